"""Pandoc's trees made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Node = Any
NO_ATTRIBUTES = ["", [], []]


def inlines(text: str) -> list[Node]:
    """The words as pandoc parts them."""
    nodes: list[Node] = []
    for word in text.split(" "):
        nodes += [{"t": "Space"}] if nodes else []
        nodes += [{"t": "Str", "c": word}]
    return nodes


def para(*parts: str | Node) -> Node:
    """A paragraph of words and other inlines."""
    nodes: list[Node] = []
    for part in parts:
        nodes += inlines(part) if isinstance(part, str) else [part]
    return {"t": "Para", "c": nodes}


def header(level: int, text: str) -> Node:
    """A heading."""
    return {"t": "Header", "c": [level, NO_ATTRIBUTES, inlines(text)]}


def bullets(*items: str) -> Node:
    """A list of paragraphs."""
    return {"t": "BulletList", "c": [[para(item)] for item in items]}


def div(name: str, classes: Sequence[str], *blocks: Node) -> Node:
    """Blocks with a name and classes."""
    return {"t": "Div", "c": [[name, list(classes), []], list(blocks)]}


def note(*blocks: Node) -> Node:
    """A note at its mark."""
    return {"t": "Note", "c": list(blocks)}


def cite(surface: str, *works: tuple[str, str]) -> Node:
    """A callout as typed, of these works: key, and what is said behind it."""
    cited = [
        {"citationId": key, "citationSuffix": inlines(suffix) if suffix else []} for key, suffix in works
    ]
    return {"t": "Cite", "c": [cited, inlines(surface)]}


def cell(text: str, *, rows: int = 1, cols: int = 1) -> Node:
    """A cell that may span rows and columns."""
    return [NO_ATTRIBUTES, {"t": "AlignDefault"}, rows, cols, [para(text)] if text else []]


def table(
    head: Sequence[Sequence[Node | str]],
    body: Sequence[Sequence[Node | str]],
    *,
    foot: Sequence[Sequence[Node | str]] = (),
    stubs: Sequence[Sequence[Node | str]] = (),
    caption: str = "",
) -> Node:
    """A table; `stubs` are the head rows within its body."""
    above = [None, [para(caption)] if caption else []]
    bodies = [[NO_ATTRIBUTES, 0, _rows(stubs), _rows(body)]]
    return {
        "t": "Table",
        "c": [NO_ATTRIBUTES, above, [], [NO_ATTRIBUTES, _rows(head)], bodies, [NO_ATTRIBUTES, _rows(foot)]],
    }


def _rows(rows: Sequence[Sequence[Node | str]]) -> list[Node]:
    return [[NO_ATTRIBUTES, [cell(one) if isinstance(one, str) else one for one in row]] for row in rows]


def tree(*blocks: Node, **meta: Node) -> dict[str, Node]:
    """A whole document."""
    return {"meta": meta, "blocks": list(blocks)}
