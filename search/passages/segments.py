"""A document cut into pieces of a paragraph's size, the unit of search.

Short neighbours of one section are joined, long paragraphs divided between sentences, tables divided
between rows. A heading goes with the text below it and a table's caption with the table; what is left of a
few words, such as a table's note or the end of a divided line, goes with its neighbour. Running heads,
lists of references and hidden text are left out, and nothing is joined across them, so that a piece is
always one unbroken span of the document's text; a formula stays where it stands within a piece.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import EVIDENCE_KINDS, Block, BlockKind, Document, Table
from corpus.geometry import Span

__all__ = ["LONGEST", "Segment", "segments", "size_in_words"]

LONGEST = 180
"""Words in the longest piece: about a long paragraph, and within one screen."""
_ENOUGH = 120  # a piece of so many words takes no more in
_CRUMB = 8  # a piece of fewer words says nothing by itself

_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_LEADS = frozenset({*_HEADINGS, BlockKind.CAPTION})
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*\s+(?=[A-Z\"“‘(\[])|[。！？]")
"""Where a passage that is too long may be cut: a full stop with its quotation marks before a capital, or the
full stops of Chinese and Japanese, which need no space."""
_LETTERS_A_WORD = 6  # of English with its space; makes text without spaces divisible


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece: its span, the headings above it, and what of a table governs it from outside the span."""

    span: Span
    section: tuple[str, ...] = ()
    context: str = ""
    """Caption, units note and headers of the table that it is part of; "" for prose."""
    table: int | None = None
    """Position in the document's tables; None for prose."""


