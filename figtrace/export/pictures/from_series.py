"""Series as charts: value by period, a mark for each statement, coloured by document, contested ringed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal

from figtrace.ask.series import Series, SeriesPoint
from figtrace.export.pictures.charts import Chart, ChartKind, Group, Mark

__all__ = ["MOST_MARKS", "chart_of_series"]

MOST_MARKS = 400
"""Marks of a chart: more lie on one another at the width of a page."""
_MOST_NAMED = 8
"""Documents with a colour of their own, as many as people tell apart in a legend (Okabe & Ito 2008)."""
_SPREAD = 0.7
"""Share of a year over which documents that speak of the same year are set side by side."""


def chart_of_series(
    series: Iterable[Series], *, href: Callable[[SeriesPoint], str] | None = None
) -> tuple[Chart, ...]:
    """A chart for each series; `href` says where a point's mark leads."""
    return tuple(_chart(one, href or (lambda _: "")) for one in series)


def _chart(series: Series, href: Callable[[SeriesPoint], str]) -> Chart:
    drawn = _kept(series.points)
    by_name: defaultdict[str, list[SeriesPoint]] = defaultdict(list)
    for point in drawn:
        by_name[point.doc].append(point)
    order = sorted(by_name.values(), key=lambda held: (-len(held), held[0].source, held[0].doc))
    groups = tuple(
        Group(_name(held[0]), tuple(_mark(point, at, len(order), href) for point in held))
        for at, held in enumerate(order)
    )
    return Chart(series.name, ChartKind.MARKS, series.unit, _folded(groups), _note(series, len(drawn)))


def _kept(points: tuple[SeriesPoint, ...]) -> tuple[SeriesPoint, ...]:
    """The points that are drawn, contested ones before others where there are too many."""
    if len(points) <= MOST_MARKS:
        return points
    ranked = sorted(range(len(points)), key=lambda at: (not points[at].contested, at))
    return tuple(points[at] for at in sorted(ranked[:MOST_MARKS]))


def _note(series: Series, drawn: int) -> str:
    return f"{drawn} of {len(series.points)} statements are drawn" if drawn < len(series.points) else ""


def _folded(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """The groups with a colour of their own, and one for all the others."""
    if len(groups) <= _MOST_NAMED:
        return groups
    own, rest = groups[: _MOST_NAMED - 1], groups[_MOST_NAMED - 1 :]
    return (*own, Group(f"{len(rest)} more documents", tuple(mark for one in rest for mark in one.marks)))


def _name(point: SeriesPoint) -> str:
    return f"{point.source} ({point.year})" if point.year else point.source


def _mark(point: SeriesPoint, at: int, of: int, href: Callable[[SeriesPoint], str]) -> Mark:
    stretch = point.stretch
    is_long = stretch.end - stretch.begin > 1
    beside = (at - (of - 1) / 2) / of * _SPREAD * min(1.0, stretch.end - stretch.begin)
    low, high = _real(point.lo), _real(point.hi)
    return Mark(
        x=stretch.middle + (0 if is_long else beside),
        y=_height(point, low, high),
        low=low,
        high=high,
        begin=stretch.begin if is_long else None,
        end=stretch.end if is_long else None,
        opens="" if low is not None and high is not None else "up" if high is None else "down",
        id=point.id,
        title=_title(point),
        href=href(point),
        ringed=point.contested,
    )


def _height(point: SeriesPoint, low: float | None, high: float | None) -> float | None:
    """What is printed; the middle of a range, or the one end that it has."""
    if point.value is not None:
        return _real(point.value)
    if low is not None and high is not None:
        return (low + high) / 2
    return low if high is None else high


def _real(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _title(point: SeriesPoint) -> str:
    page = "" if point.page is None else f", page {point.label or point.page}"
    contested = "; contested by another paper" if point.contested else ""
    return f"{point.period}: {point.figure} ({point.said_of})\n{_name(point)}{page}{contested}"
