"""Titles in quotation marks, told from what people say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures.other_numbers import quoted_titles


def titles(text: str, *, is_note: bool = False) -> list[str]:
    return [span.of(text) for span in quoted_titles(text, is_note=is_note)]


@pytest.mark.parametrize(
    "text",
    [
        "Amy Ito, “Ministry Opens Shop with 10,000 Looms a Month,” Daily Herald, May 2, 2009.",
        'See "Ministry Opens Shop with 10,000 Looms a Month" (Daily Herald).',
        "As “Ministry Opens Shop with 10,000 Looms a Month.” told,",
    ],
)
def test_title_in_title_case_is_found_in_any_text(text: str) -> None:
    assert [title.rstrip(",.") for title in titles(text)] == ["Ministry Opens Shop with 10,000 Looms a Month"]


def test_title_in_small_letters_is_found_where_a_note_dates_it() -> None:
    text = "Ito, “Looms rise by 5 percent in a month,” Daily Herald, May 2, 2009."
    assert titles(text, is_note=True) == ["Looms rise by 5 percent in a month,"]
    assert titles(text) == []
    assert titles(text.replace("2009", "noon"), is_note=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "He said “we lost 10,000 looms in a month,” and left.",
        "The “Ten Point Plan for Looms,” she said.",
        "The “2009 Plan,” she said.",
        "The “Great Plan For 10,000 Looms and Mills” was kept.",
        "It cost “10,000",
    ],
)
def test_what_people_say_and_titles_without_digits_are_none(text: str) -> None:
    assert titles(text) == []


@given(st.text(alphabet='“”"Ab1, .()', max_size=80), st.booleans())
def test_any_text_gives_spans_in_order(text: str, is_note: bool) -> None:
    found = list(quoted_titles(text, is_note=is_note))
    assert found == sorted(found)
    assert all(0 < span.start < span.end < len(text) for span in found)
