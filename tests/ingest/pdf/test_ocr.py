"""Reading pages from their pictures."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from corpus.errors import UsageError
from corpus.store import Store
from ingest.batch.run import ReadingOptions, ingest_files
from ingest.document.read import read_data
from ingest.pdf.ocr import NoOcrError, read_picture
from ingest.pdf.ocr_choice import Ocr, require_languages
from tests.ingest.made import Sheet
from tests.optional import hide, needs, optional

needs_tesseract = needs("tesseract")


def picture() -> Image.Image:
    made = Image.new("RGB", (600, 200), "white")
    ImageDraw.Draw(made).text((40, 60), "Exports rose", fill="black", font_size=48)
    return made


def test_a_document_is_not_begun_with_languages_that_are_none() -> None:
    with pytest.raises(UsageError, match="OCR languages"):
        read_data(Sheet().put("text", 72, 72).data(), "made.pdf", ocr_languages="eng,deu")


@optional
def test_without_tesseract_a_picture_is_not_read_and_no_language_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hide(monkeypatch, tmp_path, "tesseract")
    with pytest.raises(NoOcrError, match="not installed"):
        read_picture(picture(), 300, 100)
    require_languages("eng")


@needs_tesseract
def test_words_are_read_in_the_language_asked_for() -> None:
    assert [word.text for word in read_picture(picture(), 300, 100, "eng")] == ["Exports", "rose"]


@needs_tesseract
def test_a_language_that_is_missing_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no language qqq"):
        require_languages("eng+qqq")
    with pytest.raises(NoOcrError):
        read_picture(picture(), 300, 100, "qqq")
    with Store.open(tmp_path / "corpus.db", create=True) as store:
        run = store.begin_run("ingest", "test")
        with pytest.raises(UsageError, match="no language qqq"):
            reading = ReadingOptions(ocr=Ocr(languages="qqq"))
            ingest_files(store, [], run=run, annotate=None, options=reading, on_outcome=print)


@needs_tesseract
def test_no_language_or_one_that_is_there_is_enough() -> None:
    require_languages("")
    require_languages("eng")


@needs_tesseract
def test_tesseract_works_in_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []
    run = subprocess.run

    def spy(*arguments: object, **named: object) -> object:
        environment = named["env"]
        assert isinstance(environment, dict)
        asked.append(environment.get("OMP_THREAD_LIMIT"))
        return run(*arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", spy)
    assert read_picture(picture(), 300, 100)
    assert asked == ["1"]
