"""Words on one footing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.check.statements.wording import DOWN, UP, flows, polarity, terms, years


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("purchases from abroad", "imports"),
        ("sold abroad", "exports"),
        ("the companies' garments", "firms' clothing"),
        ("customs duties", "tariffs"),
        ("climbed", "rose"),
        ("plummeted", "fell"),
        ("U.S. shoes", "American footwear"),
        ("Chinese solar panels", "China's photovoltaic panels"),
        ("state-owned", "state owned"),
    ],
)
def test_two_ways_of_saying_one_thing_are_one_term(left: str, right: str) -> None:
    assert set(terms(left)) & set(terms(right))


def test_numbers_are_left_out_and_years_kept() -> None:
    assert terms("In 2006 some 46,400 firms and 12.5 percent") == ("2006", "~firm")


def test_the_pronoun_is_no_country() -> None:
    assert "place:USA" not in terms("it shows us that")
    assert "place:USA" in terms("US exports")


@pytest.mark.parametrize(
    ("text", "sign"),
    [("exports rose", 1), ("exports fell", -1), ("rose, then fell", 0), ("exports", 0), ("a higher rate", 0)],
)
def test_polarity_is_that_of_verbs_of_movement(text: str, sign: int) -> None:
    assert polarity(terms(text)) == sign


def test_movements_have_the_names_that_are_exported() -> None:
    assert terms("surged") == (UP,)
    assert terms("shrank") == (DOWN,)


def test_flows_are_read_off_terms() -> None:
    assert flows(terms("imports and exports")) == {"M", "X"}
    assert flows(terms("prices")) == frozenset()


def test_years_are_four_digits_that_stand_alone() -> None:
    assert years("in 2006, $2007 and 2,008 or 1999-2000, 2010.5") == {"2006", "1999", "2000"}


@given(st.text())
def test_any_text_has_terms(text: str) -> None:
    assert all(terms(text))


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"])))
def test_terms_do_not_depend_on_the_space_around(text: str) -> None:
    assert terms(text) == terms(f"  {text}  ")
