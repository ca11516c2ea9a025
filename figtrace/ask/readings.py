"""How a query was read, and what was meant where its words are nowhere in the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from search import Engine
from search.passages import Field
from search.query import (
    All,
    Begins,
    Best,
    Comparison,
    Equals,
    Fuzzy,
    Narrow,
    Op,
    Phrase,
    Query,
    Range,
    Reading,
    Term,
    TextPart,
    Words,
    asks_amount,
    plan_query,
    readings,
)
from search.query.variants import long_forms, other_spellings

__all__ = ["Meant", "meant_words", "read_as"]


@dataclass(frozen=True, slots=True)
class Meant:
    """A word that no passage has, and words of the corpus that may be meant."""

    word: str
    likest: tuple[str, ...]


def meant_words(engine: Engine, query: Query) -> tuple[Meant, ...]:
    """The words of the query that the corpus does not have, with the likest that it has.

    Raises:
        NoIndexError: if nothing has been indexed yet.
    """
    plain = (
        word
        for atom in query.atoms()
        if isinstance(atom, Words)
        and atom.place is TextPart.BODY
        and atom.match in (Comparison.WORDS, Comparison.PHRASE, Comparison.NEAR)
        for word in atom.text.split()
    )
    asked = [word for word in dict.fromkeys(plain) if word.isalpha()][:_MOST]
    found = (Meant(word, engine.words_like(word)) for word in asked if not _knows(engine, word))
    return tuple(meant for meant in found if meant.likest)


def _knows(engine: Engine, word: str) -> bool:
    """True if the corpus has the word, in another spelling or by its long form too."""
    small = word.casefold()
    return bool(long_forms(small)) or any(map(engine.knows, (word, *other_spellings(small))))


_MOST = 16
"""Words that are looked up: more than a person types, and no delay."""


def read_as(query: Query) -> tuple[str, ...]:
    """Lines that say what a query looks for, one a condition.

    Raises:
        QueryError: if nothing is left of it to look for.
    """
    plan = plan_query(query)
    return (*_lines(plan, asks_amount(query)), *map(_reading_said, readings(query)))


def _reading_said(reading: Reading) -> str:
    if reading.sense is None:
        return f"reads:   {reading.short} as it stands, for it may mean {' or '.join(reading.others)}"
    why = f"the query says {', '.join(reading.words)}" if reading.words else "the corpus defines it so"
    return f"reads:   {reading.short} as {reading.sense.name} too, not {' or '.join(reading.others)}: {why}"


def _lines(plan: All, amount: bool) -> Iterator[str]:
    for op in plan.must:
        yield f"must:    {_said(op)}"
    for op in plan.should:
        yield f"ranks:   {_said(op)}"
    for op in plan.must_not:
        yield f"without: {_said(op)}"
    if plan.lift:
        yield f"lifts:   in the title, {', '.join(dict.fromkeys(_values(plan.lift)))}"
    if amount:
        yield "lifts:   passages that say a figure, since it asks how much"


def _values(ops: Iterable[Op]) -> Iterator[str]:
    for op in ops:
        if isinstance(op, Term):
            yield op.value
        elif isinstance(op, Best):
            yield from _values(op.options)


_PLACES = {
    Field.TITLE: "title: ",
    Field.TITLE_EXACT: "title: ",
    Field.AUTHOR: "author: ",
    Field.SECTION: "section: ",
    Field.KIND: "in: ",
    Field.DOC: "doc: ",
    Field.UNIT: "unit: ",
    Field.YEAR: "year ",
    Field.VALUE_LO: "from ",
    Field.VALUE_HI: "to ",
}


def _said(op: Op) -> str:
    match op:
        case Term(Field.CONTENTS, value):
            return f"{value}…" if value.isalpha() else value
        case Phrase(field, values, apart):
            near = f"~{apart}" if apart else ""
            return f'{_PLACES.get(field, "")}"{" ".join(values)}"{near}'
        case Best(options):
            return f"({' or '.join(map(_said, options))}), the better"
        case All():
            return _all_said(op)
        case Narrow(inner):
            return _said(inner)
        case Range(field, lo, hi):
            return f"{_PLACES.get(field, '')}{'' if lo is None else lo}..{'' if hi is None else hi}"
        case Begins(field, value):
            return f"{_PLACES.get(field, '')}{value}*"
        case Fuzzy(field, value, edits):
            return f"{_PLACES.get(field, '')}{value}, {edits} letters aside"
        case Equals(field, value) | Term(field, value):
            return f"{_PLACES.get(field, '')}{value}"


def _all_said(op: All) -> str:
    parts = [" and ".join(map(_said, op.must)), " or ".join(map(_said, op.should))]
    parts += [f"not {_said(one)}" for one in op.must_not]
    return f"({' and '.join(part for part in parts if part)})"
