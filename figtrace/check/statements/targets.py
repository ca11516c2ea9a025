"""Figures that are stated as a goal, a plan or a forecast: "aims to raise the share to 20 percent".

What is meant to come is told from what is by words on a list. A figure counts as a target only where a plain
cue governs it; whether the other side may speak of targets too is asked with all the words there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from corpus.geometry import Span
from figtrace.check.statements.wording import read_lines

__all__ = ["is_target", "is_target_header", "looks_ahead"]

_REACH = 120
"""Characters in front of a figure in which its cue stands; our choice."""
_PARTED = re.compile(
    r"[;:()]|[–—]\s|\b(?:and|while|whereas|but|although|after|because|since|which|who|where|when|than|compared"
    r"|following|if)\b"
)
"""What ends the stretch that a cue governs: another statement begins."""
_FROM = re.compile(r"\bfrom\s+(?:(?:about|around|some|roughly|nearly|almost)\s+)?[^\w\s]?$")
""""From" before a figure: where a plan sets out, which has been reached."""
_UNIT = r"[-\s]*(?:%|per ?cent|percent(?:age points?)?|[a-z]{1,2}illion)?[-\s]*"
_BY_ITSELF = r"(?=\s*(?:[.,;:)]|$)|\s+(?:by|for|in|is|of|on|set|to|was)\b)"
"""What follows a noun that stands by itself: "target firms" are none."""
_YEAR = re.compile(r"[\s(),:–-]*\b(?:1[89]|20)\d\d\b[\s(),:–-]*")
"""A year in a header, which does not make a target of it."""


def is_target(text: str, sentence: Span, figure: Span) -> bool:
    """True if the sentence states its figure as a goal, a plan or a forecast that was not yet reached.

    `figure` is the number with its hedge and unit. The starting point of a change ("from 10 to 20 percent")
    is none.
    """
    if not _is_governed(text, sentence, figure) or _FROM.search(text, sentence.start, figure.start):
        return False
    return _words("reached").search(text, sentence.start, sentence.end) is None


def _is_governed(text: str, sentence: Span, figure: Span) -> bool:
    if _behind().match(text, figure.end, sentence.end):
        return True
    start = max(sentence.start, figure.start - _REACH)
    for parted in _PARTED.finditer(text, start, figure.start):
        start = parted.end()
    return _words("before").search(text, start, figure.start) is not None


def is_target_header(header: str) -> bool:
    """True for a header of a table that says "target" or "projected" and nothing else but a year."""
    return _words("header").fullmatch(_YEAR.sub("", header).strip()) is not None


def looks_ahead(words: str) -> bool:
    """True if the words may speak of a goal, a plan or a forecast."""
    return _words("ahead").search(words) is not None


@cache
def _words(place: str) -> re.Pattern[str]:
    """Any of the forms that stand in this place."""
    lines = (line.split(": ", 1) for line in read_lines("targets.txt"))
    return _any_of(form for name, forms in lines if name == place for form in forms.split("|"))


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(_UNIT + _words("behind").pattern + _BY_ITSELF, re.IGNORECASE)


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(forms, key=len, reverse=True)
    words = (re.escape(form).replace(r"\ ", r"\s+") for form in longest)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
