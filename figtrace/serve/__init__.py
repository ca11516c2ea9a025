"""Faces for other programs: editors, assistants, browsers."""

__all__: list[str] = []
