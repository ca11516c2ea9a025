"""Pictures of pages: with evidence boxed, or with blocks, tables and cells drawn over the page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from corpus.document import Block, BlockKind, Document
from corpus.errors import UsageError
from corpus.geometry import BBox, PageIndex
from ingest.pdf.pdf_file import PdfFile, open_pdf, read_bytes

__all__ = ["draw_layout", "draw_page", "render_page"]

_MARK = (214, 60, 20)
"""The colour of evidence on a page: orange-red, which print does not use and which stands out for the
colour-blind."""
_MARGIN = 24.0
"""Points kept around the evidence when the picture is cropped."""
_PADDING = 1.5
"""Points between a box and what it frames, so that its line crosses no letter."""
_COLOURS = {
    BlockKind.TITLE: (140, 20, 140),
    BlockKind.HEADING: (180, 30, 120),
    BlockKind.PARAGRAPH: (30, 90, 200),
    BlockKind.LIST_ITEM: (30, 140, 200),
    BlockKind.CAPTION: (200, 120, 0),
    BlockKind.FOOTNOTE: (110, 110, 40),
    BlockKind.TABLE: (200, 30, 30),
    BlockKind.FIGURE: (20, 140, 60),
    BlockKind.HEADER: (140, 140, 140),
    BlockKind.FOOTER: (140, 140, 140),
    BlockKind.REFERENCE: (90, 60, 160),
    BlockKind.FORMULA: (0, 120, 120),
    BlockKind.CONTENTS: (150, 110, 90),
    BlockKind.HIDDEN: (255, 0, 255),
}


def render_page(
    path: Path,
    page: PageIndex,
    *,
    boxes: Sequence[BBox],
    dpi: int = 110,
    crop: bool = False,
    password: str | None = None,
) -> bytes:
    """The page as PNG with a frame around each box.

    Args:
        path: the PDF.
        page: position from 0.
        boxes: in points from the top left of the page as displayed.
        dpi: pixels an inch.
        crop: cut the picture to the boxes and a little around, over the page's whole width.
        password: for an encrypted file.

    Raises:
        ReadError: if the file or the page cannot be read.
        UsageError: if there is no such page.
    """
    with open_pdf(read_bytes(path), str(path), password=password) as pdf:
        return draw_page(pdf, page, name=str(path), boxes=boxes, dpi=dpi, crop=crop)


def draw_page(
    pdf: PdfFile, page: PageIndex, *, name: str, boxes: Sequence[BBox], dpi: int = 110, crop: bool = False
) -> bytes:
    """The same for a page of an open PDF; `name` is for messages.

    Raises:
        ReadError: if the page cannot be read.
        UsageError: if there is no such page.
    """
    picture = _drawn(pdf, page, name, dpi)
    scale = dpi / 72
    draw = ImageDraw.Draw(picture)
    for box in boxes:
        draw.rectangle(_scaled(box, scale, _PADDING), outline=_MARK, width=max(2, round(scale * 1.2)))
    if crop and boxes:
        picture = picture.crop(_crop_sides(boxes, scale, picture.size))
    return _png(picture)


def draw_layout(document: Document, page: PageIndex, path: Path, *, password: str | None = None) -> bytes:
    """The page as PNG with its blocks in the colours of their kinds, numbered in the order of reading.

    Raises:
        ReadError: if the file or the page cannot be read.
        UsageError: if there is no such page.
    """
    dpi = 110
    picture = _picture(path, page, dpi, password)
    draw = ImageDraw.Draw(picture)
    scale = dpi / 72
    number = 0
    for block in document.blocks:
        boxes = _boxes_on(document, block, page)
        if boxes:
            number += 1
            _draw_block(draw, block, boxes, number, scale)
    for table in document.tables:
        if table.page == page:
            for cell in table.cells:
                draw.rectangle(_scaled(cell.bbox, scale, 0), outline=(240, 150, 150), width=1)
            draw.rectangle(_scaled(table.bbox, scale, 2), outline=_COLOURS[BlockKind.TABLE], width=2)
    return _png(picture)


def _boxes_on(document: Document, block: Block, page: PageIndex) -> list[BBox]:
    return [place.bbox for place in document.boxes(block.span) if place.page == page]


def _draw_block(
    draw: ImageDraw.ImageDraw, block: Block, boxes: Sequence[BBox], number: int, scale: float
) -> None:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    colour = _COLOURS[block.kind]
    sides = _scaled(whole, scale, _PADDING)
    draw.rectangle(sides, outline=colour, width=2)
    name = f"{number} {block.kind}" + (f" {block.label}" if block.label else "")
    draw.text((sides[0] + 2, max(0, sides[1] - 11)), name.encode("ascii", "replace").decode(), fill=colour)


def _picture(path: Path, page: PageIndex, dpi: int, password: str | None) -> Image.Image:
    with open_pdf(read_bytes(path), str(path), password=password) as pdf:
        return _drawn(pdf, page, str(path), dpi)


def _drawn(pdf: PdfFile, page: PageIndex, name: str, dpi: int) -> Image.Image:
    if not 0 <= page < len(pdf):
        raise UsageError(f"{name} has no page {page + 1}: its pages are 1 to {len(pdf)}")
    return pdf.picture(page, dpi)


def _scaled(box: BBox, scale: float, padding: float) -> tuple[float, float, float, float]:
    return (
        (box.x0 - padding) * scale,
        (box.top - padding) * scale,
        (box.x1 + padding) * scale,
        (box.bottom + padding) * scale,
    )


def _crop_sides(boxes: Sequence[BBox], scale: float, size: tuple[int, int]) -> tuple[int, int, int, int]:
    top = min(box.top for box in boxes) - _MARGIN
    bottom = max(box.bottom for box in boxes) + _MARGIN
    return 0, max(0, int(top * scale)), size[0], min(size[1], max(1, int(bottom * scale)))


def _png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=1)  # half the time of the default, and pages no larger
    return buffer.getvalue()
