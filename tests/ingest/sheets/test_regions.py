"""Tables of a sheet: where each begins and ends, and what stands around it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.sheets.regions import Region, find_regions
from ingest.sheets.sheet import Sheet, SheetCell


def sheet(text: str) -> Sheet:
    cells = [
        SheetCell(row, col, value.strip())
        for row, line in enumerate(text.split("\n"))
        for col, value in enumerate(line.split("|"))
        if value.strip()
    ]
    return Sheet("", tuple(cells))


def regions(text: str) -> list[Region]:
    return list(find_regions(sheet(text)))


def words(cells: tuple[SheetCell, ...]) -> list[str]:
    return [cell.text for cell in cells]


def test_title_and_units_stand_above_and_sources_below() -> None:
    [found] = regions("Exports\n(millions)\n\nCountry|2008\nChina|5\nPeru|6\n\nSource: customs.")
    assert words(found.above) == ["Exports", "(millions)"]
    assert words(found.cells) == ["Country", "2008", "China", "5", "Peru", "6"]
    assert words(found.below) == ["Source: customs."]


def test_a_second_table_begins_at_its_own_headers() -> None:
    first, second = regions("Country|2008\nChina|5\n\nEmployment\nFirm|Workers\nAcme|6")
    assert words(first.cells)[-1] == "5"
    assert words(second.above) == ["Employment"]
    assert words(second.cells) == ["Firm", "Workers", "Acme", "6"]


def test_an_empty_row_between_groups_divides_no_table() -> None:
    [found] = regions("Country|2008\nChina|5\n\nPeru|6\n\nEurope\nPoland|7")
    assert words(found.cells)[-1] == "7"
    assert found.below == ()


def test_a_header_reaches_over_the_empty_cells_behind_it() -> None:
    [found] = regions("Country|2007||2008|\n|Value|Share|Value|Share\nChina|5|6|7|8")
    spans = {cell.text: cell.col_span for cell in found.cells if cell.row == 0}
    assert spans == {"Country": 1, "2007": 2, "2008": 2}
    assert all(cell.col_span == 1 for cell in found.cells if cell.row > 0)


def test_lines_without_a_table_are_kept() -> None:
    [found] = regions("A note to readers\n\nand another")
    assert words(found.above) == ["A note to readers", "and another"]
    assert found.cells == ()


@given(st.lists(st.lists(st.sampled_from(["", "a", "5", "2008", "Source: x"]), max_size=4), max_size=12))
def test_no_cell_is_lost(rows: list[list[str]]) -> None:
    made = sheet("\n".join("|".join(row) for row in rows))
    found = [cell for r in find_regions(made) for cell in (*r.above, *r.cells, *r.below)]
    assert sorted((c.row, c.col, c.text) for c in found) == [(c.row, c.col, c.text) for c in made.cells]
