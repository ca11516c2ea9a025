"""What is written is what is read."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from corpus.annotations import Annotations, Claim, Figure, Interval
from corpus.codec import from_bytes, from_json, to_bytes, to_json
from corpus.errors import StoreError
from corpus.geometry import Span
from corpus.model import Document
from tests.strategies import document_of, documents, figures, intervals, one_claim


@given(documents())
def test_any_document_survives_its_blob(document: Document) -> None:
    assert from_bytes(Document, to_bytes(document)) == document


@given(figures)
def test_any_figure_survives_as_json(figure: Figure) -> None:
    again = from_json(Figure, to_json(figure))
    assert again == figure
    assert str(again.value) == str(figure.value)  # 3.0 is not 3: the printed precision is kept


@given(intervals())
def test_any_interval_survives_as_json(interval: Interval) -> None:
    assert from_json(Interval, to_json(interval)) == interval


def test_a_claim_survives_with_its_slots() -> None:
    document = document_of("Imports were $92.")
    (claim,) = one_claim(document, "$92", "92", flow="M").claims
    assert from_json(Claim, to_json(claim)) == claim


def test_defaults_are_left_out() -> None:
    assert to_json(Interval(Decimal("1.0"), None)) == '{"lo":"1.0","hi":null}'


@pytest.mark.parametrize("text", ["", "[]", '{"start":1}', '{"start":3,"end":1}', '{"nonsense":1}'])
def test_what_is_no_record_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(StoreError, match="ingest the file again"):
        from_json(Span, text)


def test_a_damaged_blob_is_refused_with_a_remedy() -> None:
    with pytest.raises(StoreError, match="damaged"):
        from_bytes(Document, b"not zlib")


def test_fields_that_are_not_wanted_are_left_at_their_defaults() -> None:
    document = document_of("Imports were $92.")
    annotations = one_claim(document, "$92", "92", flow="M")
    read = from_bytes(Annotations, to_bytes(annotations), without=("claims",))
    assert read == replace(annotations, claims=())
