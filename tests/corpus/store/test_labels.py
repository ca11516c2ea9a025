"""Labels stay with a document until others are given, whatever is read of it anew."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.store import DocumentLabel, LabelKind, Store, document_labels, documents_labelled, keep_labels
from tests.figtrace.small_corpus import LEAVERS, MAKERS, put, store_of

TAG = DocumentLabel(LabelKind.TAG, "Tariffs")
BELOW = DocumentLabel(LabelKind.COLLECTION, "Trade / Processing")


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with store_of(MAKERS, LEAVERS) as store:
        keep_labels(store, {MAKERS.id: [TAG, BELOW], LEAVERS.id: [TAG]})
        yield store


def test_labels_are_kept_by_kind_and_name(store: Store) -> None:
    assert document_labels(store) == {MAKERS.id: (BELOW, TAG), LEAVERS.id: (TAG,)}


def test_others_take_their_place_and_no_other_documents(store: Store) -> None:
    keep_labels(store, {MAKERS.id: []})
    assert document_labels(store) == {LEAVERS.id: (TAG,)}


def test_they_outlive_a_new_reading_and_go_with_the_document(store: Store) -> None:
    put(store, MAKERS)
    assert document_labels(store)[MAKERS.id] == (BELOW, TAG)
    with store.transaction():
        store.remove_document(MAKERS.id)
    assert MAKERS.id not in document_labels(store)


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        ("tariffs", LabelKind.TAG, {MAKERS.id, LEAVERS.id}),
        ("trade", LabelKind.COLLECTION, {MAKERS.id}),
        ("Trade / Processing", LabelKind.COLLECTION, {MAKERS.id}),
        ("Processing", LabelKind.COLLECTION, set()),
        ("tariffs", LabelKind.COLLECTION, set()),
    ],
)
def test_a_collection_holds_what_is_in_those_below_it(
    store: Store, name: str, kind: LabelKind, found: set[str]
) -> None:
    assert documents_labelled(store, name, kind) == found


def test_labels_that_are_kept_already_are_not_written(store: Store) -> None:
    with store.transaction():  # nothing else may write meanwhile: a second transaction would be refused
        keep_labels(store, {MAKERS.id: [BELOW, TAG]})
