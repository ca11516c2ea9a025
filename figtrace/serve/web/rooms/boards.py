"""The rooms of themes and of contradictions, whose answers are worked out beside the desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Request

from figtrace.ask.themes import ThemeLine
from figtrace.serve.web.answers.boards import ConflictRow, conflict_board, theme_board
from figtrace.serve.web.charts.bars import Bars, bars
from figtrace.serve.web.desk import Desk
from figtrace.serve.web.not_here import NotHereError
from figtrace.serve.web.routes import AtDesk, shows
from figtrace.serve.web.studies import Failed
from figtrace.serve.web.waiting import ask_beside

__all__ = ["router"]

router = APIRouter(tags=["boards"])


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme with its number and its years as bars of shares in ten thousand."""

    number: int
    theme: ThemeLine
    years: Bars


@dataclass(frozen=True, slots=True)
class ThemeBoard:
    """The themes of the corpus."""

    themes: tuple[ThemeRow, ...]
    problem: str
    is_pending: bool


@dataclass(frozen=True, slots=True)
class ThemeRoom:
    """One theme."""

    row: ThemeRow | None
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
    found = _themes(request, desk)
    rows = () if found is None or isinstance(found, Failed) else found
    return ThemeBoard(rows, found.problem if isinstance(found, Failed) else "", found is None)


@shows(router, "/themes/{number}", "theme.html")
def show_theme(request: Request, desk: AtDesk, number: Annotated[int, Path(ge=1, le=1000)]) -> ThemeRoom:
    """A theme with its words, years, entities and figures."""
    found = _themes(request, desk)
    if found is None:
        return ThemeRoom(None, is_pending=True)
    if isinstance(found, Failed) or number > len(found):
        raise NotHereError(f"there is no theme {number} in this corpus")
    return ThemeRoom(found[number - 1], is_pending=False)


@shows(router, "/conflicts", "conflicts.html")
def show_conflicts(request: Request, desk: AtDesk) -> ConflictBoard:
    """Where papers give different values for the same thing."""
    with desk.store() as store:
        found = ask_beside(request, desk, store, conflict_board, desk.folder)
    rows = () if found is None or isinstance(found, Failed) else found
    return ConflictBoard(rows, found.problem if isinstance(found, Failed) else "", found is None)


def _themes(request: Request, desk: Desk) -> tuple[ThemeRow, ...] | Failed | None:
    with desk.store() as store:
        found = ask_beside(request, desk, store, theme_board, desk.folder)
    if found is None or isinstance(found, Failed):
        return found
    return tuple(
        ThemeRow(number, theme, bars({one.year: round(one.share * 10_000) for one in theme.years}))
        for number, theme in enumerate(found, start=1)
    )
