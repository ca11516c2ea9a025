"""Pictures of sheets: the evidence is framed, a long sheet is cut."""

from __future__ import annotations

import io
from functools import cache

import pytest
from PIL import Image

from corpus.document import Document
from corpus.geometry import PageIndex
from corpus.sheets import COLUMN_WIDTH, ROW_HEIGHT, cell_box
from ingest.document.sheets import read_sheets
from ingest.sheets.draw import draw_sheet
from tests.ingest.sheets.books import book

MARK, INK = (214, 60, 20), (34, 34, 34)
EDGE = 32.0
"""Points for the numbers of the rows."""


@cache
def document(rows: int = 3) -> Document:
    lines = ["Country,2008", *(f"Land {at},{at}5" for at in range(rows))]
    return read_sheets("\n".join(lines).encode(), "a.csv")


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def colours(image: Image.Image) -> set[tuple[int, ...]]:
    return {colour for _, colour in image.getcolors(1_000_000) or () if isinstance(colour, tuple)}


def test_the_cell_of_the_evidence_is_framed_and_no_other() -> None:
    plain = picture(draw_sheet(document(), PageIndex(0), boxes=[]))
    marked = picture(draw_sheet(document(), PageIndex(0), boxes=[cell_box(2, 1)]))
    assert plain.size == marked.size
    assert MARK not in colours(plain)
    assert MARK in colours(marked)


def test_of_a_long_sheet_the_part_around_the_evidence_is_drawn() -> None:
    long_one = document(rows=900)
    whole = picture(draw_sheet(long_one, PageIndex(0), boxes=[cell_box(700, 1)]))
    cut = picture(draw_sheet(long_one, PageIndex(0), boxes=[cell_box(700, 1)], crop=True))
    assert cut.height < whole.height < 2000
    assert MARK in colours(cut)


def size(png: bytes) -> tuple[int, int]:
    return picture(png).size


def test_a_picture_has_a_row_and_a_column_more_than_its_sheet() -> None:
    wide, high = size(draw_sheet(document(rows=3), PageIndex(0), boxes=[]))
    taller = size(draw_sheet(document(rows=4), PageIndex(0), boxes=[]))
    assert taller[0] == wide
    step = taller[1] - high
    assert high == pytest.approx(5 * step, abs=3)


@pytest.mark.parametrize("rows", [60, 600])
def test_a_picture_has_at_most_its_rows(rows: int) -> None:
    assert size(draw_sheet(document(rows=rows), PageIndex(0), boxes=[])) == size(
        draw_sheet(document(rows=59), PageIndex(0), boxes=[])
    )


@pytest.mark.parametrize("row", [0, 3, 700, 900])
def test_the_evidence_is_in_the_picture_wherever_it_stands(row: int) -> None:
    long_one = document(rows=900)
    for crop in (False, True):
        made = picture(draw_sheet(long_one, PageIndex(0), boxes=[cell_box(row, 1)], crop=crop))
        assert MARK in colours(made)


def test_evidence_in_a_row_that_is_not_drawn_has_no_frame() -> None:
    boxes = [cell_box(1, 1), cell_box(700, 1)]
    one, both = (draw_sheet(document(rows=900), PageIndex(0), boxes=boxes[:n], crop=True) for n in (1, 2))
    assert one == both


def test_cells_are_told_apart_by_what_they_say() -> None:
    other = read_sheets(b"Country,2008\nLand 0,05\nLand 1,15\nLand 2,26\n", "a.csv")
    assert draw_sheet(document(), PageIndex(0), boxes=[]) != draw_sheet(other, PageIndex(0), boxes=[])
    assert draw_sheet(document(), PageIndex(0), boxes=[]) == draw_sheet(document(), PageIndex(0), boxes=[])


def test_each_cell_is_drawn_once_and_in_its_own_place() -> None:
    csv = b"Country,,Salt that all harbours sent abroad in the year\nPeru,,5\nChile,,7"
    image = picture(draw_sheet(read_sheets(csv, "a.csv"), PageIndex(0), boxes=[]))
    assert [column for column in range(3) if _has_text(image, column)] == [0, 2]


def _has_text(image: Image.Image, column: int) -> bool:
    scale = (image.width - 1) / (EDGE + 3 * COLUMN_WIDTH)
    left, right = (round((EDGE + (column + at) * COLUMN_WIDTH) * scale) for at in (0, 1))
    return INK in colours(image.crop((left + 2, round(ROW_HEIGHT * scale) + 2, right - 2, image.height)))


@pytest.mark.parametrize(
    ("sheet", "csv"),
    [
        (1, "Nothing is counted here.,\n,\n,It is all words."),
        (2, "Year,Sum,,,Year,Sum\n2001,5,,,2001,5\n2002,7,,,2002,7"),
    ],
)
def test_of_a_workbook_the_sheet_that_is_asked_for_is_drawn_and_no_other(sheet: int, csv: str) -> None:
    alone = draw_sheet(read_sheets(csv.encode(), "a.csv"), PageIndex(0), boxes=[])
    assert draw_sheet(book("mills.xlsx"), PageIndex(sheet), boxes=[]) == alone
