"""What a query is made of: clauses of words, entities, years, values and units."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from corpus.labels import Label
from corpus.quick import dataclass

__all__ = [
    "AnyOf",
    "Atom",
    "Clause",
    "Comparison",
    "DocPrefix",
    "Group",
    "Named",
    "Occur",
    "OfKind",
    "Query",
    "Scope",
    "TextPart",
    "Unit",
    "Value",
    "Words",
    "Years",
]


class TextPart(StrEnum):
    """Where words are looked for."""

    BODY = "body"
    TITLE = "title"
    AUTHOR = "author"
    SECTION = "section"


class Comparison(StrEnum):
    """How words are compared."""

    WORDS = "words"
    PHRASE = "phrase"
    PREFIX = "prefix"
    FUZZY = "fuzzy"
    NEAR = "near"


class Occur(StrEnum):
    """What a clause asks of a hit."""

    RANK = "rank"
    """At least one of a query's ranking clauses must match; the more, the better."""
    MUST = "must"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a place."""

    text: str
    match: Comparison = Comparison.WORDS
    place: TextPart = TextPart.BODY
    apart: int = 0
    """Words that may stand between them, for NEAR; two words may stand in either order."""


@dataclass(frozen=True, slots=True)
class OfKind:
    """Passages of a kind of text."""

    kind: str
    """"prose", "table", "caption" or "footnote"."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Passages with a claim that is said of this, and such claims."""

    dim: str
    """"measure", "area", "partner", "flow" or "period"."""
    name: str
    """A code or words; a period by the beginning of its code."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity by its key or by a name, in any case, accents aside."""

    label: Label
    name: str


@dataclass(frozen=True, slots=True)
class Years:
    """First and last year of the document, both included; None is open."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class DocPrefix:
    """The beginning of a document's id; `search.query.widen` joins the ids of files of such a name."""

    prefix: str


@dataclass(frozen=True, slots=True)
class Value:
    """Claims whose interval touches this one, in base units; None is open."""

    lo: Decimal | None
    hi: Decimal | None
    closed: bool = True
    """False if the end that is given is itself excluded: >, <."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Claims in this unit: "USD", "%", "{firm}"."""

    unit: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these."""

    options: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses in brackets: as a query of its own."""

    clauses: tuple[Clause, ...]


Atom = Words | Named | Years | DocPrefix | OfKind | Scope | Value | Unit | AnyOf | Group


@dataclass(frozen=True, slots=True)
class Clause:
    """An atom and what it asks."""

    occur: Occur
    atom: Atom


@dataclass(frozen=True, slots=True)
class Query:
    """All clauses of a query, in the order typed."""

    clauses: tuple[Clause, ...]
    defined: tuple[tuple[str, str], ...] = ()
    """Short forms of several senses with the long forms that the corpus gives them; () where nobody asked."""
    is_widened: bool = False
    """True once it has the names by which a corpus knows its entities: they are not looked up again."""

    @property
    def wants_claims(self) -> bool:
        """True if it asks for a value or unit, so that hits are claims."""
        return any(isinstance(atom, Value | Unit) for atom in self.atoms())

    def atoms(self) -> Iterator[Atom]:
        """The atoms, those of an OR and of brackets one by one."""
        for clause in self.clauses:
            yield from _single(clause.atom)


def _single(atom: Atom) -> Iterator[Atom]:
    if isinstance(atom, AnyOf):
        for option in atom.options:
            yield from _single(option)
    elif isinstance(atom, Group):
        yield from Query(atom.clauses).atoms()
    else:
        yield atom
