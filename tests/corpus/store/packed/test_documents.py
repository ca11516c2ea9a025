"""A document comes back from its record and its offset map, and from a record that holds the map."""

from __future__ import annotations

import pytest
from hypothesis import given

from corpus.codec import to_bytes
from corpus.document import Document
from corpus.errors import StoreError
from corpus.store.packed.documents import PackedDocument, pack_document, unpack_document
from tests.strategies import document_of, documents


@given(documents())
def test_any_document_comes_back(document: Document) -> None:
    assert unpack_document(pack_document(document)) == document


@given(documents())
def test_a_record_of_the_older_form_comes_back(document: Document) -> None:
    assert unpack_document(PackedDocument(to_bytes(document), None)) == document


def test_fields_that_are_not_asked_for_are_left_out() -> None:
    found = unpack_document(pack_document(document_of("one", "two")), without=("blocks",))
    assert found.blocks == ()
    assert found.text == document_of("one", "two").text


@pytest.mark.parametrize(
    ("body", "textmap"), [(b"", b""), (b"x", None), (to_bytes(document_of("x")), b"x"), (b"x", b"x")]
)
def test_what_is_no_document_is_the_stores_error(body: bytes, textmap: bytes | None) -> None:
    with pytest.raises(StoreError, match="ingest the file again"):
        unpack_document(PackedDocument(body, textmap))


def test_a_record_without_its_map_is_the_stores_error() -> None:
    with pytest.raises(StoreError, match="textmap"):
        unpack_document(PackedDocument(pack_document(document_of("x")).body, None))
