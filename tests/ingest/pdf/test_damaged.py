"""What can be saved of a damaged PDF: its characters, and no drawings or pictures."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import DamagedError
from corpus.geometry import PageIndex
from ingest.pdf.damaged import open_damaged
from ingest.pdf.pdf_file import PageError
from ingest.records.raw import RawPage
from tests.ingest.made import Sheet

FIRST = PageIndex(0)


def damaged(sheet: Sheet) -> bytes:
    """The file without its table of objects."""
    data = sheet.data()
    return data[: data.rindex(b"xref")]


def page_of(sheet: Sheet) -> RawPage:
    with open_damaged(damaged(sheet), "made.pdf") as pdf:
        return pdf.page(FIRST)


def text_of(page: RawPage) -> str:
    return "".join(map(chr, page.glyphs.codes))


def test_characters_are_saved_with_breaks_for_spaces() -> None:
    page = page_of(Sheet().put("tin and lead", 72, 100))
    assert text_of(page) == "tinandlead"
    broken = [char for char, is_broken in zip(text_of(page), page.glyphs.breaks, strict=True) if is_broken]
    assert broken == ["t", "a", "l"]
    assert page.glyphs.sources.tolist() == [0, 1, 2, 4, 5, 6, 8, 9, 10, 11]


def test_places_are_in_points_from_the_top_left() -> None:
    page = page_of(Sheet().put("tin", 72, 100))
    g = page.glyphs
    assert (page.width, page.height, page.turn) == (612, 792, 0)
    assert g.x0s[0] == pytest.approx(72)
    assert g.baselines[0] == pytest.approx(100)
    assert g.tops[0] < 100 <= g.bottoms[0] + 3
    assert (g.x0s < g.x1s).all()


def test_styles_are_told_by_the_names_of_fonts() -> None:
    page = page_of(
        Sheet()
        .put("a", 72, 100)
        .put("b", 72, 120, font="Times-Bold")
        .put("c", 72, 140, size=14, font="Times-Italic")
    )
    told = [(style.size, style.bold, style.italic) for style in page.styles]
    assert told == [(10, False, False), (10, True, False), (14, False, True)]
    assert [page.styles[at].bold for at in page.glyphs.styles] == [False, True, False]
    assert all(style.upright and style.visible for style in page.styles)


def test_nothing_else_is_saved() -> None:
    page = page_of(Sheet().put("tin", 72, 100).rule(72, 200, 300, 200))
    assert (page.rules, page.boxes, page.shades, page.image_area, page.label) == ((), (), (), 0.0, "")
    assert page.bad_glyphs == 0


def test_a_page_without_text_cannot_be_saved() -> None:
    with pytest.raises(PageError, match=r"page 1: .* no text"):
        page_of(Sheet().rule(72, 200, 300, 200))


def test_pictures_and_data_of_the_file_are_never_given() -> None:
    with open_damaged(damaged(Sheet().put("tin", 72, 100)), "made.pdf") as pdf:
        assert pdf.info() == {}
        with pytest.raises(PageError, match=r"page 1 .* 200 dpi"):
            pdf.picture(FIRST, 200)


def test_content_of_a_damaged_file_is_always_searched() -> None:
    whole = damaged(Sheet().put("tin and lead", 72, 100))
    start = whole.index(b"stream", whole.index(b"/Filter")) + 40
    for data, fault in (
        (whole, ""),
        (whole[:start] + b"!!!!!!!!" + whole[start + 8 :], "its content stream is damaged"),
    ):
        with open_damaged(data, "made.pdf") as pdf:
            assert pdf.fault(FIRST, thorough=False) == fault


def test_a_page_that_is_not_there_is_a_page_error() -> None:
    with open_damaged(damaged(Sheet().put("tin", 72, 100)), "made.pdf") as pdf:
        with pytest.raises(PageError, match="page 4"):
            pdf.page(PageIndex(3))


@given(st.binary(max_size=400))
@settings(max_examples=40, deadline=None)
def test_any_bytes_are_saved_or_told_to_be_damaged(data: bytes) -> None:
    with suppress(DamagedError, PageError), open_damaged(b"%PDF-1.4\n" + data, "made.pdf") as pdf:
        pdf.page(FIRST)
