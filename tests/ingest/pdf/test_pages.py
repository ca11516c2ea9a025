"""Words of pages of many makes stand where they always stood."""

from __future__ import annotations

from tests.goldens import GOLDEN, assert_golden
from tests.ingest.examples import words
from tests.ingest.layout.pages import book


def test_words_raised_and_lowered_stand_in_their_places() -> None:
    assert_golden("words.txt", words(book("with mathematics")), folder=GOLDEN / "pages")
