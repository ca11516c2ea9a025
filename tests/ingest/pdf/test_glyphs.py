"""Characters and text objects of a page as pdfium tells them, in columns."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import PageIndex
from ingest.pdf import glyphs
from ingest.pdf.glyphs import Frame, reading_frame
from ingest.pdf.pdf_file import open_pdf
from ingest.pdf.text_objects import TextObjects
from ingest.records.raw import Glyphs, RawPage, Style
from tests.ingest.made import Sheet

FIRST = PageIndex(0)


def read_page(sheet: Sheet) -> RawPage:
    with open_pdf(sheet.data(), "made.pdf") as pdf:
        return pdf.page(FIRST)


def text_of(page: RawPage) -> str:
    return "".join(map(chr, page.glyphs.codes))


def style_of(page: RawPage, char: str) -> Style:
    return page.styles[int(page.glyphs.styles[text_of(page).index(char)])]


def test_columns_are_of_one_length_and_without_spaces() -> None:
    g = read_page(Sheet().put("exports rose again", 72, 72)).glyphs
    assert {len(getattr(g, column.name)) for column in dataclasses.fields(Glyphs)} == {len(g)}
    assert len(g) == len("exportsroseagain")


def test_spaces_are_kept_as_breaks_before_the_next_character() -> None:
    page = read_page(Sheet().put("one two", 72, 72).put("three", 72, 90))
    broken = [char for char, is_broken in zip(text_of(page), page.glyphs.breaks, strict=True) if is_broken]
    assert broken == ["o", "t", "t"]


def test_a_page_without_text_has_no_glyphs_and_no_turn() -> None:
    page = read_page(Sheet().rule(72, 72, 200, 72))
    assert len(page.glyphs) == 0
    assert page.styles == ()
    assert page.turn == 0


def test_size_font_and_weight_are_told_of_each_text_object() -> None:
    page = read_page(
        Sheet()
        .put("a", 72, 72)
        .put("b", 72, 90, size=18, font="Times-Bold")
        .put("c", 72, 110, font="Times-Italic")
    )
    assert [(style_of(page, char).size, style_of(page, char).bold) for char in "abc"] == [
        (10.0, False),
        (18.0, True),
        (10.0, False),
    ]
    assert style_of(page, "c").italic
    assert style_of(page, "a").font == "Times-Roman"


def test_equal_styles_are_one() -> None:
    page = read_page(Sheet().put("a", 72, 72).put("b", 72, 90, size=12).put("c", 72, 110))
    assert len(page.styles) == 2
    assert style_of(page, "a") is style_of(page, "c")


@pytest.mark.parametrize(
    ("angle", "turn"), [(0, 0), (90, 90), (180, 180), (270, 270), (30, 0), (60, 90), (-30, 0), (-60, 270)]
)
def test_a_page_is_turned_as_most_of_its_characters_stand(angle: int, turn: int) -> None:
    sheet = Sheet()
    sheet.canvas.translate(300, 400)
    sheet.canvas.rotate(angle)
    sheet.canvas.drawString(0, 0, "exports rose")
    page = read_page(sheet)
    assert page.turn == turn
    assert [style.upright for style in page.styles] == [True]


@pytest.mark.parametrize(("level", "turned", "turn"), [("four", "sixsix", 0), ("four", "sixsixs", 90)])
def test_more_than_six_of_ten_characters_turn_a_page(level: str, turned: str, turn: int) -> None:
    sheet = Sheet().put(level, 72, 72)
    sheet.canvas.translate(300, 400)
    sheet.canvas.rotate(90)
    sheet.canvas.setFont("Times-Roman", 10)
    sheet.canvas.drawString(0, 0, turned)
    page = read_page(sheet)
    assert page.turn == turn
    assert [style_of(page, char).upright for char in ("f", "s")] == [turn == 0, turn == 90]


def coloured(text: str, grey: float, *, alpha: float = 1.0, mode: int = 0, size: float = 10) -> RawPage:
    sheet = Sheet()
    sheet.canvas.setFillGray(grey, alpha)
    made = sheet.canvas.beginText(72, 700)
    made.setFont("Times-Roman", size)
    made.setTextRenderMode(mode)
    made.textOut(text)
    sheet.canvas.drawText(made)
    return read_page(sheet)


@pytest.mark.parametrize(
    ("grey", "alpha", "mode", "size", "visible", "white"),
    [
        (0.0, 1.0, 0, 10, True, False),
        (1.0, 1.0, 0, 10, True, True),
        (0.5, 1.0, 0, 10, True, False),
        (0.0, 0.0, 0, 10, False, False),
        (1.0, 1.0, 3, 10, False, False),
        (0.0, 1.0, 7, 10, False, False),
        (0.0, 1.0, 1, 10, True, False),
        (0.0, 1.0, 0, 1.5, False, False),
    ],
)
def test_what_can_be_seen_depends_on_paint_mode_and_size(
    grey: float, alpha: float, mode: int, size: float, visible: bool, white: bool
) -> None:
    style = style_of(coloured("x", grey, alpha=alpha, mode=mode, size=size), "x")
    assert (style.visible, style.white) == (visible, white)


def test_all_objects_are_told_where_there_are_more_than_are_asked_for_at_once() -> None:
    sheet = Sheet()
    for place in range(2300):
        sheet.put("ab", 20 + 12 * (place % 46), 40 + 12 * (place // 46), size=4 + place % 2)
    page = read_page(sheet)
    assert len(page.glyphs) == 4600
    assert {style.size for style in page.styles} == {4.0, 5.0}
    sizes = [page.styles[style].size for style in page.glyphs.styles]
    assert sizes == [4.0, 4.0, 5.0, 5.0] * 1150
    assert len(set(page.glyphs.baselines.round(1))) == 50


def test_one_baseline_serves_all_characters_of_an_object() -> None:
    g = read_page(Sheet().put("xylophone", 72, 100)).glyphs
    assert set(g.baselines.tolist()) == {100.0}
    assert (g.tops < g.baselines).all()
    assert (g.bottoms > g.baselines).all()


def test_marked_characters_are_taken() -> None:
    g = read_page(Sheet().put("abcd", 72, 72)).glyphs
    taken = g.taken(np.array([True, False, False, True]))
    assert "".join(map(chr, taken.codes)) == "ad"
    assert taken.x0s.tolist() == [g.x0s[0], g.x0s[3]]


coordinates = st.integers(-2000, 2000)


@given(
    st.sampled_from([0, 90, 180, 270]),
    st.sampled_from([0, 90, 180, 270]),
    st.tuples(coordinates, coordinates, coordinates, coordinates),
)
def test_every_box_stays_a_box_of_the_same_area_however_the_page_is_turned(
    rotation: int, turn: int, box: tuple[int, int, int, int]
) -> None:
    frame: Frame = reading_frame((0, 0, 612, 792), rotation).turned(turn)
    left, right = sorted(box[:2])
    bottom, top = sorted(box[2:])
    x0, y0, x1, y1 = frame.box(left, bottom, right, top)
    assert x0 <= x1
    assert y0 <= y1
    assert (x1 - x0) * (y1 - y0) == (right - left) * (top - bottom)


@given(st.sampled_from([0, 90, 180, 270]), coordinates, coordinates)
def test_directions_turn_as_boxes_do(rotation: int, right: int, up: int) -> None:
    frame = reading_frame((0, 0, 612, 792), rotation)
    x, y = frame.direction(np.array([float(right)]), np.array([float(up)]))
    origin, end = frame.box(0, 0, 0, 0), frame.box(right, up, right, up)
    assert (x[0], y[0]) == (end[0] - origin[0], end[1] - origin[1])


PAGE_BOX = (10.0, 20.0, 110.0, 220.0)
"""A page 100 wide and 200 high whose corner is not at nought."""


@pytest.mark.parametrize(
    ("rotation", "box", "size"),
    [
        (0, (5.0, 190.0, 8.0, 193.0), (100, 200)),
        (90, (7.0, 5.0, 10.0, 8.0), (200, 100)),
        (180, (92.0, 7.0, 95.0, 10.0), (100, 200)),
        (270, (190.0, 92.0, 193.0, 95.0), (200, 100)),
    ],
)
def test_a_page_is_seen_from_its_top_left_however_it_is_rotated(
    rotation: int, box: tuple[float, ...], size: tuple[int, int]
) -> None:
    frame = reading_frame(PAGE_BOX, rotation)
    assert frame.box(15, 27, 18, 30) == box
    assert (frame.width, frame.height, frame.turn) == (*size, 0)


@pytest.mark.parametrize(
    ("turn", "box", "size"),
    [
        (0, (5.0, 190.0, 8.0, 193.0), (100, 200)),
        (90, (7.0, 5.0, 10.0, 8.0), (200, 100)),
        (180, (92.0, 7.0, 95.0, 10.0), (100, 200)),
        (270, (190.0, 92.0, 193.0, 95.0), (200, 100)),
    ],
)
def test_a_frame_turns_clockwise_as_a_page_does(
    turn: int, box: tuple[float, ...], size: tuple[int, int]
) -> None:
    turned = reading_frame(PAGE_BOX, 0).turned(turn)
    assert turned.box(15, 27, 18, 30) == box
    assert (turned.width, turned.height, turned.turn) == (*size, turn)


def test_signs_of_space_are_breaks_and_those_that_show_nothing_are_gone() -> None:
    spaces = [0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
    gone = [0x00, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]
    assert np.flatnonzero(glyphs._KINDS == glyphs._SPACE).tolist() == spaces
    assert np.flatnonzero(glyphs._KINDS == glyphs._GONE).tolist() == gone
    assert np.count_nonzero(glyphs._KINDS) == len(spaces) + len(gone)


@pytest.mark.parametrize(
    ("top", "bottom", "size", "trimmed"),
    [
        (92.0, 102.0, 10.0, (92.0, 102.0)),
        (97.0, 102.0, 10.0, (97.0, 102.0)),  # half as high
        (97.1, 102.0, 10.0, (92.0, 102.0)),
        (82.0, 102.0, 10.0, (82.0, 102.0)),  # twice as high
        (81.9, 102.0, 10.0, (92.0, 102.0)),
        (20.0, 190.0, 10.0, (92.0, 102.0)),
        (20.0, 190.0, 0.0, (20.0, 190.0)),  # not upright
        (100.0, 100.0, 20.0, (84.0, 104.0)),
    ],
)
def test_a_box_much_higher_or_flatter_than_its_font_is_made_as_high_as_that(
    top: float, bottom: float, size: float, trimmed: tuple[float, float]
) -> None:
    column = [np.array([value]) for value in (5.0, top, 9.0, bottom, 100.0, size)]
    x0, tops, x1, bottoms = glyphs._trimmed(
        (column[0], column[1], column[2], column[3]), column[4], column[5]
    )
    assert (x0[0], x1[0]) == (5.0, 9.0)
    assert (tops[0], bottoms[0]) == pytest.approx(trimmed)


@pytest.mark.parametrize(
    ("box", "is_kept"),
    [
        ((0, 0, 5, 5), True),
        ((5, 5, 5, 5), True),
        ((6, 0, 5, 5), False),
        ((0, 6, 5, 5), False),
        ((-99_999, 0, 5, 5), True),
        ((-100_000, 0, 5, 5), False),
        ((0, 0, 99_999, 5), True),
        ((0, 0, 100_000, 5), False),
        ((0, -100_000, 5, 5), False),
        ((0, 0, 5, 100_000), False),
        ((1e9, 1e9, 1e9, 1e9), False),
    ],
)
def test_what_lies_far_off_any_page_or_has_no_box_is_dropped(
    box: tuple[float, ...], *, is_kept: bool
) -> None:
    whole = np.array([0.0, 1.0])
    sides = [np.array([side, at]) for side, at in zip(map(float, box), (1.0, 1.0, 2.0, 2.0), strict=True)]
    x0s, tops, x1s, bottoms = sides
    styles, breaks = np.zeros(2, np.int64), np.zeros(2, np.bool_)
    made = Glyphs(np.array([97, 98]), np.array([0, 1]), x0s, tops, x1s, bottoms, whole, styles, breaks)
    assert "".join(map(chr, glyphs._near(made).codes)) == ("ab" if is_kept else "b")


@pytest.mark.parametrize(
    ("right", "up", "turn"),
    [(1, 0, 0), (-1, 0, 180), (0, 1, 90), (0, -1, 270), (1, 1, 0), (1, -1, 0), (-1, 1, 180), (0.9, 1, 90)],
)
def test_text_stands_as_its_direction_is_nearest(right: float, up: float, turn: int) -> None:
    described = describe(right, up)
    assert glyphs._turns(described, reading_frame((0, 0, 612, 792), 0)).tolist() == [turn]


def describe(right: float, up: float) -> TextObjects:
    """One object whose text runs so."""
    made: dict[str, object] = {field.name: None for field in dataclasses.fields(TextObjects)}
    made |= {"rights": np.array([right]), "ups": np.array([up])}
    return TextObjects(**made)  # type: ignore[arg-type]
