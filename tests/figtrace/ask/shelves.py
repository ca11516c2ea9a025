"""Small corpora in memory, by their words."""

from corpus.store import Store
from tests.strategies import document_of

__all__ = ["shelf"]


def shelf(**papers: tuple[int | None, tuple[str, ...]]) -> Store:
    """A store of documents by a letter of their id, each with its year and paragraphs."""
    store = Store.in_memory()
    run = store.begin_run("ingest", "0")
    with store.transaction():
        for doc, (year, paragraphs) in papers.items():
            document = document_of(*paragraphs, doc=doc, title=f"Paper {doc}", year=year)
            store.put_document(document, run=run)
    return store
