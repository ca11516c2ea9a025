"""Short forms that stand for several things, and which of them a query means.

A sense is taken where other words of the query speak of it, or else where the corpus itself gives the short
form that meaning and no other: "advanced technology products (ATP)". Without either it stands for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from corpus.quick import dataclass
from search.passages import EXACT, stem_of, tokens
from search.query.clauses import Atom, Named, Occur, Query, Words

__all__ = ["Reading", "Sense", "possible_senses", "readings"]


@dataclass(frozen=True, slots=True)
class Sense:
    """One of the things that a short form stands for."""

    short: str
    forms: tuple[tuple[str, ...], ...]
    """The long form, and others of it, each in words; the first names it."""
    about: frozenset[str]
    """Stems of words that speak of it: of its long forms and of what it is about."""

    @property
    def name(self) -> str:
        """Its long form."""
        return " ".join(self.forms[0])


@dataclass(frozen=True, slots=True)
class Reading:
    """How a short form of several senses is read."""

    short: str
    """As typed."""
    sense: Sense | None
    """None: none of them is looked for."""
    words: tuple[str, ...] = ()
    """Of the query that speak of it; () where the corpus' own definition decided."""
    others: tuple[str, ...] = ()
    """Long forms that were not taken."""


def readings(query: Query) -> tuple[Reading, ...]:
    """Each short form of the query that stands for several things, once, and how it is read."""
    if not _shorts().intersection(_WORD.findall(_typed(query).lower())):
        return ()  # most queries: nothing is analysed for them
    said = _said(query)
    return tuple(_reading(short, typed, said, query.defined) for short, typed in _found(said).items())


def possible_senses(query: Query) -> tuple[Sense, ...]:
    """The senses of its short forms, and those whose long form it says: what a corpus may define."""
    low = " ".join(_WORD.findall(_typed(query).lower()))
    longs = {row.short for row in _rows() if any(form in low for form in row.forms)}
    if not longs and not _shorts().intersection(low.split()):
        return ()
    return tuple(sense for short in sorted(longs | _found(_said(query)).keys()) for sense in _senses()[short])


def _reading(
    short: str, typed: str, said: Iterable[tuple[str, str]], defined: tuple[tuple[str, str], ...]
) -> Reading:
    senses = _senses()[short]
    others = {stem_of(term): word for word, term in said if term != short}
    spoken = [[word for stem, word in others.items() if stem in sense.about] for sense in senses]
    most = max(map(len, spoken))
    best = [at for at, words in enumerate(spoken) if len(words) == most]
    if most and len(best) == 1:
        return _read(typed, senses, best[0], tuple(spoken[best[0]]))
    given = [at for at, sense in enumerate(senses) if (short, sense.name) in defined]
    if len(given) == 1:
        return _read(typed, senses, given[0])
    return Reading(typed, None, others=tuple(sense.name for sense in senses))


def _read(typed: str, senses: tuple[Sense, ...], at: int, words: tuple[str, ...] = ()) -> Reading:
    others = tuple(sense.name for place, sense in enumerate(senses) if place != at)
    return Reading(typed, senses[at], words, others)


_WORD = re.compile("[a-z]+")
"""Letters of English, of which all the forms are."""


def _typed(query: Query) -> str:
    return " ".join(map(_text, _wanted(query)))


def _wanted(query: Query) -> Iterator[Atom]:
    """What is looked for: words that must not stand there speak for no sense."""
    return Query(tuple(one for one in query.clauses if one.occur is not Occur.NOT)).atoms()


def _text(atom: Atom) -> str:
    return atom.text if isinstance(atom, Words) else atom.name if isinstance(atom, Named) else ""


def _said(query: Query) -> list[tuple[str, str]]:
    """The words and names of the query, as typed and as terms; a short form's plural without its s."""
    return [pair for atom in _wanted(query) for pair in _pairs(_text(atom))]


def _found(said: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The short forms of several senses among these, as terms and as typed."""
    return {short: typed for typed, short in said if short in _senses() and _counts(typed, short)}


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for token in tokens(text, EXACT):
        typed = token.span.of(text)
        single = token.term.removesuffix("s")
        yield typed, single if single in _senses() else token.term


def _counts(typed: str, short: str) -> bool:
    """True if what is typed is the short form and no English word."""
    return typed.removesuffix("s").isupper() or any(row.short == short and not row.is_word for row in _rows())


class _Row(NamedTuple):
    """A line of the list."""

    short: str
    is_word: bool
    forms: tuple[str, ...]
    about: str


@cache
def _rows() -> tuple[_Row, ...]:
    text = Path(__file__).with_name("senses.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(
        _Row(short.removeprefix("="), short.startswith("="), tuple(forms.split("|")), about)
        for short, forms, about in lines
    )


@cache
def _shorts() -> frozenset[str]:
    """The short forms, one and several."""
    return frozenset(form for row in _rows() for form in (row.short, f"{row.short}s"))


@cache
def _senses() -> Mapping[str, tuple[Sense, ...]]:
    """By short form; words that two senses of one share speak for neither."""
    rows = [(row, _stems(row)) for row in _rows()]
    made: dict[str, tuple[Sense, ...]] = {}
    for row, own in rows:
        others = (stems for other, stems in rows if other.short == row.short and other is not row)
        forms = tuple(tuple(form.split()) for form in row.forms)
        made[row.short] = (*made.get(row.short, ()), Sense(row.short, forms, own.difference(*others)))
    return MappingProxyType(made)


def _stems(row: _Row) -> frozenset[str]:
    words = " ".join((row.about.replace("-", " "), *row.forms)).split()
    return frozenset(map(stem_of, words)) - {""}
