"""An entity among its neighbours."""

from __future__ import annotations

from corpus.annotations import Label
from figtrace.ask.neighbours import EntityGraph, GraphEdge, GraphNode
from figtrace.serve.web.charts.neighbours import graph

MADE = EntityGraph(
    "firm:a",
    (
        GraphNode("firm:a", Label.FIRM, "A", 9),
        GraphNode("place:b", Label.PLACE, "B", 4),
        GraphNode("product:c", Label.PRODUCT, "C", 1),
    ),
    (GraphEdge("firm:a", "place:b", 4, 5), GraphEdge("place:b", "product:c", 0, 2)),
)


def test_the_entity_stands_in_the_middle_and_is_largest() -> None:
    made = graph(MADE)
    centre = made.nodes[0]
    assert (centre.key, centre.x, centre.y) == ("firm:a", made.width / 2, made.height / 2)
    assert all(centre.radius > node.radius for node in made.nodes[1:])


def test_no_two_stand_in_one_place_and_all_inside() -> None:
    made = graph(MADE)
    assert len({(node.x, node.y) for node in made.nodes}) == 3
    assert all(0 < node.x < made.width and 0 < node.y < made.height for node in made.nodes)


def test_a_line_needs_a_sentence_that_both_share() -> None:
    assert [edge.title for edge in graph(MADE).edges] == ["A and B: 4 sentences"]


def test_an_empty_graph_is_an_empty_picture() -> None:
    assert graph(EntityGraph("x", (), ())).nodes == ()
