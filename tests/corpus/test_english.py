"""What several parts know of English."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.english import INSTITUTION_PATTERN, MONTH_NAMES, MONTH_PATTERN, MONTHS, flat


def test_a_month_has_one_number_by_all_its_names() -> None:
    assert [MONTHS[name] for name in MONTH_NAMES] == list(range(1, 13))
    assert all(MONTHS[name[:3]] == MONTHS[name] for name in MONTH_NAMES)
    assert MONTHS["sept"] == 9


@pytest.mark.parametrize("name", [*MONTH_NAMES, *MONTHS, "Sept", "JUNE"])
def test_the_pattern_of_months_takes_every_name_whole(name: str) -> None:
    assert re.fullmatch(MONTH_PATTERN, name, re.IGNORECASE)


@pytest.mark.parametrize("name", ["octo", "marc", "decembers"])
def test_the_pattern_of_months_takes_no_other_word(name: str) -> None:
    assert not re.fullmatch(MONTH_PATTERN, name, re.IGNORECASE)


def test_an_institution_is_known_by_its_head() -> None:
    assert re.search(rf"\b{INSTITUTION_PATTERN}\b", "Office of the Trade Representative")
    assert not re.search(rf"\b{INSTITUTION_PATTERN}\b", "Peter Banks and Ann Fundal")


@given(st.text())
def test_a_flat_text_has_single_spaces_and_all_its_words(text: str) -> None:
    assert flat(text).split(" ") == (text.split() or [""])
