"""What is put into an index: passages and claims with all that a hit shows of them, under ids that last."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.annotations import CellRef, Claim, Dim, Entity, Label, Slot, SlotSource
from corpus.codec import from_json, to_json
from corpus.document import BlockKind, Metadata
from corpus.geometry import Span
from search.passages.records import (
    PLACE_BITS,
    ClaimRecord,
    Passage,
    claim_records,
    passages,
    place_of_doc,
    plain_passage,
    rank_of,
    scopes_of,
)
from tests.search.samples import Piece, claim, doc_id, document, entity, notes, with_table, words


def test_a_passage_carries_what_a_hit_shows() -> None:
    meta = Metadata("On trade", ("Öhman, P.",), 2008)
    made = document(Piece("Page one.", page=0, section=("A", "B")), meta=meta, name="x")
    (found,) = passages(made, None)
    assert (found.doc, found.title, found.authors, found.year) == (
        doc_id("x"),
        "On trade",
        ("Öhman, P.",),
        2008,
    )
    assert (found.section, found.page_first, found.page_last) == (("A", "B"), 0, 0)


def test_a_passage_over_two_pages_names_both() -> None:
    (found,) = passages(document(Piece("One.", page=3), Piece("Two.", page=4)), None)
    assert (found.page_first, found.page_last) == (3, 4)


def test_names_of_entities_are_folded_canonical_surface_and_key() -> None:
    made = document(Piece("Hon-Hai grew."), Piece("Far away.", section=("x",)))
    mention = entity(made, "Hon-Hai", "firm:honhai", "Foxconn Technology")
    first, second = passages(made, notes(made, entities=[mention]))
    assert first.entities == ("firm:honhai",)
    assert first.names == ("firm:foxconn technology", "firm:hon hai", "firm:honhai")
    assert second.entities == second.names == ()


def test_a_documents_own_tables_are_no_names() -> None:
    made = document(Piece("See Table 1."))
    mention = Entity(Span(4, 11), Label.OBJECT, "table:1", "Table 1", "test")
    (found,) = passages(made, notes(made, entities=[mention]))
    assert found.names == ()


def test_a_claim_is_recorded_with_its_sentence_and_passage() -> None:
    text = "It rose. Imports reached $92 billion. It fell."
    made = document(Piece(text, section=("2 Trade",)))
    said = claim(made, "$92 billion", "Imports reached $92 billion.", "91.5e9", "92.5e9")
    annotated = notes(made, claims=[said])
    home = list(passages(made, annotated))
    (record,) = claim_records(made, annotated, home)
    assert (record.claim, record.passage, record.unit) == (said.id, home[0].id, "USD")
    assert (record.lo, record.hi) == (Decimal("91.5e9"), Decimal("92.5e9"))
    assert record.quote.text == "Imports reached $92 billion."
    assert record.quote.section == ("2 Trade",)


def test_a_claim_outside_every_passage_has_none() -> None:
    made = document(Piece("In 2008 $5.", BlockKind.REFERENCE))
    annotated = notes(made, claims=[claim(made, "$5", "In 2008 $5.", "5", "5")])
    (record,) = claim_records(made, annotated, [])
    assert record.passage == ""


def test_a_claim_of_a_cell_has_the_headers_as_context_and_its_scope_as_names() -> None:
    made = with_table(2)
    cell = made.tables[0].cells[3]
    said = claim(made, cell.span.of(made.text), cell.span.of(made.text), "1", "1")
    scope = Slot(Dim.AREA, "USA", "United States", SlotSource.CAPTION, 1.0, "test")
    said = Claim(said.id, replace(said.figure, cell=CellRef(0, 3)), (scope,), cell.span)
    annotated = notes(made, claims=[said])
    (record,) = claim_records(made, annotated, list(passages(made, annotated)))
    assert record.quote.context == "Table 1. Trade\n(millions of dollars)\nImports"
    assert record.quote.names == ("place:united states", "place:usa")
    assert record.quote.figures == 1


def test_a_plain_passage_has_its_title_above_its_text() -> None:
    assert plain_passage(doc_id("a"), "text", title="On trade").text == "On trade\n\ntext"
    assert plain_passage(doc_id("a"), "text").text == "text"


def test_ids_are_the_same_again_and_change_with_the_text() -> None:
    one, again, other = (plain_passage(doc_id("a"), text) for text in ("text", "text", "other"))
    assert one.id == again.id != other.id


def test_ids_of_a_document_stand_in_the_order_of_its_text() -> None:
    found = list(passages(document(*(Piece(words(170)) for _ in range(20))), None))
    assert sorted(found, key=lambda p: p.id) == found
    assert [rank_of(p.id) for p in found] == sorted(rank_of(p.id) for p in found)
    assert all(0 <= rank_of(p.id) < 2**60 for p in found)
    assert len({rank_of(p.id) >> PLACE_BITS for p in found}) == 1
    assert rank_of(found[0].id) >> PLACE_BITS != rank_of(plain_passage(doc_id("a"), "text").id) >> PLACE_BITS


def test_records_survive_the_codec() -> None:
    passage = plain_passage(doc_id("a"), "text", title="t")
    record = ClaimRecord(passage.id, "c", "p", passage, None, Decimal("1.50"), "%")
    assert from_json(Passage, to_json(passage)) == passage
    assert from_json(ClaimRecord, to_json(record)) == record


def scoped(dim: Dim, code: str, surface: str) -> Claim:
    made = document(Piece("It was $5."))
    slot = Slot(dim, code, surface, SlotSource.LOCAL, 1.0, "test")
    return replace(claim(made, "$5", "It was $5.", "5", "5"), slots=(slot,))


@pytest.mark.parametrize(
    ("dim", "code", "surface", "scopes"),
    [
        (Dim.MEASURE, "ind:imports", "Total imports", ["measure:imports", "measure:total imports"]),
        (Dim.AREA, "CHN", "China", ["area:chn", "area:china"]),
        (Dim.PARTNER, "CHN", "China", ["partner:chn", "partner:china"]),
        (Dim.FLOW, "M", "imports", ["flow:m", "flow:imports"]),
        (Dim.PERIOD, "2008", "in 2008", ["period:2008", "period:in 2008"]),
        (Dim.MEASURE, "", "wages", ["measure:wages"]),
        (Dim.PRODUCT, "hs:72", "steel", []),
        (Dim.AGENT, "firm:x", "X", []),
    ],
)
def test_a_claim_is_found_by_what_it_is_said_of(dim: Dim, code: str, surface: str, scopes: list[str]) -> None:
    assert list(scopes_of(scoped(dim, code, surface))) == scopes


@pytest.mark.parametrize(
    ("dim", "code", "surface", "names"),
    [
        (Dim.PARTNER, "CHN", "China", ("place:china", "place:chn")),
        (Dim.PRODUCT, "product:hs.72", "Steel", ("product:hs 72", "product:steel")),
        (Dim.AGENT, "firm:honhai", "Hon Hai", ("firm:hon hai", "firm:honhai")),
        (Dim.POLICY, "policy:301", "Section 301", ("policy:301", "policy:section 301")),
        (Dim.MEASURE, "ind:wage", "wages", ()),
    ],
)
def test_a_claims_quote_bears_the_names_of_its_scope(
    dim: Dim, code: str, surface: str, names: object
) -> None:
    made = document(Piece("It was $5."))
    annotated = notes(made, claims=[scoped(dim, code, surface)])
    (record,) = claim_records(made, annotated, list(passages(made, annotated)))
    assert record.quote.names == names


def test_a_passage_counts_the_claims_that_it_makes() -> None:
    made = document(Piece("It was $5. Then it was $7."), Piece("Nothing.", section=("x",)))
    claims = [claim(made, "$5", "It was $5.", "5", "5"), claim(made, "$7", "Then it was $7.", "7", "7")]
    assert [one.figures for one in passages(made, notes(made, claims=claims))] == [2, 0]


def test_the_kind_with_most_of_the_text_comes_first() -> None:
    made = document(Piece("Short note.", BlockKind.FOOTNOTE), Piece("A much longer paragraph of words."))
    assert [one.kinds for one in passages(made, None)] == [("paragraph", "footnote")]


def test_a_list_of_codes_is_several_names() -> None:
    made = document(Piece("HS 8541 and 8542 rose."))
    mention = entity(made, "HS 8541 and 8542", "product:hs.8541,product:hs.8542", "Cells | Chips")
    (found,) = passages(made, notes(made, entities=[mention]))
    assert found.entities == ("product:hs.8541", "product:hs.8542")
    assert {"product:cells", "product:chips", "product:hs 8541 and 8542"} <= set(found.names)


def test_places_of_records_are_those_of_their_document() -> None:
    one = plain_passage(doc_id("a"), "text")
    assert rank_of(one.id) >> PLACE_BITS == place_of_doc(doc_id("a")) != place_of_doc(doc_id("b"))
