"""What a line of text is to a table: a row of it, a caption, a note or prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.tables.row_kinds import (
    begins_note,
    caption_of,
    has_figures,
    is_columns_of_prose,
    is_formula_row,
    is_prose,
    is_tabular,
)
from ingest.tables.text_rows import Row, lines_to_rows
from tests.ingest.tables.made import lines

XS = (80, 200, 320)


def row(*texts: str) -> Row:
    (made,) = lines_to_rows(lines([texts], XS))
    return made


@pytest.mark.parametrize(
    "texts", [("Rye", "18"), ("Rye", "18", "0.9"), ("2012", "197"), ("3", "of 4", "more")]
)
def test_rows_in_several_pieces_are_tabular(texts: tuple[str, ...]) -> None:
    assert is_tabular(row(*texts))


@pytest.mark.parametrize(
    "texts", [("Cereals",), ("(a)", "the first of two"), ("1.", "the first"), ("[12]", "A book")]
)
def test_headings_and_items_of_lists_are_not_tabular(texts: tuple[str, ...]) -> None:
    assert not is_tabular(row(*texts))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("Rye", "18"), True),
        (("Rye", "n.a.", "0.9"), True),
        (("Product", "2008", "2009"), False),
        (("", "(1)", "(2)"), False),
        (("Rye", "-", "-"), False),
        (("1992", "Rye"), False),
    ],
)
def test_years_and_numbers_of_columns_are_no_figures(texts: tuple[str, ...], expected: bool) -> None:
    assert has_figures(row(*texts)) is expected


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        (("Table 3. Yields",), "Table 3"),
        (("Table 3:", "Yields of cereals"), "Table 3"),
        (("Figure A.2 Prices",), "Figure A.2"),
        (("Tables and figures",), ""),
        (("Table 3 shows the yields",), ""),
        (("Total", "3"), ""),
    ],
)
def test_captions_are_known_by_their_label(texts: tuple[str, ...], label: str) -> None:
    assert caption_of(row(*texts)) == label


@pytest.mark.parametrize(
    "texts",
    [
        ("Source: own work",),
        ("Notes: The first year is left out.",),
        ("Source:", "the ministry"),
        ("Abbreviation: n.a. = not available",),
        ("* this is the sum of all of them",),
        ("(*)", "the sum of what was left over"),
        ("a these are the sums of all parts",),
    ],
)
def test_notes_are_known_by_their_first_word_or_mark(texts: tuple[str, ...]) -> None:
    assert begins_note(row(*texts))


@pytest.mark.parametrize(
    "texts",
    [("Source", "Sum", "Mean"), ("Rye*", "18"), ("Key figures", "12"), ("* 12", "18"), ("Notebooks", "3")],
)
def test_rows_and_headers_begin_no_note(texts: tuple[str, ...]) -> None:
    assert not begins_note(row(*texts))


def test_a_marked_line_above_rows_numbers_a_heading() -> None:
    heading = row("(a) the case of all the goods together")
    assert begins_note(heading)
    assert not begins_note(heading, row("Rye", "18", "0.9"))


def test_prose_is_a_run_of_words() -> None:
    assert is_prose(row("so it was with all the other grain"))
    assert not is_prose(row("Other Grain And All Of It"))
    assert not is_prose(row("Rye", "18", "0.9"))
    assert is_columns_of_prose(row("so it was with the rest", "as the reader will now see"))
    assert not is_columns_of_prose(row("so it was with the rest", "18"))


def test_formulas_are_rows_of_signs_without_figures() -> None:
    assert is_formula_row(row("x =", "α + β", "(3)"))
    assert not is_formula_row(row("α", "0.12", "0.34"))
    assert not is_formula_row(row("Rye", "18", "0.9"))


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12), min_size=1, max_size=3
    )
)
def test_any_text_is_judged(texts: list[str]) -> None:
    made = row(*texts)
    for judge in (
        is_tabular,
        has_figures,
        caption_of,
        begins_note,
        is_prose,
        is_columns_of_prose,
        is_formula_row,
    ):
        judge(made)
