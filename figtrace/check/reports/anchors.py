"""Places found again in another copy of the same text: a Word file's letters, the source of a Markdown file.

Two copies differ in spaces, marks of emphasis, quotes and notes. What both share are letters, digits and
signs of money and share; a place is known by those around it. Where that is not certain, there is none:
a mark in the wrong place is worse than none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.geometry import Span

__all__ = ["BREAK", "find_places"]

BREAK = "\0"
"""Stands in a text between parts that are no neighbours; no place is found across it."""

_KEPT = frozenset("$€£¥₤%" + BREAK)
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
"""Raised digits and their minus, by which texts print the marks of notes."""
_WIDTHS = (80, 40, 20, 10, 5)
"""Letters on either side that must agree, widest first; our choice."""
_WIDE = (20, 40, 80, 160)
"""The same across the ends of lines, for cells of tables, which say little by themselves."""
_MOST = 50
"""Places of one quote that are looked at: a figure repeated more often is told apart by its sentence."""


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """The shared letters of a text and where each stands in it."""

    text: str
    at: tuple[int, ...]


def find_places(text: str, spans: Sequence[Span], other: str) -> tuple[Span | None, ...]:
    """The span in the other copy of each span of the text; None where that is not certain."""
    here, there = _squeeze(text), _squeeze(other)
    places = {place: at for at, place in reversed(list(enumerate(here.at)))}
    return tuple(_place(text, span, here, places, there, other) for span in spans)


def _squeeze(text: str) -> _Squeezed:
    """Raised digits are left out: they are marks of notes in one copy and absent in the other."""
    chars: list[str] = []
    at: list[int] = []
    for place, char in enumerate(text):
        if char in _RAISED:
            continue
        for plain in char if char.isascii() else unicodedata.normalize("NFKC", char):
            if plain.isalnum() or plain in _KEPT:
                chars.append(plain)
                at.append(place)
    return _Squeezed("".join(chars), tuple(at))


def _place(
    text: str, span: Span, here: _Squeezed, places: dict[int, int], there: _Squeezed, other: str
) -> Span | None:
    inside = [places[place] for place in range(span.start, span.end) if place in places]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    line = _line(text, span, places, Span(first, last + 1))
    start = _start(here.text, Span(first, last + 1), line, there.text)
    if start is None:
        return None
    end = there.at[start + last - first] + 1
    return _with_edges(Span(there.at[start], end), text, span, here.at[first], other)


def _line(text: str, span: Span, places: dict[int, int], own: Span) -> Span:
    """The squeezed letters of the line, or cell, in which the span stands."""
    breaks = ("\n", "\t")
    start = max(text.rfind(mark, 0, span.start) for mark in breaks) + 1
    ends = [end for mark in breaks if (end := text.find(mark, span.end)) >= 0]
    inside = [places[at] for at in range(start, min(ends, default=len(text))) if at in places]
    return Span(inside[0], inside[-1] + 1) if inside else own


def _start(here: str, span: Span, line: Span, there: str) -> int | None:
    windows = [_window(span, width, line) for width in _WIDTHS]
    windows += [_window(span, width, Span(0, len(here))) for width in _WIDE]
    windows += [side for width in _WIDTHS for side in _sides(_window(span, width, line), span)]
    for window in windows:
        found = _occurrences(there, window.of(here))
        if len(found) == 1 and len(_occurrences(here, window.of(here))) == 1:
            return found[0] + span.start - window.start
    return _start_by_order(here, span, windows[0], there)


def _window(span: Span, width: int, within: Span) -> Span:
    return Span(max(within.start, span.start - width), min(within.end, span.end + width))


def _sides(window: Span, span: Span) -> list[Span]:
    """The letters of one side alone, where the copies differ on the other."""
    sides = (Span(window.start, span.end), Span(span.start, window.end))
    return [side for side in sides if len(side) > len(span)]


def _start_by_order(here: str, span: Span, window: Span, there: str) -> int | None:
    """For a sentence that stands several times, equally often in both copies: the one of the same number."""
    same, found = _occurrences(here, window.of(here)), _occurrences(there, window.of(here))
    if len(same) != len(found) or window.start not in same:
        return None
    return found[same.index(window.start)] + span.start - window.start


def _occurrences(text: str, words: str) -> list[int]:
    found: list[int] = []
    at = text.find(words)
    while at >= 0 and len(found) < _MOST:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _with_edges(found: Span, text: str, span: Span, first: int, other: str) -> Span:
    """The place with the signs that stand before its first letter in both copies: "−", "(", "~"."""
    start, at = found.start, first
    while at > span.start and start > 0 and text[at - 1] == other[start - 1]:
        at, start = at - 1, start - 1
    return Span(start, found.end)
