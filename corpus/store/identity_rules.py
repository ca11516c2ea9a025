"""What a log of decisions makes of the keys that the finders give: pure, from first decision to last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from corpus.store.summaries import RunId

__all__ = ["Action", "Decision", "IdentityRow", "identity_rows", "surface_form"]

IdentityRow = tuple[str, str, str, str, str | None, int]
"""A row of `identities`: key found, surface ("": any), kind, key meant, name (None: its own), ignored."""


class Action(StrEnum):
    """What was decided of an entity."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log."""

    id: int
    run: RunId
    """The run in which it was made; the table `runs` has its time."""
    who: str
    action: Action
    key: str
    """The entity that it is about, as it was called then."""
    surface: str = ""
    """The surface that a split takes or that is ignored; "" for all."""
    target: str = ""
    """Key that it is merged or split into; "" for others."""
    name: str = ""
    """New name of the entity, or name of the target."""
    undone: RunId | None = None
    """Run that undid it; None: it holds."""


def identity_rows(log: Iterable[Decision]) -> tuple[IdentityRow, ...]:
    """The meaning of every key and surface that the decisions touch; they are read in their order."""
    made = _Identities()
    for decision in log:
        made.add(decision)
    return tuple(made.rows())


def surface_form(surface: str) -> str:
    """The surface as surfaces are compared: line ends as spaces, ASCII letters small (SQLite's `lower`)."""
    plain = surface.replace("\n", " ").strip(" ")
    return "".join(char.lower() if char.isascii() else char for char in plain)


@dataclass(frozen=True, slots=True)
class _Meaning:
    key: str
    ignored: bool = False


@dataclass(slots=True)
class _Identities:
    """Meanings by key found and surface; surface "" stands for all that have no meaning of their own."""

    meant: dict[tuple[str, str], _Meaning] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    """Names of the targets of merges and splits, for the mentions that come from elsewhere."""

    def add(self, decision: Decision) -> None:
        self.meant.setdefault((decision.key, ""), _Meaning(decision.key))
        if decision.action is Action.RENAME:
            self.renamed[decision.key] = decision.name
            return
        if decision.target:
            self.given[decision.target] = decision.name
        for place in self._places(decision):
            self.meant[place] = self._changed(decision)

    def _places(self, decision: Decision) -> list[tuple[str, str]]:
        """Where the entity's mentions come from; of a single surface, where that surface does."""
        now = _Meaning(decision.key)
        own = [place for place, meaning in self.meant.items() if meaning == now]
        if not decision.surface:
            return own
        special = {found for found, surface in self.meant if surface == decision.surface}
        whole = [found for found, surface in own if surface == "" and found not in special]
        named = [place for place in own if place[1] == decision.surface]
        return [*named, *((found, decision.surface) for found in whole)]

    def _changed(self, decision: Decision) -> _Meaning:
        if decision.action is Action.IGNORE:
            return _Meaning(decision.key, ignored=True)
        return _Meaning(decision.target)

    def rows(self) -> Iterator[IdentityRow]:
        """Rows of `identities`."""
        for (found, surface), meaning in self.meant.items():
            moved = self.given.get(meaning.key) if meaning.key != found else None
            name = self.renamed.get(meaning.key) or moved
            label = meaning.key.partition(":")[0]
            yield found, surface, label, meaning.key, name, int(meaning.ignored)
