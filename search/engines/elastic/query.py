"""A plan as Elasticsearch's query language; terms are analysed already, so nothing is analysed again."""

from __future__ import annotations

from dataclasses import replace

from search.engines.elastic.schema import Json
from search.query import All, Begins, Best, Equals, Fuzzy, Narrow, Op, Phrase, Range, Term

__all__ = ["to_json_query"]

_EXPANSIONS = 1000
"""Terms that a fuzzy word may stand for; the default of 50 leaves out hits without a word."""


def to_json_query(op: Op) -> Json:
    """The query that matches as the operation says."""
    match op:
        case Term():
            return {"term": {op.field: {"value": op.value, "boost": op.boost}}}
        case Phrase():
            words = {"query": " ".join(op.values), "analyzer": "whitespace", "slop": op.apart}
            return {"match_phrase": {op.field: words}}
        case Best():
            return {"dis_max": {"queries": [to_json_query(option) for option in op.options]}}
        case All():
            return _all(op)
        case Narrow():
            return _unscored(to_json_query(op.op))
        case _:
            return _unscored(_narrowing(op))


def _all(op: All) -> Json:
    if op.lift:
        found, lift = _all(replace(op, lift=())), [to_json_query(part) for part in op.lift]
        return {"bool": {"must": [found], "should": lift, "minimum_should_match": 0}}
    parts: Json = {
        "must": [to_json_query(part) for part in op.must],
        "should": [to_json_query(part) for part in op.should],
        "must_not": [to_json_query(part) for part in op.must_not],
    }
    if op.should:
        parts["minimum_should_match"] = 1
    return {"bool": parts}


def _unscored(query: Json) -> Json:
    return {"constant_score": {"filter": query, "boost": 0}}


def _narrowing(op: Equals | Begins | Fuzzy | Range) -> Json:
    match op:
        case Equals():
            return {"term": {op.field: {"value": op.value}}}
        case Begins():
            return {"prefix": {op.field: {"value": op.value}}}
        case Fuzzy():
            return {"fuzzy": {op.field: _fuzzy(op)}}
        case Range():
            low, high = ("gte", "lte") if op.closed else ("gt", "lt")
            ends = {low: op.lo, high: op.hi}
            return {"range": {op.field: {name: end for name, end in ends.items() if end is not None}}}


def _fuzzy(op: Fuzzy) -> Json:
    return {
        "value": op.value,
        "fuzziness": op.edits,
        "transpositions": True,
        "max_expansions": _EXPANSIONS,
        "rewrite": "constant_score",
    }
