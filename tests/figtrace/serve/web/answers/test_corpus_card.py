"""A corpus at a glance."""

from __future__ import annotations

from pathlib import Path

from corpus.document import Outcome, OutcomeState
from corpus.settings import Settings
from corpus.store import FileStamp, Store
from figtrace.serve.web.answers.corpus_card import corpus_card
from tests.figtrace.small_corpus import LEAVERS, MAKERS, UNDATED, store_of
from tests.goldens import GOLDEN, as_lines, assert_golden


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


def test_all_that_the_first_page_tells() -> None:
    store = store_of(MAKERS, UNDATED, LEAVERS)
    run = store.begin_run("ingest", "0")
    with store.transaction():
        failed = Outcome("/home/x/bad.pdf", OutcomeState.FAILED, "/home/x/bad.pdf: it is no PDF")
        store.put_outcome(failed, FileStamp(1, 1), run=run)
    card = corpus_card(store, Settings(Path("/x/papers/.figtrace")))
    assert_golden("corpus.json", as_lines(card), folder=GOLDEN / "answers")


def test_no_more_than_fifty_failures_are_listed() -> None:
    store = Store.in_memory()
    run = store.begin_run("ingest", "0")
    with store.transaction():
        for at in range(51):
            failed = Outcome(f"/home/x/{at:02}.pdf", OutcomeState.FAILED, "it is no PDF")
            store.put_outcome(failed, FileStamp(1, 1), run=run)
    card = corpus_card(store, Settings(Path("/x")))
    assert (len(card.failures), card.failures_total) == (50, 51)
    assert card.failures[0].file == "00.pdf"
