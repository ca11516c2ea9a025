"""What governs a figure of a draft: its citation, and the pages that the citation's locator names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from corpus.annotations import Citation, Claim
from corpus.document import Document
from corpus.geometry import PageIndex, Span
from corpus.spans import ByPlace, SpanRow
from figtrace.check.verdicts.table_sources import table_sources

__all__ = ["Callouts", "is_own_result", "located_pages", "without_callouts"]


_NUMBERS = re.compile(r"(\d+)\s*[-–—]+\s*(\d+)|(\d+)")
"""A page or a range of pages."""
_ROMAN = re.compile(r"\b[ivxlc]+\b")
"""Pages of a preface."""
_OWN = re.compile(
    r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y)\s+(?:\w+\s+)?(?:find|found|estimate|estimated|obtain|calculate|calculated|compute"
    r"|computed|show|results?|estimates?|calculations?|sample|data|model|survey)\b"
    r"|\b[Aa]uthors?'? (?:own )?calculations?\b"
)
"""How authors speak of what they found themselves, which no source need hold."""


class Callouts:
    """The callouts of a text, ordered to find the one that governs a figure."""

    def __init__(self, citations: Sequence[Citation], document: Document) -> None:
        self._spans = [citation.span for citation in citations]
        self._places = ByPlace(range(len(citations)), self._spans.__getitem__)
        self._order = sorted(range(len(citations)), key=lambda at: (*_ends(self._spans[at]), at))
        self._starts = [self._spans[at].start for at in self._order]
        self._document = document
        self._blocks = SpanRow(block.span for block in document.blocks)
        self._tables = table_sources(document, citations)

    def governing(self, claim: Claim) -> int | None:
        """Position of the citation that governs the figure; None for none.

        The one that the claim names; else the next one in its sentence (callouts follow what they support),
        else the sentence's last before it, else one that closes the paragraph alone. A cell's is the source
        that its table names, unless one stands in its row.
        """
        if claim.citation is not None:
            return claim.citation
        if claim.figure.cell is not None and not self._places.overlapping(claim.sentence):
            return self._tables.get(claim.figure.cell.table)
        return self.governing_passage(claim.figure.span, claim.sentence)

    def governing_passage(self, passage: Span, sentence: Span) -> int | None:
        """The same for words that stand in this sentence and whose citation nothing names."""
        inside = self._places.overlapping(sentence)
        after = [at for at in inside if self._spans[at].start >= passage.start]
        if after:
            return after[0]
        if inside:
            return min(inside, key=lambda at: (*(-end for end in _ends(self._spans[at])), at))
        return self._closing(passage, sentence)

    def beside(self, claim: Claim) -> tuple[int, ...]:
        """Positions of the citations that the figure may go on from: two at most, the one before it first.

        The last that stands before the figure's sentence in its paragraph, and the first one behind it:
        writers cite a source once for several sentences, at the first of them or at the last.
        """
        at = self._blocks.last_begun(claim.sentence.start)
        if at is None:
            return ()
        block = self._document.blocks[at].span
        first = bisect_left(self._starts, claim.sentence.start)
        last = bisect_left(self._starts, claim.sentence.end)
        near = (*self._order[max(0, first - 1) : first], *self._order[last : last + 1])
        return tuple(one for one in near if self._spans[one] in block)

    def _closing(self, passage: Span, sentence: Span) -> int | None:
        """The citation behind the paragraph's last full stop, which stands for all of it."""
        at = self._blocks.last_begun(sentence.start)
        if at is None:
            return None
        text, block = self._document.text, self._document.blocks[at].span
        inside = self._places.within(block)
        if len(inside) != 1 or self._spans[inside[0]].start < passage.end:
            return None
        before = text[block.start : self._spans[inside[0]].start].rstrip()
        behind = text[self._spans[inside[0]].end : block.end].strip(" .")
        return inside[0] if before.endswith((".", "!", "?")) and not behind else None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def located_pages(locator: str, document: Document) -> frozenset[PageIndex]:
    """Pages that the locator names by their printed labels; by position where no page has a label.

    Empty if there is no locator or it names no page of the document.
    """
    labels = _labels(locator)
    if any(page.label for page in document.pages):
        return frozenset(page.index for page in document.pages if page.label.casefold() in labels)
    return frozenset(page.index for page in document.pages if str(page.number) in labels)


def _labels(locator: str) -> frozenset[str]:
    found = set(_ROMAN.findall(locator.casefold()))
    for match in _NUMBERS.finditer(locator):
        first, last, single = match.groups()
        found.update([single] if single else _page_range(first, last))
    return frozenset(found)


def _page_range(first: str, last: str) -> list[str]:
    """Labels of "14-16" and of "1214-16"; both ends alone for a range that is none."""
    full = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    low, high = int(first), int(full)
    return [str(number) for number in range(low, high + 1)] if low <= high <= low + 50 else [first, last]


def without_callouts(document: Document, citations: Sequence[Citation]) -> Document:
    """The document with blanks for its callouts: their years and pages are no figures and no periods."""
    chars = list(document.text)
    for citation in citations:
        chars[citation.span.start : citation.span.end] = " " * len(citation.span)
    return replace(document, text="".join(chars))


def is_own_result(sentence: str) -> bool:
    """True if the authors of the draft speak of their own finding."""
    return _OWN.search(sentence) is not None
