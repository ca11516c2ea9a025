"""Tools for assistants, over the Model Context Protocol: questions to a corpus, drafts checked against it."""

__all__: list[str] = []
