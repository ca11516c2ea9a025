"""Why a passage was found: the stretch of it that shows most of the words that were looked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.geometry import Span
from search.marks import marked_places
from search.query import All

__all__ = ["Snippet", "snippet_of"]

_WIDTH = 320  # characters: three lines of a terminal


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a passage with the words that were looked for."""

    text: str
    span: Span
    """Where it stands in the document's text."""
    highlights: tuple[Span, ...] = ()
    """Spans of the snippet's own text, in order, none overlapping."""


def snippet_of(text: str, plan: All, *, start: int = 0) -> Snippet:
    """The stretch of the text that holds most of what the plan looks for; its beginning if none does.

    `start` is where the text begins in its document.
    """
    found = marked_places(text, plan)
    begin, end = _window(text, found)
    inside = tuple(
        Span(first - begin, last - begin) for first, last in found if begin <= first and last <= end
    )
    return Snippet(text[begin:end], Span(start + begin, start + end), inside)


def _window(text: str, found: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """A sentence or two, at most _WIDTH characters, with the most highlights; the first of equals."""
    if len(text) <= _WIDTH:
        return 0, len(text)
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
    firsts, lasts = [first for first, _ in found], [last for _, last in found]
    best, most = 0, -1
    for begin in dict.fromkeys(_begin(starts, first, last, len(text)) for first, last in found):
        held = bisect_right(lasts, begin + _WIDTH) - bisect_left(firsts, begin)
        if held > most or (held == most and begin < best):
            best, most = begin, held
    last = lasts[bisect_right(lasts, best + _WIDTH) - 1] if most > 0 else best
    return _between_words(text, best, _end(text, starts, best, last))


_SENTENCE = re.compile(
    r"[.!?。！？](?:(?<=[。！？])|(?<![A-Z].)(?<=[.!?])[\"”’)\]]*\s+(?=[A-Z\"“‘(\[$€£\d]))"
)
"""Where a sentence ends and another begins; the stop of an initial ends none."""


def _begin(starts: Sequence[int], first: int, last: int, length: int) -> int:
    """Where the sentence of the words begins, or a little before them where it is long."""
    sentence = starts[bisect_right(starts, first) - 1]
    if last - sentence > _WIDTH * 3 // 4:
        sentence = max(0, first - _WIDTH // 4)
    return sentence if sentence + _LEAST <= length else max(0, length - _WIDTH)


_LEAST = 80
"""Characters that a snippet has at least where its passage has more: less is no sentence."""


def _end(text: str, starts: Sequence[int], begin: int, last: int) -> int:
    """The end of the last sentence that fits, behind the last highlight; else as many words as fit."""
    least = max(last, begin + _LEAST)
    ends = [start for start in starts if least <= start <= begin + _WIDTH]
    return ends[-1] if ends else min(len(text), begin + _WIDTH)


def _between_words(text: str, begin: int, end: int) -> tuple[int, int]:
    piece = text[begin:end]
    kept = piece.lstrip()
    if not kept:  # signs of space alone
        return begin, end
    if begin and not (text[begin - 1].isspace() or piece[0].isspace()):
        kept = _less(kept.split(None, 1))  # without the end of a word
    first = end - len(kept)
    if end < len(text):
        if not (text[end].isspace() or piece[-1].isspace()):
            kept = kept.rsplit(None, 1)[0]
        while len(words := kept.rsplit(None, 1)) > 1 and _OPEN.fullmatch(words[1]):
            kept = words[0]  # a number whose unit or magnitude would be cut off
    return first, first + len(kept.rstrip())


def _less(words: Sequence[str]) -> str:
    """What stands behind the first word; the word itself where it is alone."""
    return words[-1]


_OPEN = re.compile(r"[$€£¥]|US\$|[$€£¥(]*[-+\u2212]?\d[\d,.]*\d?|[$€£¥(]*\d")
"""A number, or the sign of a currency, that what follows belongs to: "$1.2" of "$1.2 billion"."""
