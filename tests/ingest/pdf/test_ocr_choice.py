"""Which pages are read from pictures and in which languages: what is taken, what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UsageError
from ingest.pdf.ocr_choice import OCR_CHOICES, Ocr


@pytest.mark.parametrize("mode", OCR_CHOICES)
def test_each_choice_is_taken(mode: str) -> None:
    assert Ocr(mode).mode == mode


def test_another_mode_is_refused_with_the_choices() -> None:
    with pytest.raises(UsageError, match="auto, off, force"):
        Ocr("always")


@pytest.mark.parametrize("languages", ["", "eng", "eng+deu", "chi_sim+eng"])
def test_codes_joined_by_plus_are_languages(languages: str) -> None:
    assert Ocr("auto", languages).languages == languages


@pytest.mark.parametrize("languages", ["eng deu", "+eng", "eng+", "eng,deu", "--psm", "../eng", "e\nng"])
def test_anything_else_is_refused(languages: str) -> None:
    with pytest.raises(UsageError, match=r"such as eng\+deu"):
        Ocr("auto", languages)


@given(st.text(min_size=1))
def test_any_languages_are_taken_or_refused_and_never_an_option(languages: str) -> None:
    try:
        made = Ocr("auto", languages)
    except UsageError:
        return
    assert not made.languages.startswith("-")
