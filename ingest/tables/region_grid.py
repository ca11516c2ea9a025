"""Lines of a region to a grid, with the rules of the page that run through it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from corpus.geometry import BBox
from ingest.records import Grid, Line
from ingest.tables.grid import rows_to_grid
from ingest.tables.rules import Bar, PageRules, Post
from ingest.tables.text_rows import Row, lines_to_rows

__all__ = ["read_lines", "read_rows"]

_AROUND = 4.0
"""Points above and below a region within which a rule still is its own: less than half a line."""


def read_lines(rules: PageRules, lines: Sequence[Line]) -> Grid | None:
    """The grid of these lines; None if they make fewer than two columns or rows."""
    box = lines[0].bbox
    for line in lines[1:]:
        box = box.union(line.bbox)
    walls = _walls(rules, box)
    return _read(rules, box, lines_to_rows(lines, walls), walls)


def read_rows(rules: PageRules, rows: Sequence[Row], lines: Sequence[Line]) -> Grid | None:
    """The grid of rows made of these lines, which vertical rules through them may part further."""
    x0, x1 = min(row.x0 for row in rows), max(row.x1 for row in rows)
    box = BBox(x0, rows[0].top, x1, max(rows[0].top, rows[-1].bottom))
    walls = _walls(rules, box)
    if walls:
        rows = lines_to_rows((line for line in lines if _is_member(line, box)), walls)
    return _read(rules, box, rows, walls)


def _read(rules: PageRules, box: BBox, rows: Sequence[Row], walls: Sequence[float]) -> Grid | None:
    bars = [bar for bar in rules.bars if box.top - _AROUND < bar.y < box.bottom + _AROUND]
    return rows_to_grid(rows, walls=walls, floors=_floors(bars, box), bars=bars)


def _is_member(line: Line, box: BBox) -> bool:
    beside = box.x0 - 1 <= line.x0 and line.x1 <= box.x1 + 1
    return beside and box.top - 1 <= line.baseline <= box.bottom + 1


def _walls(rules: PageRules, box: BBox) -> list[float]:
    return [post.x for post in rules.posts if _crosses(post, box)]


def _crosses(post: Post, box: BBox) -> bool:
    """True for a vertical rule through at least half of the box."""
    high = min(post.bottom, box.bottom) - max(post.top, box.top)
    return box.x0 < post.x < box.x1 and high > 0.5 * box.height


def _floors(bars: Sequence[Bar], box: BBox) -> list[float]:
    """Heights at which horizontal rules together cover at least half of the box's width."""
    found = []
    for y, level in groupby(bars, key=lambda bar: bar.y):
        covered = sum(max(0.0, min(bar.x1, box.x1) - max(bar.x0, box.x0)) for bar in level)
        if covered >= 0.5 * box.width:
            found.append(y)
    return found
