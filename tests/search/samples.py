"""Small documents and records made by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from corpus.annotations import (
    Annotations,
    Claim,
    Direction,
    Entity,
    Figure,
    Hedge,
    Interval,
    Kind,
    Label,
)
from corpus.document import Block, BlockKind, Cell, Document, Metadata, Page, PageState, Table
from corpus.geometry import BBox, DocId, PageIndex, Span
from corpus.textmap import Run, TextMap
from search.passages.analysis import exact_terms
from search.passages.records import ClaimRecord, Passage


def doc_id(name: str) -> DocId:
    return DocId(hashlib.sha256(name.encode()).hexdigest())


@dataclass(frozen=True)
class Piece:
    """A block to be: its text, kind, page and section."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    page: int = 0
    section: tuple[str, ...] = ()


def document(*pieces: Piece, name: str = "paper", meta: Metadata | None = None) -> Document:
    """A document of these blocks, a blank line between them; every block is one run on its page."""
    text, blocks, runs = "", [], []
    for piece in pieces:
        span = Span(len(text), len(text) + len(piece.text))
        blocks.append(Block(piece.kind, span, PageIndex(piece.page), piece.section))
        runs.append(Run(span, PageIndex(piece.page), BBox(50, 50, 500, 60), Span(0, len(piece.text))))
        text += piece.text + "\n\n"
    n_pages = max((piece.page for piece in pieces), default=0) + 1
    pages = (
        Page(PageIndex(n), str(n + 1), 595, 842, Span(0, len(text)), PageState.TEXT) for n in range(n_pages)
    )
    textmap = TextMap.from_runs(runs)
    title = meta or Metadata(title=name)
    return Document(doc_id(name), f"{name}.pdf", text, textmap, tuple(pages), tuple(blocks), meta=title)


def words(count: int, stem: str = "word") -> str:
    """So many words, all different: "word0 word1"."""
    return " ".join(f"{stem}{n}" for n in range(count))


def with_table(rows: int, *before: Piece) -> Document:
    """A document of a table with a header row, after these pieces."""
    lines = ["Year\tImports", *(f"{1900 + n}\t{words(8, 'cell')} {n}" for n in range(rows))]
    made = document(*before, Piece("\n".join(lines), BlockKind.TABLE))
    at = made.blocks[-1].span.start
    cells = []
    for row, line in enumerate(lines):
        for col, value in enumerate(line.split("\t")):
            start = at + sum(len(previous) + 1 for previous in lines[:row]) + (col and line.index("\t") + 1)
            path = ("Imports",) if col and row else ()
            span = Span(start, start + len(value))
            cells.append(Cell(row, col, span, BBox(0, 0, 1, 1), is_header=not row, col_path=path))
    table = Table(
        PageIndex(0), BBox(0, 0, 9, 9), made.blocks[-1].span, rows + 1, 2, tuple(cells),
        caption="Table 1. Trade", units_note="(millions of dollars)",
    )  # fmt: skip
    return replace(made, tables=(table,))


def notes(made: Document, *, entities: Sequence[Entity] = (), claims: Sequence[Claim] = ()) -> Annotations:
    return Annotations(made.id, made.text_sha, "test/1", entities=tuple(entities), claims=tuple(claims))


def entity(made: Document, surface: str, key: str, canonical: str) -> Entity:
    """The first mention of this surface."""
    start = made.text.index(surface)
    label = Label(key.partition(":")[0])
    return Entity(Span(start, start + len(surface)), label, key, canonical, "test")


def claim(made: Document, surface: str, sentence: str, lo: str, hi: str, unit: str = "USD") -> Claim:
    start, at = made.text.index(surface), made.text.index(sentence)
    figure = Figure(
        span=Span(start, start + len(surface)),
        number=Span(start, start + len(surface)),
        value=Decimal(lo),
        lo=None,
        hi=None,
        mult=0,
        unit=unit,
        kind=Kind.LEVEL,
        hedge=Hedge.NONE,
        direction=Direction.NONE,
        interval=Interval(Decimal(lo), Decimal(hi)),
        by="test",
    )
    return Claim(f"{made.id[:8]}:{surface}", figure, (), Span(at, at + len(sentence)))


