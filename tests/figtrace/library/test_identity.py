"""A person decides on identity by names and ids; what is unclear is asked back, what is decided is listed."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import UsageError
from corpus.store import Store
from figtrace.library.identity import (
    decision_lines,
    ignore_entity,
    merge_entities,
    rename_entity,
    resolve_entity,
    split_entity,
    undo_decision,
)
from tests.figtrace.small_corpus import ALL, MAKERS, put, store_of
from tests.strategies import document_of


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with store_of(*ALL) as store:
        yield store


@pytest.mark.parametrize("name", ["firm:honhai", "FIRM:HONHAI", "foxconn", "Hon Hai Precision Industry"])
def test_an_entity_is_meant_by_id_name_or_surface(store: Store, name: str) -> None:
    assert resolve_entity(store, name) == "firm:honhai"


@pytest.mark.parametrize("name", ["Foxcon", "firm:honhay", "Hon"])
def test_an_unknown_name_is_answered_with_near_ones(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match=r"near are .*firm:honhai"):
        resolve_entity(store, name)


def test_a_name_that_is_like_nothing_says_where_to_look(store: Store) -> None:
    with pytest.raises(UsageError, match="figtrace entities"):
        resolve_entity(store, "zzzzzzzzqqqq")


def test_a_name_of_two_entities_asks_for_the_id(store: Store) -> None:
    rename_entity(store, "Foxconn", "Maker", version="1")
    rename_entity(store, "Lenovo", "Maker", version="1")
    with pytest.raises(UsageError, match=r"names 2 entities: firm:honhai .*firm:lenovo"):
        resolve_entity(store, "maker")


def test_decisions_are_listed_in_words_with_their_time(store: Store) -> None:
    merge_entities(store, "Foxconn", "Lenovo", version="1")
    split_entity(store, "Lenovo", "Hon Hai", version="1")
    rename_entity(store, "firm:lenovo", "Legend", version="1")
    ignore_entity(store, "firm:~hon hai", version="1")
    undo_decision(store, version="1")
    lines = decision_lines(store)
    assert [line.decision for line in lines] == [
        "firm:honhai merged into firm:lenovo",
        "'hon hai' of firm:lenovo split into firm:~hon hai",
        "firm:lenovo renamed 'Legend'",
        "firm:~hon hai ignored",
    ]
    assert [line.state for line in lines] == ["holds", "holds", "holds", "undone"]
    assert all(line.when and line.who == "person" for line in lines)
    assert [line.id for line in decision_lines(store, "firm:~hon hai")] == [2, 4]


def test_a_refused_decision_leaves_no_open_run(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with Store.open(path, create=True) as store:
        put(store, MAKERS)
        with pytest.raises(UsageError):
            split_entity(store, "Foxconn", "Apple", version="1")
    with sqlite3.connect(path) as db:
        ended = [row[0] for row in db.execute("SELECT ended FROM runs WHERE command LIKE 'entities%'")]
    db.close()
    assert len(ended) == 1
    assert None not in ended


def test_a_surface_is_split_into_a_named_entity_and_ignored_alone(store: Store) -> None:
    split_entity(store, "firm:honhai", "Foxconn", into="Lenovo", version="1")
    ignore_entity(store, "firm:honhai", surface="hon hai", version="1")
    assert resolve_entity(store, "Foxconn") == "firm:lenovo"
    with pytest.raises(UsageError):
        resolve_entity(store, "firm:honhai")


def of_words(*paragraphs: str) -> Document:
    return document_of(*paragraphs, doc="d4")


def test_an_id_wins_over_a_name_and_a_name_over_a_surface() -> None:
    with store_of(of_words("Foxconn grew. Lenovo grew.")) as store:
        rename_entity(store, "firm:lenovo", "Foxconn", version="1")
        assert resolve_entity(store, "Foxconn") == "firm:lenovo"
        rename_entity(store, "firm:lenovo", "firm:honhai", version="1")
        assert resolve_entity(store, "firm:honhai") == "firm:honhai"


def test_choices_tell_name_and_mentions_most_mentioned_first(store: Store) -> None:
    rename_entity(store, "Foxconn", "Maker", version="1")
    rename_entity(store, "Lenovo", "Maker", version="1")
    with pytest.raises(UsageError) as told:
        resolve_entity(store, "Maker")
    assert str(told.value) == (
        "'Maker' names 2 entities: firm:honhai (Maker, 4 mentions); firm:lenovo (Maker, 4 mentions). "
        "Give the id"
    )


def test_at_most_five_near_ids_are_shown_those_that_hold_the_words_first() -> None:
    firms = "Apple, Intel, Lenovo, Nokia, Samsung, Siemens and Sony grew."
    with store_of(of_words(firms)) as store, pytest.raises(UsageError) as told:
        resolve_entity(store, "firm")
    shown = str(told.value).partition("near are ")[2].split(", ")
    assert len(shown) == 5
    assert all(key.startswith("firm:") for key in shown)


def test_an_object_of_a_document_is_meant_by_its_id_alone() -> None:
    with store_of(of_words("Table 3 shows that Foxconn grew.")) as store:
        assert resolve_entity(store, "table:3") == "table:3"
        with pytest.raises(UsageError, match="no entity 'Table 3'"):
            resolve_entity(store, "Table 3")


def test_the_decision_is_what_is_given_back(store: Store) -> None:
    made = merge_entities(store, "Foxconn", "Lenovo", version="1")
    assert (made.key, made.target) == ("firm:honhai", "firm:lenovo")
    undone = undo_decision(store, made.id, version="1")
    assert (undone.id, undone.undone is not None) == (made.id, True)
    with pytest.raises(UsageError):
        undo_decision(store, version="1")
