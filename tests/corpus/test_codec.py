"""What is written is what is read."""

import zlib
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import (
    Acronym,
    Annotations,
    Citation,
    Claim,
    Entity,
    Figure,
    Interval,
    Label,
    NumberType,
    OtherNumber,
)
from corpus.codec import from_bytes, from_json, to_bytes, to_json
from corpus.document import Document, Metadata
from corpus.errors import StoreError
from corpus.geometry import DocId, Span
from corpus.textmap import TextMap
from tests.strategies import document_of, documents, figures, intervals, one_claim, spans


@given(documents())
def test_any_document_survives_its_blob(document: Document) -> None:
    assert from_bytes(Document, to_bytes(document)) == document


@pytest.mark.parametrize("text", ["\ud800", "a\udfff\ud800b", "\0", "𝄞", "\u2028"])
def test_text_that_is_no_unicode_survives_too(text: str) -> None:
    document = replace(document_of(text), textmap=TextMap.from_runs([]))
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


def test_a_field_that_is_not_wanted_is_not_even_parsed_where_its_end_is_certain() -> None:
    made = one_claim(document_of("Imports were $92."), "$92", "92", flow="M")
    annotations = replace(made, sentences=(Span(0, 17),))
    broken = zlib.decompress(to_bytes(annotations)).replace(b'"sentences":[', b'"sentences":[?', 1)
    read = from_bytes(Annotations, zlib.compress(broken), without=("sentences",))
    assert read == replace(annotations, sentences=())
    with pytest.raises(StoreError):
        from_bytes(Annotations, zlib.compress(broken))


_names = st.sets(st.sampled_from(["sentences", "entities", "claims", "others", "citations", "acronyms"]))
_words = st.text(st.sampled_from('",:[]{}\\abé entities'), max_size=30) | st.just('x","others":[{"')


@st.composite
def _annotations(draw: st.DrawFn) -> Annotations:
    """Annotations whose words look like the text of records."""
    entity = st.builds(Entity, spans, st.sampled_from(Label), _words, _words, _words)
    return Annotations(
        DocId("d" * 64),
        draw(_words),
        draw(_words),
        tuple(draw(st.lists(spans, max_size=3))),
        tuple(draw(st.lists(entity, max_size=3))),
        others=tuple(draw(st.lists(st.builds(OtherNumber, spans, st.sampled_from(NumberType), _words)))),
        citations=tuple(draw(st.lists(st.builds(Citation, spans, year=_words, key=_words), max_size=3))),
        acronyms=tuple(draw(st.lists(st.builds(Acronym, _words, _words, spans), max_size=2))),
    )


@given(_annotations(), _names)
def test_reading_without_fields_is_reading_all_and_leaving_them_out(
    annotations: Annotations, names: set[str]
) -> None:
    read = from_bytes(Annotations, to_bytes(annotations), without=names)
    empty: dict[str, Any] = dict.fromkeys(names, ())
    assert read == replace(annotations, **empty)


@given(documents(), st.sets(st.sampled_from(["blocks", "tables", "references"])))
def test_a_document_is_read_without_fields_too(document: Document, names: set[str]) -> None:
    read = from_bytes(Document, to_bytes(document), without=names)
    empty: dict[str, Any] = dict.fromkeys(names, ())
    assert read == replace(document, **empty)


def test_letters_are_written_as_they_are_and_made_defaults_left_out() -> None:
    document = replace(document_of("Émile sold salt."), meta=Metadata())
    text = to_json(document)
    assert "Émile" in text
    assert '"meta"' not in text
    assert from_json(Document, text) == document


def test_what_is_left_out_of_a_kept_record_holds_these_values() -> None:
    """Records that are kept already mean them: another default would change what they say."""
    citation = from_json(Citation, '{"span":{"start":0,"end":1}}')
    assert (citation.guessed, citation.named_elsewhere, citation.reference, citation.by) == (
        False,
        False,
        None,
        "",
    )
    made = one_claim(document_of("Imports were $92."), "$92", "92").claims[0]
    kept = replace(made, confidence=0.5, citation=None)
    assert '"confidence"' not in to_json(kept)
    assert from_json(Claim, to_json(kept)).confidence == 0.5


def test_the_first_field_of_a_record_is_left_out_like_any_other() -> None:
    label = from_bytes(Annotations, to_bytes(_ANNOTATED), without=("sentences", "claims"))
    assert label == replace(_ANNOTATED, sentences=(), claims=())


_ANNOTATED = replace(one_claim(document_of("Imports were $92."), "$92", "92"), sentences=(Span(0, 17),))


@dataclass(frozen=True, slots=True)
class _Part:
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class _Whole:
    parts: tuple[_Part, ...]
    last: str = ""
    end: str = ""


def test_a_field_is_not_cut_where_a_record_within_has_one_of_its_name() -> None:
    whole = _Whole((_Part("a", "b"), _Part("c", "d")), "e", "f")
    assert from_bytes(_Whole, to_bytes(whole), without=("last",)) == replace(whole, last="")
    assert from_bytes(_Whole, to_bytes(whole), without=("end",)) == replace(whole, end="")
