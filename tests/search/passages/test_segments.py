"""A document's pieces: what is joined, what is divided and where, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import EVIDENCE_KINDS, Block, BlockKind
from corpus.geometry import PageIndex, Span
from search.passages.segments import LONGEST, segments, size_in_words
from tests.search.samples import Piece, document, with_table, words


def sentences(count: int, length: int) -> str:
    return " ".join(f"Sentence{n} {words(length - 2)} end." for n in range(count))


def cut(*pieces: Piece) -> list[str]:
    made = document(*pieces)
    return [segment.span.of(made.text) for segment in segments(made)]


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


@pytest.mark.parametrize("sizes", [(100, 100), (125, 20), (160, 40)])
def test_neighbours_stay_apart_where_one_says_enough_or_both_say_too_much(sizes: tuple[int, ...]) -> None:
    assert [size_in_words(text) for text in cut(*(Piece(words(size)) for size in sizes))] == list(sizes)


@pytest.mark.parametrize(
    ("text", "size"), [("", 0), ("one two  three", 3), ("半" * 120, 10), ("a" * 11, 1), ("a " * 30, 30)]
)
def test_size_is_in_words_or_in_letters_where_there_are_few_spaces(text: str, size: int) -> None:
    assert size_in_words(text) == size


def test_a_long_paragraph_is_divided_between_sentences() -> None:
    found = cut(Piece(sentences(20, 25)))
    assert all(text.startswith("Sentence") and text.endswith("end.") for text in found)
    assert all(100 <= size_in_words(text) <= LONGEST for text in found)


def test_given_sentences_are_preferred_to_guessed_ones() -> None:
    made = document(Piece(words(100) + " vs. " + words(100)))
    middle = made.text.index("vs.")
    given_ends = (Span(0, middle), Span(middle, len(made.text) - 2))
    found = [segment.span.of(made.text) for segment in segments(made, given_ends)]
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


@pytest.mark.parametrize("kind", [BlockKind.TABLE, BlockKind.CAPTION, BlockKind.FOOTNOTE])
def test_a_heading_goes_with_whatever_stands_below_it(kind: BlockKind) -> None:
    found = cut(Piece("2 Data", BlockKind.HEADING), Piece(words(9), kind, section=("2 Data",)))
    assert found == [f"2 Data\n\n{words(9)}"]


def test_a_table_is_a_piece_with_its_caption_units_and_headers() -> None:
    made = with_table(3, Piece("Table 1. Trade", BlockKind.CAPTION))
    (found,) = segments(made)
    assert found.span.of(made.text).startswith("Table 1. Trade\n\nYear")
    assert found.table == 0
    assert found.context == "Table 1. Trade\n(millions of dollars)\nImports"


def test_a_note_of_a_few_words_joins_the_table_and_keeps_its_headers() -> None:
    made = with_table(60)
    at = len(made.text)
    note = "Source: Customs."
    block = Block(BlockKind.FOOTNOTE, Span(at, at + len(note)), PageIndex(0))
    made = replace(made, text=made.text + note, blocks=(*made.blocks, block))
    *_, last = segments(made)
    assert last.span.of(made.text).endswith(note)
    assert last.table == 0
    assert "millions" in last.context


def test_a_long_table_is_divided_between_rows_and_each_part_has_the_headers() -> None:
    made = with_table(60)
    found = list(segments(made))
    texts = [part.span.of(made.text) for part in found]
    assert len(found) > 2
    assert all("millions" in part.context and "Imports" in part.context for part in found)
    assert all(text[:2] in ("Ye", "19") and size_in_words(text) <= LONGEST for text in texts)


_KINDS = st.sampled_from(list(BlockKind))
_PIECES = st.builds(
    Piece, st.text(min_size=1, max_size=400), _KINDS, st.integers(0, 2), st.sampled_from([(), ("1",), ("2",)])
)


@given(st.lists(_PIECES, max_size=12))
def test_pieces_of_any_document_are_unbroken_ordered_and_miss_no_evidence(pieces: list[Piece]) -> None:
    made = document(*pieces)
    found = list(segments(made))
    assert all(piece.span.of(made.text).strip() for piece in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    covered = {n for piece in found for n in range(piece.span.start, piece.span.end)}
    for block in made.blocks:
        letters = {n for n in range(block.span.start, block.span.end) if not made.text[n].isspace()}
        if block.kind in EVIDENCE_KINDS:
            assert letters <= covered
        if block.kind in LEFT_OUT:
            assert not letters & covered


@pytest.mark.parametrize(
    ("caption", "units", "context"),
    [
        ("Table 1. Trade", "(tons)", "Table 1. Trade\n(tons)\nImports"),
        ("", "(tons)", "(tons)\nImports"),
        ("Table 1. Trade", "", "Table 1. Trade\nImports"),
        ("", "", "Imports"),
    ],
)
def test_what_governs_a_table_is_what_it_has_of_caption_units_and_headers(
    caption: str, units: str, context: str
) -> None:
    made = with_table(3)
    table = replace(made.tables[0], caption=caption, units_note=units)
    (found,) = segments(replace(made, tables=(table,)))
    assert (found.context, found.table) == (context, 0)


def test_prose_that_overlaps_a_table_is_prose() -> None:
    made = with_table(3)
    block = replace(made.blocks[-1], kind=BlockKind.PARAGRAPH)
    (found,) = segments(replace(made, blocks=(block,)))
    assert (found.context, found.table) == ("", None)


def test_a_block_of_a_table_finds_its_table_by_overlap() -> None:
    made = with_table(3)
    block = made.blocks[-1]
    longer = replace(made.tables[0], span=Span(block.span.start, block.span.end - 1))
    (found,) = segments(replace(made, tables=(longer,)))
    assert found.table == 0
    (none,) = segments(replace(made, tables=()))
    assert (none.table, none.context) == (None, "")
