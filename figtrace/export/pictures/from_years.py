"""Counts and shares by year as charts: bars for one thing, lines for several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from figtrace.export.pictures.charts import Chart, ChartKind, Group, Mark

__all__ = ["YearLine", "YearValue", "bars_of_years", "lines_of_years"]


@dataclass(frozen=True, slots=True)
class YearValue:
    """What was counted of a year."""

    year: int
    value: float


@dataclass(frozen=True, slots=True)
class YearLine:
    """The values of a word, theme or entity by year, in any order."""

    name: str
    values: tuple[YearValue, ...]


def bars_of_years(title: str, unit: str, values: Sequence[YearValue]) -> Chart:
    """A bar for each year of one thing: documents or mentions by year."""
    return Chart(title, ChartKind.BARS, unit, (_group(YearLine("", tuple(values)), unit),))


def lines_of_years(title: str, unit: str, lines: Iterable[YearLine], *, note: str = "") -> Chart:
    """A line for each of several things over the years: trends of words, shares of themes."""
    return Chart(title, ChartKind.LINES, unit, tuple(_group(line, unit) for line in lines), note)


def _group(line: YearLine, unit: str) -> Group:
    ordered = sorted(line.values, key=lambda one: one.year)
    return Group(line.name, tuple(_mark(line.name, one, unit) for one in ordered))


def _mark(name: str, one: YearValue, unit: str) -> Mark:
    said = f"{name}, {one.year}" if name else str(one.year)
    return Mark(one.year, one.value, title=f"{said}: {one.value:.4g} {unit}")
