"""Entities are told by number, name, finder, document and place, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from corpus.annotations import Label
from corpus.geometry import PageIndex, Span
from corpus.store.entity_queries import (
    EntityCount,
    EntityDocument,
    EntityMention,
    EntityName,
    FoundAs,
    MentionsOf,
    SurfaceCount,
    canonical_names,
    count_entities,
    count_surfaces,
    entities_called,
    entity_count,
    entity_documents,
    entity_names,
    entity_spellings,
    found_as,
    mentions_beside,
    mentions_in,
    printed_mentions,
)
from corpus.store.identity_log import record_ignore, record_merge
from corpus.store.store import Store
from tests.corpus.store.made import mention_of, put
from tests.strategies import document_of

FIRST = document_of(
    "Foxconn, Hon\nHai and Hon Hai met Lenovo in Table 1.", doc="bb", title="Makers", year=2009
)
SECOND = document_of("Lenovo left. Hon Hai did not.", doc="aa")
HONHAI = "Hon Hai (Foxconn)"
MENTIONS = [
    mention_of(FIRST, "Lenovo", "firm:lenovo", "Lenovo"),
    mention_of(FIRST, "Foxconn", "firm:honhai", HONHAI),
    mention_of(FIRST, "Hon\nHai", "firm:honhai", HONHAI, by="rule"),
    mention_of(FIRST, "Hon Hai", "firm:honhai", HONHAI, by="rule"),
    mention_of(FIRST, "Table 1", "table:1", "Table 1", by="objects"),
]
OTHERS = [
    mention_of(SECOND, "Lenovo", "org:~lenovo", "Lenovo", by="model"),
    mention_of(SECOND, "Hon Hai", "firm:honhai", HONHAI),
]
COUNTED = EntityCount("firm:honhai", Label.FIRM, HONHAI, 4, 2)
LENOVO = EntityCount("firm:lenovo", Label.FIRM, "Lenovo", 1, 1)
MODEL = EntityCount("org:~lenovo", Label.ORG, "Lenovo", 1, 1)
TABLE = EntityCount("table:1", Label.OBJECT, "Table 1", 1, 1)


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with Store.in_memory() as store:
        put(store, FIRST, entities=MENTIONS)
        put(store, SECOND, entities=OTHERS)
        yield store


def test_entities_are_counted_most_mentioned_first_without_the_papers_own_tables(store: Store) -> None:
    assert count_entities(store) == (COUNTED, LENOVO, MODEL)


def test_entities_are_counted_by_kind_and_words(store: Store) -> None:
    assert count_entities(store, label=Label.FIRM) == (COUNTED, LENOVO)
    assert count_entities(store, label=Label.OBJECT) == (TABLE,)
    assert count_entities(store, label=Label.POLICY) == ()
    assert count_entities(store, words="foxconn") == (COUNTED,)
    assert count_entities(store, words="org:~lenovo") == (MODEL,)
    assert count_entities(store, label=Label.FIRM, words="enov") == (LENOVO,)
    assert count_entities(store, words="%") == ()


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_no_more_entities_are_counted_than_asked_for(store: Store, limit: int) -> None:
    assert count_entities(store, limit=limit) == (COUNTED, LENOVO, MODEL)[:limit]


@pytest.mark.parametrize(
    ("key", "counted"), [("firm:honhai", COUNTED), ("table:1", TABLE), ("firm:nobody", None)]
)
def test_one_entity_is_counted_by_its_id(store: Store, key: str, counted: EntityCount | None) -> None:
    assert entity_count(store, key) == counted


@pytest.mark.parametrize(
    ("name", "by_id", "by_name", "by_surface"),
    [
        ("FIRM:honhai", ["firm:honhai"], [], []),
        ("hon hai (foxconn)", [], ["firm:honhai"], []),
        ("foxconn", [], [], ["firm:honhai"]),
        ("Lenovo", [], ["firm:lenovo", "org:~lenovo"], ["firm:lenovo", "org:~lenovo"]),
        ("Table 1", [], ["table:1"], ["table:1"]),
        ("Hon", [], [], []),
    ],
)
def test_an_entity_is_called_by_id_then_name_then_surface(
    store: Store, name: str, by_id: list[str], by_name: list[str], by_surface: list[str]
) -> None:
    assert [[one.key for one in called] for called in entities_called(store, name)] == [
        by_id,
        by_name,
        by_surface,
    ]


def test_the_most_mentioned_of_a_name_comes_first(store: Store) -> None:
    again = document_of("Lenovo, again.", doc="cc")
    put(store, again, entities=[mention_of(again, "Lenovo", "org:~lenovo", "Lenovo", by="model")])
    _, called, _ = entities_called(store, "lenovo")
    assert [(one.key, one.mentions, one.documents) for one in called] == [
        ("org:~lenovo", 2, 2),
        ("firm:lenovo", 1, 1),
    ]


def test_every_entity_has_one_name(store: Store) -> None:
    assert set(entity_names(store)) == {
        EntityName("firm:honhai", Label.FIRM, HONHAI),
        EntityName("firm:lenovo", Label.FIRM, "Lenovo"),
        EntityName("org:~lenovo", Label.ORG, "Lenovo"),
        EntityName("table:1", Label.OBJECT, "Table 1"),
    }
    assert len(entity_names(store)) == 4


def test_spellings_are_names_surfaces_and_ids_once_each_without_objects(store: Store) -> None:
    assert [(one.name, one.key) for one in entity_spellings(store)] == [
        ("Foxconn", "firm:honhai"),
        ("Hon\nHai", "firm:honhai"),
        ("Hon Hai", "firm:honhai"),
        (HONHAI, "firm:honhai"),
        ("Lenovo", "firm:lenovo"),
        ("Lenovo", "org:~lenovo"),
        ("firm:honhai", "firm:honhai"),
        ("firm:lenovo", "firm:lenovo"),
        ("org:~lenovo", "org:~lenovo"),
    ]
    assert entity_spellings(store)[0].label is Label.FIRM


def test_surfaces_over_two_lines_are_counted_with_those_on_one(store: Store) -> None:
    assert count_surfaces(store, "firm:honhai") == (SurfaceCount("Hon Hai", 3), SurfaceCount("Foxconn", 1))
    assert count_surfaces(store, "firm:nobody") == ()


def test_surfaces_of_one_number_are_in_the_order_of_their_letters(store: Store) -> None:
    document = document_of("b then a", doc="cc")
    put(store, document, entities=[mention_of(document, "b", "org:~x"), mention_of(document, "a", "org:~x")])
    assert [one.surface for one in count_surfaces(store, "org:~x")] == ["a", "b"]


def test_it_is_told_who_found_an_entity_and_under_which_key(store: Store) -> None:
    run = store.begin_run("test", "0")
    record_merge(store, "org:~lenovo", "firm:honhai", run=run)
    assert found_as(store, "firm:honhai") == (
        FoundAs("firm:honhai", "list", 2),
        FoundAs("firm:honhai", "rule", 2),
        FoundAs("org:~lenovo", "model", 1),
    )
    record_ignore(store, "firm:honhai", surface="Foxconn", run=run)
    assert FoundAs("firm:honhai", "list", 1) in found_as(store, "firm:honhai")


def test_documents_that_name_an_entity_are_told_by_id_and_by_number(store: Store) -> None:
    assert entity_documents(store, "firm:honhai") == (
        EntityDocument(FIRST.id, "Makers", 2009, 3),
        EntityDocument(SECOND.id, "aa.pdf", None, 1),
    )
    assert entity_documents(store, "firm:nobody") == ()


def test_mentions_are_in_the_order_of_the_text(store: Store) -> None:
    assert [one.key for one in mentions_in(store, FIRST.id)] == [
        *["firm:honhai"] * 3,
        "firm:lenovo",
        "table:1",
    ]
    assert mentions_in(store, FIRST.id, key="firm:lenovo") == (
        EntityMention("firm:lenovo", MENTIONS[0].span, PageIndex(0)),
    )
    assert mentions_in(store, SECOND.id, key="table:1") == ()


def test_mentions_of_one_entity_are_printed_as_they_stand(store: Store) -> None:
    found = list(printed_mentions(store, FIRST.id, key="firm:honhai"))
    assert [one.surface for one in found] == ["Foxconn", "Hon\nHai", "Hon Hai"]
    assert [one.page for one in found] == [0, 0, 0]
    assert len(list(printed_mentions(store, FIRST.id))) == len(MENTIONS)


def test_all_mentions_of_the_documents_that_name_an_entity_come_document_by_document(store: Store) -> None:
    (found,) = mentions_beside(store, "firm:lenovo")
    assert found == MentionsOf(
        FIRST.id,
        tuple(one.key for one in MENTIONS),
        tuple(one.span.start for one in MENTIONS),
    )
    assert [one.doc for one in mentions_beside(store, "firm:honhai")] == [FIRST.id, SECOND.id]
    assert list(mentions_beside(store, "firm:nobody")) == []


def test_names_are_told_of_those_that_are_mentioned(store: Store) -> None:
    asked = ("firm:honhai", "org:~lenovo", "firm:nobody")
    assert canonical_names(store, asked) == {"firm:honhai": HONHAI, "org:~lenovo": "Lenovo"}
    assert canonical_names(store, ()) == {}
    record_ignore(store, "firm:honhai", run=store.begin_run("test", "0"))
    assert "firm:honhai" not in canonical_names(store, asked)
    assert [one.keys for one in mentions_beside(store, "firm:lenovo")] == [("firm:lenovo", "table:1")]


def test_what_is_ignored_is_told_nowhere(store: Store) -> None:
    record_ignore(store, "firm:honhai", run=store.begin_run("test", "0"))
    key = "firm:honhai"
    assert entity_count(store, key) is None
    assert not count_surfaces(store, key)
    assert not found_as(store, key)
    assert not entity_documents(store, key)
    assert not mentions_in(store, FIRST.id, key=key)
    assert key not in {one.key for one in (*entity_names(store), *entity_spellings(store))}
    assert key not in {one.key for one in count_entities(store)}


def test_two_mentions_at_one_place_keep_their_order(store: Store) -> None:
    document = document_of("ab", doc="cc")
    both = [
        mention_of(document, "ab", "org:~z"),
        replace(mention_of(document, "a", "org:~y"), span=Span(0, 1)),
    ]
    put(store, document, entities=both)
    assert [one.key for one in mentions_in(store, document.id)] == ["org:~z", "org:~y"]
