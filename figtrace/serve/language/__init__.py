"""The language server: what the papers say of a draft's figures, in the editor in which it is written."""

__all__: list[str] = []
