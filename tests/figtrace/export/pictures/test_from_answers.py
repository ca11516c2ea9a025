"""An entity's mentions are bars by year, themes are lines of shares, some to a panel."""

from __future__ import annotations

import pytest

from figtrace.ask.entity_cards import entity_card
from figtrace.ask.themes import ThemeLine, YearShare
from figtrace.export.pictures.charts import ChartKind
from figtrace.export.pictures.from_answers import MOST_LINES, chart_of_card, charts_of_themes
from tests.figtrace.small_corpus import ALL, annotator, store_of


def _theme(name: str) -> ThemeLine:
    years = (YearShare(2004, 0.25), YearShare(2001, 0.1))
    return ThemeLine(1, name, (name,), 0.2, 3, "", (), 0, False, years)


def test_mentions_are_bars_by_year_and_undated_documents_are_left_out() -> None:
    with store_of(*ALL) as store:
        chart = chart_of_card(entity_card(store, "firm:lenovo", gazetteer=annotator().gazetteer))
    assert chart.kind is ChartKind.BARS
    assert [(mark.x, mark.y) for mark in chart.groups[0].marks] == [(2009, 2), (2012, 1)]
    assert chart.unit == "mentions by year of the document"


def test_themes_are_lines_of_per_cent_by_year() -> None:
    (chart,) = charts_of_themes([_theme("value chains"), _theme("tariffs")])
    assert (chart.title, chart.unit, chart.kind) == ("Themes 1 to 2", "%", ChartKind.LINES)
    assert [group.name for group in chart.groups] == ["value chains", "tariffs"]
    assert [(mark.x, mark.y) for mark in chart.groups[0].marks] == [(2001, 10), (2004, 25)]


@pytest.mark.parametrize("count", [0, MOST_LINES, MOST_LINES + 1, 3 * MOST_LINES])
def test_a_panel_holds_as_many_as_can_be_told_apart(count: int) -> None:
    charts = charts_of_themes([_theme(str(at)) for at in range(count)])
    sizes = [len(chart.groups) for chart in charts]
    assert sum(sizes) == count
    assert max(sizes, default=0) <= MOST_LINES
