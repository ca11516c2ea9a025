"""Words and signs become clauses: AND before OR, brackets first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QueryError
from search.query.brackets import DEEPEST
from search.query.clauses import AnyOf, Clause, Group, Occur, Words
from search.query.language import parse_query
from search.query.plan import plan_query

A, B, C = Words("a"), Words("b"), Words("c")


def must(*atoms: Words) -> tuple[Clause, ...]:
    return tuple(Clause(Occur.MUST, atom) for atom in atoms)


def rank(*atoms: Words) -> tuple[Clause, ...]:
    return tuple(Clause(Occur.RANK, atom) for atom in atoms)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("a b", (Clause(Occur.RANK, A), Clause(Occur.RANK, B))),
        ("a AND b", must(A, B)),
        ("a AND b c", (*must(A, B), Clause(Occur.RANK, C))),
        ("a OR b", (Clause(Occur.MUST, AnyOf((A, B))),)),
        ("a OR b AND c", (Clause(Occur.MUST, AnyOf((A, Group(must(B, C))))),)),
        ("(a OR b) AND c", (Clause(Occur.MUST, AnyOf((A, B))), *must(C))),
        ("a NOT b", (Clause(Occur.RANK, A), Clause(Occur.NOT, B))),
        ("a AND NOT b", (Clause(Occur.MUST, A), Clause(Occur.NOT, B))),
        (
            "a -(b c)",
            (Clause(Occur.RANK, A), Clause(Occur.NOT, Group((Clause(Occur.RANK, B), Clause(Occur.RANK, C))))),
        ),
        ("((a))", (Clause(Occur.RANK, A),)),
        ("OR a", (Clause(Occur.RANK, A),)),
        ("a OR", (Clause(Occur.RANK, A),)),
        ("a AND", (Clause(Occur.RANK, A),)),
        ("a NOT", (Clause(Occur.RANK, A),)),
        ("a ()", (Clause(Occur.RANK, A),)),
    ],
)
def test_signs_join_words(text: str, clauses: tuple[Clause, ...]) -> None:
    assert parse_query(text).clauses == clauses


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x (a", r"opened and not closed: add a \) \(column 3\)"),
        ("a) x", r"closed that was not opened: leave it out \(column 2\)"),
        ("a OR NOT b", "cannot be one of two choices"),
        ("NOT a", "says only what must not stand there"),
        ("a (NOT b)", "says only what must not stand there"),
        ("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1), f"more than {DEEPEST} others"),
        ("(" * 200, "more than"),
    ],
)
def test_a_mistake_is_told_in_one_line(text: str, says: str) -> None:
    with pytest.raises(QueryError, match=says) as told:
        parse_query(text)
    assert "\n" not in str(told.value)


@given(st.lists(st.sampled_from(["a", "-b", "(", ")", "AND", "OR", "NOT", '"c d"', "in:table"]), max_size=14))
def test_any_row_of_signs_is_read_or_refused(signs: list[str]) -> None:
    try:
        plan_query(parse_query(" ".join(signs)))
    except QueryError:
        return
