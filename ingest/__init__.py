"""From a file to a Document: characters, layout, tables, references, one outcome per file and page."""

__all__: list[str] = []
