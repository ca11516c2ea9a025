"""The state of a corpus is told by state and reason, file and page."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Outcome, OutcomeState, PageState
from corpus.settings import DEFAULT_MODEL, Settings
from corpus.store import FileStamp, Store
from figtrace.library.status import list_documents, list_failures, summarise
from tests.figtrace.small_corpus import store_of
from tests.strategies import document_of, one_claim

READ = document_of("Imports were $92.", title="Trade", year=2009)
SCANNED = replace(document_of("", doc="e"), pages=(
    replace(READ.pages[0], state=PageState.IMAGE_ONLY, reason="an image without text"),
))  # fmt: skip


def _store() -> Store:
    store = Store.in_memory()
    run = store.begin_run("ingest", "0")
    failed = Outcome("locked.pdf", OutcomeState.FAILED, "it needs a password", None, "encrypted")
    partial = Outcome(
        "scan.pdf", OutcomeState.PARTIAL, "1 of 1 pages were not read", SCANNED.id, "image-only"
    )
    with store.transaction():
        store.put_document(READ, run=run)
        store.put_annotations(READ, one_claim(READ, "$92", "92"), run=run)
        store.put_document(SCANNED, run=run)
        for outcome in (Outcome("a.pdf", OutcomeState.DONE, doc=READ.id), failed, partial):
            store.put_outcome(outcome, FileStamp(1, 1), run=run)
    return store


def test_counts_are_by_state_and_reason() -> None:
    with _store() as store:
        lines = {
            (line.what, line.state, line.reason): line.count for line in summarise(store, Settings(Path("x")))
        }
    assert lines["files", "failed", "encrypted"] == 1
    assert lines["files", "partial", "image-only"] == 1
    assert lines["pages", "image-only", "an image without text"] == 1
    assert lines["pages", "text", ""] == 1
    assert lines["found", "claims", ""] == 1


@pytest.mark.parametrize(
    ("model", "reason"),
    [(DEFAULT_MODEL, ""), ("", "plainer: the model parses no sentences"), ("no_such_model", "")],
)
def test_claims_are_plainer_where_no_model_parses(model: str, reason: str) -> None:
    with _store() as store:
        lines = summarise(store, Settings(Path("x"), model=model))
    assert [line.reason for line in lines if line.state == "claims"] == [reason]


def test_documents_tell_their_unread_pages() -> None:
    with _store() as store:
        assert {(line.title, line.pages, line.unread) for line in list_documents(store)} == {
            ("Trade", 1, 0),
            ("", 1, 1),
        }


def test_documents_tell_file_and_authors() -> None:
    named = replace(
        READ, source="/papers/b\n\x1b.pdf", meta=replace(READ.meta, authors=("Alder, B.", "Birch"))
    )
    with store_of(named) as store:
        (line,) = list_documents(store)
    assert (line.file, line.authors) == ("b\n\x1b.pdf", ("Alder, B.", "Birch"))


def test_pages_that_were_read_in_part_are_counted_and_told() -> None:
    page = replace(READ.pages[0], state=PageState.DAMAGED, reason="its content stream is damaged")
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(replace(READ, pages=(page,)), run=run)
        assert [line.unread for line in list_documents(store)] == [1]
        assert [(f.page, f.state, f.reason) for f in list_failures(store)] == [
            (1, "damaged", "its content stream is damaged")
        ]


def test_failures_are_files_then_pages_with_reasons() -> None:
    with _store() as store:
        failures = list_failures(store)
    assert [(f.path, f.page, f.state) for f in failures] == [
        ("locked.pdf", None, "failed"),
        ("scan.pdf", None, "partial"),
        ("e.pdf", 1, "image-only"),
    ]
