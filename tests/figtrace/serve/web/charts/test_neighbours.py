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


def _around(count: int) -> EntityGraph:
    others = [GraphNode(f"place:{n}", Label.PLACE, chr(65 + n), 1) for n in range(count)]
    centre = GraphNode("firm:a", Label.FIRM, "A", 4)
    edges = [GraphEdge("firm:a", other.key, n, n) for n, other in enumerate(others)]
    return EntityGraph("firm:a", (centre, *others), tuple(edges))


def test_the_picture_is_as_wide_as_a_column_and_leaves_room_for_names() -> None:
    made = graph(_around(4))
    assert (made.width, made.height) == (780, 400)
    assert [(node.x, node.y) for node in made.nodes] == [
        (390.0, 200.0), (520.8, 75.5), (520.8, 324.5), (259.2, 324.5), (259.2, 75.5),
    ]  # fmt: skip


def test_names_stand_below_the_middle_and_away_from_it_at_the_sides() -> None:
    assert [node.anchor for node in graph(_around(4)).nodes] == ["middle", "start", "start", "end", "end"]
    assert [node.anchor for node in graph(_around(1)).nodes] == ["middle", "start"]


def test_the_area_of_a_disc_grows_with_the_mentions() -> None:
    assert [node.radius for node in graph(_around(2)).nodes] == [12.0, 8.0, 8.0]
    silent = EntityGraph("firm:a", (GraphNode("firm:a", Label.FIRM, "A", 0),), ())
    assert [node.radius for node in graph(silent).nodes] == [4.0]


def test_lines_are_as_thick_as_their_sentences_are_many() -> None:
    made = graph(_around(3))
    assert [(edge.title, edge.width) for edge in made.edges] == [
        ("A and B: 1 sentences", 2.5),
        ("A and C: 2 sentences", 4.5),
    ]
    assert all((edge.x1, edge.y1) == (390.0, 200.0) for edge in made.edges)


def test_neighbours_stand_by_kind_and_name_and_lines_lead_to_those_alone() -> None:
    made = EntityGraph(
        "firm:a",
        (
            GraphNode("firm:a", Label.FIRM, "A", 9),
            GraphNode("product:c", Label.PRODUCT, "C", 1),
            GraphNode("place:z", Label.PLACE, "Z", 1),
            GraphNode("place:b", Label.PLACE, "B", 1),
        ),
        (GraphEdge("firm:a", "place:gone", 3, 3), GraphEdge("place:gone", "firm:a", 3, 3)),
    )
    assert [node.name for node in graph(made).nodes] == ["A", "B", "Z", "C"]
    assert graph(made).edges == ()
