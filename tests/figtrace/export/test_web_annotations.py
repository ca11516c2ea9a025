"""Claims and findings are annotations as the W3C's model has them, and their quotes are found in the text."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.annotations import Interval
from corpus.document import Document
from corpus.geometry import Span
from figtrace.check.ledger.records import Coverage, Finding, Ledger, Reason, SourceState, Verdict
from figtrace.export.web_annotations import claim_annotations, finding_annotations, to_json_ld
from tests.strategies import document_of, documents, one_claim

_TEXT = document_of("In 2008 imports were nearly $92 billion, says the bureau.", title="Trade")


def _annotation(document: Document = _TEXT, surface: str = "$92 billion") -> dict[str, Any]:
    (made,) = claim_annotations(document, one_claim(document, surface, "92e9", flow="M", period="2008"))
    return made


def _finding() -> Finding:
    return Finding(
        "f1", "$92 billion", Span(28, 39), _TEXT.text, Span(0, 57), Verdict.SUPPORTED, Reason.EXACT,
        "It says so.", SourceState.CITED,
    )  # fmt: skip


def test_a_claim_is_an_annotation_with_what_the_model_asks_for() -> None:
    made = _annotation()
    assert made["type"] == "Annotation"
    assert made["id"].startswith("urn:figtrace:claim:")
    assert made["motivation"] == "describing"
    assert made["body"]["type"] == "TextualBody"
    assert made["target"]["source"] == f"urn:sha256:{_TEXT.id}"


def test_its_body_says_scope_and_value() -> None:
    assert (
        _annotation()["body"]["value"]
        == "flow=M; period=2008; kind=level; value=92000000000..92000000000 USD"
    )


def test_an_open_end_is_left_open() -> None:
    annotations = one_claim(_TEXT, "$92 billion", "92e9")
    (claim,) = annotations.claims
    figure = replace(claim.figure, interval=Interval(Decimal(5), None))
    (made,) = claim_annotations(_TEXT, replace(annotations, claims=(replace(claim, figure=figure),)))
    assert made["body"]["value"] == "kind=level; value=5.. USD"


def test_its_target_is_found_by_quote_position_and_rectangle() -> None:
    quote, position, page = _annotation()["target"]["selector"]
    assert (quote["prefix"], quote["suffix"]) == ("In 2008 imports were nearly ", ", says the bureau.")
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in _TEXT.text
    assert _TEXT.text[position["start"] : position["end"]] == quote["exact"] == "$92 billion"
    assert page["value"] == "page=1"
    assert page["refinedBy"]["value"] == "xywh=212.0,72.0,55.0,10.0"


def test_a_quote_at_the_beginning_has_nothing_before_it() -> None:
    quote = _annotation(document_of("$92 billion"))["target"]["selector"][0]
    assert (quote["prefix"], quote["suffix"]) == ("", "")


def test_a_finding_stands_on_the_draft() -> None:
    ledger = Ledger("drafts/my draft.md", _TEXT.text, (_finding(),), (), Coverage(0, 0, 0))
    (made,) = finding_annotations(ledger)
    assert made["motivation"] == "assessing"
    assert made["target"]["source"] == "urn:figtrace:draft:drafts%2Fmy%20draft.md"
    assert made["target"]["selector"][0]["exact"] == "$92 billion"
    assert made["body"][0]["value"] == "supported (exact): It says so."


def test_a_collection_says_how_many_it_holds() -> None:
    page = json.loads(to_json_ld([_annotation(), _annotation()], name="claims"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (page["type"], page["total"], page["first"]["type"]) == (
        "AnnotationCollection",
        2,
        "AnnotationPage",
    )
    assert (len(page["first"]["items"]), page["first"]["startIndex"]) == (2, 0)


def test_a_document_that_was_not_annotated_gives_none() -> None:
    assert list(claim_annotations(_TEXT, None)) == []


@settings(deadline=None)
@given(documents(), st.data())
def test_any_text_is_json_in_utf_8(document: Document, data: st.DataObject) -> None:
    if document.text:
        surface = data.draw(st.sampled_from(document.text))
        assert to_json_ld([_annotation(document, surface)], name="x").encode()
