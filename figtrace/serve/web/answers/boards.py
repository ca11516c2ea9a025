"""What takes longer than a page may: themes, contradictions, neighbours of an entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from corpus.geometry import DocId
from corpus.settings import load_settings
from corpus.store import ClaimRow, Store, find_claim, list_editions, made_of
from figtrace.ask.claims import ClaimView
from figtrace.ask.entity_cards import EntityCard, entity_card
from figtrace.ask.neighbours import EntityGraph, Homes, read_homes
from figtrace.ask.neighbours import graph as entity_graph
from figtrace.ask.theme_views import ThemeQuote
from figtrace.ask.themes import ThemeCard, ThemeLine, corpus_themes, theme_card, theme_figures
from figtrace.check.conflicts import Conflict, Side, find_conflicts
from figtrace.serve.web.addresses import address
from figtrace.serve.web.kept import Kept
from figtrace.serve.web.plain_names import file_name

__all__ = [
    "ConflictRow",
    "SideRow",
    "Stated",
    "ThemeFigure",
    "ThemePage",
    "conflict_board",
    "entity_neighbours",
    "plain_card",
    "theme_board",
    "theme_page",
]

_CONFLICTS = 100
"""Contradictions on one page, those between most documents first."""
_NEIGHBOURS = 14
"""Names in the picture: more of them overlap in its width."""
_PASSAGES = 6
"""Passages of a theme: what is read to see what it is."""
_FIGURES = 24
"""Figures of a theme on its page."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement of one side of a contradiction."""

    document: str
    doc: DocId
    year: int | None
    page: int | None
    quote: str
    to: str


@dataclass(frozen=True, slots=True)
class SideRow:
    """A value and who gives it."""

    value: str
    sources: int
    upstream: tuple[str, ...]
    statements: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class ThemeFigure:
    """A figure of a theme and its statement."""

    figure: str
    stated: Stated


@dataclass(frozen=True, slots=True)
class ThemePage:
    """A theme's card, and its passages and figures with their pages."""

    card: ThemeCard
    passages: tuple[Stated, ...]
    """Those most like the theme, each of another document."""
    figures: tuple[ThemeFigure, ...]
    """Those of such passages first."""


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A contradiction inside the corpus."""

    measure: str
    scope: tuple[str, ...]
    kind: str
    sides: tuple[SideRow, ...]
    to: str
    """The series of what it is about."""


def theme_board(folder: Path) -> tuple[ThemeLine, ...]:
    """The themes of the corpus in this folder, heaviest first."""
    with Store.open(load_settings(folder).db) as store:
        return corpus_themes(store)


def theme_page(folder: Path, number: int) -> ThemePage:
    """All that the corpus in this folder has on the theme of this number.

    Raises:
        UsageError: if there is no such theme.
    """
    with Store.open(load_settings(folder).db) as store:
        card = theme_card(store, number, passages=_PASSAGES)
        figures = theme_figures(store, number, limit=_FIGURES).claims
        named = tuple(replace(one, document=_name(one.document)) for one in card.documents)
        return ThemePage(
            replace(card, documents=named),
            tuple(map(_quoted, card.passages)),
            tuple(_theme_figures(store, figures)),
        )


def _quoted(one: ThemeQuote) -> Stated:
    to = address(f"/documents/{one.doc}", page=one.page, quote=one.text.removesuffix(" …"))
    return Stated(_name(one.document), one.doc, one.year, one.page, one.text, to)


def _theme_figures(store: Store, views: Iterable[ClaimView]) -> Iterator[ThemeFigure]:
    rows = ((one, find_claim(store, one.id)) for one in views)
    return (ThemeFigure(one.figure, _stated(row)) for one, row in rows if row is not None)


def conflict_board(folder: Path) -> tuple[ConflictRow, ...]:
    """The contradictions of the corpus in this folder, those between most documents first."""
    with Store.open(load_settings(folder).db) as store:
        works = {edition.doc: edition.newest for edition in list_editions(store)}
        return tuple(map(_conflict_row, find_conflicts(store, editions=works, limit=_CONFLICTS)))


def entity_neighbours(folder: Path, key: str) -> EntityGraph:
    """What stands beside the entity in the corpus in this folder."""
    with Store.open(load_settings(folder).db) as store:
        return entity_graph(store, key, limit=_NEIGHBOURS, homes=partial(_kept_homes, folder))


_HOMES: Kept = Kept(512)
"""Of documents asked for last; the numbers of one take some sixty kilobytes."""


def _kept_homes(folder: Path, store: Store, doc: DocId) -> Homes:
    """Where sentences and passages stand: the same as long as neither was read or annotated anew."""
    return _HOMES.get((folder, doc), lambda: read_homes(store, doc), stamp=made_of(store, doc))


def plain_card(store: Store, key: str) -> EntityCard:
    """All that the corpus knows of the entity itself, files named without their folders, without boxes.

    Raises:
        UsageError: if no document names it.
    """
    card = entity_card(store, key, boxes=False)
    return replace(
        card,
        documents=tuple(replace(one, document=_name(one.document)) for one in card.documents),
        passages=tuple(replace(one, document=_name(one.document)) for one in card.passages),
        figures=tuple(replace(one, source=_name(one.source)) for one in card.figures),
    )


def _name(title: str) -> str:
    """The title; where a document has none, its file stands there with all its folders."""
    return file_name(title) if title.lower().endswith(".pdf") else title


def _conflict_row(one: Conflict) -> ConflictRow:
    scope = {str(dim): code for dim, code in one.scope}
    asked = {name: scope.get(name, "") for name in ("area", "partner", "product")}
    return ConflictRow(
        measure=one.measure.removeprefix("ind:").replace("_", " "),
        scope=tuple(code.removeprefix("product:") for _, code in one.scope),
        kind=str(one.kind),
        sides=tuple(map(_side_row, one.sides)),
        to=address("/figures", measure=one.measure, unit=one.unit, **asked),
    )


def _side_row(side: Side) -> SideRow:
    return SideRow(side.surface, side.sources, side.upstream, tuple(map(_stated, side.rows)))


def _stated(row: ClaimRow) -> Stated:
    span = row.claim.figure.span
    return Stated(
        row.title or file_name(row.source), row.doc, row.year, None if row.page is None else row.page + 1,
        " ".join(row.quote.split()), address(f"/documents/{row.doc}", at=f"{span.start}-{span.end}"),
    )  # fmt: skip
