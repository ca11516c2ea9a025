"""Entities as a person meets them: decided on by name, shown on cards, drawn beside one another."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Label
from corpus.codec import from_json, to_json
from corpus.document import Document
from corpus.errors import UsageError
from corpus.store import Store, SurfaceCount
from figtrace.ask.entity_cards import CardYear, EntityCard, entity_card, year_chart
from figtrace.ask.neighbours import EntityGraph, GraphEdge, GraphNode, graph, related
from figtrace.export.graphs import to_dot, to_graphml, to_png
from figtrace.library.identity import (
    decision_lines,
    ignore_entity,
    merge_entities,
    rename_entity,
    resolve_entity,
    split_entity,
    undo_decision,
)
from nlp.annotate import Annotator
from tests.optional import hide, needs, optional
from tests.strategies import document_of

ANNOTATOR = Annotator("")

FIRST = document_of(
    "Foxconn assembled 40 percent of the notebook PCs of Lenovo in China. Foxconn grew.",
    "Lenovo is a firm of China. In 2008 Hon Hai earned $5 billion.",
    doc="a1",
    title="Makers",
    year=2009,
)
SECOND = document_of("Hon Hai left China. Lenovo did not leave.", doc="b2", title="Leavers", year=2012)
THIRD = document_of("Nobody has heard of Lenovo.", doc="c3", title="Undated")


def _put(store: Store, *documents: Document) -> None:
    run = store.begin_run("ingest", "0")
    for document in documents:
        with store.transaction():
            store.put_document(document, run=run)
            store.put_annotations(document, ANNOTATOR(document), run=run)


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with Store.in_memory() as store:
        _put(store, FIRST, SECOND, THIRD)
        yield store


# -- names and decisions -------------------------------------------------------------------------------


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
        _put(store, FIRST)
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


# -- cards ---------------------------------------------------------------------------------------------


def test_a_card_shows_names_years_documents_and_passages(store: Store) -> None:
    card = entity_card(store, "Foxconn")
    assert (card.key, card.label, card.mentions) == ("firm:honhai", Label.FIRM, 4)
    assert card.surfaces == (SurfaceCount("Foxconn", 2), SurfaceCount("Hon Hai", 2))
    assert card.years == (CardYear(2009, 3, 1), CardYear(2012, 1, 1))
    assert [(one.document, one.mentions) for one in card.documents] == [("Makers", 3), ("Leavers", 1)]
    first, second = card.passages
    assert (first.page, first.mentions, first.text) == (1, 2, FIRST.text.split("\n")[0])
    assert len(first.boxes) == 2
    assert second.doc == SECOND.id
    assert [one.by for one in card.found_as] == ["list:firms"]


def test_figures_of_a_card_are_those_of_the_same_sentence(store: Store) -> None:
    card = entity_card(store, "Foxconn")
    assert {view.figure for view in card.figures} == {"40 percent", "$5 billion"}
    assert card.figures_total == 2
    assert entity_card(store, "Foxconn", figures=1).figures_total == 2
    assert len(entity_card(store, "Foxconn", figures=1).figures) == 1


def test_a_card_has_home_and_class_where_the_lists_tell_them(store: Store) -> None:
    lists = ANNOTATOR.gazetteer
    firm, goods = (entity_card(store, name, gazetteer=lists) for name in ("Lenovo", "notebook PCs"))
    assert firm.where == "CHN"
    assert goods.above[0].startswith("product:")
    assert entity_card(store, "Lenovo").where == ""


def test_a_card_tells_what_was_merged(store: Store) -> None:
    merge_entities(store, "Foxconn", "Lenovo", version="1")
    card = entity_card(store, "Lenovo")
    assert [line.decision for line in card.decisions] == ["firm:honhai merged into firm:lenovo"]
    assert {one.key for one in card.found_as} == {"firm:honhai", "firm:lenovo"}
    assert card.surfaces[0] == SurfaceCount("Lenovo", 4)


def test_a_chart_has_a_line_for_every_year_and_one_for_none(store: Store) -> None:
    chart = year_chart(entity_card(store, "Lenovo"))
    assert [line.split()[0] for line in chart] == ["2009", "2010", "2011", "2012", "n.d."]
    assert chart[0].endswith("▇ 2")
    assert chart[1] == "2010  0"


def test_a_long_passage_is_cut_around_the_mention() -> None:
    filler = "Trade grew again. " * 60
    document = document_of(f"{filler}Foxconn grew as well. {filler}".strip(), doc="d4")
    with Store.in_memory() as store:
        _put(store, document)
        (passage,) = entity_card(store, "Foxconn").passages
    assert passage.text.startswith("… Foxconn grew as well.")
    assert passage.text.endswith(" …")
    assert len(passage.text) < 620


def test_a_card_goes_through_json(store: Store) -> None:
    card = entity_card(store, "Foxconn")
    assert from_json(EntityCard, to_json(card)) == card


# -- relations -----------------------------------------------------------------------------------------


def test_what_stands_beside_an_entity_is_counted_by_sentence_and_passage(store: Store) -> None:
    found = {one.key: one for one in related(store, "firm:honhai")}
    assert (found["place:CHN"].sentences, found["place:CHN"].passages) == (2, 3)
    assert (found["firm:lenovo"].sentences, found["firm:lenovo"].documents) == (1, 2)
    assert found["product:notebooks"].figures == 1
    assert "firm:honhai" not in found


def test_related_entities_are_of_the_kind_asked_for_most_first(store: Store) -> None:
    assert [one.key for one in related(store, "place:CHN", of=Label.FIRM)] == ["firm:honhai", "firm:lenovo"]
    assert len(related(store, "place:CHN", limit=1)) == 1
    assert related(store, "firm:nobody") == []


def test_a_graph_has_the_entity_first_and_ties_among_its_neighbours(store: Store) -> None:
    made = graph(store, "firm:honhai")
    assert made.nodes[0] == GraphNode("firm:honhai", Label.FIRM, "Hon Hai Precision Industry", 4)
    pairs = {(edge.source, edge.target): edge for edge in made.edges}
    assert pairs["firm:lenovo", "place:CHN"].sentences == 2
    assert all(edge.source < edge.target for edge in made.edges)
    assert from_json(EntityGraph, to_json(made)) == made
    assert len(graph(store, "firm:honhai", limit=1).nodes) == 2


_TEXTS = st.text(st.characters(codec="utf-8"), min_size=1)


def _graph(key: str, name: str, other: str) -> EntityGraph:
    nodes = (GraphNode(key, Label.FIRM, name, 1), GraphNode(other, Label.PLACE, "n", 2))
    return EntityGraph(key, nodes, (GraphEdge(key, other, 1, 2),))


@given(_TEXTS, _TEXTS, _TEXTS)
def test_any_names_make_well_formed_graphml(key: str, name: str, other: str) -> None:
    tree = ElementTree.fromstring(to_graphml(_graph(key, name, other)))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    assert len(tree.findall(f"{space}graph/{space}node")) == 2
    assert len(tree.findall(f"{space}graph/{space}edge")) == 1


@given(_TEXTS, _TEXTS, _TEXTS)
def test_any_names_stay_within_their_quotes_in_dot(key: str, name: str, other: str) -> None:
    lines = to_dot(_graph(key, name, other)).removesuffix("\n").split("\n")
    assert len(lines) == 6
    for line in lines[2:-1]:
        bare = line.replace("\\\\", "").replace('\\"', "")
        assert bare.count('"') % 2 == 0


@optional
def test_a_png_without_graphviz_says_what_to_do(
    store: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hide(monkeypatch, tmp_path, "dot")
    with pytest.raises(UsageError, match="install it, or use --dot"):
        to_png(graph(store, "firm:honhai"))


@needs("dot")
def test_a_png_is_drawn_by_graphviz(store: Store) -> None:
    assert to_png(graph(store, "firm:honhai")).startswith(b"\x89PNG")
