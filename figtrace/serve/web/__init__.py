"""The desk: a corpus and its checks in a browser, served on this machine alone."""

__all__: list[str] = []
