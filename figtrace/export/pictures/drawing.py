"""Charts drawn by Matplotlib, as SVG and PNG, the same bytes for the same chart."""

from __future__ import annotations

import io
import re
import threading
import warnings
from collections.abc import Sequence
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from figtrace.export.extras import extra_module
from figtrace.export.pictures.charts import Chart, ChartKind, Group, Mark
from figtrace.export.pictures.looks import LIGHT, Look
from figtrace.export.pictures.scales import Scale, scale_of, short_number
from figtrace.export.pictures.svg import MarkText, finished_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["draw_png", "draw_svg"]

_WIDTH = 8.0
"""Inches of a picture: a column of text at 72 points an inch."""
_PANEL = 3.2
"""Inches of a panel's height, at which four fit on a page."""
_LEGEND_ROW = 0.2
"""Inches of one row of names below it, in the size of print that is set here."""
_DOTS = 160
"""Dots an inch of a PNG."""
_SIGNS = "osD^vPX*"
"""A sign for each hue: colour is never the only difference (WCAG 1.4.1)."""
_ONE_AT_A_TIME = threading.Lock()
"""Matplotlib's settings hold for the whole process, and the desk draws in threads."""
_NAME = 88
"""Characters of a name in the legend at this width."""
_UNIT = 30
"""Characters of a unit beside the height of a panel."""
_NOT_DRAWN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Signs without a picture: of control, and halves of characters."""


def draw_svg(charts: Sequence[Chart], *, look: Look = LIGHT) -> bytes:
    """The charts one below the other, with a title on every mark, and a link where it has one.

    Raises:
        UsageError: if Matplotlib is not installed.
    """
    drawn, texts = _drawn(charts, look, "svg")
    return finished_svg(drawn, title="; ".join(chart.title for chart in charts), marks=texts)


def draw_png(charts: Sequence[Chart], *, look: Look = LIGHT) -> bytes:
    """The same as an image.

    Raises:
        UsageError: if Matplotlib is not installed.
    """
    return _drawn(charts, look, "png")[0]


def _drawn(charts: Sequence[Chart], look: Look, form: str) -> tuple[bytes, dict[str, MarkText]]:
    matplotlib = extra_module("matplotlib", extra="pictures", purpose="pictures")
    figures = extra_module("matplotlib.figure", extra="pictures", purpose="pictures")
    with _ONE_AT_A_TIME, warnings.catch_warnings(), matplotlib.rc_context(_settings(look)):
        warnings.filterwarnings("ignore", message="Glyph .* missing from")  # names of papers hold any sign
        rows = [len(_named(chart)) for chart in charts]
        heights = [_PANEL + _LEGEND_ROW * count for count in rows]
        figure: Figure = figures.Figure(figsize=(_WIDTH, sum(heights) or 1.0), layout="constrained")
        panels = figure.subplots(
            max(1, len(charts)), 1, squeeze=False, gridspec_kw={"height_ratios": heights or [1.0]}
        )
        texts: dict[str, MarkText] = {}
        for at, chart in enumerate(charts):
            texts |= _draw_panel(panels[at, 0], chart, look, f"chart{at}")
        out = io.BytesIO()
        undated = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
        figure.savefig(out, format=form, dpi=_DOTS, metadata=undated)
    return out.getvalue(), texts


def _settings(look: Look) -> dict[str, Any]:
    """Matplotlib's settings: words stay words, ids are made with a fixed salt."""
    return {
        "svg.fonttype": "none",
        "svg.hashsalt": "figtrace",
        "font.family": ["DejaVu Sans"],
        "font.size": 9,
        "text.color": look.ink,
        "text.parse_math": False,
        "axes.facecolor": look.paper,
        "axes.edgecolor": look.soft,
        "axes.labelcolor": look.soft,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "axes.axisbelow": True,
        "grid.color": look.line,
        "xtick.color": look.soft,
        "ytick.color": look.soft,
        "figure.facecolor": look.paper,
        "figure.constrained_layout.w_pad": 0.1,
        "figure.constrained_layout.h_pad": 0.12,
        "savefig.facecolor": look.paper,
    }


def _draw_panel(axes: Axes, chart: Chart, look: Look, prefix: str) -> dict[str, MarkText]:
    """Draw the chart; the texts of its marks by their ids."""
    axes.set_title(_cut(chart.title, _NAME), loc="left", fontsize=10, fontweight="bold")
    scale = scale_of(chart)
    axes.set_ylabel(_cut(scale.name, _UNIT))
    if scale.is_log:
        axes.set_yscale("log")
        axes.yaxis.set_major_formatter(lambda value, _: short_number(value))
        axes.yaxis.set_minor_formatter(lambda *_: "")
    texts: dict[str, MarkText] = {}
    for at, group in enumerate(chart.groups):
        texts |= _DRAW[chart.kind](axes, group, _Pen(look, at, scale, f"{prefix}-{at}"))
    _finish_axes(axes, chart)
    _legend(axes, chart, look)
    return texts


class _Pen:
    """How the marks of one group are drawn."""

    def __init__(self, look: Look, at: int, scale: Scale, prefix: str) -> None:
        self.look = look
        self.colour = look.hues[at % len(look.hues)]
        self.sign = _SIGNS[at % len(_SIGNS)]
        self.scale = scale
        self._prefix = prefix

    def id(self, at: int) -> str:
        return f"{self._prefix}-{at}"


