"""The upright scale of a chart: thousands, millions or billions, and whether it grows by factors."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from figtrace.export.pictures.charts import Chart

__all__ = ["Scale", "scale_of", "short_number"]

_STEPS = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand"))
"""Powers of a thousand with their names, the largest first."""
_FACTOR = 500.0
"""Values further apart than this cannot be read on a scale of equal steps: the lesser lie on its ground."""
_WORDS = {"%": "per cent", "pp": "percentage points", "bp": "basis points", "1": "number"}
"""Codes of units in words, for an axis."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How values are drawn: divided by a step, with its name."""

    step: float
    name: str
    is_log: bool = False
    """True for a scale that grows by factors; its step is 1."""

    def of(self, value: float) -> float:
        """The height of a value."""
        return value / self.step


def scale_of(chart: Chart) -> Scale:
    """The scale on which the chart's marks can be read."""
    marks = [mark for group in chart.groups for mark in group.marks]
    heights = [mark.y for mark in marks if mark.y is not None]
    most = max(map(abs, heights), default=0.0)
    step, word = next(((size, name) for size, name in _STEPS if most >= size), (1.0, ""))
    unit = _WORDS.get(chart.unit, chart.unit.strip("{}"))
    ends = chain(heights, (end for mark in marks for end in (mark.low, mark.high) if end is not None))
    least = min(ends, default=0.0)
    is_log = least > 0 and most / least > _FACTOR
    if is_log:
        return Scale(1.0, unit, is_log)
    return Scale(step, " ".join(part for part in (word, unit) if part))


def short_number(value: float) -> str:
    """The value of a mark on the scale: "100 billion", "0.5"."""
    step, word = next(((size, name) for size, name in _STEPS if abs(value) >= size), (1.0, ""))
    return f"{value / step:g} {word}".strip()
