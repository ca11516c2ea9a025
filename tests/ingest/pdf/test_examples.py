"""The words of an example paper stand where they always stood."""

from __future__ import annotations

import pytest

from tests.goldens import GOLDEN, assert_golden
from tests.ingest.examples import example, words


@pytest.mark.parametrize("name", ["delacroix-2007"])
def test_words_are_those_that_were_kept(name: str) -> None:
    assert_golden(f"{name}-words.txt", words(example(name)), folder=GOLDEN / "examples")
