"""Entities are neighbours by the sentences and passages that they share."""

from collections.abc import Iterator

import pytest

from corpus.annotations import Label
from corpus.codec import from_json, to_json
from corpus.store import Store
from figtrace.ask.neighbours import EntityGraph, GraphEdge, GraphNode, Related, graph, related
from tests.figtrace.small_corpus import ALL, store_of
from tests.goldens import GOLDEN, as_lines, assert_golden
from tests.strategies import document_of


@pytest.fixture(name="store")
def _store() -> Iterator[Store]:
    with store_of(*ALL) as store:
        yield store


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


def test_all_that_is_known_of_a_neighbour() -> None:
    text = "Foxconn sold 5 percent and 6 percent to Lenovo. Lenovo grew. Foxconn is of Taiwan."
    with store_of(document_of(text, "Lenovo and Foxconn.", doc="d4")) as store:
        first, second = related(store, "firm:honhai")
    assert first == Related("firm:lenovo", Label.FIRM, "Lenovo Group", 2, 2, 1, 2)
    assert (second.key, second.sentences, second.passages, second.figures) == ("place:TWN", 1, 1, 0)


def test_passages_decide_between_neighbours_of_as_many_sentences() -> None:
    words = ("Apple met Foxconn. It grew.", "Sony met Foxconn. It grew.", "Foxconn fell. Sony did.")
    with store_of(document_of(*words, doc="d4")) as store:
        assert [one.key for one in related(store, "firm:honhai")] == ["firm:sony", "firm:apple"]


def test_objects_of_a_document_are_neighbours_only_where_they_are_asked_for() -> None:
    with store_of(document_of("Table 3 shows that Foxconn grew.", doc="d4")) as store:
        assert related(store, "firm:honhai") == []
        assert [one.key for one in related(store, "firm:honhai", of=Label.OBJECT)] == ["table:3"]


def test_ties_of_a_graph_are_counted_among_its_nodes_alone(store: Store) -> None:
    made = graph(store, "firm:honhai", of=Label.PLACE)
    assert [node.key for node in made.nodes] == ["firm:honhai", "place:CHN"]
    assert made.edges == (GraphEdge("firm:honhai", "place:CHN", 2, 3),)
    assert made.nodes[1] == GraphNode("place:CHN", Label.PLACE, "China", 3)


def test_an_entity_that_nobody_names_has_an_empty_graph(store: Store) -> None:
    assert graph(store, "firm:nobody") == EntityGraph("firm:nobody", (), ())


def test_all_ties_of_a_graph(store: Store) -> None:
    assert_golden("graph.json", as_lines(graph(store, "firm:honhai")), folder=GOLDEN / "asked")
