"""Hypothesis strategies for the records, and the smallest documents by hand."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from corpus.annotations import (
    Annotations,
    Claim,
    Dim,
    Direction,
    Figure,
    Hedge,
    Interval,
    Kind,
    Slot,
    SlotSource,
)
from corpus.document import Block, BlockKind, Document, Metadata, Page, PageState
from corpus.geometry import BBox, DocId, PageIndex, Span
from corpus.textmap import Run, TextMap

__all__ = [
    "bboxes",
    "decimals",
    "document_of",
    "documents",
    "figures",
    "intervals",
    "one_claim",
    "runs",
    "spans",
]

decimals = st.decimals(allow_nan=False, allow_infinity=False, places=None).filter(
    lambda d: abs(d.adjusted()) < 40
)

spans = st.tuples(st.integers(0, 500), st.integers(0, 60)).map(lambda p: Span(p[0], p[0] + p[1]))

_points = st.floats(0, 1000, width=32)
bboxes = st.tuples(_points, _points, _points, _points).map(
    lambda p: BBox(min(p[0], p[2]), min(p[1], p[3]), max(p[0], p[2]), max(p[1], p[3]))
)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals of any ends, open and closed."""
    lo, hi = draw(st.none() | decimals), draw(st.none() | decimals)
    if lo is not None and hi is not None:
        lo, hi = sorted((lo, hi))
    return Interval(lo, hi, draw(st.booleans()), draw(st.booleans()))


figures = st.builds(
    Figure,
    span=spans,
    number=spans,
    value=st.none() | decimals,
    lo=st.none() | decimals,
    hi=st.none() | decimals,
    mult=st.integers(0, 12),
    unit=st.sampled_from(["USD", "%", "pp", "{firm}", "USD/MWh", "1"]),
    kind=st.sampled_from(Kind),
    hedge=st.sampled_from(Hedge),
    direction=st.sampled_from(Direction),
    interval=intervals(),
    by=st.text(max_size=10),
)


@st.composite
def runs(draw: st.DrawFn) -> tuple[Run, ...]:
    """Runs in the order of their text, on up to three pages."""
    made: list[Run] = []
    start = 0
    for _ in range(draw(st.integers(0, 12))):
        start += draw(st.integers(0, 3))
        end = start + draw(st.integers(1, 9))
        page = PageIndex(draw(st.integers(0, 2)))
        made.append(Run(Span(start, end), page, draw(bboxes), Span(start, end)))
        start = end
    return tuple(made)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents of any text, surrogates and all."""
    text = draw(st.text(st.characters(), max_size=80))
    whole = Span(0, len(text))
    meta = Metadata(title=draw(st.text(max_size=20)), year=draw(st.none() | st.integers(1500, 2100)))
    page = Page(PageIndex(0), "iv", 595.0, 842.0, whole, PageState.TEXT)
    block = Block(BlockKind.PARAGRAPH, whole, PageIndex(0), ("1 Introduction",))
    textmap = TextMap.from_runs(draw(runs()))
    return Document(DocId("d" * 64), "a.pdf", text, textmap, (page,), (block,), meta=meta)


def document_of(*paragraphs: str, doc: str = "d", title: str = "", year: int | None = None) -> Document:
    """A document of one page whose words stand in rows, ten points apart, one row a paragraph."""
    text, blocks, made = "", [], []
    for row, paragraph in enumerate(paragraphs):
        start = len(text) + (2 if text else 0)
        text += ("\n\n" if text else "") + paragraph
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, start + len(paragraph)), PageIndex(0)))
        made.extend(_row_runs(paragraph, start, row))
    page = Page(PageIndex(0), "1", 595.0, 842.0, Span(0, len(text)), PageState.TEXT)
    meta = Metadata(title=title, year=year)
    return Document(
        DocId(doc * (64 // len(doc))),
        f"{doc}.pdf",
        text,
        TextMap.from_runs(made),
        (page,),
        tuple(blocks),
        meta=meta,
    )


def _row_runs(paragraph: str, start: int, row: int) -> list[Run]:
    made, at = [], 0
    for word in paragraph.split(" "):
        if word:
            span = Span(start + at, start + at + len(word))
            box = BBox(72.0 + 5 * at, 72.0 + 12 * row, 72.0 + 5 * (at + len(word)), 82.0 + 12 * row)
            made.append(Run(span, PageIndex(0), box, span))
        at += len(word) + 1
    return made


def one_claim(document: Document, surface: str, value: str, **codes: str) -> Annotations:
    """Annotations with one claim of dollars at the surface; codes by dimension name: flow="M"."""
    start = document.text.index(surface)
    span = Span(start, start + len(surface))
    number = Decimal(value)
    figure = Figure(
        span, span, number, None, None, 0, "USD", Kind.LEVEL, Hedge.NONE, Direction.NONE,
        Interval(number, number), "test",
    )  # fmt: skip
    slots = tuple(
        Slot(Dim(dim.replace("_", "-")), code, code, SlotSource.LOCAL, 0.9, "test")
        for dim, code in codes.items()
    )
    claim = Claim(f"{document.id[:4]}-{start}", figure, slots, Span(0, len(document.text)))
    return Annotations(document.id, document.text_sha, "test/1", claims=(claim,))
