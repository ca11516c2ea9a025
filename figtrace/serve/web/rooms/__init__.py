"""The desk's rooms: one module each, from an address to what stands there."""

__all__: list[str] = []
