from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import CellRef, Claim, Dim, Entity, Label, Slot, SlotSource
from corpus.codec import from_json, to_json
from corpus.document import EVIDENCE_KINDS, Block, BlockKind, Cell, Document, Metadata, Table
from corpus.geometry import BBox, PageIndex, Span
from search.passages.records import (
    ClaimRecord,
    Passage,
    claim_records,
    passages,
    place_of,
    plain_passage,
    rank_of,
)
from search.passages.segments import LONGEST, size_in_words
from tests.search.samples import Piece, claim, doc_id, document, entity, notes


def words(count: int, stem: str = "word") -> str:
    return " ".join(f"{stem}{n}" for n in range(count))


def sentences(count: int, length: int) -> str:
    return " ".join(f"Sentence{n} {words(length - 2)} end." for n in range(count))


def cut(*pieces: Piece) -> list[str]:
    return [passage.text for passage in passages(document(*pieces), None)]


def test_short_neighbours_of_one_section_are_joined() -> None:
    assert cut(Piece("First one."), Piece("Second one."), Piece("Third.", BlockKind.LIST_ITEM)) == [
        "First one.\n\nSecond one.\n\nThird."
    ]


def test_paragraphs_of_different_sections_stay_apart() -> None:
    assert cut(Piece("One.", section=("1",)), Piece("Two.", section=("2",))) == ["One.", "Two."]


def test_a_heading_goes_with_the_text_below_it() -> None:
    found = cut(
        Piece("A Title", BlockKind.TITLE),
        Piece("1 Start", BlockKind.HEADING),
        Piece("Text.", section=("1 Start",)),
        Piece("2 End", BlockKind.HEADING),
        Piece("More.", section=("2 End",)),
    )
    assert found == ["A Title\n\n1 Start\n\nText.", "2 End\n\nMore."]


def test_a_heading_at_the_end_stands_alone() -> None:
    assert cut(Piece("Text."), Piece("Annex", BlockKind.HEADING)) == ["Text.", "Annex"]


def test_paragraphs_are_joined_no_further_than_enough() -> None:
    found = cut(*(Piece(words(50)) for _ in range(6)))
    assert [size_in_words(text) for text in found] == [150, 150]


def test_a_long_paragraph_is_divided_between_sentences() -> None:
    found = cut(Piece(sentences(20, 25)))
    assert all(text.startswith("Sentence") and text.endswith("end.") for text in found)
    assert all(100 <= size_in_words(text) <= LONGEST for text in found)


def test_given_sentences_are_preferred_to_guessed_ones() -> None:
    made = document(Piece(words(100) + " vs. " + words(100)))
    middle = made.text.index("vs.")
    annotated = notes(made)
    given_ends = (Span(0, middle), Span(middle, len(made.text) - 2))
    found = [p.text for p in passages(made, replace(annotated, sentences=given_ends))]
    assert [text[:4] for text in found] == ["word", "vs. "]


def test_a_sentence_without_end_is_divided_between_words() -> None:
    found = cut(Piece(words(1000)))
    assert all(size_in_words(text) <= LONGEST for text in found)
    assert " ".join(found).split() == words(1000).split()


def test_text_without_spaces_is_divided_too() -> None:
    found = cut(Piece("半導體" * 3000))
    assert "".join(found) == "半導體" * 3000
    assert all(size_in_words(text) <= LONGEST for text in found)


LEFT_OUT = set(BlockKind) - EVIDENCE_KINDS - {BlockKind.FORMULA}


@pytest.mark.parametrize("kind", sorted(LEFT_OUT))
def test_what_is_no_evidence_is_left_out_and_nothing_is_joined_across_it(kind: BlockKind) -> None:
    assert cut(Piece("Before."), Piece("Not for search.", kind), Piece("After.")) == ["Before.", "After."]


def test_a_formula_stays_within_the_text_around_it_and_is_left_out_elsewhere() -> None:
    around = (Piece("Let"), Piece("x = 1", BlockKind.FORMULA), Piece("hold."))
    assert cut(*around) == ["Let\n\nx = 1\n\nhold."]
    assert cut(Piece("Let.", section=("1",)), around[1], Piece("Then.", section=("2",))) == ["Let.", "Then."]


