"""A document in its room."""

from __future__ import annotations

import pytest

from figtrace.serve.web.answers.document_card import TABS, DocumentAsked, document_card
from figtrace.serve.web.not_here import NotHereError
from tests.figtrace.small_corpus import MAKERS, store_of

STORE = store_of(MAKERS)


def test_a_quote_is_boxed_where_it_stands() -> None:
    card = document_card(STORE, MAKERS, DocumentAsked(quote="notebook PCs"))
    assert [mark.kind for mark in card.sheet.marks if mark.kind == "evidence"] == ["evidence"]
    assert not card.not_found


def test_a_quote_that_is_not_there_is_told_and_nothing_boxed() -> None:
    card = document_card(STORE, MAKERS, DocumentAsked(quote="never said"))
    assert card.not_found
    assert [mark for mark in card.sheet.marks if mark.kind == "evidence"] == []


@pytest.mark.parametrize("at", ["x", "5", "9-2", "-", "1-2-3", "99999999999999999-4", "²-³"])
def test_a_span_that_is_none_boxes_nothing(at: str) -> None:
    assert document_card(STORE, MAKERS, DocumentAsked(at=at)).not_found


def test_a_span_is_boxed() -> None:
    card = document_card(STORE, MAKERS, DocumentAsked(at="0-7"))
    assert [mark.width for mark in card.sheet.marks if mark.kind == "evidence"] == [35.0]


def test_figures_of_the_page_lead_to_their_series() -> None:
    card = document_card(STORE, MAKERS, DocumentAsked())
    assert any(one.figure.startswith("40 percent") for one in card.figures)
    assert all(one.to.startswith("/figures") for one in card.figures)


def test_words_are_found_in_it() -> None:
    card = document_card(STORE, MAKERS, DocumentAsked(find="foxconn"))
    assert len(card.matches) == 2
    assert sum(mark.kind == "found" for mark in card.sheet.marks) == 2


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_has_something_to_say(tab: str) -> None:
    card = document_card(STORE, MAKERS, DocumentAsked(tab=tab))  # type: ignore[arg-type]  # one of them each
    assert card.title == "Makers"
    assert bool(card.entities) == (tab == "entities")


@pytest.mark.parametrize("page", ["2", "0", "iv", "-1"])
def test_a_page_that_is_none_is_not_here(page: str) -> None:
    with pytest.raises(NotHereError):
        document_card(STORE, MAKERS, DocumentAsked(page=page))
