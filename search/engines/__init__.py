"""The adapters behind the port: tantivy and Elasticsearch."""

__all__: list[str] = []
