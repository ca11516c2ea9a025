"""Words on one footing: stems, and one name for what economists say in several ways.

A draft paraphrases its sources: "purchases from abroad" are imports, "climbed" is rose. Terms are
compared after a light stemmer and a table of such ways of saying; numbers are left out, years kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from pathlib import Path

__all__ = [
    "DOWN",
    "SHARE",
    "TOTAL",
    "UP",
    "flows",
    "measure_sides",
    "polarity",
    "read_lines",
    "terms",
    "years",
]

UP, DOWN, TOTAL, SHARE = "~up", "~down", "~total", "~share"
"""Terms that stand for many sayings; a tilde begins no word."""

_DATA = Path(__file__).parent / "data"
_WORD = re.compile(r"[^\W\d_]+(?:[.'\-&][^\W\d_]+)*\.?|\b(?:1[89]|20)\d\d\b")
"""Words with points, hyphens and apostrophes inside, and years."""
_YEAR = re.compile(r"(?<![\d.,$€£])(?:1[89]|20)\d\d(?![\d%]|[.,]\d)")
"""A year by itself: no amount, share or part of a number."""
_ENDING = re.compile(
    r"(?<=\w{4})(?:ization|isation|ational|fulness|iveness|ments|ation|ities|ment|ness|ally|ions|ings"
    r"|ity|ing|ies|ive|ion|ers|ed|er|es|ly|al|s|e|y)$"
)
"""Endings of English nouns, verbs and adjectives behind a stem of four letters, the longest first."""
_COUNTRY = re.compile(r"\bUS\b(?!\$)")
"""The country in capitals, which would be the pronoun in small letters; money is left alone."""


def read_lines(name: str) -> list[str]:
    """The lines of one of the lists beside this module, without comments and empty lines."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@cache
def _stop() -> frozenset[str]:
    return frozenset(word for line in read_lines("stopwords.txt") for word in line.split())


@cache
def _names() -> dict[str, str]:
    """Name of each form: {"imports": "~import", "sold abroad": "~export"}."""
    parts = (line.rpartition(": ") for line in read_lines("synonyms.txt"))
    return {form: name for name, _, forms in parts for form in forms.split("|")}


@cache
def _phrase() -> re.Pattern[str]:
    longest = sorted((form for form in _names() if " " in form), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


@lru_cache(maxsize=32768)
def terms(text: str) -> tuple[str, ...]:
    """The text's terms in order: stems, names of sayings ("~import", "place:CHN") and years."""
    return tuple(_terms(_COUNTRY.sub("U.S.", text).casefold().replace("’", "'")))


def _terms(text: str) -> Iterator[str]:
    last = 0
    for match in _phrase().finditer(text):
        yield from _words(text[last : match.start()])
        yield _names()[match.group()]
        last = match.end()
    yield from _words(text[last:])


def _words(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        yield from _word_terms(word)


@lru_cache(maxsize=65536)
def _word_terms(word: str) -> tuple[str, ...]:
    """Terms of one word of a text; several for a compound, none for a stopword."""
    parts = (part for part in _split(word) if part not in _stop() and len(part) > 1)
    return tuple(_names().get(part) or _stem(part) for part in parts)


def _split(word: str) -> tuple[str, ...]:
    bare = word.removesuffix(".").removesuffix("'s").removesuffix("'")
    for form in (word, word.removesuffix("."), bare, bare.removesuffix("s") if len(bare) > 4 else bare):
        if form in _names():
            return (form,)
    return tuple(word.removesuffix(".").removesuffix("'s").split("-"))


def _stem(word: str) -> str:
    """The word without its ending: coarser than Porter (1980), since a meeting too many costs little here."""
    return _ENDING.sub("", word)


def years(text: str) -> frozenset[str]:
    """Years named in the text, four digits each."""
    return frozenset(_YEAR.findall(text))


@cache
def _opposites() -> tuple[dict[str, int], re.Pattern[str]]:
    """Side of each form of opposed measures, and the pattern of all forms, long ones first."""
    sides: dict[str, int] = {}
    for number, line in enumerate(read_lines("opposites.txt"), start=1):
        left, right = line.split(" / ")
        sides.update(dict.fromkeys(left.strip().split("|"), number))
        sides.update(dict.fromkeys(right.strip().split("|"), -number))
    longest = sorted(sides, key=len, reverse=True)
    return sides, re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


@lru_cache(maxsize=65536)
def measure_sides(text: str) -> frozenset[int]:
    """Sides of opposed measure words in the text: n for the left of the n-th pair, -n for its right."""
    sides, pattern = _opposites()
    found = {sides[form] for form in pattern.findall(text.casefold())}
    return frozenset(side for side in found if -side not in found)


_FLOWS = {
    (False, False): frozenset[str](),
    (True, False): frozenset("M"),
    (False, True): frozenset("X"),
    (True, True): frozenset("MX"),
}


def flows(found: Collection[str]) -> frozenset[str]:
    """Trade flows that the terms name: M imports, X exports."""
    return _FLOWS["~import" in found, "~export" in found]


def polarity(found: Collection[str]) -> int:
    """1 if the terms speak of a rise alone, -1 of a fall alone, 0 of both or neither."""
    return (UP in found) - (DOWN in found)
