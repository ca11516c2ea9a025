"""Identity of entities: what a person or rule decided to merge, split off, rename or ignore.

Decisions are a log that is never rewritten: `undo` marks an entry. What it makes of the keys that
the finders give is kept in `identities`, so that a document that is read again is told the same;
`names` holds both the key found and the key meant, and the view `entities` shows the latter.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from corpus.annotations import Label
from corpus.entity_keys import unlisted_key
from corpus.errors import UsageError
from corpus.store.connection import NAMES_IN_USE, Row
from corpus.store.identity_rules import Action, Decision, identity_rows, surface_form
from corpus.store.store import Store
from corpus.store.summaries import RunId

__all__ = [
    "PERSON",
    "Action",
    "Decision",
    "NamedKey",
    "decision_times",
    "found_names",
    "identity_decisions",
    "record_ignore",
    "record_merge",
    "record_rename",
    "record_split",
    "record_undo",
]

PERSON = "person"
"""Who decides when it is not a rule; rules give their id."""


@dataclass(frozen=True, slots=True)
class NamedKey:
    """A name by which an entity goes, and a key under which the finders gave a mention of it."""

    name: str
    label: Label
    key: str


# -- deciding ----------------------------------------------------------------------------------------


def record_merge(store: Store, key: str, into: str, *, run: RunId, who: str = PERSON) -> Decision:
    """The decision that all mentions of one entity mean another, already applied.

    Raises:
        UsageError: if one of them is not in the corpus, or they are the same.
    """
    _require(store, key)
    name = _require(store, into)
    if key == into:
        raise UsageError(f"{key} is merged into itself: give two entities")
    return _decide(store, Decision(0, run, who, Action.MERGE, key, target=into, name=name))


def record_split(
    store: Store, key: str, surface: str, *, run: RunId, into: str = "", who: str = PERSON
) -> Decision:
    """The decision that a surface of an entity means another one, already applied.

    Args:
        store: the store.
        key: the entity that loses the surface.
        surface: as printed; capitals of ASCII letters do not count.
        run: the run that decides.
        into: key that the surface gets; "": a new one of the same kind, made from the surface.
        who: "person", or the id of a rule.

    Raises:
        UsageError: if the entity is not in the corpus or has no such surface.
    """
    _require(store, key)
    printed = _require_surface(store, key, surface)
    target = into or unlisted_key(key.partition(":")[0], surface_form(printed))
    _require_kind(target)
    if target == key:
        raise UsageError(f"{printed!r} is {key} already: give another id to split it into")
    name = (_name_of(store, into) if into else "") or printed
    made = Decision(0, run, who, Action.SPLIT, key, surface_form(printed), target, name)
    return _decide(store, made)


def record_rename(store: Store, key: str, name: str, *, run: RunId, who: str = PERSON) -> Decision:
    """The decision that an entity is called so, already applied.

    Raises:
        UsageError: if it is not in the corpus, or the name is empty.
    """
    _require(store, key)
    if not name.strip():
        raise UsageError(f"the new name of {key} is empty: give one with letters")
    return _decide(store, Decision(0, run, who, Action.RENAME, key, name=" ".join(name.split())))


def record_ignore(store: Store, key: str, *, run: RunId, surface: str = "", who: str = PERSON) -> Decision:
    """The decision that an entity, or one surface of it, is none, already applied.

    Raises:
        UsageError: if it is not in the corpus or has no such surface.
    """
    _require(store, key)
    printed = surface_form(_require_surface(store, key, surface)) if surface else ""
    return _decide(store, Decision(0, run, who, Action.IGNORE, key, printed))


def record_undo(store: Store, *, run: RunId, decision: int | None = None) -> Decision:
    """The decision that no longer holds: the one of this number, or the last that holds.

    Raises:
        UsageError: if there is none to undo, or it is undone already.
    """
    known = {d.id: d for d in identity_decisions(store)}
    holding = [number for number, d in known.items() if d.undone is None]
    if not holding:
        raise UsageError("there is no decision to undo")
    wanted = holding[-1] if decision is None else decision
    if wanted not in holding:
        fate = "is undone already" if wanted in known else "is not known"
        raise UsageError(f"decision {wanted} {fate}: those that hold are {', '.join(map(str, holding))}")
    with store.transaction():
        store._connection.write("UPDATE decisions SET undone = ? WHERE id = ?", (run, wanted))
        _apply(store)
    return replace(known[wanted], undone=run)


def identity_decisions(store: Store, *, key: str = "") -> tuple[Decision, ...]:
    """All decisions in their order, undone ones too; with a key, those that lead to it or start from it."""
    rows = store._connection.rows(
        "SELECT id, run, who, action, key, surface, target, name, undone FROM decisions "
        "WHERE ? IN ('', key, target) ORDER BY id",
        (key,),
    )
    return tuple(_decision(row) for row in rows)


def decision_times(store: Store) -> dict[int, str]:
    """When the run began that made each decision, by its number: ISO 8601 in UTC."""
    rows = store._connection.rows("SELECT d.id, r.started FROM decisions d JOIN runs r ON r.id = d.run")
    return dict(rows)


def found_names(
    store: Store, label: Label, *, wanted: Callable[[str, str], bool] = lambda _name, _key: True
) -> Iterator[NamedKey]:
    """Names and surfaces of the entities of a kind, each with every key under which an index may hold it.

    Those alone of which `wanted` says so, given the name and the key: a kind has ten thousands of them.
    """
    rows = store._connection.rows(
        f"SELECT key, canonical, surface, found_label, found FROM {NAMES_IN_USE} WHERE label = ?",
        (str(label),),
    )
    chosen = {key for key, name, surface, _, found in rows if wanted(name, found) or wanted(surface, found)}
    names, keys = defaultdict[str, set[str]](set), defaultdict[str, set[tuple[str, str]]](set)
    for key, name, surface, kind, found in rows:
        if key in chosen:
            names[key] |= {name, surface}
            keys[key].add((kind, found))
    called = sorted((name, found, kind) for key in chosen for name in names[key] for kind, found in keys[key])
    return (NamedKey(name, Label(kind), found) for name, found, kind in called if wanted(name, found))


def _decision(row: Row) -> Decision:
    number, run, who, action, key, surface, target, name, undone = row
    held = None if undone is None else RunId(undone)
    return Decision(number, RunId(run), who, Action(action), key, surface, target, name, held)


def _decide(store: Store, made: Decision) -> Decision:
    row = (made.run, made.who, made.action, made.key, made.surface, made.target, made.name)
    with store.transaction():
        number = store._connection.write(
            "INSERT INTO decisions (run, who, action, key, surface, target, name) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        _apply(store)
    return replace(made, id=number)


# -- what must exist ---------------------------------------------------------------------------------


def _require(store: Store, key: str) -> str:
    _require_kind(key)
    name = _name_of(store, key)
    if not name:
        raise UsageError(f"no entity {key!r} in the corpus: `figtrace entities` lists them")
    return name


_KINDS = tuple(str(label) for label in Label if label is not Label.OBJECT)


def _require_kind(key: str) -> None:
    kind, _, name = key.partition(":")
    if kind not in _KINDS or not name:
        raise UsageError(f"{key!r} is no id of an entity: expected kind:name, a kind of {', '.join(_KINDS)}")


def _name_of(store: Store, key: str) -> str:
    row = store._connection.row("SELECT min(canonical) FROM entities WHERE key = ?", key)
    return (row[0] or "") if row else ""


def _require_surface(store: Store, key: str, surface: str) -> str:
    rows = store._connection.rows(
        "SELECT surface FROM entities WHERE key = ? GROUP BY surface ORDER BY count(*) DESC, surface", (key,)
    )
    printed = [row[0] for row in rows]
    wanted = surface_form(surface)
    found = next((text for text in printed if surface_form(text) == wanted), None)
    if found is None:
        raise UsageError(f"{key} has no surface {surface!r}; it has {'; '.join(printed[:8])}")
    return " ".join(found.split())


# -- applying ----------------------------------------------------------------------------------------


_REWRITE = """
UPDATE names SET (label, key, canonical, ignored) = (
    SELECT coalesce(s.label, w.label, names.found_label), coalesce(s.key, w.key, names.found),
        coalesce(iif(s.found IS NULL, w.name, s.name), names.found_name),
        coalesce(s.ignored, w.ignored, 0)
    FROM (SELECT 1)
        LEFT JOIN identities s ON s.found = names.found
            AND s.surface = lower(trim(replace(names.surface, char(10), ' ')))
        LEFT JOIN identities w ON w.found = names.found AND w.surface = ''
) WHERE found IN (SELECT value FROM json_each(?))
"""


def _apply(store: Store) -> None:
    """Make `identities` anew from the log and rewrite the names that it touches or touched."""
    db = store._connection
    before = [found for (found,) in db.rows("SELECT DISTINCT found FROM identities")]
    db.write("DELETE FROM identities")
    rows = identity_rows(d for d in identity_decisions(store) if d.undone is None)
    db.write_all("INSERT INTO identities VALUES (?, ?, ?, ?, ?, ?)", rows)
    touched = sorted({*before, *(row[0] for row in rows)})
    db.write(_REWRITE, (json.dumps(touched),))
