"""Operations on an index's fields, which both engines understand: what a query becomes."""

from __future__ import annotations

from corpus.quick import dataclass
from search.passages import Field

__all__ = [
    "All",
    "Begins",
    "Best",
    "Equals",
    "Fuzzy",
    "Narrow",
    "Op",
    "Phrase",
    "Range",
    "Term",
    "scores",
]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of an analysed field; scores."""

    field: Field
    value: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms of an exact field side by side in this order; scores."""

    field: Field
    values: tuple[str, ...]
    apart: int = 0
    """Words that may stand between them in all."""


@dataclass(frozen=True, slots=True)
class Best:
    """One of these, scored as the best of them: other spellings of one word."""

    options: tuple[Op, ...]


@dataclass(frozen=True, slots=True)
class Equals:
    """A value of a field, word for word."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class Begins:
    """A term or value that begins so."""

    field: Field
    value: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A term at most so many edits away; two letters exchanged are one edit."""

    field: Field
    value: str
    edits: int


@dataclass(frozen=True, slots=True)
class Range:
    """A number between two; an end that is None is open."""

    field: Field
    lo: int | float | None
    hi: int | float | None
    closed: bool = True


@dataclass(frozen=True, slots=True)
class All:
    """All of must, none of must_not, and if there is a should, at least one of it."""

    must: tuple[Op, ...] = ()
    should: tuple[Op, ...] = ()
    must_not: tuple[Op, ...] = ()
    lift: tuple[Op, ...] = ()
    """Adds to the score of what matches, and matches nothing itself."""


@dataclass(frozen=True, slots=True)
class Narrow:
    """What the operation matches, scoring nothing."""

    op: Op


Op = Term | Phrase | Best | Equals | Begins | Fuzzy | Range | All | Narrow


def scores(op: Op) -> bool:
    """True if a hit's score depends on it."""
    if isinstance(op, All):
        return any(map(scores, op.must)) or any(map(scores, op.should))
    if isinstance(op, Best):
        return any(map(scores, op.options))
    return isinstance(op, Term | Phrase)
