"""Many spans, asked many times: which hold or overlap another, in the logarithm of their number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar

from corpus.geometry import Span

__all__ = ["Placed", "SpanIndex", "Within"]


class SpanIndex:
    """Spans in any order, which may overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(span for span in spans if len(span))
        self._starts = [span.start for span in ordered]
        self._reach = list(accumulate((span.end for span in ordered), max))

    def holds(self, span: Span) -> bool:
        """True if one of the spans contains the whole of this one."""
        at = bisect_right(self._starts, span.start)
        return at > 0 and self._reach[at - 1] >= span.end

    def overlaps(self, span: Span) -> bool:
        """True if one of the spans shares at least one character with this one."""
        at = bisect_left(self._starts, span.end)
        return len(span) > 0 and at > 0 and self._reach[at - 1] > span.start


class Placed(Protocol):
    """Something that stands in a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


_T = TypeVar("_T", bound=Placed)


class Within(Generic[_T]):
    """Things by where they stand."""

    def __init__(self, things: Iterable[_T]) -> None:
        self._things: Sequence[_T] = sorted(things, key=_start)
        self._starts = [thing.span.start for thing in self._things]

    def of(self, span: Span) -> tuple[_T, ...]:
        """Those that lie wholly in the span, by where they begin."""
        first, last = bisect_left(self._starts, span.start), bisect_right(self._starts, span.end)
        return tuple(thing for thing in self._things[first:last] if thing.span in span)


def _start(thing: Placed) -> int:
    return thing.span.start
