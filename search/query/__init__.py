"""What a person types: its grammar, its plan, its names made wider."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from search.query.clauses import Clause, DocPrefix, Occur, Query, TextPart, Words
    from search.query.language import parse_query, plain_query
    from search.query.plan import (
        All,
        Begins,
        Equals,
        Fuzzy,
        Narrow,
        Op,
        Phrase,
        Range,
        Term,
        plan_query,
        scores,
    )
    from search.query.widen import widen_names

__all__ = [
    "All",
    "Begins",
    "Clause",
    "DocPrefix",
    "Equals",
    "Fuzzy",
    "Narrow",
    "Occur",
    "Op",
    "Phrase",
    "Query",
    "Range",
    "Term",
    "TextPart",
    "Words",
    "parse_query",
    "plain_query",
    "plan_query",
    "scores",
    "widen_names",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        clauses="Clause DocPrefix Occur TextPart Query Words",
        language="parse_query plain_query",
        plan="All Begins Equals Fuzzy Narrow Op Phrase Range Term plan_query scores",
        widen="widen_names",
    )
