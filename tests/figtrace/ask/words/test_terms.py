from pathlib import Path

import pytest

from corpus.errors import UsageError
from figtrace.ask.words.terms import key_terms
from figtrace.ask.words.word_measures import dp, log_likelihood
from tests.figtrace.ask.shelves import shelf

_PAPERS = {
    "a": (2008, ("Solar cells and solar modules.", "Solar cells")),
    "b": (2009, ("Wind and solar and wind",)),
}


def test_words_of_a_part_are_compared_with_the_rest() -> None:
    with shelf(**_PAPERS) as store:
        found = key_terms(store, docs=["Paper a"], least=1)
    by_term = {one.term: one for one in found.terms}
    solar = by_term["solar"]
    assert (found.words, found.reference_words) == (7, 5)
    assert (solar.count, solar.reference, solar.documents) == (3, 1, 1)
    assert (solar.per_million, solar.reference_per_million) == (428571.4, 200000.0)
    assert solar.log_likelihood == round(log_likelihood(3, 7, 1, 5), 2)
    assert "wind" not in by_term


def test_years_make_a_part() -> None:
    with shelf(**_PAPERS) as store:
        assert key_terms(store, year="2009", least=1).terms[0].term == "wind"


def test_without_a_part_words_come_by_count_with_their_spread() -> None:
    with shelf(**_PAPERS) as store:
        first = key_terms(store, least=1, limit=1).terms[0]
    assert (first.term, first.count, first.reference, first.log_likelihood) == ("solar", 4, None, None)
    assert first.dp == round(dp([3, 1], [7, 5]) or 0, 3)


def test_a_text_may_be_the_reference(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("solar news and more news and solar", encoding="utf-8")
    with shelf(**_PAPERS) as store:
        found = key_terms(store, reference=tmp_path / "news.txt", least=1)
    assert found.reference_words == 7
    assert {one.term: one.reference for one in found.terms}["solar"] == 2


def test_a_reference_that_is_not_there_is_said(tmp_path: Path) -> None:
    with shelf(**_PAPERS) as store, pytest.raises(UsageError, match="cannot be read"):
        key_terms(store, reference=tmp_path / "none.txt")
