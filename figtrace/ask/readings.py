"""How a query was read, and what was meant where its words are nowhere in the corpus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeGuard

from search import Engine
from search.passages import Field, exact_terms
from search.query import (
    All,
    Atom,
    Begins,
    Best,
    Clause,
    Comparison,
    Equals,
    Fuzzy,
    Named,
    Narrow,
    Occur,
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
    ranking_text,
    readings,
    request_words,
    taken_as_words,
    widen_names,
)
from search.query.near_words import nearest
from search.query.variants import long_forms, other_spellings

if TYPE_CHECKING:
    from corpus.store import Store

__all__ = ["Meant", "meant_names", "meant_words", "read_as"]


@dataclass(frozen=True, slots=True)
class Meant:
    """A word or name that no passage has, and what of the corpus may be meant."""

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


def meant_names(store: Store, engine: Engine, query: Query) -> tuple[Meant, ...]:
    """The names and authors of the query that no passage has, with the likest of the corpus: firm:foxconn.

    Raises:
        NoIndexError: if nothing has been indexed yet.
    """
    asked = dict.fromkeys(filter(_is_name, query.atoms()))
    unknown = (atom for atom in islice(asked, _MOST) if not _is_there(store, engine, atom))
    found = (_meant_name(store, atom) for atom in unknown)
    return tuple(meant for meant in found if meant.likest)


def _is_name(atom: Atom) -> TypeGuard[Named | Words]:
    if isinstance(atom, Named):
        return not atom.name.endswith("*")
    whole = (Comparison.WORDS, Comparison.PHRASE)
    return isinstance(atom, Words) and atom.place is TextPart.AUTHOR and atom.match in whole


def _is_there(store: Store, engine: Engine, atom: Named | Words) -> bool:
    query = Query((Clause(Occur.MUST, atom),))
    return engine.find(widen_names(query, store), limit=0).total > 0


def _meant_name(store: Store, atom: Named | Words) -> Meant:
    if isinstance(atom, Named):
        field, name, listed = str(atom.label), atom.name, _names(store, atom)
    else:
        field, name, listed = "author", atom.text, _authors(store)
    likest = nearest(exact_terms(name), listed.items())
    return Meant(_in_field(field, name), tuple(_in_field(field, one) for one in likest))


def _names(store: Store, atom: Named) -> Counter[str]:
    from corpus.store import found_names

    return Counter(exact_terms(named.name) for named in found_names(store, atom.label))


def _authors(store: Store) -> Counter[str]:
    """Whole names and their parts, with the papers of each."""
    names = (exact_terms(author) for summary in store.summaries() for author in summary.authors)
    return Counter(part for name in names for part in {name, *name.split()})


def _in_field(field: str, name: str) -> str:
    return f'{field}:"{name}"' if " " in name else f"{field}:{name}"


def read_as(query: Query) -> tuple[str, ...]:
    """Lines that say what a query looks for, one a condition.

    Raises:
        QueryError: if nothing is left of it to look for.
    """
    plan = plan_query(query)
    foreign = (f"words:   {line}" for line in taken_as_words(query))
    asked = request_words(ranking_text(query))
    left = (f"leaves:  {asked}, which asks and says nothing of the subject",) if asked else ()
    return (*_lines(plan, asks_amount(query)), *left, *map(_reading_said, readings(query)), *foreign)


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
