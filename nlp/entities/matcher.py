"""Mentions of listed things in a text, by Aho-Corasick over folded surfaces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import ahocorasick

from corpus.annotations import Label
from nlp.entities.gazetteer import Entry, Gazetteer
from nlp.text import fold, words

__all__ = ["Match", "Matcher", "number_variants"]


@dataclass(frozen=True, slots=True)
class Match:
    """A place where surfaces of these entries stand; more than one entry means that they share a surface."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    """Those that the surface means wherever it stands."""
    guarded: tuple[Entry, ...] = ()
    """Those that it means only where a trigger says so: there they come first."""


@dataclass(frozen=True, slots=True)
class _Surface:
    text: str
    core: int
    """Length without marks at the end, which are no part of the automaton's keys: 3 of "U.S."."""
    entry: Entry
    guarded: bool


class Matcher:
    """Finds the surfaces of a gazetteer's entries: whole words, plurals, longest first."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._surfaces: dict[str, list[_Surface]] = {}
        for entry in gazetteer.entries:
            self._learn(entry, entry.surfaces, guarded=False)
            self._learn(entry, entry.guarded, guarded=True)
        self._automaton = ahocorasick.Automaton()
        for key, surfaces in self._surfaces.items():
            self._automaton.add_word(key, tuple(surfaces))
        self._automaton.make_automaton()

    def _learn(self, entry: Entry, surfaces: Iterable[str], *, guarded: bool) -> None:
        for given in surfaces:
            for variant in number_variants(given, entry.label):
                core = fold(variant).strip()
                if core:
                    surface = _Surface(variant.strip(), len(core), entry, guarded)
                    self._surfaces.setdefault(f" {core} ", []).append(surface)

    def find(self, text: str, *, folded: str | None = None) -> list[Match]:
        """All matches, overlapping ones too, in the order in which they end.

        `folded`: the text as `fold` gives it, where that is known.
        """
        found = []
        for last, surfaces in self._automaton.iter(f" {fold(text) if folded is None else folded} "):
            end = last - 1
            match = _checked(text, end, surfaces)
            if match is not None:
                found.append(match)
        return found

    def longest(
        self, text: str, wanted: Callable[[Match], bool] = lambda _: True, *, folded: str | None = None
    ) -> list[Match]:
        """The wanted matches that no longer or earlier one covers, in the order of the text.

        `folded`: as for `find`.
        """
        found = sorted(self.find(text, folded=folded), key=lambda match: (match.start, -match.end))
        return list(_apart(match for match in found if wanted(match)))


def _apart(matches: Iterable[Match]) -> Iterator[Match]:
    end = 0
    for match in matches:
        if match.start >= end:
            end = match.end
            yield match


def _checked(text: str, end: int, surfaces: tuple[_Surface, ...]) -> Match | None:
    start = end - surfaces[0].core
    printed = text[start:end]
    fitting = [surface for surface in surfaces if _fits(surface.text[: surface.core], printed)]
    if not fitting:
        return None
    marks = max(fitting, key=lambda surface: len(surface.text)).text[surfaces[0].core :]
    stop = end + len(marks) if marks and text.startswith(marks, end) else end
    clear = tuple(dict.fromkeys(surface.entry for surface in fitting if not surface.guarded))
    guarded = tuple(dict.fromkeys(surface.entry for surface in fitting if surface.guarded))
    return Match(start, stop, clear, guarded)


def _fits(surface: str, printed: str) -> bool:
    """True if the capitals of the surface are capitals in print and no stop parts what belongs together."""
    for wanted, char in zip(surface, printed, strict=True):
        if wanted != char and not _stands_for(wanted, char):
            return False
    return True


_JOINERS = frozenset(" -\n\u00a0\u2010\u2011\u2012\u2013/")
"""Signs that stand for one another between the words of a name: spaces, hyphens of Unicode, en dash,
slash."""
_QUOTES = frozenset("'\u2019\u02bc`")
"""Signs that stand for an apostrophe in names."""


def _stands_for(wanted: str, char: str) -> bool:
    if wanted.isalnum():
        return char.isupper() or not wanted.isupper()
    return (wanted in _JOINERS and char in _JOINERS) or (wanted in _QUOTES and char in _QUOTES)


def number_variants(surface: str, label: Label) -> tuple[str, ...]:
    """The surface and its other number: goods in the singular and plural, peoples in the plural."""
    last = surface[-1:]
    if label is Label.PRODUCT and last.isalpha() and surface.rsplit(None, 1)[-1].islower():
        return tuple(dict.fromkeys((surface, *_plurals(surface), *_singulars(surface))))
    if label is Label.PLACE and surface.endswith("an") and " " not in surface:
        return surface, surface + "s"
    return (surface,)


_VERBS = words("singular-verbs")
"""Singulars that are more often something else than goods."""


def _plurals(surface: str) -> Iterator[str]:
    if surface.endswith(("s", "x", "z", "ch", "sh")):
        if not surface.endswith("s") or surface.endswith("ss"):
            yield surface + "es"
    elif surface.endswith("y") and surface[-2:-1] not in "aeiou":
        yield surface[:-1] + "ies"
    else:
        yield surface + "s"


def _singulars(surface: str) -> Iterator[str]:
    if surface[:-1] in _VERBS or surface[:-2] in _VERBS:
        return
    if surface.endswith("ies") and len(surface) > 5:
        yield surface[:-3] + "y"
    elif surface.endswith(("sses", "xes", "ches", "shes")):
        yield surface[:-2]
    elif surface.endswith("s") and not surface.endswith(("ss", "us", "is", "ics", "gas")):
        yield surface[:-1]
