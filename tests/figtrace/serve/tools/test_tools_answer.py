"""What tools for assistants answer of a small corpus, whole."""

from __future__ import annotations

from figtrace.ask.claims import ClaimQuestion
from figtrace.serve.tools.at_hand import AtHand
from figtrace.serve.tools.drafts import check_sentence_in
from figtrace.serve.tools.questions import claims_of, passages_of, series_of
from figtrace.serve.tools.shelf import document_of, documents_of, page_of
from tests.goldens import GOLDEN, as_lines, assert_golden


def test_what_is_on_the_shelf(at_hand: AtHand) -> None:
    said = [
        documents_of(at_hand),
        documents_of(at_hand, limit=1, offset=1),
        document_of(at_hand, "Makers"),
        page_of(at_hand, "Makers", "1"),
        page_of(at_hand, "Makers", "1", limit=1, offset=1),
    ]
    assert_golden("tools_shelf.json", as_lines(said), folder=GOLDEN / "answers")


def test_what_is_asked(at_hand: AtHand) -> None:
    said = [
        passages_of(at_hand, "Lenovo"),
        passages_of(at_hand, "Lenovo", limit=1, offset=1),
        claims_of(at_hand, ClaimQuestion()),
        claims_of(at_hand, ClaimQuestion(), limit=1),
        claims_of(at_hand, ClaimQuestion(), limit=1, offset=1),
        series_of(at_hand, ClaimQuestion(unit="USD")),
    ]
    assert_golden("tools_asked.json", as_lines(said), folder=GOLDEN / "answers")


def test_how_a_sentence_is_checked(at_hand: AtHand) -> None:
    said = check_sentence_in(
        at_hand, "In 2008 Hon Hai earned $5 billion. Lenovo sold 41 percent of notebook PCs."
    )
    assert_golden("tools_sentence.json", as_lines(said), folder=GOLDEN / "answers")
