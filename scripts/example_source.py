"""The text of an example paper: a front matter and a plain markup, as written in examples/source.

---
title: …
authors: Ana Lee; Bo Chen
---
Abstract. One paragraph.

# 1. Heading
A paragraph with a note mark.^1^
[1]: The note.

~~~ half
Table 1. Caption
(millions of U.S. dollars)
| Exports @2 | Imports @2
---
Total ATP | 1 | 2 | 3 | 4
> Aerospace | 1 | 2 | 3 | 4
---
Note: Below the table.
~~~
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

__all__ = ["Item", "Paper", "read_paper"]

_NOTICE = "Example paper of figtrace. All statistics in it are invented; do not cite them as facts."
_FENCE = re.compile(r"^~~~ (\w+)\n(.*?)^~~~$", re.M | re.S)
_NOTE = re.compile(r"^\[(\w+)\]: (.+)$")


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph, heading, list item, reference, table or scanned page."""

    kind: str
    text: str
    notes: tuple[tuple[str, str], ...] = ()
    style: str = ""
    units: str = ""
    head: tuple[tuple[str, ...], ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    table_note: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """An example paper before it is typeset."""

    title: str
    authors: tuple[str, ...]
    venue: str
    head: str
    short_authors: str
    first_page: int
    columns: int
    font: str
    pdf_title: str
    abstract: str
    items: tuple[Item, ...]
    notice: str = _NOTICE


def read_paper(path: Path) -> Paper:
    """The paper in this file."""
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in front.strip().splitlines())
    items = list(_items(body))
    abstract = next((item.text for item in items if item.text.startswith("Abstract. ")), "")
    return Paper(
        title=fields["title"],
        authors=tuple(fields["authors"].split("; ")),
        venue=fields["venue"],
        head=fields["head"],
        short_authors=fields["short_authors"],
        first_page=int(fields["first_page"]),
        columns=int(fields["columns"]),
        font=fields["font"],
        pdf_title=fields.get("pdf_title", fields["title"]),
        abstract=abstract.replace("Abstract. ", "<b>Abstract.</b> "),
        items=tuple(item for item in items if item.text != abstract),
    )


def _items(body: str) -> Iterator[Item]:
    at = 0
    in_references = False
    previous = "h1"
    for fence in [*_FENCE.finditer(body), None]:
        for chunk in re.split(r"\n\s*\n", body[at : fence.start() if fence else len(body)]):
            if not chunk.strip():
                continue
            item = _prose(chunk.strip(), previous, in_references)
            in_references = in_references or (item.kind == "h1" and item.text == "References")
            previous = item.kind
            yield item
        if fence:
            yield _scan(fence[2]) if fence[1] == "scan" else _table(fence[1], fence[2])
            at, previous = fence.end(), "table"


def _prose(chunk: str, previous: str, in_references: bool) -> Item:
    lines = chunk.split("\n")
    notes = tuple((found[1], found[2]) for line in lines if (found := _NOTE.match(line)))
    text = " ".join(line for line in lines if not _NOTE.match(line))
    for mark, kind in (("## ", "h2"), ("# ", "h1"), ("- ", "li")):
        if text.startswith(mark):
            return Item(kind, text[len(mark) :], notes)
    kind = "ref" if in_references else "first" if previous in ("h1", "h2") else "p"
    return Item(kind, text, notes)


def _table(style: str, body: str) -> Item:
    head, rows, *rest = re.split(r"^---\n", body, flags=re.M)
    caption, units, *head_lines = head.strip("\n").split("\n")
    if not units.startswith("("):
        units, head_lines = "", [units, *head_lines]
    return Item(
        "table",
        caption,
        style=style,
        units=units,
        head=tuple(tuple(line.split("|")) for line in head_lines),
        rows=tuple(tuple(line.split("|")) for line in rows.strip("\n").split("\n")),
        table_note=" ".join(rest[0].split()) if rest else "",
    )


def _scan(body: str) -> Item:
    return replace(Item("scan", body), text=body.strip("\n"))
