"""Regions of tables told by gaps alone."""

from __future__ import annotations

from ingest.records.lines import Line, joined
from ingest.tables.by_gaps import rows_to_regions
from ingest.tables.text_rows import lines_to_rows
from tests.ingest.made import line
from tests.ingest.tables.made import lines

XS = (80, 200, 280)
HEADER = ("Product", "Quantity", "Value")
BODY = [("Barley", "120", "4.5"), ("Maize", "95", "7.1"), ("Rye", "18", "0.9")]
WIDE = "and so it went on with all the other goods that were brought over the sea in that year and after"


def regions(*parts: list[Line]) -> list[list[str]]:
    rows = lines_to_rows([one for part in parts for one in part])
    return [[joined(row.pieces[0]) for row in region] for region in rows_to_regions(rows)]


def test_rows_one_below_the_other_are_a_region() -> None:
    assert regions(lines([HEADER, *BODY], XS)) == [["Product", "Barley", "Maize", "Rye"]]


def test_two_rows_are_no_region() -> None:
    assert regions(lines(BODY[:2], XS)) == []


def test_a_wide_space_parts_regions() -> None:
    assert len(regions(lines(BODY, XS), lines(BODY, XS, top=200))) == 2


def test_a_heading_in_the_middle_stays_in_its_region() -> None:
    assert regions(lines([*BODY, ("Fruit", "", ""), *BODY], XS)) == [
        ["Barley", "Maize", "Rye", "Fruit", "Barley", "Maize", "Rye"]
    ]


def test_the_same_header_below_a_space_begins_another_table() -> None:
    upper, lower = lines([HEADER, *BODY], XS), lines([HEADER, *BODY], XS, top=172)
    assert [region[0] for region in regions(upper, lower)] == ["Product", "Product"]


def test_a_line_of_prose_that_stands_out_parts_regions() -> None:
    upper, lower = lines([HEADER, *BODY], XS), lines([HEADER, *BODY], XS, top=186)
    assert len(regions(upper, [line(WIDE, 80, 164)], lower)) == 2


def test_a_caption_parts_regions() -> None:
    caption = [line("Table 2. Exports", 80, 158)]
    assert len(regions(lines([HEADER, *BODY], XS), caption, lines([HEADER, *BODY], XS, top=172))) == 2


def test_notes_end_a_region() -> None:
    found = regions(lines([HEADER, *BODY], XS), [line("Source: own survey", 80, 156)])
    assert found == [["Product", "Barley", "Maize", "Rye"]]


def test_prose_in_two_columns_below_figures_is_left_out() -> None:
    columns = lines(
        [("so it was with all the other grain", "as the reader will now see")] * 4, (80, 290), top=156
    )
    assert regions(lines([HEADER, *BODY], XS), columns)[0] == ["Product", "Barley", "Maize", "Rye"]


def test_the_first_line_of_a_header_over_one_column_is_taken_in() -> None:
    found = regions([line("Gross", 200, 88)], lines([HEADER, *BODY], XS))
    assert found == [["Gross", "Product", "Barley", "Maize", "Rye"]]
