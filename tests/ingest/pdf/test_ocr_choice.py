"""Which pages are read from pictures and in which languages: what is taken, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UsageError
from ingest.pdf.ocr_choice import OCR_CHOICES, Ocr, can_ocr, require_languages


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


def _tesseract(folder: Path, says: str, monkeypatch: pytest.MonkeyPatch, *, ends: int = 0) -> None:
    """A tesseract that lists these languages, the only program on the path but the shell."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\nprintf '{says}'\nexit {ends}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_languages_that_tesseract_lacks_are_refused_with_those_it_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _tesseract(tmp_path, r"List of languages (2):\nosd\neng\n", monkeypatch)
    require_languages("")
    require_languages("eng")
    with pytest.raises(UsageError) as told:
        require_languages("deu+eng+fra")
    assert str(told.value) == "tesseract has no language deu, fra: it has eng, osd; install the others"


@pytest.mark.parametrize(("says", "ends"), [("", 0), (r"List:\neng\n", 1)])
def test_a_tesseract_that_lists_nothing_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, ends: int
) -> None:
    _tesseract(tmp_path, says, monkeypatch, ends=ends)
    with pytest.raises(UsageError, match="it has none; install the others"):
        require_languages("eng")


def test_without_tesseract_no_language_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not can_ocr()
    require_languages("xyz")
