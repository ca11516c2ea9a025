"""Pages in brackets without a name: "(p. 33)" of the work just named, or of the one a text is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.annotations import Citation
from corpus.document import EVIDENCE_KINDS, Document
from corpus.geometry import Span
from corpus.spans import SpanIndex
from nlp.citations.callouts import page_locator, part_locator

__all__ = ["bare_page_citations"]

_PLACE = re.compile(
    r"[(\[](?:see |cf\. |at )?"
    r"(?=(?:pp?\.|pages?|slides?|tables?|figures?|figs?\.|fns?\.|notes?|nn?\.|charts?|panels?)\s?[\dIVXA-Z])"
    r"(?P<place>[A-Za-z]{1,7}\.?\s?[\w.]{1,8}"
    r"(?:(?:,| and|,? &|\s?[-–—]|;)\s?(?:[A-Za-z]{1,7}\.?\s?)?[\w.]{1,8}){0,4})[)\]]",
    re.IGNORECASE,
)
"""A place in a work alone in its bracket: "(p. 33)", "(pp. 31, 35)", "(Table 1)", "(fn. 48)"; Chicago's
manual lets a page stand alone behind a work that the paragraph has named (15.27)."""


def bare_page_citations(
    document: Document, citations: Sequence[Citation], *, about: int | None = None
) -> Iterator[Citation]:
    """Citations for brackets that name a place alone, in the order of the text.

    Args:
        document: the draft, with its references.
        citations: those that were read already, in order; their places are not read again.
        about: the position of the reference that the whole text is about, as a referee's report is about the
            paper under review; None: a bracket repeats the last work that its own paragraph has cited.
    """
    taken = SpanIndex(citation.span for citation in citations)
    known = [citation for citation in citations if citation.reference is not None]
    starts = [citation.span.start for citation in known]
    for block in document.blocks:
        if block.kind not in EVIDENCE_KINDS:
            continue
        for found in _PLACE.finditer(block.span.of(document.text)):
            span = Span(block.span.start + found.start(), block.span.start + found.end())
            if taken.overlaps(span):
                continue
            if about is not None:
                yield _located(Citation(span, reference=about, named_elsewhere=True), found["place"])
                continue
            if "p" not in found["place"][:2].lower():
                continue  # "(Table 1)" may be the draft's own
            last = bisect_right(starts, span.start) - 1
            if last >= 0 and starts[last] >= block.span.start and _is_alone(document.text, known, last):
                yield _located(replace(known[last], span=span, named_elsewhere=True), found["place"])


def _located(citation: Citation, place: str) -> Citation:
    return replace(citation, locator=page_locator(place), part=part_locator(place), by="bare-page")


def _is_alone(text: str, known: Sequence[Citation], at: int) -> bool:
    """False where one callout names several works: then none of them is meant more than the others."""
    before, last = known[at - 1] if at else None, known[at]
    if before is None or before.reference == last.reference:
        return True
    return bool(text[before.span.end : last.span.start].strip(" ;,&()[]"))
