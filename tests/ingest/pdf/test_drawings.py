"""What a page's tables and charts are drawn with, as pdfium gives it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.geometry import PageIndex
from ingest.pdf.opening import open_any
from ingest.records.raw import RawPage
from tests.ingest.made import Sheet


def raw_page(draw: Callable[[Canvas], None]) -> RawPage:
    sheet = Sheet().put("words", 72, 700)
    sheet.canvas.setLineWidth(0.5)
    draw(sheet.canvas)
    with open_any(sheet.data(), "made.pdf", password=None) as pdf:
        return pdf.page(PageIndex(0))


def kinds(raw: RawPage) -> list[str]:
    return ["level" if r.is_horizontal else "upright" if r.is_vertical else "slanting" for r in raw.rules]


@pytest.mark.parametrize(
    ("ends", "kind"),
    [((100, 500, 300, 500), "level"), ((100, 500, 100, 300), "upright"), ((100, 500, 300, 400), "slanting")],
)
def test_lines_are_told_by_their_direction(ends: tuple[float, ...], kind: str) -> None:
    assert kinds(raw_page(lambda canvas: canvas.line(*ends))) == [kind]


def test_a_curve_is_one_slanting_stroke() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.bezier(100, 500, 150, 600, 250, 400, 300, 500)

    raw = raw_page(draw)
    assert kinds(raw) == ["slanting"]
    assert raw.rules[0].x1 - raw.rules[0].x0 == pytest.approx(200, abs=2)


def test_a_line_of_many_points_is_one_slanting_stroke() -> None:
    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.moveTo(100, 500)
        for step in range(1, 20):
            path.lineTo(100 + 10 * step, 500 + 7 * (step % 3))
        canvas.drawPath(path)

    assert kinds(raw_page(draw)).count("slanting") == 1


def test_a_frame_with_rounded_corners_is_its_sides() -> None:
    found = kinds(raw_page(lambda canvas: canvas.roundRect(100, 300, 200, 150, 6)))
    assert sorted(found) == ["level", "level", "upright", "upright"]


def test_a_filled_box_is_a_box_and_a_shade() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.8)
        canvas.rect(100, 300, 200, 50, stroke=0, fill=1)

    raw = raw_page(draw)
    assert len(raw.boxes) == len(raw.shades) == 1


def test_a_white_box_is_no_shade() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(1)
        canvas.rect(100, 300, 200, 50, stroke=0, fill=1)

    raw = raw_page(draw)
    assert (len(raw.boxes), len(raw.shades)) == (1, 0)


def test_a_thin_filled_box_is_a_rule() -> None:
    assert kinds(raw_page(lambda canvas: canvas.rect(100, 300, 200, 1, stroke=0, fill=1))) == ["level"]
