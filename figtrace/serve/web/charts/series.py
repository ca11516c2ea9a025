"""Where the marks stand of a series of published values: one mark a statement, in its document's colour."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Mark", "Plot", "Statement", "Tick", "plot", "short"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One published value: when, what, by whom, and where it is read."""

    year: float
    value: Decimal
    lo: Decimal | None
    hi: Decimal | None
    source: str
    """The document's title."""
    title: str
    to: str
    disagrees: bool = False
    """True if another source gives another value for the same."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement as it stands in the picture."""

    x: float
    y: float
    top: float
    bottom: float
    """Ends of its interval; both `y` where it has none."""
    tone: int
    """Number of its document's colour, from 0 to 7."""
    title: str
    to: str
    disagrees: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale and what is written beside it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The picture of a series; without marks there is nothing to draw."""

    width: float
    height: float
    left: float
    base: float
    marks: tuple[Mark, ...]
    years: tuple[Tick, ...]
    values: tuple[Tick, ...]
    legend: tuple[tuple[int, str], ...]
    """Colours with the documents that have them; the eighth is shared by all others."""
    unit: str


_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 900.0, 340.0, 64.0, 16.0, 14.0, 28.0
_TONES = 8


def plot(statements: Sequence[Statement], *, unit: str) -> Plot:
    """The picture of these statements, all of one unit."""
    tones = _tones(statements)
    first, last = _range((one.year for one in statements), least=1.0)
    low, high = _range(
        (float(end) for one in statements for end in (one.value, one.lo, one.hi) if end is not None),
        least=0.0,
    )
    if 0 < low < high - low:  # a scale that nearly reaches nought begins there
        low = 0.0
    steps = _steps(low, high)
    low, high = min(low, steps[0]), max(high, steps[-1])
    inside = _WIDTH - _LEFT - _RIGHT

    def x(year: float) -> float:
        return round(_LEFT + 18 + (inside - 36) * (year - first) / (last - first), 1)

    def y(value: float) -> float:
        return round(
            _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (value - low) / ((high - low) or 1.0), 1
        )

    marks = tuple(
        Mark(
            x(one.year), y(float(one.value)), y(float(one.hi if one.hi is not None else one.value)),
            y(float(one.lo if one.lo is not None else one.value)), tones[one.source],
            one.title, one.to, one.disagrees,
        )
        for one in statements
    )  # fmt: skip
    every = max(1, math.ceil((last - first + 1) / 14))
    return Plot(
        _WIDTH, _HEIGHT, _LEFT, _HEIGHT - _BOTTOM, marks,
        tuple(Tick(x(year), str(year)) for year in range(math.ceil(first), math.floor(last) + 1, every)),
        tuple(Tick(y(step), short(step)) for step in steps),
        _legend(tones), unit,
    )  # fmt: skip


def _tones(statements: Sequence[Statement]) -> dict[str, int]:
    sources = dict.fromkeys(one.source for one in sorted(statements, key=lambda one: one.source))
    return {source: min(at, _TONES - 1) for at, source in enumerate(sources)}


def _legend(tones: Mapping[str, int]) -> tuple[tuple[int, str], ...]:
    others = sum(tone == _TONES - 1 for tone in tones.values())
    named = [(tone, source) for source, tone in tones.items() if tone < _TONES - 1 or others == 1]
    return tuple(named + ([(_TONES - 1, f"{others} other documents")] if others > 1 else []))


def _range(values: Iterable[float], *, least: float) -> tuple[float, float]:
    found = list(values)
    low, high = (min(found), max(found)) if found else (0.0, 1.0)
    return (
        (low, high)
        if high - low >= least and high > low
        else (low - (least or abs(low) / 2 or 1.0), high + (least or abs(high) / 2 or 1.0))
    )


def _steps(low: float, high: float) -> tuple[float, ...]:
    """Round values over the range, four to seven of them: steps of 1, 2 or 5 times a power of ten."""
    raw = (high - low) / 5 or 1.0
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(power * one for one in (1, 2, 5, 10) if power * one >= raw)
    first, last = math.floor(low / step), math.ceil(high / step)
    return tuple(step * at for at in range(first, last + 1))


_NAMES = ((12, "tn"), (9, "bn"), (6, "m"), (3, "k"))


def short(value: float) -> str:
    """The value in few signs: 91700000000 -> "91.7bn"."""
    for power, name in _NAMES:
        if abs(value) >= 10.0**power:
            return f"{value / 10.0**power:.4g}{name}"
    return f"{value:.4g}"
