"""Deciding on identity as a person does it: entities by name or id, each decision a run of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from corpus.annotations import Label
from corpus.errors import UsageError
from corpus.store import (
    Action,
    Decision,
    EntityName,
    RunId,
    Store,
    decision_times,
    entities_called,
    entity_spellings,
    identity_decisions,
    record_ignore,
    record_merge,
    record_rename,
    record_split,
    record_undo,
)

__all__ = [
    "DecisionLine",
    "decision_lines",
    "ignore_entity",
    "merge_entities",
    "rename_entity",
    "resolve_entity",
    "split_entity",
    "undo_decision",
]

_NEAR = 5
"""How many names like an unknown one are shown."""
_LIKE = 60.0
"""Least likeness of such a name, from 0 to 100 (rapidfuzz's ratio)."""


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision as it is listed."""

    id: int
    decision: str
    """What was decided, in words."""
    who: str
    when: str
    """Time of the run that made it, ISO 8601 in UTC."""
    state: str
    """"holds", or "undone"."""


def merge_entities(store: Store, name: str, into: str, *, version: str) -> Decision:
    """The decision that two entities, given by name or id, are one: the second.

    Raises:
        UsageError: if a name means none or several entities; says which are near.
    """
    key, target = resolve_entity(store, name), resolve_entity(store, into)
    return _run(store, "entities merge", version, lambda run: record_merge(store, key, target, run=run))


def split_entity(store: Store, name: str, surface: str, *, into: str = "", version: str) -> Decision:
    """The decision that a surface of an entity is another one: a known one, or one of its own.

    Raises:
        UsageError: if a name means none or several entities, or there is no such surface.
    """
    key = resolve_entity(store, name)
    target = resolve_entity(store, into) if into else ""
    return _run(
        store,
        "entities split",
        version,
        lambda run: record_split(store, key, surface, into=target, run=run),
    )


def rename_entity(store: Store, name: str, new_name: str, *, version: str) -> Decision:
    """The decision that an entity is called so.

    Raises:
        UsageError: if the name means none or several entities, or the new one is empty.
    """
    key = resolve_entity(store, name)
    return _run(store, "entities rename", version, lambda run: record_rename(store, key, new_name, run=run))


def ignore_entity(store: Store, name: str, *, surface: str = "", version: str) -> Decision:
    """The decision that an entity, or one surface of it, is none.

    Raises:
        UsageError: if the name means none or several entities, or there is no such surface.
    """
    key = resolve_entity(store, name)
    return _run(
        store, "entities ignore", version, lambda run: record_ignore(store, key, surface=surface, run=run)
    )


def undo_decision(store: Store, number: int | None = None, *, version: str) -> Decision:
    """The decision of this number, or the last, which no longer holds.

    Raises:
        UsageError: if there is no such decision that holds.
    """
    return _run(store, "entities undo", version, lambda run: record_undo(store, decision=number, run=run))


def decision_lines(store: Store, name: str = "") -> list[DecisionLine]:
    """All decisions, or those on one entity, in their order.

    Raises:
        UsageError: if the name means none or several entities.
    """
    key = resolve_entity(store, name) if name else ""
    times = decision_times(store)
    return [
        DecisionLine(d.id, in_words(d), d.who, times[d.id], "holds" if d.undone is None else "undone")
        for d in identity_decisions(store, key=key)
    ]


def in_words(decision: Decision) -> str:
    """What was decided: "firm:a merged into firm:b"."""
    of = f"{decision.surface!r} of {decision.key}" if decision.surface else decision.key
    ends = {
        Action.MERGE: f"merged into {decision.target}",
        Action.SPLIT: f"split into {decision.target}",
        Action.RENAME: f"renamed {decision.name!r}",
        Action.IGNORE: "ignored",
    }
    return f"{of} {ends[decision.action]}"


def _run(store: Store, command: str, version: str, decide: Callable[[RunId], Decision]) -> Decision:
    run = store.begin_run(command, version)
    try:
        return decide(run)
    finally:
        store.end_run(run)  # a decision that is refused is no interrupted run


# -- names ---------------------------------------------------------------------------------------------


def resolve_entity(store: Store, name: str) -> str:
    """The id of the one entity that a person means: by id, canonical name or surface, capitals aside.

    Raises:
        UsageError: if there is none, with those whose names are near, or more than one.
    """
    for called in entities_called(store, name):
        found = [one for one in called if name == one.key or not _is_object(one.key)]
        if len(found) == 1:
            return found[0].key
        if found:
            choices = "; ".join(f"{e.key} ({e.canonical}, {e.mentions} mentions)" for e in found[:_NEAR])
            raise UsageError(f"{name!r} names {len(found)} entities: {choices}. Give the id")
    raise UsageError(f"no entity {name!r} in the corpus{_near(store, name)}")


def _is_object(key: str) -> bool:
    return key.partition(":")[0] not in set(Label) - {Label.OBJECT}


def _near(store: Store, name: str) -> str:
    keys = _nearest(name, entity_spellings(store))
    return f"; near are {', '.join(keys)}" if keys else ": `figtrace entities` lists them"


def _nearest(name: str, spellings: Iterable[EntityName]) -> list[str]:
    """Ids whose names hold the words, shortest names first; then those of names that look alike."""
    known = [(one.name.casefold(), one.key) for one in spellings]
    wanted = name.casefold()
    holding = sorted((len(text), key) for text, key in known if wanted in text)
    alike = process.extract(
        wanted, [text for text, _ in known], scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_NEAR * 4
    )
    keys = [*(key for _, key in holding), *(known[index][1] for *_, index in alike)]
    return list(dict.fromkeys(keys))[:_NEAR]
