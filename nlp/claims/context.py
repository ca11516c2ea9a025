"""A sentence as slots are read from it, and what the sentences before it left in mind."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from corpus.annotations import Dim, Entity, Figure, Label, Slot, SlotSource
from corpus.geometry import Span
from corpus.spans import SpanIndex
from nlp.claims.periods import Period, find_periods
from nlp.text import Token, Tree

__all__ = ["OTHER_CLAUSE", "Memory", "Place", "Scene", "make_slot", "source_at"]

_CONFIDENCE = {
    SlotSource.LOCAL: 0.9,
    SlotSource.CLAUSE: 0.8,
    SlotSource.SENTENCE: 0.65,
    SlotSource.PREVIOUS: 0.4,
    SlotSource.DOCUMENT: 0.2,
}
_CLAUSE_WORDS = frozenset({"while", "whereas", "but", "although"})
"""Conjunctions that set one clause against another: what is said before them is not said behind."""


class Scene:
    """Tokens, periods, entities, figures and tree of one sentence."""

    def __init__(
        self,
        tokens: Sequence[Token],
        entities: Sequence[Entity],
        figures: Sequence[Figure],
        cited: Sequence[Span] = (),
        tree: Tree | None = None,
    ) -> None:
        self.tokens = tokens
        self.entities = entities
        self.figures = figures
        self.tree = tree
        """How the words depend on one another; None where no parser has read the sentence."""
        self._starts = [token.start for token in tokens]
        no_periods = SpanIndex([*cited, *(figure.number for figure in figures)])  # "1800 times" is no year
        self.periods: tuple[Period, ...] = tuple(
            period for period in find_periods(tokens) if not no_periods.overlaps(self.span(*period[:2]))
        )
        self._scanned = figures
        self.figure_starts = [self.at(figure.number.start) for figure in figures]

    # most sentences have no figure, and are never asked for the next two

    @cached_property
    def places(self) -> frozenset[int]:
        """The tokens of names of places."""
        return frozenset(
            index
            for entity in self.entities
            if entity.label is Label.PLACE
            for index in range(self.at(entity.span.start), self.at(entity.span.end))
        )

    @cached_property
    def _taken(self) -> SpanIndex:
        """Of the figures as they were scanned, whatever was put in their place since."""
        return SpanIndex(
            [
                *(entity.span for entity in self.entities if entity.label is Label.PLACE),
                *(figure.span for figure in self._scanned if not figure.unit.startswith("{")),
                *(figure.number for figure in self._scanned),
                *(self.span(*period[:2]) for period in self.periods),
            ]
        )

    def at(self, offset: int) -> int:
        """The first token that begins at the offset or behind it."""
        return bisect_left(self._starts, offset)

    def low(self, index: int) -> str:
        """The word at this token; "" outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def span(self, first: int, last: int) -> Span:
        """The characters of these tokens."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def put(self, figure: Figure, better: Figure) -> None:
        """Puts a figure in the place of one of the scene's own, which it reads better."""
        self.figures = tuple(better if one is figure else one for one in self.figures)

    def is_taken(self, span: Span) -> bool:
        """True for words of places, periods and figures, which name nothing that could be measured."""
        return self._taken.overlaps(span)

    def crossed(self, figure: Figure, first: int, last: int) -> int:
        """How many other figures stand between two tokens."""
        return sum(
            1
            for other, start in zip(self.figures, self.figure_starts, strict=True)
            if other is not figure and first <= start < last
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands in its sentence, and its clause: half-open ranges of tokens."""

    first: int
    last: int
    left: int
    right: int

    @classmethod
    def of(cls, scene: Scene, figure: Figure) -> Place:
        """The place of the figure."""
        first, last = scene.at(figure.span.start), scene.at(figure.span.end)
        left, right = first, last
        while left > 0 and not _ends_clause(scene, left - 1):
            left -= 1
        while right < len(scene.tokens) and not _ends_clause(scene, right):
            right += 1
        return cls(first, max(last, first + 1), left, right)

    def is_beside(self, index: int) -> bool:
        """True if the token stands in the clause of the figure."""
        return self.left <= index < self.right


OTHER_CLAUSE = 15
"""Tokens that the end of a clause counts for, where what belongs to a figure is sought; our choice."""


def _ends_clause(scene: Scene, index: int) -> bool:
    low = scene.low(index)
    if low in (";", ":") or low in _CLAUSE_WORDS:
        return True
    return low == "," and (scene.low(index + 1) in _CLAUSE_WORDS or scene.low(index + 1) == "which")


def source_at(place: Place, first: int) -> SlotSource:
    """How near to the figure something at this token was read."""
    if not place.is_beside(first):
        return SlotSource.SENTENCE
    near = place.first - 8 <= first < place.last + 8
    return SlotSource.LOCAL if near else SlotSource.CLAUSE


def make_slot(dim: Dim, code: str, surface: str, source: SlotSource, by: str, span: Span | None) -> Slot:
    """A slot with the confidence of its source."""
    return Slot(dim, code, surface, source, _CONFIDENCE[source], by, span)


_REACH = {Dim.AREA: 2, Dim.PARTNER: 2, Dim.PERIOD: 2}
"""How many sentences a slot stays in mind: places and times two, as careful readers take it, others one.

Items of a list all stand as near to the sentence before the list as the first one does.
"""


@dataclass(slots=True)
class Memory:
    """The last slots that were read from the text itself, with the number of the sentence."""

    sentence: int = 0
    home: Slot | None = None
    """The place that the whole document is about, as a slot of the reporter."""
    year: int | None = None
    """The year of publication."""
    measured: Span | None = None
    """What the figure before this one measures, where its own sentence says it."""
    _kept: dict[Dim, deque[tuple[int, Slot]]] = field(default_factory=dict)

    def aside(self) -> Memory:
        """A memory with the same content that leaves this one as it is."""
        kept = {dim: deque(slots, maxlen=4) for dim, slots in self._kept.items()}
        return Memory(self.sentence, self.home, self.year, None, kept)

    def recall(self, dim: Dim, *, other_than: str = "") -> Slot | None:
        """The last slot of an earlier sentence with another code than the given; None where none is fresh."""
        for at, slot in reversed(self._kept.get(dim, ())):
            if self.sentence - at > _REACH.get(dim, 1):
                return None
            if not other_than or slot.code != other_than:
                source = SlotSource.PREVIOUS
                return replace(slot, source=source, confidence=_CONFIDENCE[source], by=f"{dim}:previous")
        return None

    def keep(self, slots: Iterable[Slot]) -> None:
        """Takes in what was read in this sentence; what was itself recalled stays as old as it is."""
        for slot in slots:
            if slot.source not in (SlotSource.PREVIOUS, SlotSource.DOCUMENT):
                self._kept.setdefault(slot.dim, deque(maxlen=4)).append((self.sentence, slot))
