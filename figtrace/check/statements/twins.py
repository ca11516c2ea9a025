"""Twin sentences: a draft's sentence that says what a sentence of the source says, nearly word by word.

Where all else is the same, what differs is the slip: the number, or a year, country or flow that was
exchanged for another. Each figure is compared with the one in the same place of the twin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from corpus.annotations import Dim
from corpus.geometry import Span
from figtrace.check.statements.wording import DOWN, UP

__all__ = ["FIGURE", "Twin", "Words", "compare_words", "kind_of_name"]

FIGURE = "#"
"""Stands for a figure among the terms of a sentence."""
_LIKE = 0.8
"""Share of the draft's terms that the twin must have; our choice, on reworded sentences."""
_LIKE_BACK = 0.55
"""The same of the twin's terms: a draft leaves out more than it adds."""
_LEAST_TERMS = 4
"""Terms that twin sentences share: with fewer, chance makes twins."""
_TURNS = {UP: "turn", DOWN: "turn", "~import": "flow", "~export": "flow"}
"""Terms that may be exchanged for their opposite: directions and flows."""


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's terms in their order, with "#" where a figure stands."""

    terms: tuple[str, ...]
    figures: tuple[Span, ...]
    counts: Counter[str] = field(init=False, compare=False, repr=False)
    """How often each term occurs, figures left out."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "counts", Counter(term for term in self.terms if term != FIGURE))


@dataclass(frozen=True, slots=True)
class Twin:
    """How a source's sentence stands to the draft's."""

    likeness: float
    """Share of common terms, from 0 to 1."""
    pairs: tuple[tuple[Span, Span], ...]
    """Figures in the same place of both sentences, the draft's first."""
    exchanged: tuple[tuple[Dim, str], ...]
    """Dimensions in which one name stands for another, with the draft's term."""


def compare_words(ours: Words, theirs: Words) -> Twin | None:
    """The twin, or None where the sentences do not say the same."""
    mine, other = ours.counts, theirs.counts
    common = (mine & other).total()
    if common < _LEAST_TERMS or common < _LIKE * mine.total() or common < _LIKE_BACK * other.total():
        return None
    return Twin(
        likeness=2 * common / (mine.total() + other.total()),
        pairs=tuple(_pairs(ours, theirs)),
        exchanged=tuple(_exchanges(mine - other, other - mine)),
    )


def _pairs(ours: Words, theirs: Words) -> Iterator[tuple[Span, Span]]:
    """Figures between the same words; all in turn where the sentences have equally many."""
    if len(ours.figures) == len(theirs.figures):
        yield from zip(ours.figures, theirs.figures, strict=True)
        return
    our_places, their_places = _places(ours), _places(theirs)
    matcher = SequenceMatcher(None, ours.terms, theirs.terms, autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            if ours.terms[block.a + step] == FIGURE:
                yield our_places[block.a + step], their_places[block.b + step]


def _places(words: Words) -> dict[int, Span]:
    at = [place for place, term in enumerate(words.terms) if term == FIGURE]
    return dict(zip(at, words.figures, strict=False))


def _exchanges(ours: Counter[str], theirs: Counter[str]) -> Iterator[tuple[Dim, str]]:
    """One name of a kind on each side that the other side lacks."""
    kinds = {kind_of_name(term) for term in ours} & {kind_of_name(term) for term in theirs} - {None}
    for kind in sorted(kinds, key=str):
        mine = [term for term in ours.elements() if kind_of_name(term) == kind]
        other = [term for term in theirs.elements() if kind_of_name(term) == kind]
        if kind in _DIMS and len(mine) == len(other) == 1:
            yield _DIMS[kind], mine[0]


_DIMS = {"year": Dim.PERIOD, "place": Dim.AREA, "flow": Dim.FLOW}
"""The slot in which such an exchange is a difference."""


def kind_of_name(term: str) -> str | None:
    """What a term may be exchanged for; None for other words."""
    if term.isdigit() and len(term) == 4:
        return "year"
    return "place" if term.startswith("place:") else _TURNS.get(term)