def size_in_words(text: str) -> int:
    """Words by spaces, or letters divided by six where there are fewer spaces than that."""
    return max(len(text.split()), len(text) // _LETTERS_A_WORD // 2)


def segments(document: Document, sentences: Sequence[Span] = ()) -> Iterator[Segment]:
    """The pieces in the order of the text. Without sentences, their ends are guessed by their stops."""
    tables = {table.span: position for position, table in enumerate(document.tables)}
    for run in _unbroken_runs(document.blocks):
        pieces = (
            piece
            for group in _groups(run, document.text)
            for piece in _divided(group, document, sentences, tables)
            if piece.span.of(document.text).strip()
        )
        yield from _gathered(pieces, _Edges.of(run), document.text)


def _unbroken_runs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Blocks with nothing between them but formulas, which a sentence runs through."""
    run: list[Block] = []
    for block in blocks:
        if block.kind in EVIDENCE_KINDS:
            if len(block.span):
                run.append(block)
        elif run and block.kind is not BlockKind.FORMULA:
            yield run
            run = []
    if run:
        yield run


def _groups(blocks: Iterable[Block], text: str) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        if group and not _takes_in(group, block, text):
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _takes_in(group: list[Block], block: Block, text: str) -> bool:
    last = group[-1]
    if last.kind in _LEADS:
        return _leads_to(last, block) and _words(group, text) < LONGEST
    if not _continues(last, block):
        return False
    return _words(group, text) < _ENOUGH and _words([group[0], block], text) <= LONGEST


def _continues(last: Block, block: Block) -> bool:
    if last.kind is BlockKind.FOOTNOTE:
        return block.kind is BlockKind.FOOTNOTE and block.page == last.page
    return last.kind in _PROSE and block.kind in _PROSE and last.section == block.section


def _leads_to(lead: Block, block: Block) -> bool:
    if lead.kind is BlockKind.CAPTION:
        return block.kind is BlockKind.TABLE
    return block.kind in _PROSE or block.kind in _LEADS or block.kind is BlockKind.TABLE


@dataclass(frozen=True, slots=True)
class _Edges:
    """Kinds of blocks by where they start and end."""

    starts: Mapping[int, BlockKind]
    ends: Mapping[int, BlockKind]

    @classmethod
    def of(cls, run: Iterable[Block]) -> _Edges:
        places = [(block.span, block.kind) for block in run]
        return cls({span.start: kind for span, kind in places}, {span.end: kind for span, kind in places})


def _gathered(pieces: Iterable[Segment], edges: _Edges, text: str) -> Iterator[Segment]:
    """The pieces of an unbroken run, crumbs joined to a neighbour."""
    last: Segment | None = None
    for piece in pieces:
        if last is not None and _belong(last, piece, edges, text):
            context, table = last.context or piece.context, piece.table if last.table is None else last.table
            last = Segment(Span(last.span.start, piece.span.end), piece.section, context, table)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def _belong(last: Segment, piece: Segment, edges: _Edges, text: str) -> bool:
    """True if one of these neighbours is a crumb of the other, or a heading with what is below it."""
    if size_in_words(text[last.span.start : piece.span.end]) > LONGEST:
        return False
    if edges.ends.get(last.span.end) in _HEADINGS:
        return piece.section[: len(last.section)] == last.section
    if last.section != piece.section or edges.starts.get(piece.span.start) is BlockKind.HEADING:
        return False
    return any(_is_crumb(one, edges, text) for one in (last, piece))


def _is_crumb(piece: Segment, edges: _Edges, text: str) -> bool:
    leads = edges.ends.get(piece.span.end) in _LEADS
    if leads or piece.table is not None or edges.starts.get(piece.span.start) is BlockKind.CAPTION:
        return False
    return size_in_words(piece.span.of(text)) < _CRUMB


def _words(group: Sequence[Block], text: str) -> int:
    return size_in_words(text[group[0].span.start : group[-1].span.end])


def _divided(
    group: list[Block], document: Document, sentences: Sequence[Span], tables: dict[Span, int]
) -> Iterator[Segment]:
    span, section = Span(group[0].span.start, group[-1].span.end), group[-1].section
    found = _table_of(group[-1], document, tables)
    if found is not None:
        table = document.tables[found]
        cut = _cut(span, _row_starts(table), document.text)
        yield from (Segment(piece, section, _context(table), found) for piece in cut)
    elif size_in_words(span.of(document.text)) <= LONGEST:
        yield Segment(span, section)
    else:
        starts = _sentence_starts(span, document.text, sentences)
        yield from (Segment(piece, section) for piece in _cut(span, starts, document.text))


def _table_of(block: Block, document: Document, tables: dict[Span, int]) -> int | None:
    if block.kind is not BlockKind.TABLE:
        return None
    if block.span in tables:
        return tables[block.span]
    overlapping = (i for i, table in enumerate(document.tables) if table.span.overlaps(block.span))
    return next(overlapping, None)


def _context(table: Table) -> str:
    headers = dict.fromkeys(" ".join(cell.col_path) for cell in table.cells)
    return "\n".join(
        part for part in (table.caption, table.units_note, "; ".join(filter(None, headers))) if part
    )


def _row_starts(table: Table) -> list[int]:
    rows: dict[int, int] = {}
    for cell in table.cells:
        if len(cell.span):
            rows[cell.row] = min(rows.get(cell.row, cell.span.start), cell.span.start)
    return sorted(rows.values())


def _sentence_starts(span: Span, text: str, sentences: Sequence[Span]) -> list[int]:
    inside = [sentence.start for sentence in sentences if sentence in span]
    return inside or [match.end() for match in _SENTENCE_END.finditer(text, span.start, span.end)]


def _cut(span: Span, starts: Sequence[int], text: str) -> Iterator[Span]:
    """The span cut at some of these places so that no piece is too long, if it can be helped."""
    places = [place for place in starts if span.start < place < span.end]
    begin = span.start
    for place, after in pairwise([*places, span.end]):
        held = size_in_words(text[begin:place])
        if held >= _ENOUGH or held + size_in_words(text[place:after]) > LONGEST:
            yield from _cut_between_words(Span(begin, place), text)
            begin = place
    yield from _cut_between_words(Span(begin, span.end), text)


def _cut_between_words(span: Span, text: str) -> Iterator[Span]:
    span = _trimmed(span, text)
    while size_in_words(span.of(text)) > LONGEST:
        words = re.finditer(r"\S+", span.of(text))
        ends = [word.end() for _, word in zip(range(LONGEST), words, strict=False)]
        end = span.start + min(ends[-1], LONGEST * _LETTERS_A_WORD * 2)
        yield _trimmed(Span(span.start, end), text)
        span = _trimmed(Span(end, span.end), text)
    if len(span):
        yield span


def _trimmed(span: Span, text: str) -> Span:
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(min(start, span.end), max(start, span.start + len(piece.rstrip())))
