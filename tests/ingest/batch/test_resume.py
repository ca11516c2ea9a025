"""Documents that time cut off are found again, with twice the time that they had."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from corpus.document import Document, PageState
from corpus.geometry import DocId
from corpus.store import Store
from ingest.batch.resume import cut_documents, cut_files
from tests.strategies import document_of


def with_page(name: str, state: PageState, reason: str) -> Document:
    made = document_of(f"Exports of {name} rose by 12 percent.")
    page = replace(made.pages[0], state=state, reason=reason)
    return replace(made, id=DocId(name * 64), source=f"/papers/{name}.pdf", pages=(page,))


def test_only_documents_that_time_cut_off_are_found() -> None:
    cut = with_page("a", PageState.UNREADABLE, "not read, time limit of 120 s")
    resumed = with_page("b", PageState.UNREADABLE, "not read, time limit of 3600 s")
    damaged = with_page("c", PageState.UNREADABLE, "its content stream is damaged")
    whole = with_page("d", PageState.TEXT, "")
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "1")
        with store.transaction():
            for document in (cut, resumed, damaged, whole):
                store.put_document(document, run=run)
        assert cut_documents(store) == {cut.id: 240.0, resumed.id: 7200.0}
        assert sorted(cut_files(store)) == [Path("/papers/a.pdf"), Path("/papers/b.pdf")]
