"""Mentions as they are written: a name once for each way in which it is printed, and where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.labels import Label
from corpus.store.connection import Connection

if TYPE_CHECKING:
    from corpus.store.rows import EntityRow

__all__ = ["FoundName", "drop_mentions", "found_names_of", "put_mentions"]


@dataclass(frozen=True, slots=True)
class FoundName:
    """A key that a finder gave, and the name that goes with it."""

    key: str
    name: str


def found_names_of(label: str, key: str, name: str) -> tuple[FoundName, ...]:
    """A list of codes as each of its codes: "product:hs.1,product:hs.2" called "One | Two" are two names.

    Of other kinds the comma is a part of the key. One name stands for all where there are no more.
    """
    keys = key.split(",") if label == Label.OBJECT else _products(key)
    names = name.split(" | ")
    several = len(names) > 1
    return tuple(
        FoundName(one, names[at] if several and at < len(names) else name) for at, one in enumerate(keys)
    )


_NEXT = ",product:"


def _products(key: str) -> list[str]:
    first, *others = key.split(_NEXT)
    return [first, *(f"product:{other}" for other in others)]


_NAME = """
INSERT OR IGNORE INTO names (found, surface, by, found_name, found_label, label, key, canonical, ignored)
SELECT ?1, ?2, ?3, ?4, ?5, coalesce(s.label, w.label, ?5), coalesce(s.key, w.key, ?1),
    coalesce(iif(s.found IS NULL, w.name, s.name), ?4), coalesce(s.ignored, w.ignored, 0)
FROM (SELECT 1)
    LEFT JOIN identities s ON s.found = ?1 AND s.surface = lower(trim(replace(?2, char(10), ' ')))
    LEFT JOIN identities w ON w.found = ?1 AND w.surface = ''
"""
_MENTION = """
INSERT INTO mention_rows
SELECT ?6, ?7, ?8, number, ?9, ?10, ?11 FROM names
WHERE found = ?1 AND surface = ?2 AND by = ?3 AND found_name = ?4 AND found_label = ?5
"""


def put_mentions(db: Connection, number: int, rows: Iterable[EntityRow]) -> None:
    """Keep the mentions of the document of this number, each with what people decided of its name."""
    mentions = list(_mentions(number, rows))
    db.write_all(_NAME, dict.fromkeys(mention[:5] for mention in mentions))
    db.write_all(_MENTION, mentions)


def _mentions(number: int, rows: Iterable[EntityRow]) -> Iterator[tuple[object, ...]]:
    for _, seq, label, key, name, surface, page, start, end, by in rows:
        for part, found in enumerate(found_names_of(label, key, name)):
            yield (found.key, surface, by, found.name, label, number, seq, part, page, start, end)


def drop_mentions(db: Connection, number: int) -> None:
    """Forget the document's mentions, and the names that nobody else has."""
    used = db.rows("SELECT DISTINCT name FROM mention_rows WHERE doc = ?", (number,))
    db.write("DELETE FROM mention_rows WHERE doc = ?", (number,))
    db.write(
        "DELETE FROM names WHERE number IN (SELECT value FROM json_each(?)) "
        "AND NOT EXISTS (SELECT 1 FROM mention_rows WHERE name = names.number)",
        (json.dumps([name for (name,) in used]),),
    )
