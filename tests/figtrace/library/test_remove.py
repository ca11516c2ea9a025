"""A document that is removed is gone from store and index, and the others stay."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.document import Document, Outcome, OutcomeState
from corpus.errors import StoreError, UsageError
from corpus.settings import Settings
from corpus.store import SIDECAR, FileStamp, MetadataEdit, Store
from figtrace.library.remove import remove_documents
from search.engine import Engine, open_engine
from search.index import rebuild
from tests.strategies import document_of, one_claim

ONE = document_of("Imports were $92 in 2008.", doc="a1", title="Imports")
TWO = document_of("Exports were $5 in 2008.", doc="b2", title="Exports")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with open_engine("tantivy", Settings(tmp_path)) as engine:
        yield engine


@pytest.fixture
def store(engine: Engine) -> Iterator[Store]:
    with Store.in_memory() as store:
        for made, surface in ((ONE, "$92"), (TWO, "$5")):
            keep(store, made, surface)
        rebuild(store, engine)
        yield store


def keep(store: Store, made: Document, surface: str) -> None:
    run = store.begin_run("test", "1")
    with store.transaction():
        store.put_document(made, run=run)
        store.put_annotations(made, one_claim(made, surface, surface.strip("$")), run=run)
        outcome = Outcome(f"/{made.meta.title}.pdf", OutcomeState.DONE, "", made.id)
        store.put_outcome(outcome, FileStamp(1, 1), run=run)


def test_a_removed_document_is_gone_everywhere_and_the_other_stays(store: Store, engine: Engine) -> None:
    (removed,) = remove_documents(store, engine, ["Imports"])
    assert (removed.document, removed.files, removed.id) == ("Imports", ("/Imports.pdf",), ONE.id)
    assert [summary.id for summary in store.summaries()] == [TWO.id]
    assert store.claims(ONE.id) == ()
    assert store.annotations(ONE.id) is None
    assert store.page_outcomes(ONE.id) == ()
    assert store.stamp("/Imports.pdf") is None
    assert [outcome.path for outcome in store.outcomes()] == ["/Exports.pdf"]
    assert engine.documents() == {TWO.id}
    assert engine.count().claims == 1


def test_what_was_set_of_it_is_forgotten_too(store: Store, engine: Engine) -> None:
    with store.transaction():
        store.edit_metadata(ONE.id, MetadataEdit("title", "Renamed", SIDECAR))
    remove_documents(store, engine, [ONE.id])
    keep(store, ONE, "$92")
    assert store.document(ONE.id).meta.title == "Imports"


def test_a_name_given_twice_means_one_document(store: Store, engine: Engine) -> None:
    assert len(remove_documents(store, engine, ["Imports", ONE.id[:8]])) == 1


def test_where_one_name_is_wrong_nothing_is_removed(store: Store, engine: Engine) -> None:
    with pytest.raises(UsageError):
        remove_documents(store, engine, ["Imports", "no such paper"])
    assert len(store.summaries()) == 2


def test_the_store_refuses_to_remove_what_it_has_not(store: Store) -> None:
    with store.transaction(), pytest.raises(StoreError, match="not in the corpus"):
        store.remove_document(document_of("x", doc="c3").id)
