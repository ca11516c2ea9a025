"""The print of a document changes with what is kept of it, and with nothing else."""

from collections.abc import Iterator

import pytest

from corpus.document import Document
from corpus.store import SIDECAR, MetadataEdit, RunId, Store, content_prints
from tests.strategies import document_of, one_claim

ONE = document_of("Imports were $92 in 2008.", doc="a1", title="Trade")
TWO = document_of("Exports were $5 in 2008.", doc="b2", title="Trade")


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as store:
        for made in (ONE, TWO):
            keep(store, made)
        yield store


def keep(store: Store, made: Document, surface: str = "") -> RunId:
    run = store.begin_run("test", "1")
    with store.transaction():
        store.put_document(made, run=run)
        if surface:
            store.put_annotations(made, one_claim(made, surface, surface.strip("$")), run=run)
    return run


def test_every_document_has_a_print_and_documents_differ(store: Store) -> None:
    prints = content_prints(store)
    assert prints.keys() == {ONE.id, TWO.id}
    assert len(set(prints.values())) == 2


def test_the_same_put_again_has_the_same_print(store: Store) -> None:
    before = content_prints(store)
    keep(store, ONE)
    assert content_prints(store) == before


def test_annotations_metadata_and_another_reading_change_it_and_no_other(store: Store) -> None:
    seen = [content_prints(store)]
    keep(store, ONE, "$92")
    seen.append(content_prints(store))
    with store.transaction():
        store.edit_metadata(ONE.id, MetadataEdit("title", "Trade again", SIDECAR))
    seen.append(content_prints(store))
    keep(store, ONE)
    seen.append(content_prints(store))
    assert len({prints[ONE.id] for prints in seen}) == 4
    assert len({prints[TWO.id] for prints in seen}) == 1


def test_a_print_is_the_same_in_another_store(store: Store) -> None:
    with Store.in_memory() as other:
        keep(other, ONE)
        assert content_prints(other)[ONE.id] == content_prints(store)[ONE.id]


def test_an_empty_store_has_none() -> None:
    with Store.in_memory() as store:
        assert content_prints(store) == {}
