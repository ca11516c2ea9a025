"""Tables drawn with lines: cells of a lattice, by pdfplumber's finder fed with pdfium's lines.

pdfplumber's own parse of the page costs fifty times its table finder (`design: the stack, measured`), so
only the finder's steps from edges to cells are used.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from corpus.geometry import BBox
from ingest.layout import caption_label
from ingest.records import Drawn, Grid, GridCell, Line, RawPage, Rule, Word
from ingest.tables.rules import Bar, PageRules, Post, cell_boxes

__all__ = ["Lattice", "find_lattices", "lattice_to_grid"]

_MOST_EDGES = 1500
"""Of one page: a full page of ruled cells has about 1,000; the finder's work grows with their square."""
_SNAP = 3.0
"""Points within which edges are one: pdfplumber's own tolerance for snapping."""
_JOIN = 3.6
"""Points between the ends of lines that meet: a double rule stands 3.4 wide in LaTeX."""
_MOST_OF_PAGE = 0.95
"""Share of the page's width: what is as wide is a background or frame, since margins are a tenth."""
_LEAST_SIDE = 4.0
"""Points: less than the height of a line, so that nothing can stand there."""
_SAME_END = 4.5
"""Points that place rules in one class of ends; neighbours are looked up too, so that no border of classes
parts two."""
_LEAST_OPEN = 8.0
"""Points by which a vertical rule runs on beyond the last horizontal one of an open table."""
_ROW = 20.0
"""Height in points of a row that may part a table's cells: a heading from side to side."""

Edge = dict[str, Any]
CellBox = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Crossings = dict[tuple[float, float], dict[str, list[Edge]]]
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Lattice:
    """Cells that lines enclose, side by side."""

    box: BBox
    cells: tuple[BBox, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]


def find_lattices(page: RawPage, rules: PageRules, lines: Sequence[Line]) -> list[Lattice]:
    """The lattices of at least two cells on the page, from top to bottom; none if it has very many rules."""
    edges = list(_edges(page))
    if len(edges) <= _MOST_EDGES:
        edges += _open_sides(rules)
    vertical = sum(edge["orientation"] == "v" for edge in edges)
    if not vertical >= 2 or not len(edges) - vertical >= 2 or len(edges) > _MOST_EDGES:
        return []
    groups = _stacked(_cell_groups(edges), lines)
    return sorted(map(_lattice, groups), key=lambda lattice: (lattice.box.top, lattice.box.x0))


def _cell_groups(edges: list[Edge]) -> list[list[CellBox]]:
    from pdfplumber import table

    merged = table.merge_edges(edges, _SNAP, _SNAP, _JOIN, _JOIN)
    crossings = table.edges_to_intersections(merged, _JOIN, _JOIN)
    groups: list[list[CellBox]] = table.cells_to_tables(list(_crossings_to_cells(crossings)))
    return [group for group in groups if len(group) > 1]


def _crossings_to_cells(crossings: Crossings) -> Iterator[CellBox]:
    """The smallest cell at the lower right of each crossing, as pdfplumber's `intersections_to_cells`.

    It compares the edges at each crossing by their number and not by their sides, which is several times
    faster.
    """
    upright = {point: {id(edge) for edge in edges["v"]} for point, edges in crossings.items()}
    level = {point: {id(edge) for edge in edges["h"]} for point, edges in crossings.items()}
    by_x: dict[float, list[float]] = defaultdict(list)
    by_y: dict[float, list[float]] = defaultdict(list)
    for x, y in sorted(crossings):
        by_x[x].append(y)
        by_y[y].append(x)
    for x, y in sorted(crossings):
        below = [low for low in by_x[x] if low > y and upright[x, y] & upright[x, low]]
        right = [far for far in by_y[y] if far > x and level[x, y] & level[far, y]] if below else []
        corners = ((far, low) for low in below for far in right)
        for far, low in corners:
            closed = upright.get((far, low), _NONE) & upright[far, y] and level[far, low] & level[x, low]
            if closed:
                yield x, y, far, low
                break


def _stacked(groups: Sequence[list[CellBox]], lines: Sequence[Line]) -> list[list[CellBox]]:
    """The groups, those joined that have the same sides and only a heading from side to side between them."""
    joined: list[list[CellBox]] = []
    for group in sorted(groups, key=lambda cells: min(top for _, top, _, _ in cells)):
        sides = _sides(group)
        above = next((cells for cells in joined if _stands_on(_sides(cells), sides)), None)
        between = (sides[0], _sides(above)[3], sides[2], sides[1]) if above else sides
        if above is None or (between[3] - between[1] > _LEAST_SIDE and not _has_heading(lines, between)):
            joined.append(list(group))
            continue
        above += group
        if between[3] - between[1] > _LEAST_SIDE:
            above.append(between)
    return joined


