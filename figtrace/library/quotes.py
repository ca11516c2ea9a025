"""Where a quote stands in a document: exactly, or not at all; a wrong mark is worse than none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from corpus.document import Document
from corpus.geometry import PageIndex, Span

__all__ = ["locate_quote", "page_by_name"]

_GAP = re.compile(r"\s*(?:…|\.\.\.|\|\||\[…\])\s*")
"""Marks by which a quote leaves something out."""
_ALIKE = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "‐": "-"}
)


def locate_quote(document: Document, quote: str, page: PageIndex | None = None) -> tuple[Span, ...]:
    """Spans of the quote's parts in the order of the text; empty where any part is missing.

    White space, case, dashes and the form of quotation marks are not compared. Parts are divided by "…"
    or "||". With a page, only text that touches the page counts.
    """
    inside = Span(0, len(document.text)) if page is None else document.pages[page].span
    folded, offsets = _folded(inside.of(document.text))
    spans: list[Span] = []
    start = 0
    for part in _GAP.split(quote):
        wanted, _ = _folded(part)
        if not wanted:
            continue
        found = folded.find(wanted, start)
        if found < 0:
            return ()
        start = found + len(wanted)
        spans.append(Span(offsets[found], offsets[start - 1] + 1).shifted(inside.start))
    return tuple(spans)


def page_by_name(document: Document, name: str) -> PageIndex | None:
    """The page that a person names by its number in the file, or by its printed label; None for neither.

    A number in the file wins, since it is what figtrace itself prints.
    """
    if name.isascii() and name.isdigit() and 1 <= int(name) <= len(document.pages):
        return PageIndex(int(name) - 1)
    return next((page.index for page in document.pages if page.label == name), None)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without what is not compared, and for each kept character its place in the text."""
    kept = list(_kept(text))
    return "".join(char for char, _ in kept), [place for _, place in kept]


def _kept(text: str) -> Iterator[tuple[str, int]]:
    for place, char in enumerate(text):
        if char.isspace():
            continue
        for piece in unicodedata.normalize("NFKC", char.translate(_ALIKE)).casefold():
            if not piece.isspace():
                yield piece, place
