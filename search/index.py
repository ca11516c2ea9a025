"""From the store to an index: the index is a projection, made again from the store at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from corpus.geometry import DocId
from corpus.store import Store
from search.engine import Engine, Record
from search.passages.records import claim_records, passages

__all__ = ["catch_up", "document_records", "index_documents", "rebuild"]

_COMMIT_EVERY = 200  # documents: a kill loses no more than these, and `catch_up` brings them back


def rebuild(
    store: Store, engine: Engine, on_document: Callable[[DocId], None] = lambda _: None
) -> tuple[DocId, ...]:
    """The documents of which a new index was made; it takes the old one's place when it is complete.

    `on_document` is called after each.
    """
    docs = tuple(summary.id for summary in store.summaries())
    with engine.rebuilding():
        for doc in docs:
            engine.add(document_records(store, doc))
            on_document(doc)
    return docs


def index_documents(
    store: Store, engine: Engine, docs: Iterable[DocId], on_document: Callable[[DocId], None] = lambda _: None
) -> None:
    """Put these documents of the store into the index in place of what it has of them."""
    for number, doc in enumerate(docs, start=1):
        engine.remove(doc)
        engine.add(document_records(store, doc))
        if number % _COMMIT_EVERY == 0:
            engine.commit()
        on_document(doc)
    engine.commit()


def catch_up(store: Store, engine: Engine) -> tuple[DocId, ...]:
    """Documents that were in the store and not in the index, and are now; what the store lost is removed."""
    held, kept = engine.documents(), {summary.id for summary in store.summaries()}
    for doc in sorted(held - kept):
        engine.remove(doc)
    missing = tuple(sorted(kept - held))
    index_documents(store, engine, missing)
    return missing


def document_records(store: Store, doc: DocId) -> Iterator[Record]:
    """The passages of the document, then its claims.

    Raises:
        StoreError: if the store has no such document.
    """
    document, annotations = store.document(doc), store.annotations(doc)
    made = list(passages(document, annotations))
    yield from made
    if annotations is not None:
        yield from claim_records(document, annotations, made)
