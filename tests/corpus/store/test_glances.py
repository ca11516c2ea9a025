"""A corpus at a glance."""

from __future__ import annotations

from corpus.geometry import DocId
from corpus.store import (
    MetadataEdit,
    Store,
    commonest_scopes,
    decisions_stamp,
    document_stamp,
    documents_citing,
    is_being_written,
    made_of,
    record_rename,
    record_undo,
    store_stamp,
)
from tests.figtrace.small_corpus import LEAVERS, MAKERS, put, store_of
from tests.strategies import document_of


def test_the_stamp_is_the_same_as_long_as_nothing_is_written() -> None:
    store = store_of(MAKERS)
    assert store_stamp(store) == store_stamp(store)


def test_another_document_makes_another_stamp() -> None:
    store = store_of(MAKERS)
    before = store_stamp(store)
    put(store, LEAVERS)
    assert store_stamp(store) != before


def test_a_decision_makes_another_stamp() -> None:
    store = store_of(MAKERS)
    before = store_stamp(store)
    run = store.begin_run("entities rename", "0")
    record_rename(store, "firm:lenovo", "Lenovo Group", run=run)
    assert store_stamp(store) != before


def test_what_a_document_was_made_of_is_told_until_it_is_read_or_annotated_anew() -> None:
    store = store_of(MAKERS, LEAVERS)
    before = made_of(store, MAKERS.id)
    assert before
    assert made_of(store, LEAVERS.id) != before
    record_rename(store, "firm:lenovo", "Lenovo Group", run=store.begin_run("entities rename", "0"))
    assert made_of(store, MAKERS.id) == before
    store._connection.write("UPDATE annotations SET producer = 'newer'")
    assert made_of(store, MAKERS.id) != before
    assert made_of(store, DocId("0" * 64)) == ""


def test_an_empty_corpus_has_a_stamp_and_no_scopes() -> None:
    store = Store.in_memory()
    assert store_stamp(store)
    assert commonest_scopes(store, limit=5) == ()


def test_scopes_have_values_of_several_years() -> None:
    rows = [f"U.S. imports from China were ${n}.5 billion in {2000 + n}." for n in range(3, 7)]
    found = commonest_scopes(store_of(document_of(*rows, doc="e5")), limit=5)
    assert found
    assert all(one.years > 1 and one.unit == "USD" for one in found)


def test_nobody_cites_a_document_that_no_callout_means() -> None:
    assert documents_citing(store_of(MAKERS, LEAVERS), DocId(MAKERS.id)) == ()


def test_a_decision_and_its_undoing_make_other_stamps_of_decisions() -> None:
    store = store_of(MAKERS)
    seen = [decisions_stamp(store)]
    run = store.begin_run("entities rename", "0")
    assert decisions_stamp(store) == seen[0]
    record_rename(store, "firm:lenovo", "Lenovo Group", run=run)
    seen.append(decisions_stamp(store))
    record_undo(store, run=run)
    seen.append(decisions_stamp(store))
    assert len(set(seen)) == 3


def test_a_corpus_is_being_written_until_the_run_that_began_last_has_ended() -> None:
    store = Store.in_memory()
    assert not is_being_written(store)
    run = store.begin_run("ingest", "0")
    assert is_being_written(store)
    store.end_run(run)
    assert not is_being_written(store)


def test_a_document_has_another_stamp_after_its_metadata_was_set() -> None:
    store = store_of(MAKERS, LEAVERS)
    before, other = document_stamp(store, MAKERS.id), document_stamp(store, LEAVERS.id)
    with store.transaction():
        store.edit_metadata(MAKERS.id, MetadataEdit("title", "Other", "person"))
    assert document_stamp(store, MAKERS.id) != before
    assert document_stamp(store, LEAVERS.id) == other
    assert document_stamp(store, DocId("0" * 64)).strip() == ""
