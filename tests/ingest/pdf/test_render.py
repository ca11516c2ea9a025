"""Pages drawn with what was found on them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from corpus.document import Block, BlockKind, Document
from corpus.errors import EncryptedError, ReadError, UsageError
from corpus.geometry import BBox, DocId, PageIndex, Span
from corpus.textmap import Run, TextMap
from ingest.pdf.render import draw_layout, render_page
from tests.ingest.made import Sheet

FIRST = PageIndex(0)
BOX = BBox(72, 200, 300, 215)
MARK = (214, 60, 20)
HEADING = (180, 30, 120)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of one page with a line of text in the box."""
    made = tmp_path / "paper.pdf"
    made.write_bytes(Sheet().put("Exports of tin rose", 72, 212).data())
    return made


def opened(data: bytes) -> Image.Image:
    """The picture, which is a PNG."""
    assert data.startswith(b"\x89PNG")
    return Image.open(io.BytesIO(data)).convert("RGB")


def colours(picture: Image.Image) -> set[object]:
    return {colour for _, colour in picture.getcolors(1 << 24) or []}


def test_a_page_is_drawn_in_the_size_asked_for(path: Path) -> None:
    assert opened(render_page(path, FIRST, boxes=[], dpi=72)).size == (612, 792)
    assert opened(render_page(path, FIRST, boxes=[], dpi=144)).size == (1224, 1584)


def test_each_box_has_a_frame_around_it_and_nothing_else_has(path: Path) -> None:
    plain = opened(render_page(path, FIRST, boxes=[], dpi=72))
    framed = opened(render_page(path, FIRST, boxes=[BOX, BBox(400, 600, 500, 620)], dpi=72))
    assert MARK not in colours(plain)
    for x, y in ((71, 207), (301, 207), (150, 199), (150, 216), (399, 610), (450, 621)):
        assert framed.getpixel((x, y)) == MARK
    assert framed.getpixel((450, 610)) == (255, 255, 255)


def test_a_cropped_picture_holds_the_boxes_and_a_little_around(path: Path) -> None:
    boxes = [BOX, BBox(72, 300, 300, 320)]
    assert opened(render_page(path, FIRST, boxes=boxes, dpi=72, crop=True)).size == (612, 344 - 176)


def test_a_crop_stays_on_the_page(path: Path) -> None:
    boxes = [BBox(72, 5, 300, 15)]
    assert opened(render_page(path, FIRST, boxes=boxes, dpi=72, crop=True)).size == (612, 39)


def test_without_boxes_nothing_is_cropped(path: Path) -> None:
    assert opened(render_page(path, FIRST, boxes=[], dpi=72, crop=True)).size == (612, 792)


@pytest.mark.parametrize(("page", "is_drawn"), [(0, True), (1, False)])
def test_blocks_are_drawn_in_the_colours_of_their_kinds_on_their_own_page(
    path: Path, page: int, is_drawn: bool
) -> None:
    places = TextMap.from_runs([Run(Span(0, 3), PageIndex(page), BOX, Span(0, 3))])
    blocks = (Block(BlockKind.HEADING, Span(0, 3), PageIndex(page)),)
    document = Document(DocId("a" * 64), "paper.pdf", "tin", places, (), blocks)
    drawn = opened(draw_layout(document, FIRST, path))
    assert (HEADING in colours(drawn)) is is_drawn
    if is_drawn:
        scale = 110 / 72
        assert drawn.getpixel((int((BOX.x0 - 1.5) * scale), int(208 * scale))) == HEADING


@pytest.mark.parametrize("page", [-1, 1, 8])
def test_a_page_that_is_not_there_is_named(path: Path, page: int) -> None:
    with pytest.raises(UsageError, match=f"no page {page + 1}: its pages are 1 to 1"):
        render_page(path, PageIndex(page), boxes=[])


def test_a_password_opens_an_encrypted_file(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(Sheet(password="sesame").put("secret", 72, 72).data())
    assert render_page(path, FIRST, boxes=[], password="sesame").startswith(b"\x89PNG")
    with pytest.raises(EncryptedError):
        render_page(path, FIRST, boxes=[])


def test_a_file_that_is_not_there_is_a_read_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        render_page(tmp_path / "none.pdf", FIRST, boxes=[])
