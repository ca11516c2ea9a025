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


@pytest.mark.parametrize(("thick", "kind"), [(2, ["level"]), (4, [])])
def test_a_bar_is_a_rule_while_it_is_thin(thick: float, kind: list[str]) -> None:
    raw = raw_page(lambda canvas: canvas.rect(100, 300, 200, thick, stroke=0, fill=1))
    assert kinds(raw) == kind
    assert len(raw.boxes) == len(raw.shades) == (not kind)


@pytest.mark.parametrize("filled", [0, 1])
def test_a_drawn_box_is_its_sides_and_a_filled_one_a_box(filled: int) -> None:
    raw = raw_page(lambda canvas: canvas.rect(100, 300, 200, 50, stroke=1, fill=filled))
    assert len(raw.boxes) == filled
    assert len(raw.rules) == 4 * (1 - filled)


def test_a_path_that_is_not_painted_is_none() -> None:
    raw = raw_page(lambda canvas: canvas.rect(100, 300, 200, 50, stroke=0, fill=0))
    assert (raw.boxes, raw.rules, raw.shades) == ((), (), ())


def test_a_dot_is_no_rule() -> None:
    assert kinds(raw_page(lambda canvas: canvas.line(100, 500, 101, 500))) == []


def test_rules_stand_where_they_are_drawn_in_points_from_the_top() -> None:
    (rule,) = raw_page(lambda canvas: canvas.line(100, 500, 300, 500)).rules
    assert [rule.x0, rule.x1] == pytest.approx([100, 300], abs=1)
    assert rule.top == pytest.approx(792 - 500, abs=1)


def test_drawings_of_a_form_are_placed_by_its_matrix() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("mark")
        canvas.line(0, 0, 100, 0)
        canvas.endForm()
        for up in (0, 60):
            canvas.saveState()
            canvas.translate(150, 400 + up)
            canvas.doForm("mark")
            canvas.restoreState()

    raw = raw_page(draw)
    assert sorted(round(rule.top) for rule in raw.rules) == [
        pytest.approx(332, abs=1),
        pytest.approx(392, abs=1),
    ]
    assert {round(rule.x0) for rule in raw.rules} <= {149, 150}


@pytest.mark.parametrize("count", [300, 500])
def test_a_long_path_is_one_stroke_and_a_shorter_one_its_lines(count: int) -> None:
    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.moveTo(100, 300)
        x, y = 100, 300
        for step in range(count):
            x, y = (x + 5, y) if step % 2 else (x, y + (5 if step % 4 else -5))
            path.lineTo(x, y)
        canvas.drawPath(path)

    assert (len(raw_page(draw).rules) == 1) is (count > 400)
