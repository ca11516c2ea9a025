"""A corpus at a glance."""

from __future__ import annotations

from pathlib import Path

from corpus.settings import Settings
from corpus.store import Store
from figtrace.serve.web.answers.corpus_card import corpus_card
from tests.figtrace.small_corpus import LEAVERS, MAKERS, UNDATED, store_of


def test_documents_come_newest_first_and_those_without_a_year_last() -> None:
    card = corpus_card(store_of(MAKERS, UNDATED, LEAVERS), Settings(Path("/x/papers/.figtrace")))
    assert [row.title for row in card.rows] == ["Leavers", "Makers", "Undated"]
    assert (card.documents, card.undated, card.name) == (3, 1, "papers")


def test_the_years_lead_to_what_was_published_in_them() -> None:
    card = corpus_card(store_of(MAKERS, LEAVERS), Settings(Path("/x/corpus")))
    assert card.name == "corpus"
    assert card.years.bars[0].to == "/search?q=%2A&year=2009"


def test_an_empty_corpus_has_a_card() -> None:
    card = corpus_card(Store.in_memory(), Settings(Path("/x")))
    assert (card.documents, card.years.bars, card.failures) == (0, (), ())
