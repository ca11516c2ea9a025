"""Why a passage was found: the stretch of it that shows most of the words that were looked for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.geometry import Span
from search.marks import highlights
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
    found = highlights(text, plan)
    window = _window(text, found)
    inside = tuple(span.shifted(-window.start) for span in found if span in window)
    return Snippet(window.of(text), window.shifted(start), inside)


def _window(text: str, found: Sequence[Span]) -> Span:
    """A sentence or two, at most _WIDTH characters, with the most highlights; the first of equals."""
    if len(text) <= _WIDTH:
        return Span(0, len(text))
    starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
    firsts, lasts = [span.start for span in found], [span.end for span in found]
    candidates = dict.fromkeys(_begin(starts, span, len(text)) for span in found) or [0]

    def held(begin: int) -> int:
        return bisect_right(lasts, begin + _WIDTH) - bisect_left(firsts, begin)

    best = max(candidates, key=lambda begin: (held(begin), -begin))
    last = max((span.end for span in found if best <= span.start and span.end <= best + _WIDTH), default=best)
    return _between_words(text, best, _end(text, starts, best, last))


_SENTENCE = re.compile(
    r"[.!?。！？](?:(?<=[。！？])|(?<![A-Z].)(?<=[.!?])[\"”’)\]]*\s+(?=[A-Z\"“‘(\[$€£\d]))"
)
"""Where a sentence ends and another begins; the stop of an initial ends none."""


def _begin(starts: Sequence[int], span: Span, length: int) -> int:
    """Where the sentence of the words begins, or a little before them where it is long."""
    sentence = starts[bisect_right(starts, span.start) - 1]
    if span.end - sentence > _WIDTH * 3 // 4:
        sentence = max(0, span.start - _WIDTH // 4)
    return sentence if sentence + _LEAST <= length else max(0, length - _WIDTH)


_LEAST = 80
"""Characters that a snippet has at least where its passage has more: less is no sentence."""


def _end(text: str, starts: Sequence[int], begin: int, last: int) -> int:
    """The end of the last sentence that fits, behind the last highlight; else as many words as fit."""
    least = max(last, begin + _LEAST)
    ends = [start for start in starts if least <= start <= begin + _WIDTH]
    return ends[-1] if ends else min(len(text), begin + _WIDTH)


def _between_words(text: str, begin: int, end: int) -> Span:
    piece = text[begin:end]
    words = piece.split()
    if not words:  # signs of space alone
        return Span(begin, end)
    first, last = 0, len(words)
    if begin and last > 1 and not (text[begin - 1].isspace() or piece[0].isspace()):
        first = 1  # the end of a word
    if end < len(text) and last - first > 1 and not (text[end].isspace() or piece[-1].isspace()):
        last -= 1
    while end < len(text) and last - first > 1 and _OPEN.fullmatch(words[last - 1]):
        last -= 1  # a number whose unit or magnitude would be cut off
    return Span(_first(text, begin, words[: first + 1]), _last(text, end, words[last - 1 :]))


def _first(text: str, begin: int, words: Sequence[str]) -> int:
    """Where the last of these words begins, which stand side by side from here on."""
    for word in words:
        found = text.index(word, begin)
        begin = found + len(word)
    return found


def _last(text: str, end: int, words: Sequence[str]) -> int:
    """Where the first of these words ends, which stand side by side up to here."""
    for word in reversed(words):
        end = text.rindex(word, 0, end)
    return end + len(words[0])


_OPEN = re.compile(r"[$€£¥]|US\$|[$€£¥(]*[-+\u2212]?\d[\d,.]*\d?|[$€£¥(]*\d")
"""A number, or the sign of a currency, that what follows belongs to: "$1.2" of "$1.2 billion"."""
