"""Words of the corpus are asked on the command line; exit 1 says that there are none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import UsageError
from tests.figtrace.commands.conftest import Run
from tests.figtrace.small_corpus import corpus_of
from tests.strategies import document_of


@pytest.fixture
def words(tmp_path: Path) -> Path:
    texts = (("a", 2008, "The value chain of solar cells."), ("b", None, "A chain of wind, wind and wind."))
    papers = [document_of(text, doc=doc, year=year, title=f"Paper {doc}") for doc, year, text in texts]
    return corpus_of(tmp_path / "corpus", papers)


def test_a_concordance_tells_how_many_places_there_are(run: Run, words: Path) -> None:
    found = run(words, "kwic", "chain", "--limit", "1")
    assert found.stdout == "Paper a\t2008\t1\tThe value\tchain\tof solar cells\n"
    assert found.stderr == "1 of 2 places in 2 documents shown\n"


def test_key_terms_of_a_paper_against_the_rest(run: Run, words: Path) -> None:
    found = run(words, "terms", "--doc", "Paper b", "--least", "2", "--json")
    (term,) = json.loads(found.stdout)
    assert (term["term"], term["count"], term["reference"]) == ("wind", 3, 0)
    assert found.stderr == "of 7 words against 6 words of reference\n"


def test_collocates_of_a_word(run: Run, words: Path) -> None:
    found = run(words, "collocates", "value", "--least", "1", "--window", "1", "--json")
    assert [one["word"] for one in json.loads(found.stdout)] == ["chain"]
    assert found.stderr == "1 places among 13 words\n"


def test_a_trend_by_year(run: Run, words: Path) -> None:
    found = run(words, "trend", "chain")
    assert found.stdout == "chain\t2008\t1\t6\t1.67e+05\t1\t1\nchain\t\t1\t7\t1.43e+05\t1\t1\n"


@pytest.mark.parametrize("asked", [("kwic",), ("collocates",), ("trend",)])
def test_a_word_that_nobody_uses_is_told_with_exit_1(run: Run, words: Path, asked: tuple[str]) -> None:
    assert run(words, *asked, "zeppelin").exit_code == 1
    with pytest.raises(UsageError, match="no word to look for"):
        run(words, *asked, "…")
