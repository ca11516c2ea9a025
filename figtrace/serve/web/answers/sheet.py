"""A page as the desk shows it: its size, the words where they stand, and boxes over them.

The words come from the store's map of the text, so that a browser can select, find and copy them over the
picture without reading the PDF a second time. The sheet of a spreadsheet is a picture alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Document, Page
from corpus.geometry import BBox, PageBox, PageIndex, Span
from corpus.sheets import is_sheet
from corpus.textmap import Run

__all__ = ["Mark", "Match", "Sheet", "Word", "find_in", "marks_of", "page_sheet"]

_MOST_MATCHES = 100
"""Places of a word within a document that are listed."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its place, in points from the page's top left; `y` is where its letters stand."""

    text: str
    x: float
    y: float
    width: float
    size: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A box over the page and what it is."""

    kind: str
    """"evidence", "figure", "entity" or "found"."""
    label: str
    x: float
    y: float
    width: float
    height: float
    to: str = ""
    """Address that it leads to; "" for none."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its text and boxes."""

    number: int
    label: str
    width: float
    height: float
    state: str
    reason: str
    is_drawn: bool
    """False for the sheet of a spreadsheet: its picture frames the evidence, and no words lie over it."""
    picture: str
    """Its address."""
    lines: tuple[tuple[Word, ...], ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A place where words stand in a document."""

    page: int
    """From 1."""
    before: str
    text: str
    after: str
    span: Span


def page_sheet(document: Document, page: Page, marks: Sequence[Mark]) -> Sheet:
    """The page with its words by lines and these marks."""
    is_drawn = not is_sheet(document.source)
    to = f"/documents/{document.id}/pages/{page.number}.png"
    return Sheet(
        number=page.number,
        label=page.label,
        width=page.width,
        height=page.height,
        state=str(page.state),
        reason=page.reason,
        is_drawn=is_drawn,
        picture=to if is_drawn else f"{to}{_framed(marks)}",
        lines=tuple(_lines(document, page.index)) if is_drawn else (),
        marks=tuple(marks),
    )


_MOST_FRAMES = 40
"""Frames of a picture: what its address may have."""


def _framed(marks: Sequence[Mark]) -> str:
    """What the picture is asked to frame: the evidence, else the words that were found."""
    kinds = [[one for one in marks if one.kind == kind] for kind in ("evidence", "found")]
    shown = next((held for held in kinds if held), [])[:_MOST_FRAMES]
    sides = ((one.x, one.y, one.x + one.width, one.y + one.height) for one in shown)
    boxes = "&".join(f"box={','.join(f'{side:.1f}' for side in box)}" for box in sides)
    return f"?{boxes}" if boxes else ""


def marks_of(
    boxes: Iterable[PageBox], page: PageIndex, *, kind: str, label: str, to: str = ""
) -> Iterator[Mark]:
    """A mark for each of the boxes that lies on the page."""
    for box in boxes:
        if box.page == page:
            one = box.bbox
            yield Mark(kind, label, _r(one.x0), _r(one.top), _r(one.width), _r(one.height), to)


def _lines(document: Document, page: PageIndex) -> Iterator[tuple[Word, ...]]:
    """The page's words in the order of reading; a word that stands lower or goes back begins a line."""
    line: list[Word] = []
    last: BBox | None = None
    for run in document.textmap.runs(document.pages[page].span):
        if run.page != page:
            continue
        if last is not None and not _goes_on(last, run.bbox):
            yield tuple(line)
            line = []
        line.append(_word(document.text, run))
        last = run.bbox
    if line:
        yield tuple(line)


def _goes_on(last: BBox, box: BBox) -> bool:
    return box.x0 >= last.x0 and last.top <= (box.top + box.bottom) / 2 <= last.bottom


_DESCENT = 0.22
"""Share of a line's height below the letters' feet in most faces of text."""


def _word(text: str, run: Run) -> Word:
    box = run.bbox
    return Word(
        text=run.span.of(text),
        x=_r(box.x0),
        y=_r(box.bottom - box.height * _DESCENT),
        width=_r(max(box.width, 0.1)),
        size=_r(max(box.height, 1.0)),
    )


def _r(points: float) -> float:
    """To a tenth of a point, a fifth of a pixel."""
    return round(points, 1)


def find_in(document: Document, words: str) -> tuple[Match, ...]:
    """Where the words stand one behind the other, capitals and spaces aside; the first hundred places."""
    parts = words.split()
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
    found = []
    for match in pattern.finditer(document.text):
        span = Span(*match.span())
        page = document.page_of(span)
        if page is not None:
            found.append(_match(document.text, span, page.number))
        if len(found) == _MOST_MATCHES:
            break
    return tuple(found)


_AROUND = 60
"""Letters before and behind a place: one line together."""


def _match(text: str, span: Span, page: int) -> Match:
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    return Match(
        page, " ".join(before.split()), " ".join(span.of(text).split()), " ".join(after.split()), span
    )
