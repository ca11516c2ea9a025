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


def test_words_rarer_than_five_are_no_key_words_unless_that_is_asked() -> None:
    with shelf(a=(2008, ("tin " * 5 + "lead " * 4,))) as store:
        assert [one.term for one in key_terms(store).terms] == ["tin"]
        assert [one.term for one in key_terms(store, least=4).terms] == ["tin", "lead"]
        assert key_terms(store, least=6).terms == ()


def test_numbers_are_no_terms_and_equals_come_by_the_alphabet() -> None:
    with shelf(a=(2008, ("2008 2008 zinc lead 5x",))) as store:
        found = key_terms(store, least=1)
    assert [one.term for one in found.terms] == ["5x", "lead", "zinc"]
    assert (found.words, found.reference_words) == (5, 0)
    assert found.terms[0].reference_per_million is None


@pytest.mark.parametrize(
    ("year", "words"), [("2008", 7), ("2008..2009", 12), ("2009..", 5), ("..2008", 7), ("2010", 0)]
)
def test_a_part_is_of_its_years_both_ends_included_and_papers_without_a_year_are_of_none(
    year: str, words: int
) -> None:
    with shelf(**_PAPERS, c=(None, ("Nothing is known of it",))) as store:
        found = key_terms(store, year=year, least=1)
    assert found.words == words
    assert found.reference_words == 17 - words


def test_a_part_is_of_the_named_documents_of_the_years() -> None:
    with shelf(**_PAPERS) as store:
        assert key_terms(store, docs=["Paper a", "Paper b"], year="2009", least=1).words == 5
        assert key_terms(store, docs=["Paper a"], year="2009", least=1).words == 0


def test_words_that_are_as_common_in_the_reference_are_not_key(tmp_path: Path) -> None:
    (tmp_path / "same.txt").write_text("tin lead lead", encoding="utf-8")
    with shelf(a=(2008, ("tin tin lead",))) as store:
        found = key_terms(store, reference=tmp_path / "same.txt", least=1)
    assert [one.term for one in found.terms] == ["tin"]
    assert (found.terms[0].log_ratio, found.terms[0].documents) == (1.0, 1)
    with shelf(a=(2008, ("tin lead lead",))) as store:
        assert key_terms(store, reference=tmp_path / "same.txt", least=1).terms == ()
