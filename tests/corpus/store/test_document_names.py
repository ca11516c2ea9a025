"""A person's name for a document leads to one document or is refused with the choices; labels to many."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from corpus.errors import UsageError
from corpus.store.document_names import (
    DocumentLabel,
    LabelKind,
    document_labels,
    documents_labelled,
    keep_labels,
    resolve_document,
)
from corpus.store.store import Store
from tests.corpus.store.made import put
from tests.strategies import document_of

FIRST = document_of("Imports grew.", doc="aa01", title="Trade in ATP", year=2009)
SECOND = document_of("Exports fell.", doc="bb02", title="Trade in cells", year=2010)


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with Store.in_memory() as store:
        put(store, FIRST)
        put(store, SECOND)
        yield store


@pytest.mark.parametrize("name", ["bb02", "bb02.pdf", "BB02bb", "cells"])
def test_a_document_is_known_by_id_file_or_title(store: Store, name: str) -> None:
    assert resolve_document(store, name) == SECOND.id


def test_a_name_of_two_documents_is_refused_with_the_choices(store: Store) -> None:
    with pytest.raises(UsageError, match=r"names 2 documents: .*aa01.*bb02"):
        resolve_document(store, "trade")


def test_a_name_of_none_tells_how_to_list_them(store: Store) -> None:
    with pytest.raises(UsageError, match="figtrace status --documents"):
        resolve_document(store, "zz")


@pytest.mark.parametrize("name", ["b", "bb0"])
def test_fewer_than_four_signs_are_no_beginning_of_an_id(name: str) -> None:
    with Store.in_memory() as store:
        put(store, replace(SECOND, source="x.pdf"))
        assert resolve_document(store, "bb02") == SECOND.id
        with pytest.raises(UsageError):
            resolve_document(store, name)


def test_a_whole_file_name_goes_before_a_part_of_another() -> None:
    with Store.in_memory() as store:
        put(store, replace(FIRST, source="papers/salt.pdf"))
        put(store, replace(SECOND, source="papers\\more salt.pdf"))
        assert resolve_document(store, "salt") == resolve_document(store, "papers/salt.pdf") == FIRST.id
        assert resolve_document(store, "more salt.pdf") == resolve_document(store, "MORE") == SECOND.id


def test_no_more_than_five_choices_are_told() -> None:
    with Store.in_memory() as store:
        for number in range(6):
            put(store, document_of("Salt.", doc=f"0{number}", title="Salt"))
        with pytest.raises(UsageError, match="names 6 documents") as told:
            resolve_document(store, "salt")
    assert str(told.value).count(".pdf") == 5


TAG = DocumentLabel(LabelKind.TAG, "Tariffs")
BELOW = DocumentLabel(LabelKind.COLLECTION, "Trade / Processing")


@pytest.fixture(name="labelled")
def _labelled(store: Store) -> Store:
    keep_labels(store, {FIRST.id: [TAG, BELOW], SECOND.id: [TAG]})
    return store


def test_labels_are_kept_by_kind_and_name(labelled: Store) -> None:
    assert document_labels(labelled) == {FIRST.id: (BELOW, TAG), SECOND.id: (TAG,)}


def test_other_labels_take_their_place_and_no_other_documents(labelled: Store) -> None:
    keep_labels(labelled, {FIRST.id: []})
    assert document_labels(labelled) == {SECOND.id: (TAG,)}


def test_labels_outlive_a_new_reading_and_go_with_the_document(labelled: Store) -> None:
    put(labelled, FIRST)
    assert document_labels(labelled)[FIRST.id] == (BELOW, TAG)
    with labelled.transaction():
        labelled.remove_document(FIRST.id)
    assert FIRST.id not in document_labels(labelled)


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("tariffs", LabelKind.TAG, {FIRST.id, SECOND.id}),
        ("trade", LabelKind.COLLECTION, {FIRST.id}),
        ("Trade / Processing", LabelKind.COLLECTION, {FIRST.id}),
        ("Processing", LabelKind.COLLECTION, set()),
        ("tariffs", LabelKind.COLLECTION, set()),
    ],
)
def test_a_collection_holds_what_is_in_those_below_it(
    labelled: Store, name: str, kind: LabelKind, found: set[str]
) -> None:
    assert documents_labelled(labelled, name, kind) == found


def test_labels_that_are_kept_already_are_not_written(labelled: Store) -> None:
    with labelled.transaction():  # a transaction within one would be refused
        keep_labels(labelled, {FIRST.id: [BELOW, TAG]})
