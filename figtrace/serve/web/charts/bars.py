"""Where the bars stand of a count by year."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from figtrace.serve.web.addresses import address

__all__ = ["Bar", "Bars", "bars"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar and what it counts."""

    label: str
    count: int
    x: float
    y: float
    width: float
    height: float
    to: str
    """Address; "" for none."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A row of bars from the first label to the last."""

    width: float
    height: float
    base: float
    """Where the bars stand."""
    bars: tuple[Bar, ...]
    shown: tuple[Bar, ...]
    """Those whose label is written, so that none overlap."""


_BARS_WIDTH, _BARS_HEIGHT, _FOOT = 760.0, 96.0, 20.0
"""Points of the picture, and of the line of years below: as wide as the column of a room."""
_LABEL_WIDTH = 38.0
"""Points of a year's label with the space beside it; closer ones would touch."""
_WIDEST = 40.0
"""Points of a bar: a single year's would fill the page."""


def bars(
    counts: Mapping[int, int], *, to: str = "", parameter: str = "year", keep: Mapping[str, str] | None = None
) -> Bars:
    """A bar for each year from the first to the last, years without anything too.

    With `to`, each bar with something leads there, its year as the parameter.
    """
    years = range(min(counts), max(counts) + 1) if counts else range(0)
    most = max(counts.values(), default=0) or 1
    step = min(_WIDEST, _BARS_WIDTH / max(1, len(years)))
    base = _BARS_HEIGHT - _FOOT
    made = tuple(
        _bar(
            year,
            counts.get(year, 0),
            at * step,
            step,
            base,
            most,
            to and address(to, **{**(keep or {}), parameter: year}),
        )
        for at, year in enumerate(years)
    )
    every = max(1, math.ceil(_LABEL_WIDTH / step))
    return Bars(max(step * len(years), 1.0), _BARS_HEIGHT, base, made, made[::every])


def _bar(year: int, count: int, x: float, step: float, base: float, most: int, to: str) -> Bar:
    height = (base - 4) * count / most
    gap = min(2.0, step / 5)
    return Bar(
        str(year),
        count,
        round(x, 1),
        round(base - height, 1),
        round(step - gap, 1),
        round(height, 1),
        to if count else "",
    )
