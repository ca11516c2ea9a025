"""How much of a draft is checked; what is beyond is told in rows, so that nothing is left out in silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.annotations import Citation, Claim
from corpus.document import EVIDENCE_KINDS, Block, BlockKind, Document
from corpus.geometry import Span
from figtrace.check.ledger.records import Finding, Reason, SourceState, Verdict

__all__ = ["MOST_CHARACTERS", "MOST_FIGURES", "CheckedPart", "beyond_figures", "checked_part", "unjudged"]

MOST_CHARACTERS = 2_000_000
"""Of a draft's text that is searched for figures: a book of 700 pages."""
MOST_FIGURES = 10_000
"""That are weighed; such a book has some five thousand."""
_BEGINNING = 60
"""Characters that show where the rest begins."""


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """The part of a draft that is searched for figures."""

    document: Document
    """With the whole text, but the part's blocks and tables alone."""
    citations: tuple[Citation, ...]
    rest: Span | None
    """From where on nothing was searched, to the end of the last words; None where all was."""

    @property
    def rows(self) -> tuple[Finding, ...]:
        """The row that stands for the rest; none where all was searched."""
        if self.rest is None:
            return ()
        text = self.document.text
        start = _beginning(text, self.rest)
        says = (
            f"Not checked: the draft is longer than {MOST_CHARACTERS:,} characters; from here to its end, "
            f"{len(self.rest):,} characters, no figure was looked for. Check the rest as a draft of its own."
        )
        return (_unknown(start, start, text, Reason.NOT_CHECKED, says=says),)


def checked_part(document: Document, citations: Iterable[Citation]) -> CheckedPart:
    """The draft up to the bound: whole blocks, but for one that alone reaches over it."""
    kept: list[Block] = []
    for block in document.blocks:
        if block.span.end <= MOST_CHARACTERS or block.kind not in EVIDENCE_KINDS:
            kept.append(block)
        elif piece := _piece(block, document.text):
            kept.append(piece)
    if kept == list(document.blocks):
        return CheckedPart(document, tuple(citations), None)
    ends = [b.span.end for b in document.blocks if b.kind in EVIDENCE_KINDS]
    start = max((b.span.end for b in kept if b.kind in EVIDENCE_KINDS), default=0)
    tables = tuple(table for table in document.tables if table.span.end <= MOST_CHARACTERS)
    part = replace(document, blocks=tuple(kept), tables=tables)
    here = tuple(citation for citation in citations if citation.span.start < MOST_CHARACTERS)
    return CheckedPart(part, here, Span(start, max(ends)))


def _piece(block: Block, text: str) -> Block | None:
    """What of a paragraph is before the bound, to the last space; None where nothing is, or for a table."""
    end = text.rfind(" ", block.span.start, MOST_CHARACTERS)
    if block.kind is BlockKind.TABLE or end <= block.span.start:
        return None
    return replace(block, span=Span(block.span.start, end))


def _beginning(text: str, rest: Span) -> Span:
    """The first words of the rest, on one line."""
    words = rest.of(text)
    start = rest.start + len(words) - len(words.lstrip())
    line = text[start : min(start + _BEGINNING, rest.end)].partition("\n")[0].rstrip()
    return Span(start, start + len(line))


def beyond_figures(claims: Sequence[Claim], text: str) -> dict[Span, Finding]:
    """A row for each figure beyond the number that is weighed, by its span."""
    says = f"Not checked: the draft has more than {MOST_FIGURES:,} figures, and this one comes after them."
    return {
        one.figure.span: _unknown(
            one.figure.span, one.sentence, text, Reason.NOT_CHECKED, id=one.id, says=says
        )
        for one in claims[MOST_FIGURES:]
    }


def unjudged(one: Claim, text: str) -> Finding:
    """The finding on a figure of which nothing is known yet."""
    return _unknown(one.figure.span, one.sentence, text, Reason.NOT_FOUND, id=one.id)


def _unknown(
    span: Span, sentence: Span, text: str, reason: Reason, *, id: str = "", says: str = ""
) -> Finding:
    said = (Verdict.UNKNOWN, reason, says, SourceState.UNCITED)
    return Finding(id, span.of(text), span, sentence.of(text), sentence, *said)
