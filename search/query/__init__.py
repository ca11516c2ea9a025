"""What a person types: its grammar, its plan, its names made wider."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from search.query.amounts import asks_amount
    from search.query.clauses import (
        AnyOf,
        Atom,
        Clause,
        Comparison,
        DocPrefix,
        Group,
        Named,
        Occur,
        OfKind,
        Query,
        Scope,
        TextPart,
        Words,
    )
    from search.query.foreign import taken_as_words
    from search.query.language import parse_query, plain_query
    from search.query.operations import (
        All,
        Begins,
        Best,
        Equals,
        Fuzzy,
        Narrow,
        Op,
        Phrase,
        Range,
        Term,
        scores,
    )
    from search.query.plan import index_terms, plan_query, ranking_text
    from search.query.requests import request_words
    from search.query.senses import Reading, Sense, possible_senses, readings
    from search.query.widen import widen_names

__all__ = [
    "All",
    "AnyOf",
    "Atom",
    "Begins",
    "Best",
    "Clause",
    "Comparison",
    "DocPrefix",
    "Equals",
    "Fuzzy",
    "Group",
    "Named",
    "Narrow",
    "Occur",
    "OfKind",
    "Op",
    "Phrase",
    "Query",
    "Range",
    "Reading",
    "Scope",
    "Sense",
    "Term",
    "TextPart",
    "Words",
    "asks_amount",
    "index_terms",
    "parse_query",
    "plain_query",
    "plan_query",
    "possible_senses",
    "ranking_text",
    "readings",
    "request_words",
    "scores",
    "taken_as_words",
    "widen_names",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        amounts="asks_amount",
        clauses="AnyOf Atom Clause Comparison DocPrefix Group Named Occur OfKind Query Scope TextPart Words",
        foreign="taken_as_words",
        language="parse_query plain_query",
        operations="All Begins Best Equals Fuzzy Narrow Op Phrase Range Term scores",
        plan="index_terms plan_query ranking_text",
        requests="request_words",
        senses="Reading Sense possible_senses readings",
        widen="widen_names",
    )
