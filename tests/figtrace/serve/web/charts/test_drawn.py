"""Charts as elements of a page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from corpus.errors import FigtraceError, ReadError, UsageError
from figtrace.export.pictures import DARK, LIGHT, Chart, ChartKind, Group, Mark
from figtrace.serve.web.beside.drawing import chart_svg
from figtrace.serve.web.charts.drawn import drawn

MARK = Mark(2008.5, 91.7, title="<b>$91.7</b>", href="/documents/a1?at=1-2&x", ringed=True)
CHART = Chart("Imports & more", ChartKind.MARKS, "USD", (Group("One", (MARK,)),))


def test_a_chart_is_drawn_for_both_grounds_with_links_and_without_style() -> None:
    page = drawn((CHART,), chart_svg)
    assert page.count("<svg") == 2
    assert page.count('href="/documents/a1?at=1-2&amp;x"') == 2
    assert "<?xml" not in page
    assert not re.search(r"<style|\sstyle=|<script|<b>", page)


def test_the_two_share_no_id() -> None:
    ids = re.findall(r'\sid="([^"]+)"', drawn((CHART,), chart_svg))
    assert ids
    assert len(ids) == len(set(ids))


def test_each_has_the_colours_of_its_look() -> None:
    light, dark = drawn((CHART,), chart_svg).split("look dark")
    assert LIGHT.alarm in light
    assert DARK.alarm in dark
    assert not {LIGHT.paper, LIGHT.ink, LIGHT.hues[0]} & set(re.findall("#[0-9a-f]{6}", dark))


def test_links_stand_in_a_group_since_an_image_has_no_parts() -> None:
    assert drawn((CHART,), chart_svg).count('role="group"') == 2


def test_nothing_to_draw_is_nothing() -> None:
    assert drawn((), chart_svg) == ""


@pytest.mark.parametrize("error", [UsageError, ReadError])
def test_what_is_wanting_is_said_in_the_picture_place_and_asked_for_again(error: type[FigtraceError]) -> None:
    def missing(_: object) -> bytes:
        raise error("pictures need <more>")

    other = replace(CHART, title=error.__name__)
    assert drawn((other,), missing) == '<p class="small">pictures need &lt;more&gt;</p>'
    assert "<svg" in drawn((other,), chart_svg)


def test_a_picture_is_drawn_once() -> None:
    other = replace(CHART, title="once")
    assert drawn((other,), chart_svg) == drawn((other,), lambda _: b"never")
