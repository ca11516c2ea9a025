"""A series is a chart with a mark for each statement, a group for each document, and rings."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.annotations import Modality
from corpus.geometry import DocId, PageNo
from figtrace.ask.series import Series, SeriesPoint
from figtrace.ask.timeline import stretch_of
from figtrace.export.pictures.charts import Chart, ChartKind
from figtrace.export.pictures.from_series import MOST_MARKS, chart_of_series


def _point(
    period: str = "2008",
    value: str | None = "41.7",
    doc: str = "a",
    *,
    lo: str | None = "41.65",
    hi: str | None = "41.75",
    contested: bool = False,
) -> SeriesPoint:
    stretch = stretch_of(period)
    assert stretch is not None
    return SeriesPoint(
        period, stretch, f"${value}", _decimal(value), _decimal(lo), _decimal(hi), "imports", f"Paper {doc}",
        2010, PageNo(3), "iii", "Imports were so.", Modality.ASSERTED, f"id-{doc}-{period}-{value}",
        DocId(doc * 64), (), contested,
    )  # fmt: skip


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _chart(*points: SeriesPoint) -> Chart:
    series = Series("ind:imports", "USA", "CHN", "M", "", "", "", "USD", "level", points, 1)
    (chart,) = chart_of_series([series])
    return chart


def test_a_chart_is_called_as_its_series() -> None:
    chart = _chart(_point())
    assert (chart.title, chart.unit, chart.kind) == (
        "imports · USA ← CHN · USD, level",
        "USD",
        ChartKind.MARKS,
    )
    assert chart.note == ""


def test_a_mark_stands_in_the_middle_of_its_year_with_its_bounds() -> None:
    (mark,) = _chart(_point(contested=True)).groups[0].marks
    assert (mark.x, mark.y, mark.low, mark.high) == (2008.5, 41.7, 41.65, 41.75)
    assert (mark.begin, mark.end, mark.opens, mark.ringed) == (None, None, "", True)


def test_a_mark_says_period_figure_words_and_place() -> None:
    (mark,) = _chart(_point(contested=True)).groups[0].marks
    assert mark.title == "2008: $41.7 (imports)\nPaper a (2010), page iii; contested by another paper"


def test_a_long_period_is_drawn_over_its_years() -> None:
    (mark,) = _chart(_point("2002/2008")).groups[0].marks
    assert (mark.begin, mark.end, mark.x) == (2002, 2009, 2005.5)


def test_documents_are_groups_most_statements_first_and_stand_side_by_side() -> None:
    chart = _chart(_point(doc="a"), _point(doc="b"), _point("2009", doc="b"))
    assert [group.name for group in chart.groups] == ["Paper b (2010)", "Paper a (2010)"]
    xs = [group.marks[0].x for group in chart.groups]
    assert xs == pytest.approx([2008.5 - 0.175, 2008.5 + 0.175])
    assert all(2008 < x < 2009 for x in xs)


def test_an_open_end_is_told_and_a_range_is_drawn_at_its_middle() -> None:
    up, down, middle = (
        _chart(_point(value=None, hi=None), _point(value=None, lo=None), _point(value=None)).groups[0].marks
    )
    assert (up.opens, up.y, up.high) == ("up", 41.65, None)
    assert (down.opens, down.y, down.low) == ("down", 41.75, None)
    assert (middle.opens, middle.y) == ("", 41.7)


def test_documents_beyond_the_colours_share_one() -> None:
    chart = _chart(*(_point(doc=doc) for doc in "abcdefghij"))
    assert [group.name for group in chart.groups][-1] == "3 more documents"
    assert (len(chart.groups), len(chart.groups[-1].marks)) == (8, 3)


def test_too_many_statements_are_cut_and_contested_ones_kept() -> None:
    points = [_point(str(1000 + at)) for at in range(MOST_MARKS + 5)]
    points[-1] = replace(points[-1], contested=True)
    chart = _chart(*points)
    marks = chart.groups[0].marks
    assert len(marks) == MOST_MARKS
    assert marks[-1].ringed
    assert chart.note == f"{MOST_MARKS} of {MOST_MARKS + 5} statements are drawn"


def test_marks_lead_where_they_are_told_to() -> None:
    series = Series("m", "", "", "", "", "", "", "USD", "level", (_point(),), 1)
    (chart,) = chart_of_series([series], href=lambda point: f"/documents/{point.doc[:2]}?page={point.page}")
    assert chart.groups[0].marks[0].href == "/documents/aa?page=3"
