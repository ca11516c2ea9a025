"""From the store to an index: the index is a projection, made again from the store at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from corpus.geometry import DocId
from corpus.store import Store, content_prints
from search.engine import Engine, Record
from search.passages import claim_records, passages

__all__ = ["catch_up", "count_stale", "document_prints", "document_records", "index_documents", "rebuild"]

_COMMIT_EVERY = 200
"""Documents: a kill loses no more than these, and `catch_up` brings them back."""
_RECORDS = "records/2"
"""Rises when other records are made of the same document: every index is then brought up to it."""


def rebuild(
    store: Store, engine: Engine, on_document: Callable[[DocId], None] = lambda _: None
) -> tuple[DocId, ...]:
    """The documents of which a new index was made; it takes the old one's place when it is complete.

    `on_document` is called after each.
    """
    docs = tuple(summary.id for summary in store.summaries())
    prints = content_prints(store)
    with engine.rebuilding():
        for doc in docs:
            _add(store, engine, doc, prints[doc])
            on_document(doc)
    return docs


def index_documents(
    store: Store, engine: Engine, docs: Iterable[DocId], on_document: Callable[[DocId], None] = lambda _: None
) -> None:
    """Put these documents of the store into the index in place of what it has of them.

    Raises:
        StoreError: if the store has no such document.
    """
    prints = content_prints(store)
    for number, doc in enumerate(docs, start=1):
        engine.remove(doc)
        _add(store, engine, doc, prints.get(doc, ""))
        if number % _COMMIT_EVERY == 0:
            engine.commit()
        on_document(doc)
    engine.commit()


def catch_up(store: Store, engine: Engine) -> tuple[DocId, ...]:
    """Documents that the index did not hold as the store does, and holds now; what the store lost is removed.

    Both keep a print of each document's content: a document that was cut off by a kill, or that changed
    since, is told by it.
    """
    lost, missing = _differences(store, engine)
    for doc in lost:
        engine.remove(doc)
    index_documents(store, engine, missing)
    return missing


def count_stale(store: Store, engine: Engine) -> int:
    """How many documents the index does not hold as the store does, or holds without the store."""
    return sum(map(len, _differences(store, engine)))


def _differences(store: Store, engine: Engine) -> tuple[tuple[DocId, ...], tuple[DocId, ...]]:
    """Documents that the store has lost, and those that the index does not hold as the store does."""
    prints, held = content_prints(store), engine.contents()
    lost = tuple(sorted((engine.documents() | held.keys()) - prints.keys()))
    return lost, tuple(doc for doc in sorted(prints) if held.get(doc) != _content(prints[doc]))


def _add(store: Store, engine: Engine, doc: DocId, made: str) -> None:
    engine.add(document_records(store, doc))
    engine.vouch(doc, _content(made))


def document_prints(store: Store) -> dict[DocId, str]:
    """For every document a print of the records that are made of it: of the same, the same.

    Raises:
        StoreError: if the store cannot be read.
    """
    return {doc: _content(made) for doc, made in content_prints(store).items()}


def _content(made: str) -> str:
    return f"{_RECORDS} {made}"


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
