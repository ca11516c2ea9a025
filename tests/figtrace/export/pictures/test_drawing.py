"""Charts are drawn the same each time, with every mark named, in both looks and whatever they hold."""

from __future__ import annotations

import sys
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from corpus.errors import UsageError
from figtrace.export.pictures.charts import Chart, Group, Mark
from figtrace.export.pictures.drawing import draw_png, draw_svg
from figtrace.export.pictures.looks import DARK, LIGHT, Look
from tests.figtrace.export.pictures.made import BARS, EMPTY, LINES, MARKS

_NS = {"s": "http://www.w3.org/2000/svg"}


def _root(*charts: Chart, look: Look = LIGHT) -> ElementTree.Element:
    return ElementTree.fromstring(draw_svg(charts, look=look))


def _titles(root: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in root.iterfind(".//s:g/s:title", _NS)]


def _words(root: ElementTree.Element) -> list[str]:
    return ["".join(one.itertext()) for one in root.iterfind(".//s:text", _NS)]


def test_the_same_charts_are_the_same_bytes() -> None:
    charts = (MARKS, LINES, BARS)
    assert draw_svg(charts) == draw_svg(charts)
    assert draw_png(charts) == draw_png(charts)


def test_every_mark_that_has_a_height_is_named() -> None:
    titles = _titles(_root(MARKS))
    assert titles == ["2007: $39.9 billion", "2008: $41.7 billion", "at least $30 billion"]


def test_marks_lead_to_their_pages() -> None:
    links = _root(MARKS).findall(".//s:a", _NS)
    assert [link.get("href") for link in links] == ["/documents/a?page=3"]


def test_names_units_and_notes_are_words() -> None:
    words = _words(_root(MARKS))
    for said in (
        MARKS.title,
        "billion USD",
        "Paper <a> (2010)",
        "Paper b",
        "2 of 9 statements are drawn",
        "2007",
    ):
        assert said in words


def test_words_are_set_in_any_plain_type() -> None:
    assert {one.get("font-family") for one in _root(MARKS).iterfind(".//s:text", _NS)} == {
        "'DejaVu Sans', sans-serif"
    }


def test_contested_marks_have_a_ring_in_the_colour_of_alarm() -> None:
    assert LIGHT.alarm in draw_svg([MARKS]).decode()
    calm = tuple(
        replace(group, marks=tuple(replace(mark, ringed=False) for mark in group.marks))
        for group in MARKS.groups
    )
    assert LIGHT.alarm not in draw_svg([replace(MARKS, groups=calm)]).decode()


def test_lines_and_bars_name_their_years() -> None:
    assert "value chains, 2004" in _titles(_root(LINES))
    assert _titles(_root(BARS)) == ["2001: 3", ""]


def test_the_dark_look_is_dark() -> None:
    light, dark = draw_svg([MARKS]).decode(), draw_svg([MARKS], look=DARK).decode()
    assert LIGHT.paper in light
    assert LIGHT.paper not in dark
    assert DARK.paper in dark


@pytest.mark.parametrize("charts", [(), (EMPTY,), (replace(LINES, groups=()),), (replace(BARS, groups=()),)])
def test_nothing_to_draw_is_said_in_the_picture(charts: tuple[Chart, ...]) -> None:
    assert draw_png(charts).startswith(b"\x89PNG")
    assert ("nothing to draw" in _words(_root(*charts))) is bool(charts)


@pytest.mark.parametrize(
    "name",
    ["_begins with a line", "$x^2$ and $", "中文 — ✰ \x00\ud800", "x" * 500, "a\nb", "<script>&"],
)
def test_any_name_can_be_drawn(name: str) -> None:
    charts = [
        replace(
            chart, title=name, unit=name, note=name, groups=(Group(name, (Mark(2001, 1.0, title=name),)),)
        )
        for chart in (MARKS, LINES, BARS)
    ]
    _root(*charts)
    assert draw_png(charts)


@pytest.mark.parametrize("height", [0.0, 1e300, -1e300, 1e-300])
def test_any_height_can_be_drawn(height: float) -> None:
    marks = (Mark(2001, height, height, height), Mark(2002, 1.0, -1.0, None))
    assert draw_png([replace(MARKS, groups=(Group("g", marks),))])


def test_without_matplotlib_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(UsageError, match=r"pip install 'figtrace\[pictures\]'"):
        draw_svg([MARKS])