def passage(
    text: str,
    *,
    doc: str = "paper",
    seq: int = 0,
    title: str = "A title",
    authors: tuple[str, ...] = (),
    year: int | None = None,
    section: tuple[str, ...] = (),
    context: str = "",
    names: Sequence[str] = (),
    page: int | None = None,
    kinds: tuple[str, ...] = (),
    figures: int = 0,
    scopes: tuple[str, ...] = (),
    entities: tuple[str, ...] = (),
) -> Passage:
    """A passage as `search.passages.records` makes them; ids follow doc and seq."""
    place = hashlib.sha256(doc_id(doc).encode()).hexdigest()[:10]
    return Passage(
        id=f"{place}{seq:05x}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:12]}",
        doc=doc_id(doc),
        text=text,
        span=Span(1000 * seq, 1000 * seq + len(text)),
        title=title,
        authors=authors,
        year=year,
        section=section,
        context=context,
        page_first=PageIndex(seq if page is None else page),
        page_last=PageIndex(seq if page is None else page),
        kinds=kinds,
        figures=figures,
        scopes=scopes,
        entities=entities,
        names=tuple(f"{name.partition(':')[0]}:{exact_terms(name.partition(':')[2])}" for name in names),
    )


def number(
    text: str, lo: str | None, hi: str | None, unit: str, *, doc: str = "paper", seq: int = 0
) -> ClaimRecord:
    quote = passage(text, doc=doc, seq=seq)
    bounds = (None if lo is None else Decimal(lo), None if hi is None else Decimal(hi))
    return ClaimRecord(quote.id, f"{doc}-{seq}", f"passage-{seq}", quote, *bounds, unit)


def library() -> list[Passage]:
    """Passages of four papers on the trade of a made-up decade."""
    untitled = "International organizations asked universities; internally, organs asked."
    return [*_solar(), *_chips(), *_theory(), passage(untitled, doc="untitled", title="")]


def _solar() -> Iterator[Passage]:
    made = partial(
        passage,
        doc="solar",
        title="Solar cells and trade policy",
        authors=("Brandt, L.", "Öhman, P."),
        year=2012,
    )
    names = ("product:solar cells", "place:Jiangsu")
    text = "Exports of solar cells rose quickly, and the value chain moved to Jiangsu."
    yield made(text, seq=0, section=("1 Introduction",), names=names)
    text = "The anti-dumping duties of 2012 cut imports from China by half."
    yield made(text, seq=1, section=("2 Tariffs",), names=("place:China", "policy:anti-dumping"))
    yield made("Köln and São Paulo hosted the fairs; the naïve forecast failed.", seq=2)


def _chips() -> Iterator[Passage]:
    made = partial(passage, doc="chips", title="Semiconductor value chains", authors=("Lin, Q.",), year=2007)
    names = ("firm:Foxconn", "firm:honhai", "place:Shenzhen")
    text = "Foxconn assembles phones in Shenzhen; a chain of value was added elsewhere."
    yield made(text, seq=0, names=names)
    text = "Semiconductors under HS 8541.40 are traded by few firms. 台灣半導體 is the largest."
    yield made(text, seq=1, context="Table 2. Shipments of wafers\n(millions of dollars)")
    yield made("Exporting firms import their chips; chips, chips and more chips.", seq=2)


def _theory() -> Iterator[Passage]:
    made = partial(passage, doc="theory", title="A theory of processing exports", authors=("Brandt, L.",))
    yield made("The theory says nothing of who trades with whom.", seq=0)
    yield made("Processing trade is the export of what was imported to be processed.", seq=1)


def figures() -> list[ClaimRecord]:
    """Claims of two papers."""
    return [
        number("Imports of chips reached $92 billion.", "91.5e9", "92.5e9", "USD", doc="chips", seq=0),
        number("Firms bought chips for $1.2 billion.", "1.15e9", "1.25e9", "USD", doc="chips", seq=1),
        number("More than 40 percent were assembled abroad.", "40", None, "%", doc="solar", seq=0),
        number("Fewer than 12 firms remained.", None, "12", "{firm}", doc="solar", seq=1),
    ]
