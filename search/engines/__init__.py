"""The adapters behind the port: tantivy and Elasticsearch."""
