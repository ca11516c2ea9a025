"""What was there to be searched is counted, and said in a sentence."""

from __future__ import annotations

from dataclasses import replace

from corpus.document import Outcome, OutcomeState
from corpus.store import FileStamp
from figtrace.check.inquiry.coverage import corpus_coverage
from figtrace.check.ledger.records import Coverage
from tests.figtrace.small_corpus import ALL, store_of


def test_documents_pages_and_failed_files_are_counted() -> None:
    with store_of(*ALL) as store:
        whole = corpus_coverage(store)
        assert whole == Coverage(3, sum(len(document.pages) for document in ALL), 0, 0)
        failed = Outcome("/papers/bad.pdf", OutcomeState.FAILED, "not a PDF", None, "not-a-pdf")
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_outcome(failed, FileStamp(1, 1), run=run)
        assert corpus_coverage(store) == replace(whole, failed_files=1)


def test_the_sentence_leaves_out_what_is_nought() -> None:
    assert Coverage(1, 20, 0).sentence == "1 document with 20 pages."
    told = Coverage(3, 20, 1, 2).sentence
    assert told == "3 documents with 20 pages; 1 page could not be read; 2 files failed."
