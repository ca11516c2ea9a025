"""Three documents of a few sentences, in a store in memory or as a corpus on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from corpus.document import Document, Outcome, OutcomeState
from corpus.settings import load_settings
from corpus.store import FileStamp, Store
from nlp.annotate import Annotator
from search.engine import open_engine
from search.index import rebuild
from tests.strategies import document_of

MAKERS = document_of(
    "Foxconn assembled 40 percent of the notebook PCs of Lenovo in China. Foxconn grew.",
    "Lenovo is a firm of China. In 2008 Hon Hai earned $5 billion.",
    doc="a1",
    title="Makers",
    year=2009,
)
LEAVERS = document_of("Hon Hai left China. Lenovo did not leave.", doc="b2", title="Leavers", year=2012)
UNDATED = document_of("Nobody has heard of Lenovo.", doc="c3", title="Undated")
ALL = (MAKERS, LEAVERS, UNDATED)


@cache
def annotator() -> Annotator:
    """One annotator with lists and rules alone for all tests."""
    return Annotator("")


def put(store: Store, *documents: Document) -> None:
    """Keep the documents with what is found in them, read from files of their names."""
    run = store.begin_run("ingest", "0")
    for document in documents:
        with store.transaction():
            store.put_document(document, run=run)
            store.put_annotations(document, annotator()(document), run=run)
            store.put_outcome(
                Outcome(f"/papers/{document.source}", OutcomeState.DONE, doc=document.id),
                FileStamp(1, 1),
                run=run,
            )
    store.end_run(run)


def store_of(*documents: Document) -> Store:
    """A store in memory that holds them."""
    store = Store.in_memory()
    put(store, *documents)
    return store


def corpus_of(folder: Path, documents: Sequence[Document] = ALL) -> Path:
    """A corpus in this folder, with an index; the folder."""
    settings = load_settings(folder, env={})
    with Store.open(settings.db, create=True) as store, open_engine("tantivy", settings) as engine:
        put(store, *documents)
        rebuild(store, engine)
    return folder
