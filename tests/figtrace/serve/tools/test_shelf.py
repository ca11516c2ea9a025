"""Documents, one of them, and a page are shown with their boxes."""

from __future__ import annotations

import pytest

from corpus.errors import UsageError
from figtrace.library.status import list_documents
from figtrace.serve.tools.at_hand import AtHand
from figtrace.serve.tools.shelf import document_of, documents_of, page_of


def test_documents_are_those_that_the_status_lists(at_hand: AtHand) -> None:
    with at_hand.store() as store:
        assert documents_of(at_hand).documents == list_documents(store)
    assert documents_of(at_hand, limit=2).next == 2


def test_a_document_says_what_it_holds(at_hand: AtHand) -> None:
    found = document_of(at_hand, "Makers")
    assert [line.title for line in found.documents] == ["Makers"]
    assert found.claims == 2


def test_a_page_gives_its_text_with_boxes_on_it(at_hand: AtHand) -> None:
    found = page_of(at_hand, "Makers", "1")
    assert (found.document, found.page) == ("Makers", 1)
    assert found.blocks[0].text.startswith("Foxconn assembled 40 percent")
    assert found.blocks[0].boxes
    assert {box.page for block in found.blocks for box in block.boxes} == {0}


def test_a_page_that_is_not_there_is_told(at_hand: AtHand) -> None:
    with pytest.raises(UsageError, match="there is no page '9'"):
        page_of(at_hand, "Makers", "9")
