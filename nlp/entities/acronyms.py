"""Short forms that a document defines for itself: "advanced technology products (ATP)".

The long form is found from its end, letter by letter: Schwartz and Hearst, "A simple algorithm for
identifying abbreviation definitions in biomedical text", PSB 2003, section 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.annotations import Acronym
from corpus.geometry import Span

__all__ = ["find_acronyms"]

_SHORT = re.compile(
    r"""[(\[]\s*(?:hereafter|hereinafter|henceforth|or|the|called)?,?\s*["“‘']?([A-Z][\w&./-]{1,9}?)["”’']?\s*(?:[;,][^()]{0,60})?[)\]]"""
)
"""A short form in brackets, perhaps in quotes, perhaps with more behind it."""

_LONG_FIRST = re.compile(r"\b([A-Z][A-Z&]{1,7}s?)\s+\(([A-Za-z][^()]{6,90})\)")
"""The other way round: "ATP (advanced technology products)"."""


def find_acronyms(text: str, *, offset: int = 0) -> tuple[Acronym, ...]:
    """Short forms with their long forms; the span is that of the long form, moved by the offset."""
    return tuple(
        Acronym(short, long_form.of(text), long_form.shifted(offset))
        for short, long_form in (*_bracketed(text), *_explained(text))
    )


def _bracketed(text: str) -> Iterator[tuple[str, Span]]:
    for match in _SHORT.finditer(text):
        short = match.group(1).rstrip(".")
        if _is_short_form(short):
            span = _long_form(text, match.start(), short)
            if span is not None:
                yield short, span


def _explained(text: str) -> Iterator[tuple[str, Span]]:
    for match in _LONG_FIRST.finditer(text):
        span = _long_form(text, match.end(2), match.group(1))
        if span is not None and span.start == match.start(2):
            yield match.group(1), span


def _is_short_form(short: str) -> bool:
    letters = [char for char in short if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return len(letters) >= 2 and capitals >= 2 and capitals * 2 >= len(letters)


def _long_form(text: str, end: int, short: str) -> Span | None:
    """The words before `end` whose letters hold the short form's in order, its first at a word's start."""
    letters = [char for char in short.removesuffix("s").casefold() if char.isalnum()]
    most_words = min(len(letters) + 5, len(letters) * 2)
    floor = _nth_word_from(text, end, most_words)
    at = end
    for position, letter in enumerate(reversed(letters)):
        first = position == len(letters) - 1
        at = _letter_before(text, at, floor, letter, at_word=first)
        if at < 0:
            return None
    return _reviewed(text, at, end, short)


def _letter_before(text: str, at: int, floor: int, letter: str, *, at_word: bool) -> int:
    for index in range(at - 1, floor - 1, -1):
        starts = index == 0 or not text[index - 1].isalnum()
        if text[index].casefold() == letter and (starts or not at_word):
            return index
    return -1


def _nth_word_from(text: str, end: int, count: int) -> int:
    words = [match.start() for match in re.finditer(r"\S+", text[max(0, end - 160) : end])]
    if not words:
        return end
    return max(0, end - 160) + words[max(0, len(words) - count)]


def _reviewed(text: str, start: int, end: int, short: str) -> Span | None:
    printed = text[start:end].rstrip()
    if not printed or re.search(r"[()\[\].;:]\s", printed) or short.casefold() in printed.casefold().split():
        return None
    return Span(start, start + len(printed)) if len(printed) > len(short) else None
