"""How text objects are set: size, font, weight, slope, colour, direction."""

from __future__ import annotations

import pypdfium2
import pytest
from reportlab.lib.colors import Color, black, white

from ingest.pdf import pdfium
from ingest.pdf.text_objects import WHITE, TextObjects, describe_objects
from tests.ingest.made import Sheet


def described(sheet: Sheet, *, chars: int, times: int = 1) -> TextObjects:
    """The objects of the first so many characters, and one character that has none."""
    document = pypdfium2.PdfDocument(sheet.data())
    page = document[0]
    text = page.get_textpage()
    try:
        handle = pdfium.handle(text.raw)
        objects = [pdfium.char_object(handle, at) for at in range(chars)] * times
        return describe_objects(handle, [*objects, 0], [*(list(range(chars)) * times), 0])
    finally:
        text.close()
        page.close()
        document.close()


def test_size_font_weight_and_slope_are_told() -> None:
    sheet = Sheet().put("a", 72, 72)
    assert described(sheet, chars=1).fonts == [("Times-Roman", False, False), ("", False, False)]
    for font, told in (
        ("Times-Bold", ("Times-Bold", True, False)),
        ("Helvetica-Oblique", ("Helvetica-Oblique", False, True)),
        ("Times-BoldItalic", ("Times-BoldItalic", True, True)),
    ):
        found = described(Sheet().put("a", 72, 72, size=14, font=font), chars=1)
        assert found.fonts[0] == told
        assert found.sizes.tolist() == pytest.approx([14, 0])


def test_the_size_is_that_of_the_print_where_the_page_is_scaled() -> None:
    sheet = Sheet()
    sheet.canvas.scale(2, 3)
    assert described(sheet.put("a", 20, 700), chars=1).sizes[0] == pytest.approx(30)


@pytest.mark.parametrize(("angle", "direction"), [(0, (1, 0)), (90, (0, 1)), (180, (-1, 0)), (270, (0, -1))])
def test_the_direction_of_reading_is_told(angle: int, direction: tuple[int, int]) -> None:
    sheet = Sheet()
    sheet.canvas.translate(300, 300)
    sheet.canvas.rotate(angle)
    sheet.canvas.drawString(0, 0, "a")
    found = described(sheet, chars=1)
    size = max(abs(found.rights[0]), abs(found.ups[0]))
    assert (round(float(found.rights[0] / size)), round(float(found.ups[0] / size))) == direction


@pytest.mark.parametrize(
    ("colour", "is_white"),
    [
        (white, True),
        (black, False),
        (Color(WHITE / 255, 1, 1), True),
        (Color((WHITE - 1) / 255, 1, 1), False),
        (Color(1, 1, 0), False),
    ],
)
def test_white_is_white_in_every_part(colour: Color, is_white: bool) -> None:
    sheet = Sheet()
    sheet.canvas.setFillColor(colour)
    found = described(sheet.put("a", 72, 72), chars=1)
    assert bool(found.white[0]) is is_white
    assert bool(found.visible[0])


@pytest.mark.parametrize(("mode", "is_visible"), [(0, True), (1, True), (2, True), (3, False), (7, False)])
def test_text_that_is_neither_filled_nor_stroked_is_unseen(mode: int, is_visible: bool) -> None:
    sheet = Sheet()
    text = sheet.canvas.beginText(72, 700)
    text.setTextRenderMode(mode)
    text.textOut("a")
    sheet.canvas.drawText(text)
    assert bool(described(sheet, chars=1).visible[0]) is is_visible


@pytest.mark.parametrize(("size", "is_visible"), [(1.9, False), (2.1, True)])
def test_text_of_two_points_is_the_smallest_seen(size: float, is_visible: bool) -> None:
    assert bool(described(Sheet().put("a", 72, 72, size=size), chars=1).visible[0]) is is_visible


def test_transparent_text_is_unseen() -> None:
    sheet = Sheet()
    sheet.canvas.setFillAlpha(0.0)
    assert not described(sheet.put("a", 72, 72), chars=1).visible[0]


def test_more_objects_than_fit_at_once_are_told_in_their_order() -> None:
    sheet = Sheet().put("a", 72, 72).put("b", 72, 90, size=18, font="Times-Bold")
    found = described(sheet, chars=1, times=3000)
    assert found.sizes.tolist() == [10.0] * 3000 + [0.0]
    assert len(found.fonts) == len(found.visible) == len(found.white) == len(found.rights) == 3001


def test_a_character_without_an_object_reads_to_the_right_and_is_seen() -> None:
    found = described(Sheet().put("a", 72, 72), chars=1)
    assert (found.rights[-1], found.ups[-1], found.sizes[-1]) == (1.0, 0.0, 0.0)
    assert found.visible[-1]
    assert not found.white[-1]
