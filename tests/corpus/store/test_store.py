"""The store keeps everything of a document together, or nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.annotations import Annotations, Citation
from corpus.document import Document, Outcome, OutcomeState, PageState
from corpus.errors import StoreError, UsageError
from corpus.geometry import DocId
from corpus.store.edits import PERSON, SIDECAR, MetadataEdit
from corpus.store.store import Store
from corpus.store.summaries import FileStamp, RunId, Totals
from tests.corpus.store.made import mention_of, span_of
from tests.strategies import document_of, one_claim

DOCUMENT = document_of("Imports were $92.", "Exports were $71.", title="Trade", year=2009)
OUTCOME = Outcome("a.pdf", OutcomeState.DONE, doc=DOCUMENT.id)


def _kept(store: Store, document: Document = DOCUMENT) -> None:
    run = store.begin_run("ingest", "0")
    with store.transaction():
        store.put_document(document, run=run)
        store.put_annotations(document, one_claim(document, "$92", "92", flow="M"), run=run)
        store.put_outcome(OUTCOME, FileStamp(10, 20), run=run)
    store.end_run(run)


def test_a_document_comes_back_as_it_was_put() -> None:
    with Store.in_memory() as store:
        _kept(store)
        assert store.document(DOCUMENT.id) == DOCUMENT
        assert store.annotations(DOCUMENT.id) == one_claim(DOCUMENT, "$92", "92", flow="M")
        assert store.producer(DOCUMENT.id) == "test/1"
        assert [s.title for s in store.summaries()] == ["Trade"]
        assert store.summaries([DOCUMENT.id]) == store.summaries()
        assert store.summaries([]) == store.summaries([DocId("0" * 64)]) == ()
        assert store.outcomes() == (OUTCOME,)
        assert store.stamp("a.pdf") == FileStamp(10, 20)
        assert [p.state for p in store.page_outcomes(DOCUMENT.id)] == [PageState.TEXT]


def test_putting_a_document_again_leaves_one() -> None:
    with Store.in_memory() as store:
        _kept(store)
        _kept(store)
        assert len(store.summaries()) == 1
        assert len(store.claims(DOCUMENT.id)) == 1


def test_what_is_unknown_is_none_or_empty() -> None:
    with Store.in_memory() as store:
        unknown = DocId("f" * 64)
        assert not store.has_document(unknown)
        assert store.annotations(unknown) is None
        assert store.producer(unknown) == ""
        assert store.stamp("b.pdf") is None
        with pytest.raises(StoreError, match="not in the corpus"):
            store.document(unknown)


def test_annotations_of_another_text_are_refused() -> None:
    annotations = replace(one_claim(DOCUMENT, "$92", "92"), text_sha="0" * 64)
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with pytest.raises(StoreError, match="another text"), store.transaction():
            store.put_document(DOCUMENT, run=run)
            store.put_annotations(DOCUMENT, annotations, run=run)
        assert not store.has_document(DOCUMENT.id)


def test_an_interrupted_transaction_keeps_nothing() -> None:
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with pytest.raises(KeyboardInterrupt), store.transaction():
            store.put_document(DOCUMENT, run=run)
            raise KeyboardInterrupt
        assert store.summaries() == ()


def test_totals_count_what_was_found_in_all_documents() -> None:
    with Store.in_memory() as store:
        assert store.totals() == Totals(0, 0, 0)
        _kept(store)
        other = document_of("Mali sold $5 (Brown 2001).", doc="e")
        callout = Citation(span_of(other, "(Brown 2001)"), year="2001")
        mentions = (mention_of(other, "Mali", "place:MLI"), mention_of(other, "sold", "org:~sold"))
        made = Annotations(other.id, other.text_sha, "t", entities=mentions, citations=(callout,) * 3)
        with store.transaction():
            store.put_document(other, run=RunId(1))
            store.put_annotations(other, made, run=RunId(1))
        assert store.totals() == Totals(2, 1, 3)


def test_claims_are_counted_by_document() -> None:
    with Store.in_memory() as store:
        _kept(store)
        unknown = DocId("f" * 64)
        assert store.count_claims([DOCUMENT.id, unknown]) == {DOCUMENT.id: 1, unknown: 0}


def test_the_opening_of_a_text_is_its_first_characters() -> None:
    with Store.in_memory() as store:
        _kept(store)
        assert store.opening(DOCUMENT.id, 7) == "Imports"
        assert store.opening(DOCUMENT.id, 999) == DOCUMENT.text
        with pytest.raises(StoreError, match="not in the corpus"):
            store.opening(DocId("f" * 64), 7)


def test_fields_that_are_not_wanted_are_left_empty() -> None:
    with Store.in_memory() as store:
        _kept(store)
        assert store.document(DOCUMENT.id, without=("blocks",)) == replace(DOCUMENT, blocks=())
        read = store.annotations(DOCUMENT.id, without=("claims",))
        assert read == replace(one_claim(DOCUMENT, "$92", "92"), claims=())


def test_a_run_has_its_number_and_its_end() -> None:
    with Store.in_memory() as store:
        first, second = store.begin_run("ingest", "1.0"), store.begin_run("meta set", "1.0")
        store.end_run(first)
        rows = store._connection.rows("SELECT id, command, version, ended IS NULL FROM runs ORDER BY id")
        assert rows == [(first, "ingest", "1.0", 0), (second, "meta set", "1.0", 1)]


def test_a_page_outcome_says_what_became_of_a_page_of_one_document_or_of_all() -> None:
    other = document_of("", doc="e")
    scan = replace(other.pages[0], state=PageState.IMAGE_ONLY, reason="an image", label="iv")
    with Store.in_memory() as store:
        _kept(store)
        _kept_without_claims(store, replace(other, pages=(scan,)))
        (page,) = store.page_outcomes(other.id)
        assert (page.doc, page.page, page.label) == (other.id, 0, "iv")
        assert (page.state, page.reason) == (PageState.IMAGE_ONLY, "an image")
        assert len(store.page_outcomes()) == 2


def test_an_edit_of_metadata_is_seen_in_the_summary_and_kept_when_the_file_is_read_again() -> None:
    with Store.in_memory() as store:
        _kept(store)
        with store.transaction():
            assert store.edit_metadata(DOCUMENT.id, MetadataEdit("authors", "Ada Brown; Carlo Verdi", PERSON))
            assert not store.edit_metadata(DOCUMENT.id, MetadataEdit("authors", "Nobody", SIDECAR))
        _kept(store)
        (summary,) = store.summaries()
        assert summary.authors == store.document(DOCUMENT.id).meta.authors == ("Ada Brown", "Carlo Verdi")


def test_metadata_of_an_unknown_document_cannot_be_edited() -> None:
    with Store.in_memory() as store, pytest.raises(StoreError, match="not in the corpus"):
        store.edit_metadata(DocId("f" * 64), MetadataEdit("title", "x", PERSON))


def test_a_store_in_memory_has_no_file(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with Store.in_memory() as store, Store.open(path, create=True) as other:
        assert store.path is None
        assert other.path == path


def test_the_plain_columns_say_what_the_records_say() -> None:
    with Store.in_memory() as store:
        _kept(store)
        row = store._connection.row("SELECT surface, value, unit, flow, page, quote FROM claims")
        assert row == ("$92", "92", "USD", "M", 0, DOCUMENT.text)


def _kept_without_claims(store: Store, document: Document) -> None:
    with store.transaction():
        store.put_document(document, run=RunId(1))


def test_a_store_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    with pytest.raises(UsageError):
        Store.open(path)
    assert not path.exists()
    Store.open(path, create=True).close()
    Store.open(path).close()


def test_what_is_not_here_cannot_be_forgotten_and_what_is_here_can() -> None:
    with Store.in_memory() as store:
        with pytest.raises(StoreError, match="is not in the corpus"):
            store.remove_document(DOCUMENT.id)
        _kept(store)
        with store.transaction():
            assert store.remove_document(DOCUMENT.id) == ("a.pdf",)
        assert store.summaries() == ()


def test_an_outcome_without_a_document_has_none() -> None:
    failed = Outcome("b.pdf", OutcomeState.FAILED, "damaged")
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_outcome(failed, FileStamp(1, 2), run=run)
        assert store.outcomes() == (failed,)
