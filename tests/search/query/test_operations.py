"""Of operations only words and phrases score."""

from __future__ import annotations

import pytest

from search.passages import Field
from search.query.language import parse_query
from search.query.operations import All, Begins, Best, Narrow, Phrase, Range, Term, scores
from search.query.plan import plan_query

WORD = Term(Field.EXACT, "chips")
YEAR = Range(Field.YEAR, 2005, 2009)


def test_only_words_and_phrases_score() -> None:
    assert scores(plan_query(parse_query("year:2008 chips")))
    assert scores(plan_query(parse_query('"value chain"')))
    for text in ("year:2008", "author:brandt", "semi* -chips", "firm:foxconn OR unit:usd"):
        assert not scores(plan_query(parse_query(text)))


@pytest.mark.parametrize(
    ("op", "does"),
    [
        (WORD, True),
        (Phrase(Field.EXACT, ("a", "b"), 3), True),
        (Best((YEAR, WORD)), True),
        (Best((YEAR, Begins(Field.DOC, "3f"))), False),
        (All(should=(YEAR,), lift=(WORD,)), False),
        (All(must=(All(should=(WORD,)),)), True),
        (All(must_not=(WORD,)), False),
        (Narrow(WORD), False),
    ],
)
def test_a_part_that_scores_makes_the_whole_score(
    op: All | Best | Term | Phrase | Narrow, does: bool
) -> None:
    assert scores(op) is does
