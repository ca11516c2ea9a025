"""Each operation of a plan in Elasticsearch's words; what narrows scores nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.elastic.query import to_json_query
from search.engines.elastic.schema import Json
from search.passages.fields import Field
from search.query.operations import All, Begins, Best, Equals, Fuzzy, Narrow, Op, Phrase, Range, Term

GOODS, RENTS = Term(Field.CONTENTS, "good"), Term(Field.EXACT, "rents", 0.5)
GOODS_SAID: Json = {"term": {"contents": {"value": "good", "boost": 1.0}}}
RENTS_SAID: Json = {"term": {"exact": {"value": "rents", "boost": 0.5}}}


def narrowed(query: Json) -> Json:
    return {"constant_score": {"filter": query, "boost": 0}}


@pytest.mark.parametrize(
    ("op", "said"),
    [
        (GOODS, GOODS_SAID),
        (RENTS, RENTS_SAID),
        (
            Phrase(Field.TITLE_EXACT, ("value", "chain")),
            {"match_phrase": {"title_exact": {"query": "value chain", "analyzer": "whitespace", "slop": 0}}},
        ),
        (Best((GOODS, RENTS)), {"dis_max": {"queries": [GOODS_SAID, RENTS_SAID]}}),
        (Equals(Field.NAMES, "firm:hon hai"), narrowed({"term": {"names": {"value": "firm:hon hai"}}})),
        (Begins(Field.DOC, "3f"), narrowed({"prefix": {"doc": {"value": "3f"}}})),
        (
            Fuzzy(Field.EXACT, "chian", 1),
            narrowed(
                {
                    "fuzzy": {
                        "exact": {
                            "value": "chian",
                            "fuzziness": 1,
                            "transpositions": True,
                            "max_expansions": 1000,
                            "rewrite": "constant_score",
                        }
                    }
                }
            ),
        ),
        (Range(Field.YEAR, 2005, 2009), narrowed({"range": {"year": {"gte": 2005, "lte": 2009}}})),
        (Range(Field.YEAR, None, 2009), narrowed({"range": {"year": {"lte": 2009}}})),
        (Range(Field.YEAR, 2005, None), narrowed({"range": {"year": {"gte": 2005}}})),
        (Range(Field.VALUE_HI, 0.0, None, closed=False), narrowed({"range": {"value_hi": {"gt": 0.0}}})),
        (Range(Field.VALUE_LO, None, 5.0, closed=False), narrowed({"range": {"value_lo": {"lt": 5.0}}})),
        (Narrow(GOODS), narrowed(GOODS_SAID)),
    ],
)
def test_an_operation_is_said_so(op: Op, said: Json) -> None:
    assert to_json_query(op) == said


def test_all_says_what_must_may_and_must_not_match_and_asks_for_one_of_those_that_may() -> None:
    said = to_json_query(All(must=(GOODS,), should=(RENTS, GOODS), must_not=(RENTS,)))
    assert said == {
        "bool": {
            "must": [GOODS_SAID],
            "should": [RENTS_SAID, GOODS_SAID],
            "must_not": [RENTS_SAID],
            "minimum_should_match": 1,
        }
    }


def test_all_without_a_choice_asks_for_none() -> None:
    said = to_json_query(All(must=(GOODS,)))
    assert said == {"bool": {"must": [GOODS_SAID], "should": [], "must_not": []}}


def test_what_lifts_adds_to_the_score_of_what_is_found_and_finds_nothing() -> None:
    plain, lifted = All(should=(GOODS,)), All(should=(GOODS,), lift=(RENTS,))
    assert to_json_query(lifted) == {
        "bool": {"must": [to_json_query(plain)], "should": [RENTS_SAID], "minimum_should_match": 0}
    }


_FIELD = st.sampled_from(Field)
_OPS: st.SearchStrategy[Op] = st.recursive(
    st.builds(Term, _FIELD, st.text(max_size=5))
    | st.builds(Phrase, _FIELD, st.lists(st.text(max_size=5), min_size=2, max_size=3).map(tuple))
    | st.builds(Equals, _FIELD, st.text(max_size=5))
    | st.builds(Begins, _FIELD, st.text(max_size=5))
    | st.builds(Fuzzy, _FIELD, st.text(max_size=5), st.integers(0, 2))
    | st.builds(Range, _FIELD, st.none() | st.integers(), st.none() | st.integers()),
    lambda ops: st.builds(All, *[st.lists(ops, max_size=2).map(tuple)] * 4) | st.builds(Narrow, ops),
    max_leaves=6,
)


@given(_OPS)
def test_any_plan_is_said_in_json(op: Op) -> None:
    said = to_json_query(op)
    assert json.loads(json.dumps(said)) == said
