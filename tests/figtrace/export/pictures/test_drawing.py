"""Charts are drawn the same each time, with every mark named, in both looks and whatever they hold."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from corpus.errors import UsageError
from figtrace.export.pictures.charts import Chart, ChartKind, Group, Mark
from figtrace.export.pictures.drawing import (
    _cut,
    _draw_marks,
    _draw_panel,
    _finish_axes,
    _Pen,
    draw_png,
    draw_svg,
)
from figtrace.export.pictures.looks import DARK, LIGHT, Look
from figtrace.export.pictures.scales import scale_of
from tests.figtrace.export.pictures.made import BARS, EMPTY, LINES, MARKS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

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


def _size(png: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(png)).size


def test_a_picture_is_eight_inches_wide_and_grows_by_panels_and_names() -> None:
    bare = replace(MARKS, groups=(Group("", (Mark(2001, 1.0),)),), note="")
    assert _size(draw_png([bare])) == (1280, 512)
    assert _size(draw_png([replace(bare, note="said")])) == (1280, 544)
    assert _size(draw_png([bare, bare])) == (1280, 1024)
    assert _size(draw_png([])) == (1280, 160)


def _axes() -> Axes:
    from matplotlib.figure import Figure

    return Figure().subplots()


def _chart(kind: ChartKind, *marks: Mark, unit: str = "USD") -> Chart:
    return Chart("t", kind, unit, (Group("g", marks),))


@pytest.mark.parametrize(
    ("kind", "within", "bottom"),
    [(ChartKind.MARKS, 0.5, None), (ChartKind.LINES, 0.0, 0.0), (ChartKind.BARS, 0.0, 0.0)],
)
def test_years_stand_below_with_room_at_both_ends_and_counts_from_zero(
    kind: ChartKind, within: float, bottom: float | None
) -> None:
    axes = _axes()
    _finish_axes(axes, _chart(kind, Mark(2001.5, 1.0), Mark(2003.2, 2.0)))
    assert axes.get_xlim() == (2000.4, 2004.6)
    assert axes.get_xticks().tolist() == [year + within for year in (2001, 2002, 2003, 2004)]
    assert [tick.get_text() for tick in axes.get_xticklabels()] == ["2001", "2002", "2003", "2004"]
    if bottom is not None:
        assert axes.get_ylim()[0] == bottom


def test_a_long_period_is_seen_whole_and_of_many_years_some_are_named() -> None:
    axes = _axes()
    _finish_axes(axes, _chart(ChartKind.MARKS, Mark(2001.5, 1.0, begin=1999.0, end=2005.5)))
    assert axes.get_xlim() == (1998.4, 2006.6)
    for last, step in ((2012, 1), (2013, 2), (2024, 2), (2025, 3)):
        _finish_axes(axes, _chart(ChartKind.LINES, Mark(2000, 1.0), Mark(last, 2.0)))
        first, second = axes.get_xticks()[:2]
        assert (first, second - first) == (2000, step)


def test_each_group_has_a_hue_and_a_sign_and_they_begin_anew() -> None:
    scale = scale_of(MARKS)
    pens = [_Pen(LIGHT, at, scale, "p") for at in range(9)]
    assert [pen.sign for pen in pens] == ["o", "s", "D", "^", "v", "P", "X", "*", "o"]
    assert pens[0].colour == LIGHT.hues[0]
    assert _Pen(LIGHT, len(LIGHT.hues) + 1, scale, "p").colour == LIGHT.hues[1]
    assert pens[0].id(3) == "p-3"


def test_a_mark_shows_what_its_wording_admits_its_period_and_whether_it_is_open() -> None:
    def drawn(mark: Mark) -> list[tuple[object, ...]]:
        axes = _axes()
        chart = _chart(ChartKind.MARKS, mark)
        _draw_marks(axes, chart.groups[0], _Pen(LIGHT, 0, scale_of(chart), "p"))
        return [(*np.asarray(one.get_data()).tolist(), str(one.get_marker())) for one in axes.lines]

    assert drawn(Mark(2001.5, 2.0)) == [([2001.5], [2.0], "o")]
    assert drawn(Mark(2001.5, 2.0, 1.0, 3.0)) == [
        ([2001.5, 2001.5], [1.0, 3.0], "None"),
        ([2001.5], [2.0], "o"),
    ]
    assert len(drawn(Mark(2001.5, 2.0, 1.0, None))) == len(drawn(Mark(2001.5, 2.0, None, 3.0))) == 1
    assert drawn(Mark(2001.5, 2.0, begin=2001, end=2004))[0] == ([2001, 2004], [2.0, 2.0], "None")
    assert len(drawn(Mark(2001.5, 2.0, begin=2001))) == 1
    assert [drawn(Mark(2001.5, 2.0, opens=opens))[0][2] for opens in ("up", "down")] == ["^", "v"]
    assert [one[2] for one in drawn(Mark(2001.5, 2.0, ringed=True))] == ["o", "o"]
    assert drawn(Mark(2001.5, None)) == []


def test_heights_are_in_the_unit_of_the_scale_and_factors_are_named() -> None:
    from matplotlib.patches import Rectangle

    axes = _axes()
    _draw_panel(axes, _chart(ChartKind.BARS, Mark(2001, 5e9), Mark(2002, None)), LIGHT, "c")
    assert [bar.get_height() for bar in axes.patches if isinstance(bar, Rectangle)] == [5.0, 0.0]
    assert axes.get_ylabel() == "billion USD"
    assert axes.get_yscale() == "linear"
    far = _axes()
    _draw_panel(far, _chart(ChartKind.MARKS, Mark(2001, 1e3), Mark(2002, 5e9)), LIGHT, "c")
    assert far.get_yscale() == "log"
    assert far.yaxis.get_major_formatter()(1e6, 0) == "1 million"
    assert far.yaxis.get_minor_formatter()(2e6, 0) == ""


def test_a_legend_names_groups_that_have_a_name_and_the_note_without_a_sign() -> None:
    def legend(chart: Chart) -> list[tuple[str, str, str]]:
        axes = _axes()
        _draw_panel(axes, chart, LIGHT, "c")
        made = axes.get_legend()
        lines = made.legend_handles if made else []
        return [(str(one.get_label()), one.get_marker(), one.get_linestyle()) for one in lines]  # type: ignore[union-attr]

    marks = (Mark(2001, 1.0),)
    groups = (Group("", marks), Group("b", marks))
    assert legend(Chart("t", ChartKind.MARKS, "USD", groups)) == [("b", "s", "None")]
    assert legend(Chart("t", ChartKind.LINES, "USD", groups[1:], note="n")) == [
        ("b", "o", "-"),
        ("n", "None", "None"),
    ]
    assert legend(Chart("t", ChartKind.LINES, "USD", groups[:1])) == []


def test_names_are_cut_to_a_line_of_88_letters_and_units_to_30() -> None:
    axes = _axes()
    _draw_panel(
        axes, Chart("x" * 89, ChartKind.MARKS, "u" * 31, (Group("g", (Mark(2001, 1.0),)),)), LIGHT, "c"
    )
    assert axes.get_title(loc="left") == "x" * 87 + "…"
    assert axes.get_ylabel() == "u" * 29 + "…"
    assert _cut("x" * 88, 88) == "x" * 88
