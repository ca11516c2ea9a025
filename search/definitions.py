"""Which meanings a corpus itself gives to the short forms of a query."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from search.engine import Engine
from search.query import AnyOf, Clause, Comparison, Occur, Query, Sense, Words, possible_senses, widen_names

if TYPE_CHECKING:
    from corpus.store import Store

__all__ = ["widened", "with_definitions"]


def widened(query: Query, store: Store, engine: Engine) -> Query:
    """The query with its names as the store knows them and its short forms as the corpus defines them.

    One that was widened before is given back.

    Raises:
        QueryError: if what should name a document is a part of too many files' names.
        EngineError: if the engine cannot answer.
    """
    if query.is_widened:
        return query
    return replace(with_definitions(widen_names(query, store), engine), is_widened=True)


def with_definitions(query: Query, engine: Engine) -> Query:
    """The query with those senses of its short forms that a passage defines, as in "a long form (ALF)".

    Raises:
        EngineError: if the engine cannot answer.
    """
    defined = ((sense.short, sense.name) for sense in possible_senses(query) if _is_defined(sense, engine))
    return replace(query, defined=tuple(defined))


def _is_defined(sense: Sense, engine: Engine) -> bool:
    phrases = AnyOf(tuple(Words(said, Comparison.PHRASE) for said in _definitions(sense)))
    return engine.find(Query((Clause(Occur.MUST, phrases),)), limit=1).total > 0


def _definitions(sense: Sense) -> Iterator[str]:
    """Long form and short form side by side, as brackets put them."""
    for form in map(" ".join, sense.forms):
        for short in (sense.short, f"{sense.short}s"):
            yield f"{form} {short}"
            yield f"{short} {form}"