def _draw_marks(axes: Axes, group: Group, pen: _Pen) -> dict[str, MarkText]:
    texts: dict[str, MarkText] = {}
    for at, mark in enumerate(group.marks):
        if mark.y is None:
            continue
        y = pen.scale.of(mark.y)
        _draw_reach(axes, mark, pen)
        if mark.ringed:
            ring: dict[str, Any] = {
                "markerfacecolor": "none",
                "markeredgecolor": pen.look.alarm,
                "markeredgewidth": 1.4,
            }
            axes.plot([mark.x], [y], marker="o", markersize=12, linestyle="", **ring)
        sign = {"up": "^", "down": "v"}.get(mark.opens, pen.sign)
        style: dict[str, Any] = {
            "markeredgecolor": pen.look.paper,
            "markeredgewidth": 0.6,
            "markersize": 6.5,
            "zorder": 3,
        }
        (drawn,) = axes.plot([mark.x], [y], marker=sign, color=pen.colour, linestyle="", **style)
        drawn.set_gid(pen.id(at))
        texts[pen.id(at)] = MarkText(mark.title, mark.href)
    return texts


def _draw_reach(axes: Axes, mark: Mark, pen: _Pen) -> None:
    """What the wording admits as an upright bar, a long period as a level one."""
    if mark.low is not None and mark.high is not None:
        ends = (pen.scale.of(mark.low), pen.scale.of(mark.high))
        axes.plot([mark.x, mark.x], ends, color=pen.colour, linewidth=1.6, alpha=0.55)
    if mark.begin is not None and mark.end is not None and mark.y is not None:
        y = pen.scale.of(mark.y)
        axes.plot([mark.begin, mark.end], [y, y], color=pen.colour, linewidth=0.9, alpha=0.55)


def _draw_line(axes: Axes, group: Group, pen: _Pen) -> dict[str, MarkText]:
    held = [mark for mark in group.marks if mark.y is not None]
    heights = [pen.scale.of(mark.y or 0.0) for mark in held]
    axes.plot([mark.x for mark in held], heights, color=pen.colour, linewidth=1.8)
    return _draw_marks(axes, group, pen)


def _draw_bars(axes: Axes, group: Group, pen: _Pen) -> dict[str, MarkText]:
    texts: dict[str, MarkText] = {}
    for at, mark in enumerate(group.marks):
        (bar,) = axes.bar([mark.x], [pen.scale.of(mark.y or 0.0)], width=0.8, color=pen.colour)
        bar.set_gid(pen.id(at))
        texts[pen.id(at)] = MarkText(mark.title, mark.href)
    return texts


_DRAW = {ChartKind.MARKS: _draw_marks, ChartKind.LINES: _draw_line, ChartKind.BARS: _draw_bars}


def _finish_axes(axes: Axes, chart: Chart) -> None:
    """Whole years below, with room at both ends; counts from zero."""
    marks = [mark for group in chart.groups for mark in group.marks]
    if not marks:
        axes.text(0.5, 0.5, "nothing to draw", transform=axes.transAxes, ha="center")
        axes.set_xticks([])
        axes.set_yticks([])
        return
    first = floor(min(mark.x if mark.begin is None else mark.begin for mark in marks))
    last = ceil(max(mark.x if mark.end is None else mark.end for mark in marks))
    step = max(1, ceil((last - first) / 12))
    axes.set_xlim(first - 0.6, last + 0.6)
    years = range(first, last + 1, step)
    within = 0.5 if chart.kind is ChartKind.MARKS else 0.0  # marks stand in their year, bars and lines on it
    axes.set_xticks([year + within for year in years], labels=[str(year) for year in years])
    axes.grid(visible=False, axis="x")
    if chart.kind is not ChartKind.MARKS:
        axes.set_ylim(bottom=0)


def _named(chart: Chart) -> list[str]:
    """Lines below the panel: names of groups, and the note."""
    return [*(group.name for group in chart.groups if group.name), *([chart.note] if chart.note else [])]


def _legend(axes: Axes, chart: Chart, look: Look) -> None:
    names = [(at, group.name) for at, group in enumerate(chart.groups) if group.name]
    handles = [_handle(look, at, _cut(name, _NAME), line=chart.kind is ChartKind.LINES) for at, name in names]
    if chart.note:
        handles.append(_handle(look, None, _cut(chart.note, _NAME), line=False))
    if handles:
        axes.legend(
            handles=handles, loc="upper left", bbox_to_anchor=(-0.02, -0.1), frameon=False, fontsize=8.5,
            handletextpad=0.6, labelspacing=0.45, borderaxespad=0.4,
        )  # fmt: skip


def _handle(look: Look, at: int | None, name: str, *, line: bool) -> Any:
    lines = extra_module("matplotlib.lines", extra="pictures", purpose="pictures")
    if at is None:
        return lines.Line2D([], [], linestyle="", label=name)
    style = "-" if line else ""
    return lines.Line2D(
        [], [], linestyle=style, marker=_SIGNS[at % len(_SIGNS)], color=look.hues[at % len(look.hues)],
        label=name, markersize=6,
    )  # fmt: skip


def _cut(text: str, width: int) -> str:
    """The text on one line of so many characters, without a first underscore, which hides a name."""
    flat = " ".join(_NOT_DRAWN.sub(" ", text).split()).lstrip("_")
    return flat if len(flat) <= width else flat[: width - 1] + "…"
