"""Counts by year are bars, several things over years are lines, each in the order of years."""

from figtrace.export.pictures.charts import ChartKind
from figtrace.export.pictures.from_years import YearLine, YearValue, bars_of_years, lines_of_years

_VALUES = (YearValue(2009, 4), YearValue(2007, 0.12345))


def test_bars_go_by_year_and_say_what_they_count() -> None:
    chart = bars_of_years("Papers", "papers", _VALUES)
    assert (chart.kind, chart.unit, chart.groups[0].name) == (ChartKind.BARS, "papers", "")
    assert [(mark.x, mark.y, mark.title) for mark in chart.groups[0].marks] == [
        (2007, 0.12345, "2007: 0.1235 papers"),
        (2009, 4, "2009: 4 papers"),
    ]


def test_lines_have_their_names_and_a_note() -> None:
    lines = [YearLine("value chains", _VALUES), YearLine("offshoring", ())]
    chart = lines_of_years("Trend", "%", lines, note="years are those of papers")
    assert (chart.kind, chart.note) == (ChartKind.LINES, "years are those of papers")
    assert [group.name for group in chart.groups] == ["value chains", "offshoring"]
    assert chart.groups[0].marks[0].title == "value chains, 2007: 0.1235 %"
    assert chart.groups[1].marks == ()
