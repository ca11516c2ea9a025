"""Brackets that hold a page alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.citations import bare_page_citations, find_citations
from tests.nlp.citations.test_find import document, reference

WORKS = (reference("Ito, Ken", "2009"), reference("Bell, Ada", "2010"))


def places(*paragraphs: str, about: int | None = None) -> list[tuple[str, str, int | None]]:
    """Page, part and reference of each."""
    read = document(*paragraphs, references=WORKS)
    found = bare_page_citations(read, find_citations(read), about=about)
    return [(one.locator, one.part, one.reference) for one in found]


def test_page_behind_a_work_is_of_that_work() -> None:
    assert places("Ito (2009) counts 40 mills. Half of them spin (p. 33).") == [("33", "", 0)]


def test_paragraph_that_names_no_work_has_none_to_repeat() -> None:
    assert places("Ito (2009) counts 40 mills.", "Half of them spin (p. 33).") == []


def test_two_works_in_one_callout_leave_it_open() -> None:
    assert places("Mills spin (Ito 2009; Bell 2010). Half of them do (p. 33).") == []


def test_last_of_two_works_is_meant() -> None:
    assert places("Ito (2009) counts mills. Bell (2010) counts mines. Half of them closed (p. 3).") == [
        ("3", "", 1)
    ]


def test_table_alone_may_be_the_drafts_own() -> None:
    assert places("Ito (2009) counts 40 mills. Half of them spin (Table 2).") == []
    assert places("Half of them spin (Table 2).", about=1) == [("", "table:2", 1)]


@pytest.mark.parametrize(
    ("bracket", "place"),
    [
        ("(p. 33)", ("33", "")),
        ("(pp. 31, 35)", ("31, 35", "")),
        ("(pp. 7-9)", ("7-9", "")),
        ("(see p. 4)", ("4", "")),
        ("[p. 4]", ("4", "")),
        ("(Fig. 2, p. 4)", ("4", "figure:2")),
        ("(fn. 48)", ("", "")),
    ],
)
def test_whole_text_is_about_one_work(bracket: str, place: tuple[str, str]) -> None:
    assert places(f"Half of them spin {bracket}.", about=0) == [(*place, 0)]


@pytest.mark.parametrize(
    "bracket", ["(percent)", "(p < 0.05)", "(paper)", "(Ito 2009, p. 3)", "(n = 40)", "(note)"]
)
def test_other_brackets_are_none(bracket: str) -> None:
    assert places(f"Half of them spin {bracket}.", about=0) == []


@given(st.text(alphabet="(p. 3)[]Table,-–&;", max_size=60))
def test_any_text_gives_citations_in_order(text: str) -> None:
    read = document(text, references=WORKS)
    found = [one.span for one in bare_page_citations(read, (), about=0)]
    assert found == sorted(found)
