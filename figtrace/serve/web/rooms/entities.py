"""The room of entities: who is who, and what a person decides of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query, Request
from starlette.responses import RedirectResponse

from corpus.annotations import Label
from corpus.store import Decision, EntityCount, Store, count_entities, entity_count
from figtrace.ask.entity_cards import EntityCard
from figtrace.ask.neighbours import EntityGraph
from figtrace.library import identity
from figtrace.serve.web.addresses import address
from figtrace.serve.web.answers.boards import entity_neighbours, plain_card
from figtrace.serve.web.charts.bars import Bars, bars
from figtrace.serve.web.charts.neighbours import Graph, graph
from figtrace.serve.web.not_here import NotHereError
from figtrace.serve.web.routes import AtDesk, shows
from figtrace.serve.web.waiting import ask_beside

__all__ = ["router"]

router = APIRouter(tags=["entities"])
Kind = Literal["", "product", "firm", "policy", "org", "place", "person"]
_PATIENCE_S = 0.4
"""The card is there to be read meanwhile: its picture may come a moment later."""
_LISTED = 100
"""Entities of one list; words narrow it."""


@dataclass(frozen=True, slots=True)
class EntityList:
    """Entities, most mentioned first."""

    kind: Kind
    words: str
    entities: tuple[EntityCount, ...]
    decisions: tuple[identity.DecisionLine, ...]
    """What was decided last, the newest first."""


@dataclass(frozen=True, slots=True)
class EntityRoom:
    """An entity's card with its pictures."""

    entity: EntityCount
    card: EntityCard
    years: Bars
    graph: Graph | None
    """What stands beside it; None while that is worked out, and where it cannot be."""
    problem: str
    is_pending: bool


@shows(router, "/entities", "entities.html")
def list_entities(
    desk: AtDesk,
    kind: Annotated[Kind, Query(alias="type")] = "",
    words: Annotated[str, Query(max_length=200)] = "",
) -> EntityList:
    """What the corpus speaks of, most mentioned first."""
    with desk.store() as store:
        label = Label(kind) if kind else None
        found = desk.kept(
            store,
            ("entities", kind, words),
            lambda: count_entities(store, label=label, words=words, limit=_LISTED),
            of_all=True,
        )
        made = tuple(reversed(identity.decision_lines(store)[-20:]))
    return EntityList(kind, words, found, made)


@shows(router, "/entities/{key:path}", "entity.html")
def show_entity(request: Request, desk: AtDesk, key: str) -> EntityRoom:
    """An entity's names, years, papers, passages, figures and neighbours."""
    with desk.store() as store:
        counted = _known(store, key)
        card = desk.kept(store, ("entity", key), lambda: plain_card(store, key))
        near = ask_beside(request, desk, store, entity_neighbours, desk.folder, key, patience=_PATIENCE_S)
    years = bars({one.year: one.mentions for one in card.years if one.year is not None})
    if not isinstance(near, EntityGraph):
        problem = near.problem if near is not None else ""
        return EntityRoom(counted, card, years, None, problem, is_pending=near is None)
    return EntityRoom(counted, card, years, graph(near), "", is_pending=False)


def _known(store: Store, key: str) -> EntityCount:
    counted = entity_count(store, key) if "\0" not in key else None
    if counted is None:
        raise NotHereError(f"the corpus names no entity {key[:100]!r}")
    return counted


Action = Literal["merge", "split", "rename", "ignore", "undo"]


@dataclass(frozen=True, slots=True)
class Decided:
    """What is asked to be decided; "" where an action needs it not."""

    action: Action
    key: str
    into: str
    surface: str
    name: str
    number: int | None


def _decided(
    action: Annotated[Action, Form()],
    key: Annotated[str, Form(max_length=300)] = "",
    into: Annotated[str, Form(max_length=300)] = "",
    surface: Annotated[str, Form(max_length=300)] = "",
    name: Annotated[str, Form(max_length=300)] = "",
    number: Annotated[int | None, Form(ge=1, le=2**31)] = None,
) -> Decided:
    return Decided(action, key, into, surface, name, number)


@router.post("/entity-decisions", include_in_schema=False)
def decide(desk: AtDesk, asked: Annotated[Decided, Depends(_decided)]) -> RedirectResponse:
    """Take a person's decision on identity, as the commands do."""
    from importlib.metadata import version

    with desk.store() as store:
        made = _decide(store, asked, version("figtrace"))
        key = made.target if asked.action in ("merge", "split") and made.target else made.key
        there = entity_count(store, key) is not None
    return RedirectResponse(address(f"/entities/{key}") if there else "/entities", status_code=303)


def _decide(store: Store, asked: Decided, version: str) -> Decision:
    match asked.action:
        case "merge":
            return identity.merge_entities(store, asked.key, asked.into, version=version)
        case "split":
            return identity.split_entity(store, asked.key, asked.surface, into=asked.into, version=version)
        case "rename":
            return identity.rename_entity(store, asked.key, asked.name, version=version)
        case "ignore":
            return identity.ignore_entity(store, asked.key, surface=asked.surface, version=version)
        case "undo":
            return identity.undo_decision(store, asked.number, version=version)
