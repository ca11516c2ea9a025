"""Parts to the Document's text, blocks and tables, in one coordinate system."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.document import EVIDENCE_KINDS, Block, BlockKind, Table
from corpus.geometry import PageIndex, Span
from corpus.textmap import TextMap
from ingest.layout import Place, TextBuilder, Vocabulary, are_mathematics
from ingest.records import Grid, Line, Part, Word
from ingest.tables import CellText, make_table

__all__ = ["Assembled", "assemble", "page_extents"]


@dataclass(frozen=True, slots=True)
class Assembled:
    """The text and what addresses it."""

    text: str
    textmap: TextMap
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    spans: tuple[Span, ...]
    """Span of each part, in the order given."""
    line_spans: tuple[tuple[Span, ...], ...]
    """Span of each line of each part."""
    maths: tuple[Span, ...] = ()
    """Runs of mathematics in prose, in the order of the text."""


def assemble(parts: Sequence[Part], place: Place, upright: Container[int] = ()) -> Assembled:
    """The document's text: blocks divided by a blank line, rows of tables by a line end, cells by a tab."""
    builder = TextBuilder(_vocabulary(parts), place, upright)
    blocks: list[Block] = []
    tables: list[Table] = []
    spans: list[Span] = []
    line_spans: list[tuple[Span, ...]] = []
    path: list[tuple[int, str]] = []
    for part in parts:
        builder.add_break("\n\n")
        if part.grid is not None:
            table = _add_grid(builder, part.grid, part.page, place)
            tables.append(table)
            span, lines = table.span, tuple[Span, ...]()
        else:
            span, lines = _add_part(builder, part)
        section = _section(path, part, builder, span)
        spans.append(span)
        line_spans.append(lines)
        blocks.append(Block(part.kind, span, part.page, section, part.level, part.label))
    textmap = builder.textmap()
    return Assembled(
        builder.text, textmap, tuple(blocks), tuple(tables), tuple(spans), tuple(line_spans), builder.maths
    )


def _vocabulary(parts: Sequence[Part]) -> Vocabulary:
    vocabulary = Vocabulary()
    for part in parts:
        for each in (part, *part.tail):
            for line in each.lines:
                vocabulary.add(line.words)
    return vocabulary


def _lines(part: Part) -> Iterator[tuple[PageIndex, Line]]:
    for each in (part, *part.tail):
        for line in each.lines:
            yield each.page, line


def _add_part(builder: TextBuilder, part: Part) -> tuple[Span, tuple[Span, ...]]:
    start = builder.length
    lines: list[Span] = []
    maths = _maths(part)
    for page, line in _lines(part):
        begin = builder.length
        builder.add_words(page, line.words, list(islice(maths, len(line.words))))
        lines.append(Span(min(begin, builder.length), builder.length))
    return Span(start, builder.length), tuple(lines)


def _maths(part: Part) -> Iterator[bool]:
    """Of each word of the part whether it is mathematics; none is where nobody looks for figures."""
    words = [word for _, line in _lines(part) for word in line.words]
    return iter(are_mathematics(words) if part.kind in EVIDENCE_KINDS else [False] * len(words))


def _section(path: list[tuple[int, str]], part: Part, builder: TextBuilder, span: Span) -> tuple[str, ...]:
    if part.kind is BlockKind.HEADING and part.level:
        while path and path[-1][0] >= part.level:
            path.pop()
        above = tuple(text for _, text in path)
        path.append((part.level, builder.since(span.start)))
        return above
    if part.kind in (BlockKind.HEADER, BlockKind.FOOTER, BlockKind.TITLE):
        return ()
    return tuple(text for _, text in path)


def _add_grid(builder: TextBuilder, grid: Grid, page: PageIndex, place: Place) -> Table:
    start = builder.length
    texts: list[CellText] = []
    row: int | None = None
    for cell in sorted(grid.cells, key=lambda cell: (cell.row, cell.col)):
        if row is not None:
            builder.add_break("\n" if cell.row != row else "\t")
        row = cell.row
        begin = builder.length
        for words in _word_lines(cell.words):
            builder.add_words(page, words)
        texts.append(CellText(cell, Span(begin, builder.length), builder.since(begin)))
    shown = [CellText(t.cell, t.span, t.text, place(page, t.cell.box)) for t in texts]
    return make_table(grid, page, place(page, grid.box), Span(start, builder.length), shown)


def _word_lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in words:
        if line and not word.raised and word.baseline - line[-1].baseline > 0.4 * (word.style.size or 8):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def page_extents(made: Assembled) -> dict[int, tuple[int, int]]:
    """First and last offset of the text of each page."""
    textmap = made.textmap
    firsts = dict(zip(reversed(textmap.pages), reversed(textmap.starts), strict=True))
    lasts = dict(zip(textmap.pages, textmap.ends, strict=True))
    return {page: (first, lasts[page]) for page, first in firsts.items()}
