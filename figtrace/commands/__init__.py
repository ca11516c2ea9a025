"""The terminal: each command parses, calls one function, prints."""

__all__: list[str] = []
