"""Pictures of sheets: the evidence is framed, a long sheet is cut."""

from __future__ import annotations

import io

from PIL import Image

from corpus.document import Document
from corpus.geometry import PageIndex
from corpus.sheets import cell_box
from ingest.document.sheets import read_sheets
from ingest.sheets.draw import draw_sheet

MARK = (214, 60, 20)


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
    long_one = document(rows=5000)
    whole = picture(draw_sheet(long_one, PageIndex(0), boxes=[cell_box(4000, 1)]))
    cut = picture(draw_sheet(long_one, PageIndex(0), boxes=[cell_box(4000, 1)], crop=True))
    assert cut.height < whole.height < 2000
    assert MARK in colours(cut)
