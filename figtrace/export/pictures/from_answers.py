"""Answers to other questions as charts: an entity's mentions by year, themes over the years."""

from __future__ import annotations

from collections.abc import Sequence

from figtrace.ask.entity_cards import EntityCard
from figtrace.ask.themes import ThemeLine
from figtrace.export.pictures.charts import Chart
from figtrace.export.pictures.from_years import YearLine, YearValue, bars_of_years, lines_of_years

__all__ = ["MOST_LINES", "chart_of_card", "charts_of_themes"]

MOST_LINES = 6
"""Lines of a panel that can be told apart where they cross."""


def chart_of_card(card: EntityCard) -> Chart:
    """A bar for each year of the documents that mention the entity; documents without a year are left out."""
    values = [YearValue(one.year, float(one.mentions)) for one in card.years if one.year is not None]
    return bars_of_years(card.canonical, "mentions by year of the document", values)


def charts_of_themes(themes: Sequence[ThemeLine]) -> tuple[Chart, ...]:
    """The shares of themes by year of publication, some themes to a panel, heaviest first."""
    firsts = range(0, len(themes), MOST_LINES)
    return tuple(_panel(first, themes[first : first + MOST_LINES]) for first in firsts)


def _panel(first: int, themes: Sequence[ThemeLine]) -> Chart:
    return lines_of_years(f"Themes {first + 1} to {first + len(themes)}", "%", map(_line, themes))


def _line(theme: ThemeLine) -> YearLine:
    return YearLine(theme.theme, tuple(YearValue(one.year, 100 * one.share) for one in theme.years))
