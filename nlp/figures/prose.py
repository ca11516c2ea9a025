"""The numbers of a document's prose, block by block: which text is read, and which numbers cite."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from corpus.annotations import Citation, Figure, NumberType, OtherNumber
from corpus.document import PROSE_KINDS, Block, BlockKind, Document
from corpus.geometry import Span
from corpus.spans import ByPlace
from nlp.figures.other_numbers import quoted_titles, states_value
from nlp.figures.scan import FigureScan, scan_tokens
from nlp.text import Lex, Token, lex

__all__ = ["ScannedBlock", "scan_blocks"]

_SECTION_NUMBER = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Z])[.)]?\s+(?=\S)")
"""The number of a section or footnote at the beginning of a block: Arabic with levels, Roman, or a letter."""
_LOCATOR = re.compile(
    r"\b(?:pp?|pages?|chap(?:ter|s)?|ch|sec(?:tion)?s?|fig(?:ure)?s?|tables?|tab|eqs?|vol|no|para|n)\b\.?"
    r"[\s\d,–-]*\Z|\b(?:1[5-9]|20)\d\d[a-z]?[,:]\s*[\d,–\s-]*\Z",
    re.IGNORECASE,
)
"""What stands before a number that says where in the cited work."""


@dataclass(frozen=True, slots=True)
class ScannedBlock:
    """A block of prose with its tokens and the numbers among them."""

    block: Block
    tokens: Sequence[Token]
    """Without the mark of a footnote or the number of a heading."""
    scan: FigureScan


def scan_blocks(document: Document, citations: Sequence[Citation] = ()) -> Iterator[ScannedBlock]:
    """The blocks of prose in the order of the text: no tables, plots, running heads or lists of references.

    Numbers inside the span of one of the `citations` are no figures. One block after the other is read, so
    that the tokens of a whole book are never held at once.
    """
    cited = ByPlace(citations, attrgetter("span"))
    maths = ByPlace(document.maths, lambda span: span)
    for block in document.blocks:
        if block.kind not in PROSE_KINDS:
            continue
        text = block.span.of(document.text)
        skip = _leading_mark(block, text)
        tokens = lex(text[skip:], block.span.start + skip)
        scan = scan_tokens(tokens)
        if scan.figures and not _is_prose(tokens):
            scan = _as_math(scan)
        scan = _without_maths(document.text, scan, maths.beginning_in(block.span))
        quoted = _quoted(text, block) if '"' in text or "”" in text else []
        scan = _without_cited(
            document.text, scan, sorted((*quoted, *(c.span for c in cited.beginning_in(block.span))))
        )
        if skip and any(char.isdigit() for char in text[:skip]):
            scan = _with_mark(scan, block, text[:skip])
        yield ScannedBlock(block, tokens, scan)


def _quoted(text: str, block: Block) -> list[Span]:
    titles = quoted_titles(text, is_note=block.kind is BlockKind.FOOTNOTE)
    return [Span(block.span.start + title.start, block.span.start + title.end) for title in titles]


def _is_prose(tokens: Sequence[Token]) -> bool:
    """False where numbers far outnumber words: formulas, the ticks of an axis, rows of a table."""
    words = numbers = marks = 0
    word, number = Lex.WORD, Lex.NUMBER
    for kind, _, _, text, _ in tokens:
        if kind is word:
            words += len(text) > 1
        elif kind is number:
            numbers += 1
        else:
            marks += text in _MATH_MARKS
    return numbers <= (words if marks > 2 else 2 * words)


_MATH_MARKS = frozenset("=−<>≠≤≥∂∈√∑∫∞^|+*")
"""Signs of mathematics, counted against words."""


def _as_math(scan: FigureScan) -> FigureScan:
    """The numbers without their figures; what has a unit beside a word or two may still be one."""
    if len(scan.figures) == 1 and scan.figures[0].unit != "1":
        return scan
    dropped = (OtherNumber(figure.number, NumberType.MATH, "type:no-prose") for figure in scan.figures)
    return FigureScan((), tuple(sorted((*scan.others, *dropped), key=lambda other: other.span)), scan.asides)


def _without_maths(text: str, scan: FigureScan, runs: Sequence[Span]) -> FigureScan:
    """The numbers of formulas taken out of the figures, unless they state a value."""

    def is_part(figure: Figure) -> bool:
        run = _covering(runs, figure.number)
        return run is not None and not states_value(text, run, figure.number)

    parts = [figure for figure in (*scan.figures, *scan.asides) if is_part(figure)] if runs else []
    if not parts:
        return scan
    others = {other.span: other for other in scan.others}
    others |= {one.number: OtherNumber(one.number, NumberType.MATH, "type:in-formula") for one in parts}
    return FigureScan(
        tuple(figure for figure in scan.figures if figure not in parts),
        tuple(sorted(others.values(), key=lambda other: other.span)),
        tuple(figure for figure in scan.asides if figure not in parts),
    )


_BARE = f"type:{NumberType.CODE}"
"""Rule of numbers that nothing leads to: inside a callout they are its page."""


def _without_cited(text: str, scan: FigureScan, cited: Sequence[Span]) -> FigureScan:
    """Years and pages of callouts taken out of the figures: "[@lee2009, 42]" states no quantity."""
    if not cited:
        return scan
    figures = [figure for figure in scan.figures if _covering(cited, figure.number) is None]
    asides = [figure for figure in scan.asides if _covering(cited, figure.number) is None]
    bare = [
        other
        for other in scan.others
        if other.by == _BARE
        and text[max(other.span.start - 1, 0)].isspace()
        and _covering(cited, other.span) is not None
    ]
    if not bare and len(figures) == len(scan.figures) and len(asides) == len(scan.asides):
        return scan
    others = {other.span: other for other in scan.others}
    for number in (*(one.number for one in (*scan.figures, *scan.asides)), *(one.span for one in bare)):
        span = _covering(cited, number)
        if span is not None:
            others[number] = _cited_number(text, span, number)
    return FigureScan(tuple(figures), tuple(sorted(others.values(), key=lambda o: o.span)), tuple(asides))


def _covering(cited: Sequence[Span], number: Span) -> Span | None:
    at = bisect_left(cited, Span(number.end, number.end)) - 1
    return cited[at] if at >= 0 and cited[at].overlaps(number) else None


def _cited_number(text: str, citation: Span, number: Span) -> OtherNumber:
    before = text[citation.start : number.start]
    kind = NumberType.LOCATOR if _LOCATOR.search(before) else NumberType.CITATION
    return OtherNumber(number, kind, "type:inside-citation")


def _leading_mark(block: Block, text: str) -> int:
    """Length of a footnote's mark or a heading's number at the beginning of the block."""
    if block.kind is BlockKind.FOOTNOTE and block.label and text.lstrip().startswith(block.label):
        return len(text) - len(text.lstrip()) + len(block.label)
    if block.kind is BlockKind.HEADING:
        match = _SECTION_NUMBER.match(text)
        return match.end() if match else 0
    return 0


def _with_mark(scan: FigureScan, block: Block, mark: str) -> FigureScan:
    start = block.span.start + len(mark) - len(mark.lstrip())
    kind = NumberType.CITATION if block.kind is BlockKind.FOOTNOTE else NumberType.LOCATOR
    other = OtherNumber(Span(start, start + len(mark.strip())), kind, "type:leading-mark")
    return FigureScan(scan.figures, (other, *scan.others), scan.asides)
