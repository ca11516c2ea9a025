"""Answers of a bounded size: so many records from a place on, and the place where the rest begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from corpus.codec import to_json

__all__ = ["MOST_CHARACTERS", "Portion", "portion"]

MOST_CHARACTERS = 40_000
"""Of the records of one answer, as JSON: some ten thousand tokens, which is read at once; our choice."""

_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Portion(Generic[_Record]):
    """The records that go into one answer."""

    records: tuple[_Record, ...]
    next: int | None
    """Offset of the next answer; None where nothing is left."""


def portion(
    records: Sequence[_Record], *, start: int, limit: int, are_more: bool = False
) -> Portion[_Record]:
    """Up to `limit` of these records, of which the first has the offset `start`, and no more than fit.

    The first is always given, however long it is. `are_more` tells that others follow those given.
    """
    taken: list[_Record] = []
    size = 0
    for record in records[:limit]:
        size += _size(record)
        if taken and size > MOST_CHARACTERS:
            break
        taken.append(record)
    rest = are_more or len(taken) < len(records)
    return Portion(tuple(taken), start + len(taken) if rest and taken else None)


def _size(record: Any) -> int:
    return len(to_json(record))
