"""Charts before they are drawn: panels of marks, lines or bars over years, and the table behind them.

Values are floats here, for a picture needs no more; the figures themselves stay with the claims.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Chart", "ChartKind", "Group", "Mark", "chart_csv"]


class ChartKind(StrEnum):
    """How the groups of a chart are drawn."""

    MARKS = "marks"
    """A mark for each statement, with a bar for what its wording admits."""
    LINES = "lines"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class Mark:
    """A value at a place on the line of years."""

    x: float
    """In years: the middle of 2008 is 2008.5; of lines and bars the year itself."""
    y: float | None
    """None where only the ends are known."""
    low: float | None = None
    """Lower end of what is admitted; None: unbounded, or as sharp as `y`."""
    high: float | None = None
    begin: float | None = None
    """Ends of a period that is longer than a year; None for a shorter one."""
    end: float | None = None
    opens: str = ""
    """"up" or "down" for "at least" and "at most", whose other end is unbounded."""
    id: str = ""
    """Of the claim; "" for a value that was counted."""
    title: str = ""
    """What is shown when the mark is pointed at."""
    href: str = ""
    """Where the mark leads; "" for nowhere."""
    ringed: bool = False
    """True if another work contests it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Marks of one colour: a document, a word, a theme."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One panel."""

    title: str
    kind: ChartKind
    unit: str
    """What is measured, in base units: "USD"; a word for what was counted: "papers"."""
    groups: tuple[Group, ...]
    note: str = ""
    """What a reader must know of it; "" for nothing."""


_COLUMNS = (
    "chart",
    "group",
    "unit",
    "x",
    "y",
    "low",
    "high",
    "begin",
    "end",
    "opens",
    "ringed",
    "id",
    "title",
)
"""Columns of the table behind a chart: which chart and mark, its values, where it is printed."""


def chart_csv(charts: Iterable[Chart]) -> str:
    """The table behind the pictures: a row for each mark, with a heading."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for chart in charts:
        for group in chart.groups:
            writer.writerows(_row(chart, group, mark) for mark in group.marks)
    return out.getvalue()


def _row(chart: Chart, group: Group, mark: Mark) -> tuple[object, ...]:
    ends = (mark.low, mark.high, mark.begin, mark.end)
    values = (mark.x, mark.y, *ends)
    shown = ("" if value is None else f"{value:.10g}" for value in values)
    return (chart.title, group.name, chart.unit, *shown, mark.opens, int(mark.ringed), mark.id, mark.title)
