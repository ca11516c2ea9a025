"""A short form of several senses stands for the one that the query or the corpus speaks of, or for itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import QueryError
from search.passages import Field
from search.query.language import parse_query, plain_query
from search.query.operations import Best, Op, Phrase, Term
from search.query.plan import plan_query
from search.query.senses import possible_senses, readings

ATP, CELLS = "advanced technology products", "adenosine triphosphate"
EPA = "environmental protection agency"


def read(text: str, *defined: tuple[str, str]) -> dict[str, str]:
    found = readings(replace(parse_query(text), defined=defined))
    return {one.short: one.sense.name if one.sense else "" for one in found}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ATP exports", {"ATP": ATP}),
        ("exported ATPs", {"ATPs": ATP}),
        ("atp in muscle cells", {"atp": CELLS}),
        ("+ATP AND census", {"ATP": ATP}),
        ("ATP place:Vietnam", {"ATP": ""}),
        ("TPP place:Vietnam", {"TPP": "trans pacific partnership"}),
        ("EPA emissions OR ITA semiconductors", {"EPA": EPA, "ITA": "information technology agreement"}),
        ("ATP", {"ATP": ""}),
        ("exports of muscle ATP", {"ATP": ""}),
        ("exports of chips", {}),
    ],
)
def test_other_words_of_the_query_decide(text: str, meant: dict[str, str]) -> None:
    assert read(text) == meant


def test_words_that_must_not_stand_there_speak_for_nothing() -> None:
    assert read("ATP -exports") == {"ATP": ""}


def test_the_definition_of_the_corpus_decides_where_the_query_is_silent() -> None:
    assert read("ATP", ("atp", ATP)) == {"ATP": ATP}
    assert read("ATP muscle", ("atp", ATP)) == {"ATP": CELLS}


def test_two_definitions_decide_nothing() -> None:
    assert read("ATP", ("atp", ATP), ("atp", CELLS)) == {"ATP": ""}


@pytest.mark.parametrize(("text", "meant"), [("CAP farm", "common agricultural policy"), ("CAP", "")])
def test_a_short_form_that_is_a_word_counts_in_capitals(text: str, meant: str) -> None:
    assert read(text) == {"CAP": meant}
    assert read(text.lower()) == {}


def test_a_reading_says_which_words_decided_and_what_was_not_taken() -> None:
    (one,) = readings(parse_query("ATP exports"))
    assert (one.words, one.others) == (("exports",), (CELLS,))


def ranked(text: str, *defined: tuple[str, str]) -> tuple[Op, ...]:
    return plan_query(replace(parse_query(text), defined=defined)).should


def test_the_long_forms_are_looked_for_beside_the_short_one() -> None:
    (made,) = ranked("ATP", ("atp", ATP))
    assert isinstance(made, Best)
    assert made.options[:2] == (Term(Field.CONTENTS, "atp"), Phrase(Field.EXACT, tuple(ATP.split())))


def test_without_support_the_short_form_alone_is_looked_for() -> None:
    assert ranked("ATP") == (Term(Field.CONTENTS, "atp"),)


def test_a_long_form_finds_its_short_one_where_the_corpus_has_no_other_meaning_for_it() -> None:
    assert Term(Field.CONTENTS, "atp") in ranked(ATP, ("atp", ATP))
    assert Term(Field.CONTENTS, "atp") not in ranked(ATP, ("atp", ATP), ("atp", CELLS))
    assert Term(Field.CONTENTS, "atp") not in ranked(ATP)


def test_what_a_corpus_may_define_are_all_senses_of_what_the_query_says_short_or_long() -> None:
    assert [one.name for one in possible_senses(parse_query("ATP"))] == [ATP, CELLS]
    assert [one.name for one in possible_senses(parse_query(f"{CELLS} levels"))] == [ATP, CELLS]
    assert possible_senses(parse_query("chips in Vietnam")) == ()


@given(st.text("AaTtPpSs é.-\n1", max_size=20) | st.text(max_size=30))
def test_any_words_are_read(text: str) -> None:
    try:
        query = plain_query(text)
    except QueryError:
        return
    assert all(one.sense is None or one.sense.name not in one.others for one in readings(query))
    possible_senses(query)
