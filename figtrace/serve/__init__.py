"""Faces other than the terminal: the browser, editors, other programs."""

__all__: list[str] = []
