"""Many spans, asked many times: which hold, overlap or lie in another, in the logarithm of their number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from corpus.geometry import Span

__all__ = ["ByPlace", "SpanIndex", "SpanRow"]


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


class SpanRow:
    """Spans one behind the other, in the order of the text, which do not overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        kept = tuple(spans)
        self._starts = [span.start for span in kept]
        self._ends = [span.end for span in kept]

    def last_begun(self, offset: int) -> int | None:
        """Position of the last span that begins at or before the character; None for none."""
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 else None

    def at(self, offset: int) -> int | None:
        """Position of the span that holds the character; None where it stands between spans."""
        at = self.last_begun(offset)
        return at if at is not None and offset < self._ends[at] else None


_T = TypeVar("_T")


class ByPlace(Generic[_T]):
    """Things by where they stand; they may overlap. Equals keep their order."""

    def __init__(self, things: Iterable[_T], span_of: Callable[[_T], Span]) -> None:
        self._things: Sequence[_T] = sorted(things, key=span_of)
        self._spans = [span_of(thing) for thing in self._things]
        self._starts = [span.start for span in self._spans]
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def within(self, span: Span) -> tuple[_T, ...]:
        """Those that lie wholly in the span, in the order of the text."""
        first, last = bisect_left(self._starts, span.start), bisect_right(self._starts, span.end)
        return tuple(self._things[at] for at in range(first, last) if self._spans[at] in span)

    def beginning_in(self, span: Span) -> Sequence[_T]:
        """Those whose first character is in the span, in the order of the text."""
        return self._things[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def overlapping(self, span: Span) -> tuple[_T, ...]:
        """Those that share a character with the span, in the order of the text."""
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        return tuple(self._things[at] for at in range(first, last) if self._spans[at].overlaps(span))
