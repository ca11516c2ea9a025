"""A graph of entities in the formats of other programs: Graphviz, GraphML, SVG, PNG."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from corpus.annotations import Label
from corpus.english import flat
from corpus.errors import UsageError
from figtrace.ask.neighbours import EntityGraph
from figtrace.export.files import write_file

__all__ = ["to_dot", "to_graphml", "to_png", "to_svg", "write_png", "write_svg"]

_COLOURS = {
    Label.PRODUCT: "#c7e3c4",
    Label.FIRM: "#c6d8ee",
    Label.POLICY: "#f2d5b3",
    Label.ORG: "#dccfe8",
    Label.PLACE: "#eee8b8",
    Label.PERSON: "#e8e8e8",
    Label.OBJECT: "#ffffff",
}


def to_dot(made: EntityGraph) -> str:
    """The graph in Graphviz's language; lines are as thick as the sentences shared are many."""
    most = max((edge.sentences for edge in made.edges), default=0) or 1
    lines = ["graph entities {", "  node [shape=box, style=filled, fontname=Helvetica];"]
    for node in made.nodes:
        look = f"label={_quoted(node.canonical)}, fillcolor={_quoted(_COLOURS[node.label])}"
        lines.append(f"  {_quoted(node.key)} [{look}];")
    for edge in made.edges:
        width = 0.5 + 4 * edge.sentences / most
        lines.append(
            f"  {_quoted(edge.source)} -- {_quoted(edge.target)} "
            f"[weight={edge.sentences}, penwidth={width:.2f}];"
        )
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    """A string of the DOT language, in which a backslash begins an escape."""
    plain = flat(text.replace("\0", " "))
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


_GRAPHML = (
    ("label", "node", "string"),
    ("kind", "node", "string"),
    ("mentions", "node", "int"),
    ("sentences", "edge", "int"),
    ("passages", "edge", "int"),
)
"""Attributes of GraphML with what they are of and their type."""


def to_graphml(made: EntityGraph) -> str:
    """The graph as GraphML 1.0 (graphml.graphdrawing.org), for Gephi, yEd, Cytoscape or networkx."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ]
    lines += [
        f'  <key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'
        for name, of, kind in _GRAPHML
    ]
    lines.append('  <graph edgedefault="undirected">')
    for node in made.nodes:
        values = {"label": node.canonical, "kind": str(node.label), "mentions": str(node.mentions)}
        lines.append(f"    <node id={_attribute(node.key)}>{_data(values)}</node>")
    for edge in made.edges:
        ends = f"source={_attribute(edge.source)} target={_attribute(edge.target)}"
        values = {"sentences": str(edge.sentences), "passages": str(edge.passages)}
        lines.append(f"    <edge {ends}>{_data(values)}</edge>")
    return "\n".join([*lines, "  </graph>", "</graphml>"]) + "\n"


def _data(values: Mapping[str, str]) -> str:
    return "".join(f'<data key="{name}">{escape(_printable(value))}</data>' for name, value in values.items())


def _attribute(text: str) -> str:
    return quoteattr(_printable(text))


def _printable(text: str) -> str:
    """The text without what XML 1.0 does not admit."""
    return "".join(
        c if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff" else " "
        for c in text
    )


def write_png(made: EntityGraph, target: Path) -> None:
    """Draw the graph into this file.

    Raises:
        UsageError: if Graphviz is not installed or cannot draw it, or the file cannot be written.
    """
    write_file(target, to_png(made))


def write_svg(made: EntityGraph, target: Path) -> None:
    """The same as SVG.

    Raises:
        UsageError: if Graphviz is not installed or cannot draw it, or the file cannot be written.
    """
    write_file(target, to_svg(made))


def to_png(made: EntityGraph) -> bytes:
    """A drawing of the graph by Graphviz.

    Raises:
        UsageError: if Graphviz is not installed, or cannot draw it.
    """
    return _drawn(made, "png")


def to_svg(made: EntityGraph) -> bytes:
    """The same as SVG: nodes and edges have their names as titles.

    Raises:
        UsageError: if Graphviz is not installed, or cannot draw it.
    """
    return _drawn(made, "svg")


def _drawn(made: EntityGraph, form: str) -> bytes:
    dot = shutil.which("dot")
    if dot is None:
        raise UsageError(
            "a picture is drawn by Graphviz, whose `dot` is not installed: install it, or use --dot"
        )
    drawn = subprocess.run(
        [dot, f"-T{form}", "-Gdpi=110"], input=to_dot(made).encode(), capture_output=True, check=False
    )
    if drawn.returncode != 0 or not drawn.stdout:
        raise UsageError(
            f"Graphviz cannot draw the graph: {drawn.stderr.decode(errors='replace').strip()[:200]}"
        )
    return drawn.stdout