def _has_heading(lines: Sequence[Line], box: CellBox) -> bool:
    inside = [line for line in lines if box[1] < (line.top + line.bottom) / 2 < box[3]]
    return any(box[0] < line.x0 < box[2] and not caption_label(line.text) for line in inside)


def _sides(cells: Sequence[CellBox]) -> CellBox:
    lefts, tops, rights, bottoms = zip(*cells, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _stands_on(above: CellBox, below: CellBox) -> bool:
    same = abs(above[0] - below[0]) <= _SNAP and abs(above[2] - below[2]) <= _SNAP
    return same and -_SNAP <= below[1] - above[3] <= _ROW


def _edges(page: RawPage) -> Iterator[Edge]:
    for rule in page.rules:
        middle_y, middle_x = (rule.top + rule.bottom) / 2, (rule.x0 + rule.x1) / 2
        if rule.is_horizontal:
            yield _edge(rule.x0, middle_y, rule.x1, middle_y)
        elif rule.is_vertical:
            yield _edge(middle_x, rule.top, middle_x, rule.bottom)
    for box in cell_boxes(page.boxes):
        if not _is_background(box, page):
            yield _edge(box.x0, box.top, box.x1, box.top)
            yield _edge(box.x0, box.bottom, box.x1, box.bottom)
            yield _edge(box.x0, box.top, box.x0, box.bottom)
            yield _edge(box.x1, box.top, box.x1, box.bottom)


def _open_sides(rules: PageRules) -> Iterator[Edge]:
    """The sides that a table lacks: its rules run on beyond the outermost ones that cross them."""
    posts = rules.posts
    bars = rules.wide if posts else []
    closing = [bar for group in _same_width(bars) for bar in _closing_bars(group, posts)]
    for bar in closing:
        yield _edge(bar.x0, bar.y, bar.x1, bar.y)
    bars = sorted([*bars, *closing], key=lambda bar: bar.y)
    for end in (_left, _right):
        for above, below in _neighbours(bars, end):
            x = end(above)
            across = [post for post in posts if post.top - _SNAP < above.y and below.y < post.bottom + _SNAP]
            inside = any(above.x0 + _SNAP < post.x < above.x1 - _SNAP for post in across)
            if inside and not any(abs(post.x - x) <= _SNAP for post in across):
                yield _edge(x, above.y, x, below.y)


def _same_width(bars: Sequence[Bar]) -> Iterator[list[Bar]]:
    """Bars from top to bottom by their two ends."""
    groups: dict[tuple[int, int], list[Bar]] = defaultdict(list)
    for bar in bars:
        groups[round(bar.x0 / _SNAP), round(bar.x1 / _SNAP)].append(bar)
    return (group for group in groups.values() if len(group) > 1)


def _closing_bars(bars: Sequence[Bar], posts: Sequence[Post]) -> Iterator[Bar]:
    """A rule where the vertical ones end that run on below the last rule, or above the first."""
    first, last = bars[0], bars[-1]
    inside = [post for post in posts if first.x0 + _SNAP < post.x < first.x1 - _SNAP]
    lowest = max((post.bottom for post in inside if post.top < last.y + _SNAP), default=last.y)
    highest = min((post.top for post in inside if post.bottom > first.y - _SNAP), default=first.y)
    if lowest > last.y + _LEAST_OPEN:
        yield Bar(lowest, last.x0, last.x1)
    if highest < first.y - _LEAST_OPEN:
        yield Bar(highest, first.x0, first.x1)


def _left(bar: Bar) -> float:
    return bar.x0


def _right(bar: Bar) -> float:
    return bar.x1


def _neighbours(bars: Sequence[Bar], end: Callable[[Bar], float]) -> Iterator[tuple[Bar, Bar]]:
    """Rules and the next ones below that have the same end."""
    last: dict[int, Bar] = {}
    for bar in bars:
        place = round(end(bar) / _SAME_END)
        above = next((last[near] for near in (place, place - 1, place + 1) if near in last), None)
        if above:
            yield above, bar
        for near in (place - 1, place + 1):
            last.pop(near, None)
        last[place] = bar


def _is_background(box: Rule, page: RawPage) -> bool:
    wide, high = box.x1 - box.x0, box.bottom - box.top
    covers = wide > _MOST_OF_PAGE * page.width and high > 0.5 * page.height
    return covers or min(wide, high) < _LEAST_SIDE


def _edge(x0: float, top: float, x1: float, bottom: float) -> Edge:
    orientation = "h" if bottom - top < x1 - x0 else "v"
    return {
        "x0": x0,
        "top": top,
        "x1": x1,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": orientation,
        "object_type": "line",
    }


def _lattice(cells: Sequence[CellBox]) -> Lattice:
    boxes = tuple(BBox(x0, top, max(x0, x1), max(top, bottom)) for x0, top, x1, bottom in cells)
    xs = _clusters([side for box in boxes for side in (box.x0, box.x1)])
    ys = _clusters([side for box in boxes for side in (box.top, box.bottom)])
    return Lattice(BBox(xs[0], ys[0], xs[-1], ys[-1]), boxes, xs, ys)


def _clusters(values: list[float]) -> tuple[float, ...]:
    values.sort()
    found = [values[0]]
    for value in values[1:]:
        if value - found[-1] > _SNAP:
            found.append(value)
    return tuple(found)


def lattice_to_grid(lattice: Lattice, words: Sequence[Word]) -> Grid | None:
    """The lattice with its words; None if fewer than two rows and two columns have any."""
    by_cell: dict[int, list[Word]] = defaultdict(list)
    by_row = _cells_by_row(lattice)
    box = lattice.box
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        if box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1:
            row = min(max(bisect_right(lattice.ys, y) - 1, 0), len(by_row) - 1)
            place = next((place for place in by_row[row] if lattice.cells[place].holds(x, y, slack=1)), None)
            if place is not None:
                by_cell[place].append(word)
    cells = [_grid_cell(lattice, place, by_cell.get(place, [])) for place in range(len(lattice.cells))]
    return _compact(cells, lattice.box)


def _cells_by_row(lattice: Lattice) -> list[list[int]]:
    """Numbers of the cells that stand in each stretch between two neighbouring heights, or near it."""
    rows: list[list[int]] = [[] for _ in pairwise(lattice.ys)]
    for place, box in enumerate(lattice.cells):
        first = max(bisect_right(lattice.ys, box.top - 1) - 1, 0)
        last = min(bisect_left(lattice.ys, box.bottom + 1), len(rows))
        for row in rows[first:last]:
            row.append(place)
    return rows


def _grid_cell(lattice: Lattice, place: int, words: list[Word]) -> GridCell:
    box = lattice.cells[place]
    row, last_row = _index(lattice.ys, box.top), _index(lattice.ys, box.bottom)
    col, last_col = _index(lattice.xs, box.x0), _index(lattice.xs, box.x1)
    spans = (max(1, last_row - row), max(1, last_col - col))
    return GridCell(row, col, in_reading_order(words), box, *spans)


def _index(values: Sequence[float], value: float) -> int:
    return min(range(len(values)), key=lambda place: abs(values[place] - value))


def in_reading_order(words: Sequence[Word]) -> list[Word]:
    """Words of one cell, line after line."""
    if len(words) < 2:
        return list(words)
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom) / 2):
        middle = (word.top + word.bottom) / 2
        if rows and middle < rows[-1][0].bottom - 0.2 * (rows[-1][0].bottom - rows[-1][0].top):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [word for row in rows for word in sorted(row, key=lambda word: word.x0)]


def _compact(cells: list[GridCell], box: BBox) -> Grid | None:
    """The grid without rows and columns that hold no words, as rules drawn twice make them."""
    rows = sorted({cell.row for cell in cells if cell.words})
    cols = sorted({cell.col for cell in cells if cell.words})
    if len(rows) < 2 or len(cols) < 2:
        return None
    kept: list[GridCell] = []
    for cell in cells:
        in_rows = [r for r in range(cell.row, cell.row + cell.row_span) if r in rows]
        in_cols = [c for c in range(cell.col, cell.col + cell.col_span) if c in cols]
        if in_rows and in_cols:
            place = (rows.index(in_rows[0]), cols.index(in_cols[0]))
            kept.append(GridCell(*place, cell.words, cell.box, len(in_rows), len(in_cols)))
    return Grid(box, len(rows), len(cols), tuple(kept), "ruled", Drawn.FULL)
