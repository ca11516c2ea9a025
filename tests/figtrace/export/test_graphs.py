"""A graph of entities is what Graphviz, GraphML's readers and a viewer of pictures understand."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Label
from corpus.errors import UsageError
from figtrace.ask.neighbours import EntityGraph, GraphEdge, GraphNode
from figtrace.export.graphs import to_dot, to_graphml, to_png, to_svg, write_png, write_svg
from tests.optional import hide, needs, optional

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
def test_a_png_without_graphviz_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hide(monkeypatch, tmp_path, "dot")
    with pytest.raises(UsageError, match="install it, or use --dot"):
        to_png(SMALL)


@needs("dot")
def test_a_png_is_drawn_by_graphviz() -> None:
    assert to_png(SMALL).startswith(b"\x89PNG")


@needs("dot")
def test_an_svg_names_its_nodes() -> None:
    assert b"<title>firm:a</title>" in to_svg(SMALL)


SMALL = EntityGraph(
    "firm:a",
    (GraphNode("firm:a", Label.FIRM, 'A "B"', 3), GraphNode("place:X", Label.PLACE, "X & Y", 2)),
    (GraphEdge("firm:a", "place:X", 2, 4), GraphEdge("firm:b", "place:X", 1, 1)),
)


def test_dot_names_colours_and_thickens() -> None:
    assert to_dot(SMALL).splitlines() == [
        "graph entities {",
        "  node [shape=box, style=filled, fontname=Helvetica];",
        '  "firm:a" [label="A \\"B\\"", fillcolor="#c6d8ee"];',
        '  "place:X" [label="X & Y", fillcolor="#eee8b8"];',
        '  "firm:a" -- "place:X" [weight=2, penwidth=4.50];',
        '  "firm:b" -- "place:X" [weight=1, penwidth=2.50];',
        "}",
    ]


@pytest.mark.parametrize("label", Label)
def test_every_kind_of_entity_has_a_colour_of_its_own(label: Label) -> None:
    def drawn(kind: Label) -> str:
        return to_dot(EntityGraph("a", (GraphNode("a", kind, "A", 1),), ()))

    assert all(drawn(label) != drawn(other) for other in Label if other is not label)


def test_a_graph_without_ties_is_drawn_as_well() -> None:
    assert "--" not in to_dot(EntityGraph("a", (GraphNode("a", Label.FIRM, "A", 1),), ()))
    assert "<edge" not in to_graphml(EntityGraph("a", (), ()))


def test_graphml_declares_what_its_nodes_and_edges_carry() -> None:
    space = "{http://graphml.graphdrawing.org/xmlns}"
    tree = ElementTree.fromstring(to_graphml(SMALL))
    keys = {key.get("id"): (key.get("for"), key.get("attr.type")) for key in tree.findall(f"{space}key")}
    node, edge = tree.find(f".//{space}node"), tree.find(f".//{space}edge")
    assert node is not None
    assert edge is not None
    assert keys == {
        "label": ("node", "string"), "kind": ("node", "string"), "mentions": ("node", "int"),
        "sentences": ("edge", "int"), "passages": ("edge", "int"),
    }  # fmt: skip
    assert {data.get("key"): data.text for data in node} == {
        "label": 'A "B"',
        "kind": "firm",
        "mentions": "3",
    }
    assert {data.get("key"): data.text for data in edge} == {"sentences": "2", "passages": "4"}
    assert (node.get("id"), edge.get("source"), edge.get("target")) == ("firm:a", "firm:a", "place:X")


def stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """A program of the name of Graphviz's that does this."""
    program = folder / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda name: str(program) if name == "dot" else None)


def test_what_graphviz_draws_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in(monkeypatch, tmp_path, 'echo "$1"; cat')
    write_png(SMALL, tmp_path / "out.png")
    assert (tmp_path / "out.png").read_text(encoding="utf-8") == f"-Tpng\n{to_dot(SMALL)}"
    write_svg(SMALL, tmp_path / "out.svg")
    assert (tmp_path / "out.svg").read_text(encoding="utf-8") == f"-Tsvg\n{to_dot(SMALL)}"


@pytest.mark.parametrize(
    "script", ["cat >/dev/null; echo no fonts >&2; exit 1", "cat >/dev/null; echo no fonts >&2"]
)
def test_what_graphviz_says_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str) -> None:
    stand_in(monkeypatch, tmp_path, script)
    with pytest.raises(UsageError, match="Graphviz cannot draw the graph: no fonts"):
        to_png(SMALL)


def test_a_picture_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    stand_in(monkeypatch, tmp_path, "cat")
    with pytest.raises(UsageError, match=rf"{tmp_path} is a folder: expected the name of a file"):
        write_png(SMALL, tmp_path)