def test_footnotes_of_a_page_are_joined() -> None:
    pages = [Piece(f"{n} See {words(8)}.", BlockKind.FOOTNOTE, page=n // 2) for n in range(3)]
    assert cut(*pages) == [f"{pages[0].text}\n\n{pages[1].text}", pages[2].text]


def test_a_caption_of_no_table_and_a_footnote_stand_alone() -> None:
    pieces = (
        Piece(words(8)),
        Piece("Figure 1. A line.", BlockKind.CAPTION),
        Piece(f"3 {words(8)}", BlockKind.FOOTNOTE),
    )
    assert cut(*pieces) == [piece.text for piece in pieces]


_NOTE, _LINE = BlockKind.FOOTNOTE, BlockKind.CAPTION


@pytest.mark.parametrize(
    ("pieces", "joined"),
    [
        ([Piece(words(130)), Piece("of the two.")], 1),  # the end of a full passage
        ([Piece("1 See there.", _NOTE), Piece(words(130))], 1),  # nothing before it: with what follows
        ([Piece("Table 1. Trade", _LINE), Piece("(millions of dollars)"), Piece(words(9), _NOTE)], 2),
        ([Piece("Of the two.", section=("1",)), Piece(words(130), section=("2",))], 2),
        ([Piece(words(178)), Piece("of the two together.")], 2),  # full to the last word
        ([Piece("Of the two."), Piece("Header", BlockKind.HEADER), Piece(words(130))], 2),
        ([Piece(words(130)), Piece(f"3 {words(8)}", _NOTE)], 2),  # no crumb
    ],
)
def test_a_few_words_go_with_a_neighbour_of_their_section_or_stand_alone(
    pieces: list[Piece], joined: int
) -> None:
    assert len(cut(*pieces)) == joined


@pytest.mark.parametrize("kind", [BlockKind.TABLE, BlockKind.FIGURE, BlockKind.CAPTION, BlockKind.FOOTNOTE])
def test_a_heading_goes_with_whatever_stands_below_it(kind: BlockKind) -> None:
    found = cut(Piece("2 Data", BlockKind.HEADING), Piece(words(9), kind, section=("2 Data",)))
    assert found == [f"2 Data\n\n{words(9)}"]


def with_table(rows: int, *before: Piece) -> Document:
    """A document of a table with a header row, after these pieces."""
    lines = ["Year\tImports", *(f"{1900 + n}\t{words(8, 'cell')} {n}" for n in range(rows))]
    made = document(*before, Piece("\n".join(lines), BlockKind.TABLE))
    at = made.blocks[-1].span.start
    cells = []
    for row, line in enumerate(lines):
        for col, value in enumerate(line.split("\t")):
            start = at + sum(len(previous) + 1 for previous in lines[:row]) + (col and line.index("\t") + 1)
            path = ("Imports",) if col and row else ()
            span = Span(start, start + len(value))
            cells.append(Cell(row, col, span, BBox(0, 0, 1, 1), is_header=not row, col_path=path))
    table = Table(
        PageIndex(0), BBox(0, 0, 9, 9), made.blocks[-1].span, rows + 1, 2, tuple(cells),
        caption="Table 1. Trade", units_note="(millions of dollars)",
    )  # fmt: skip
    return replace(made, tables=(table,))


def test_a_table_is_a_passage_with_its_caption_units_and_headers() -> None:
    made = with_table(3, Piece("Table 1. Trade", BlockKind.CAPTION))
    (found,) = passages(made, None)
    assert found.text.startswith("Table 1. Trade\n\nYear")
    assert found.context == "Table 1. Trade\n(millions of dollars)\nImports"


def test_a_note_of_a_few_words_joins_the_table_and_keeps_its_headers() -> None:
    made = with_table(60)
    at = len(made.text)
    note = "Source: Customs."
    block = Block(BlockKind.FOOTNOTE, Span(at, at + len(note)), PageIndex(0))
    made = replace(made, text=made.text + note, blocks=(*made.blocks, block))
    *_, last = passages(made, None)
    assert last.text.endswith(note)
    assert "millions" in last.context


def test_a_long_table_is_divided_between_rows_and_each_part_has_the_headers() -> None:
    found = list(passages(with_table(60), None))
    assert len(found) > 2
    assert all("millions" in part.context and "Imports" in part.context for part in found)
    assert all(part.text[:2] in ("Ye", "19") and size_in_words(part.text) <= LONGEST for part in found)


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
    assert len({place_of(rank_of(p.id)) for p in found}) == 1
    assert place_of(rank_of(found[0].id)) != place_of(rank_of(plain_passage(doc_id("a"), "text").id))


_KINDS = st.sampled_from(list(BlockKind))
_PIECES = st.builds(
    Piece, st.text(min_size=1, max_size=400), _KINDS, st.integers(0, 2), st.sampled_from([(), ("1",), ("2",)])
)


@given(st.lists(_PIECES, max_size=12))
def test_passages_of_any_document_are_unbroken_ordered_and_miss_no_evidence(pieces: list[Piece]) -> None:
    made = document(*pieces)
    found = list(passages(made, None))
    assert all(passage.text == passage.span.of(made.text) and passage.text.strip() for passage in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    covered = {n for passage in found for n in range(passage.span.start, passage.span.end)}
    for block in made.blocks:
        letters = {n for n in range(block.span.start, block.span.end) if not made.text[n].isspace()}
        if block.kind in EVIDENCE_KINDS:
            assert letters <= covered
        if block.kind in LEFT_OUT:
            assert not letters & covered


def test_records_survive_the_codec() -> None:
    passage = plain_passage(doc_id("a"), "text", title="t")
    record = ClaimRecord(passage.id, "c", "p", passage, None, Decimal("1.50"), "%")
    assert from_json(Passage, to_json(passage)) == passage
    assert from_json(ClaimRecord, to_json(record)) == record
