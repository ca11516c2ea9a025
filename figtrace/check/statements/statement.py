"""A figure with the words said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.annotations import Claim, Figure
from corpus.document import Table
from corpus.geometry import PageIndex
from figtrace.check.statements.sentence import Sentence

__all__ = ["Statement"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure and the terms said with it, each with the weight of its best place."""

    claim: Claim
    page: PageIndex | None
    weights: Mapping[str, float]
    clause: frozenset[str]
    """Terms of the figure's own clause, or of its cell's headers."""
    years: frozenset[str]
    """Years in the sentence, or in the headers, caption and units note of the cell."""
    clause_years: frozenset[str]
    sentence_terms: frozenset[str]
    """Terms of the figure's own sentence or cell, without its surroundings."""
    table: Table | None = None
    comparative: tuple[int, str] = (0, "")
    """1 for "more", "higher" …, -1 for "less", "lower" … right behind the figure, with the next term."""
    alone: bool = False
    """True for the only figure of its sentence: all of the sentence is said of it."""
    sides: frozenset[int] = frozenset()
    """Opposed measure words of its clause or headers, as `measure_sides` numbers them."""
    sentence_sides: frozenset[int] = frozenset()
    crowded: bool = False
    """True for a sentence that holds more figures than prose does: a plot or table read as text."""
    name: frozenset[str] = frozenset()
    """Terms of what stands right before a figure in brackets: Peru's in "highest in Peru (5%)"; else none."""
    target: bool = False
    """True for what is plainly stated as a goal, a plan or a forecast."""
    ahead: bool = False
    """True if its sentence, headers or caption may speak of what is to come."""
    said: Sentence | None = field(default=None, compare=False, repr=False)
    """The sentence; None for a cell."""
    figure: Figure = field(init=False)
    """The claim's."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "figure", self.claim.figure)
