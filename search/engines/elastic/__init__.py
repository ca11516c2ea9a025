"""The engine of a team: Elasticsearch behind the port, and all that is said to its server."""

__all__: list[str] = []
