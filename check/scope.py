"""What governs a figure of a draft: its citation, and the pages that the citation's locator names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from corpus.annotations import Annotations, Citation, Claim
from corpus.geometry import PageIndex, Span
from corpus.model import Document

__all__ = ["governing_citation", "is_own_result", "located_pages", "without_callouts"]


_NUMBERS = re.compile(r"(\d+)\s*[-–—]+\s*(\d+)|(\d+)")
_ROMAN = re.compile(r"\b[ivxlc]+\b")
_OWN = re.compile(
    r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y)\s+(?:\w+\s+)?(?:find|found|estimate|estimated|obtain|calculate|calculated|compute"
    r"|computed|show|results?|estimates?|calculations?|sample|data|model|survey)\b"
    r"|\b[Aa]uthors?'? (?:own )?calculations?\b"
)


def governing_citation(claim: Claim, annotations: Annotations, document: Document) -> int | None:
    """Position of the citation that governs the figure in the annotations' citations; None for none.

    The one that the claim names; else the next one in its sentence (callouts follow what they support),
    else the sentence's last before it, else one that closes the paragraph alone.
    """
    if claim.citation is not None:
        return claim.citation
    spans = [citation.span for citation in annotations.citations]
    inside = [at for at, span in enumerate(spans) if span.overlaps(claim.sentence)]
    after = [at for at in inside if spans[at].start >= claim.figure.span.start]
    if after:
        return min(after, key=lambda at: spans[at])
    if inside:
        return max(inside, key=lambda at: spans[at])
    return _closing_citation(claim, spans, document)


def _closing_citation(claim: Claim, spans: Sequence[Span], document: Document) -> int | None:
    """The citation behind the paragraph's last full stop, which stands for all of it."""
    starts = [block.span.start for block in document.blocks]
    at = bisect_right(starts, claim.sentence.start) - 1
    if at < 0:
        return None
    block = document.blocks[at].span
    inside = [place for place, span in enumerate(spans) if span in block]
    if len(inside) != 1 or spans[inside[0]].start < claim.figure.span.end:
        return None
    before = document.text[block.start : spans[inside[0]].start].rstrip()
    behind = document.text[spans[inside[0]].end : block.end].strip(" .")
    return inside[0] if before.endswith((".", "!", "?")) and not behind else None


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
