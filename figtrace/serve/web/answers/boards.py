"""What takes longer than a page may: themes, contradictions, neighbours of an entity."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from corpus.geometry import DocId
from corpus.settings import load_settings
from corpus.store import ClaimRow, Store, list_editions
from figtrace.ask.entity_cards import EntityCard, entity_card
from figtrace.ask.neighbours import EntityGraph
from figtrace.ask.neighbours import graph as entity_graph
from figtrace.ask.themes import ThemeLine, corpus_themes
from figtrace.check.conflicts import Conflict, Side, find_conflicts
from figtrace.serve.web.addresses import address
from figtrace.serve.web.plain_names import file_name

__all__ = ["ConflictRow", "EntityBoard", "SideRow", "Stated", "conflict_board", "entity_board", "theme_board"]

_CONFLICTS = 100
_NEIGHBOURS = 14


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
class EntityBoard:
    """An entity's card and its neighbours."""

    card: EntityCard
    graph: EntityGraph


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


def conflict_board(folder: Path) -> tuple[ConflictRow, ...]:
    """The contradictions of the corpus in this folder, those between most documents first."""
    with Store.open(load_settings(folder).db) as store:
        works = {edition.doc: edition.newest for edition in list_editions(store)}
        return tuple(map(_conflict_row, find_conflicts(store, editions=works, limit=_CONFLICTS)))


def entity_board(folder: Path, key: str) -> EntityBoard:
    """All that the corpus in this folder knows of the entity, and what stands beside it.

    Raises:
        UsageError: if no document names it.
    """
    with Store.open(load_settings(folder).db) as store:
        return EntityBoard(_plain(entity_card(store, key)), entity_graph(store, key, limit=_NEIGHBOURS))


def _plain(card: EntityCard) -> EntityCard:
    """The card with files named without their folders."""
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
