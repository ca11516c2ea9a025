"""Pictures of sheets: the evidence is framed, a long sheet is cut."""

from __future__ import annotations

import io
from functools import cache

import pytest
from PIL import Image

from corpus.document import Document
from corpus.geometry import BBox, PageIndex
from corpus.sheets import COLUMN_WIDTH, ROW_HEIGHT, cell_box
from ingest.document.sheets import read_sheets
from ingest.sheets import draw
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


@pytest.mark.parametrize(
    ("place", "count", "span", "drawn"),
    [
        (0, 100, 10, range(10)),
        (50, 100, 10, range(45, 55)),
        (5, 100, 10, range(10)),
        (6, 100, 10, range(1, 11)),
        (99, 100, 10, range(90, 100)),
        (95, 100, 10, range(90, 100)),
        (2, 4, 10, range(4)),
        (0, 0, 10, range(0)),
    ],
)
def test_what_is_drawn_stands_around_its_place_and_stays_on_the_sheet(
    place: int, count: int, span: int, drawn: range
) -> None:
    assert draw._around(place, count, span) == drawn


def window(rows: int, box: BBox | None, *, crop: bool = False) -> draw._Window:
    return draw._window(document(rows=rows), PageIndex(0), [box] if box else [], crop=crop)


def test_a_picture_shows_the_headers_and_forty_eight_rows_around_the_evidence() -> None:
    assert window(3, None).rows == (0, 1, 2, 3)
    assert window(900, None).rows == tuple(range(48))
    assert window(900, cell_box(700, 1)).rows == (0, *range(676, 724))
    assert window(900, cell_box(700, 1)).cols == (0, 1)


def test_a_cut_picture_shows_the_headers_and_four_rows_on_either_side() -> None:
    assert window(900, cell_box(700, 1), crop=True).rows == (0, *range(696, 704))
    assert window(900, None, crop=True).rows == tuple(range(8))


def test_ten_columns_around_the_evidence_and_the_first_are_drawn() -> None:
    wide = read_sheets(
        (",".join(f"C{n}" for n in range(40)) + "\n" + ",".join(map(str, range(40)))).encode(), "a.csv"
    )
    made = draw._window(wide, PageIndex(0), [cell_box(1, 30)], crop=False)
    assert made.cols == (0, *range(25, 35))
    assert draw._window(wide, PageIndex(0), [], crop=False).cols == tuple(range(10))


def test_a_cell_is_drawn_where_its_row_and_column_stand_in_the_window() -> None:
    made = draw._Window((0, 7), (0, 3))
    assert made.size == (
        round((EDGE + 2 * COLUMN_WIDTH) * 1.6) + 1,
        round(3 * ROW_HEIGHT * 1.6) + 1,
    )
    place = made.place(cell_box(7, 3))
    assert place == pytest.approx(
        [
            (EDGE + COLUMN_WIDTH) * 1.6,
            2 * ROW_HEIGHT * 1.6,
            (EDGE + 2 * COLUMN_WIDTH) * 1.6,
            3 * ROW_HEIGHT * 1.6,
        ]
    )
    assert made.place(cell_box(6, 3)) is None
    assert made.place(cell_box(7, 2)) is None
