"""The rooms of themes and of contradictions, whose answers are worked out beside the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Request

from figtrace.ask.themes import ThemeLine
from figtrace.export.pictures import Chart, YearLine, YearValue, charts_of_themes, lines_of_years
from figtrace.serve.web.answers.boards import ConflictRow, ThemePage, conflict_board, theme_board, theme_page
from figtrace.serve.web.beside.studies import Failed
from figtrace.serve.web.not_here import NotHereError
from figtrace.serve.web.routes import AtDesk, shows
from figtrace.serve.web.waiting import ask_beside

__all__ = ["router"]

router = APIRouter(tags=["boards"])


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme with the number that it keeps when the corpus grows."""

    number: int
    theme: ThemeLine


@dataclass(frozen=True, slots=True)
class ThemeBoard:
    """The themes of the corpus, heaviest first, and their shares by year."""

    themes: tuple[ThemeRow, ...]
    charts: tuple[Chart, ...]
    problem: str
    is_pending: bool


@dataclass(frozen=True, slots=True)
class ThemeRoom:
    """One theme."""

    found: ThemePage | None
    charts: tuple[Chart, ...]
    """Its share by year; () where no document of it has a year."""
    is_pending: bool


@dataclass(frozen=True, slots=True)
class ConflictBoard:
    """The contradictions inside the corpus."""

    conflicts: tuple[ConflictRow, ...]
    problem: str
    is_pending: bool


@shows(router, "/themes", "themes.html")
def show_themes(request: Request, desk: AtDesk) -> ThemeBoard:
    """What the corpus is about, and how it moves over the years."""
    with desk.store() as store:
        found = ask_beside(request, desk, store, theme_board, desk.folder)
    if found is None or isinstance(found, Failed):
        return ThemeBoard((), (), found.problem if found else "", is_pending=found is None)
    rows = tuple(ThemeRow(theme.number, theme) for theme in found)
    return ThemeBoard(rows, charts_of_themes(found), "", is_pending=False)


@shows(router, "/themes/{number}", "theme.html")
def show_theme(request: Request, desk: AtDesk, number: Annotated[int, Path(ge=1, le=100_000)]) -> ThemeRoom:
    """A theme with its words, years, documents, entities, passages and figures."""
    with desk.store() as store:
        found = ask_beside(request, desk, store, theme_page, desk.folder, number)
    if isinstance(found, Failed):
        raise NotHereError(found.problem)
    return ThemeRoom(found, () if found is None else _chart(found), is_pending=found is None)


def _chart(found: ThemePage) -> tuple[Chart, ...]:
    values = tuple(YearValue(one.year, 100 * one.share) for one in found.card.years)
    line = YearLine("", values)
    return (lines_of_years("Its share in the passages of each year", "%", [line]),) if values else ()


@shows(router, "/conflicts", "conflicts.html")
def show_conflicts(request: Request, desk: AtDesk) -> ConflictBoard:
    """Where papers give different values for the same thing."""
    with desk.store() as store:
        found = ask_beside(request, desk, store, conflict_board, desk.folder)
    rows = () if found is None or isinstance(found, Failed) else found
    return ConflictBoard(rows, found.problem if isinstance(found, Failed) else "", found is None)
