"""A query tells what it asks for: passages or claims, and its atoms one by one."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest

from corpus.annotations import Label
from search.query.clauses import (
    AnyOf,
    Atom,
    Clause,
    Comparison,
    DocPrefix,
    Named,
    Occur,
    Query,
    TextPart,
    Unit,
    Value,
    Words,
    Years,
)

WORD, NAME, UNIT = Words("chips"), Named(Label.FIRM, "x"), Unit("USD")
VALUE = Value(Decimal(5), None)


def query(*atoms: Atom, occur: Occur = Occur.MUST) -> Query:
    return Query(tuple(Clause(occur, atom) for atom in atoms))


@pytest.mark.parametrize(
    ("asked", "claims"),
    [
        (query(WORD, UNIT), True),
        (query(VALUE), True),
        (query(AnyOf((WORD, VALUE))), True),
        (query(WORD, AnyOf((WORD, UNIT))), True),
        (query(UNIT, occur=Occur.NOT), True),
        (query(WORD, NAME, Years(2008, 2008), DocPrefix("3f")), False),
        (query(AnyOf((WORD, NAME))), False),
        (query(), False),
    ],
)
def test_values_and_units_alone_ask_for_claims(asked: Query, claims: bool) -> None:
    assert asked.wants_claims is claims


def test_the_atoms_are_those_of_the_clauses_in_order_and_of_an_or_one_by_one() -> None:
    assert list(query(WORD, AnyOf((NAME, UNIT)), VALUE).atoms()) == [WORD, NAME, UNIT, VALUE]
    assert list(query().atoms()) == []


def test_words_are_compared_as_words_of_the_body_unless_it_is_said_otherwise() -> None:
    assert (WORD.match, WORD.place) == (Comparison.WORDS, TextPart.BODY)
    assert VALUE.closed


def test_clauses_are_equal_by_what_they_say_and_never_change() -> None:
    assert query(Words("chips")) == query(WORD) != query(Words("chip"))
    with pytest.raises(FrozenInstanceError):
        WORD.text = "other"  # type: ignore[misc]
