"""Words of the house: one row each, in order, of things that the house speaks of."""

from __future__ import annotations

import re

import pytest

from corpus.annotations import Modality
from corpus.document import PageState
from figtrace.check.ledger.records import Verdict
from tests.folders import ROOT

PAGE = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| ([a-z ]+) \| (.+) \|$", PAGE, re.MULTILINE))
WORDS = [word for word in ROWS if word != "word"]


def test_words_stand_in_the_order_of_the_alphabet_and_once() -> None:
    assert len(WORDS) > 30
    assert sorted(WORDS) == WORDS
    assert len(re.findall(r"^\| [a-z ]+ \|", PAGE, re.MULTILINE)) == len(ROWS)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_used_outside_the_glossary(word: str) -> None:
    pages = [path for path in (ROOT / "docs").rglob("*.md") if path.name != "glossary.md"]
    code = [*(ROOT / "figtrace/check").rglob("*.py"), *(ROOT / "corpus").glob("*.py")]
    spoken = " ".join(path.read_text(encoding="utf-8").lower() for path in [*pages, *code])
    assert re.search(rf"\b{word.replace(' ', ' ?')}", spoken)


def test_fixed_lists_are_told_whole() -> None:
    assert all(verdict in ROWS["verdict"] for verdict in Verdict)
    assert all(str(state) in ROWS["page state"] for state in PageState)
    assert all(str(one).replace("_", " ").replace("-", " ") in ROWS["modality"] for one in Modality)
