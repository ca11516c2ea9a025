"""What a hit shows of its document is read without the document's whole record, and is the same."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.codec import to_bytes
from corpus.errors import StoreError
from corpus.geometry import DocId, PageIndex
from corpus.store import Store, page_labels, read_textmap, sources_of
from tests.corpus.store.made import put
from tests.strategies import document_of

ID = DocId("a1" * 32)


def _kept(*texts: str) -> Store:
    store = Store.in_memory()
    put(store, document_of(*texts, doc="a1"), sentences=())
    return store


@given(st.lists(st.text(min_size=1), min_size=1, max_size=3))
def test_the_map_is_that_of_the_whole_record(texts: list[str]) -> None:
    store = _kept(*texts)
    assert read_textmap(store, ID) == store.document(ID).textmap


def test_a_text_that_speaks_of_the_map_does_not_mislead() -> None:
    store = _kept('a "textmap":{"starts":1} b \\"textmap":{}')
    assert read_textmap(store, ID) == store.document(ID).textmap


def test_a_map_that_stands_in_the_record_as_an_older_form_had_it_is_found() -> None:
    store = _kept("x", "y")
    document = store.document(ID)
    store._connection.write("UPDATE documents SET body = ?, textmap = NULL", (to_bytes(document),))
    assert read_textmap(store, ID) == document.textmap
    assert store.document(ID) == document


def test_files_are_told_of_the_documents_that_are_kept() -> None:
    store = _kept("x")
    assert sources_of(store, {ID, DocId("gone")}) == {ID: store.document(ID).source}
    assert sources_of(store, ()) == {}


def test_pages_are_told_with_their_labels() -> None:
    store = _kept("one", "two")
    pages = store.document(ID).pages
    assert page_labels(store, [ID]) == {(ID, page.index): page.label for page in pages}
    assert page_labels(store, []) == {}
    assert (ID, PageIndex(9)) not in page_labels(store, [ID])


def test_a_document_that_is_not_kept_is_an_error() -> None:
    with pytest.raises(StoreError, match="is not in the corpus"):
        read_textmap(Store.in_memory(), DocId("gone"))


@pytest.mark.parametrize(
    "textmap", [b"", b"no zlib", zlib.compress(b""), zlib.compress(b"a text"), "text", 7]
)
def test_a_damaged_map_is_an_error(textmap: object) -> None:
    store = _kept("x")
    store._connection.write("UPDATE documents SET textmap = ?", (textmap,))
    with pytest.raises(StoreError, match="ingest the file again"):
        read_textmap(store, ID)
