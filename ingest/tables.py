"""Tables of a page as grids of cells: where they are, and which reading of each is the best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.geometry import BBox
from ingest.blocks import LIST_MARK
from ingest.captions import caption_label
from ingest.columns import split_columns
from ingest.formulas import is_math_word
from ingest.grid import Row, lines_to_rows, rows_to_grid
from ingest.page import Grid, GridCell, Line, RawPage, Rule, Word, joined
from ingest.ruled import Lattice, find_lattices, lattice_to_grid
from ingest.table_cells import is_number

__all__ = ["find_tables"]

_LEAST_ROWS = 3
_MOST_STRAY = 3
_ROW_GAP = 3.2
"""Distance of baselines, in sizes, beyond which a table does not go on."""


def find_tables(raw: RawPage, lines: Sequence[Line]) -> list[Grid]:
    """The tables of the page from top to bottom."""
    if not lines:
        return []
    words = [word for line in lines for word in line.words]
    ruled = _ruled_grids(raw, lines, words)
    taken = [grid.box for grid in ruled]
    free = [line for line in lines if not any(_is_within(line, box) for box in taken)]
    unruled = [grid for column in split_columns(free) for grid in _unruled_grids(raw, column)]
    return sorted(ruled + unruled, key=lambda grid: (grid.box.top, grid.box.x0))


def _is_within(line: Line, box: BBox) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return box.x0 - 2 <= x <= box.x1 + 2 and box.top - 2 <= y <= box.bottom + 2


def _ruled_grids(raw: RawPage, lines: Sequence[Line], words: Sequence[Word]) -> list[Grid]:
    grids = []
    for lattice in find_lattices(raw):
        inside = [line for line in lines if _is_within(line, lattice.box)]
        if inside and (grid := _best_of(raw, lattice, inside, words)):
            grids.append(grid)
    return grids


def _best_of(raw: RawPage, lattice: Lattice, lines: Sequence[Line], words: Sequence[Word]) -> Grid | None:
    """The lattice's own cells, or a reading by gaps where single cells hold several rows."""
    drawn = lattice_to_grid(lattice, words)
    if drawn is not None and _is_figure(drawn):
        return None
    if drawn is not None and not _holds_rows(drawn):
        return drawn
    read = _read_region(raw, lines)
    if read is None:
        return drawn
    read.box, read.by = lattice.box, "half-ruled"
    return read if _is_table(read) else drawn


def _is_figure(grid: Grid) -> bool:
    """True for a lattice with hardly any words: the gridlines of a chart."""
    filled = sum(bool(cell.words) for cell in grid.cells)
    return filled < 0.25 * len(grid.cells)


def _holds_rows(grid: Grid) -> bool:
    """True if several cells hold figures on more than one line."""
    stacked = sum(_stacked_figures(cell.words) > 1 for cell in grid.cells)
    return stacked >= 2 and stacked >= 0.15 * sum(bool(cell.words) for cell in grid.cells)


def _stacked_figures(words: Sequence[Word]) -> int:
    lines: list[list[Word]] = []
    for word in words:
        if lines and abs(word.baseline - lines[-1][-1].baseline) < 0.4 * (word.style.size or 8):
            lines[-1].append(word)
        else:
            lines.append([word])
    numbers = sum(is_number(joined(line)) for line in lines)
    return numbers if numbers >= 0.6 * len(lines) else 0


def _read_region(raw: RawPage, lines: Sequence[Line]) -> Grid | None:
    box = _around(lines)
    walls = [_middle_x(r) for r in raw.rules if r.is_vertical and _crosses(r, box)]
    floors = _floors(raw, box)
    return rows_to_grid(lines_to_rows(lines, walls), walls=walls, floors=floors)


def _around(lines: Sequence[Line]) -> BBox:
    box = lines[0].bbox
    for line in lines[1:]:
        box = box.union(line.bbox)
    return box


def _middle_x(rule: Rule) -> float:
    return (rule.x0 + rule.x1) / 2


def _crosses(rule: Rule, box: BBox) -> bool:
    """True for a vertical rule through at least half of the box."""
    high = min(rule.bottom, box.bottom) - max(rule.top, box.top)
    return box.x0 < _middle_x(rule) < box.x1 and high > 0.5 * box.height


def _floors(raw: RawPage, box: BBox) -> list[float]:
    """Heights at which horizontal rules together cover at least half of the box's width."""
    levels: dict[int, list[Rule]] = {}
    for rule in raw.rules:
        if rule.is_horizontal and box.top - 4 < rule.top < box.bottom + 4:
            levels.setdefault(round(rule.top / 2), []).append(rule)
    found = []
    for rules in levels.values():
        covered = sum(max(0.0, min(r.x1, box.x1) - max(r.x0, box.x0)) for r in rules)
        if covered >= 0.5 * box.width:
            found.append((rules[0].top + rules[0].bottom) / 2)
    return sorted(found)


def _unruled_grids(raw: RawPage, lines: Sequence[Line]) -> list[Grid]:
    rows = lines_to_rows(lines)
    grids = []
    for region in _regions(rows):
        region = _with_head_above(region, rows)  # noqa: PLW2901
        members = [line for line in lines if region[0].top - 1 <= line.baseline <= region[-1].bottom + 1]
        grid = _read_region(raw, members)
        if grid is not None and _is_table(grid):
            grids.append(grid)
    return grids


def _with_head_above(region: list[Row], rows: Sequence[Row]) -> list[Row]:
    """The region with the line above where that begins a header of one column in two lines."""
    place = rows.index(region[0])
    above = rows[place - 1] if place else None
    first = region[0]
    if above is None or len(above.pieces) != 1 or first.baseline - above.baseline > 1.4 * first.size:
        return region
    if abs(above.size - first.size) > 0.5 or _ends_table(above):
        return region
    homes = [piece for piece in first.pieces[1:] if piece[0].x0 < above.x1 and above.x0 < piece[-1].x1]
    fits = len(homes) == 1 and above.x0 > max(word.x1 for word in first.pieces[0])
    return [above, *region] if fits else region


def _regions(rows: Sequence[Row]) -> list[list[Row]]:
    """Runs of rows in several pieces, with few others between them."""
    regions: list[list[Row]] = []
    current: list[Row] = []
    strays: list[Row] = []
    for row in rows:
        last = (strays or current or [row])[-1]
        if row.baseline - last.baseline > _ROW_GAP * row.size or len(strays) > _MOST_STRAY:
            regions.append(current)
            current, strays = [], []
        if _is_tabular(row):
            current, strays = [*current, *(strays if current else []), row], []
        elif _ends_table(row):
            regions.append(current)
            current, strays = [], []
        else:
            strays.append(row)
    regions.append(current)
    return [region for region in regions if sum(map(_is_tabular, region)) >= _LEAST_ROWS]


def _is_tabular(row: Row) -> bool:
    if len(row.pieces) < 2:
        return False
    first = joined(row.pieces[0])
    return not (
        len(row.pieces) == 2 and (LIST_MARK.fullmatch(first) or re.fullmatch(r"\[\d+\]|\d+\.?", first))
    )


def _ends_table(row: Row) -> bool:
    text = joined(row.pieces[0])
    return bool(caption_label(text)) or re.match(r"(?:notes?|sources?)\s*:", text, re.IGNORECASE) is not None


def _is_table(grid: Grid) -> bool:
    """True for a grid that is filled, with columns of figures or at least three columns."""
    filled = [cell for cell in grid.cells if cell.words]
    if grid.n_rows < 2 or len(filled) < 0.35 * grid.n_rows * grid.n_cols:
        return False
    if _is_list_of_pages(grid) or _is_formula(filled) or _is_axis(grid):
        return False
    lengths = [len(cell.text) for cell in filled]
    if _numeric_columns(grid):
        return median(lengths) < 60
    return grid.n_cols >= 3 and grid.n_rows >= _LEAST_ROWS and median(lengths) < 30


def _numeric_columns(grid: Grid) -> int:
    found = 0
    for col in range(grid.n_cols):
        values = [cell.text for cell in grid.cells if cell.col == col and cell.words and cell.col_span == 1]
        figures = sum(is_number(value) and any(map(str.isdigit, value)) for value in values)
        found += len(values) >= 2 and figures >= 0.5 * len(values)
    return found


def _is_list_of_pages(grid: Grid) -> bool:
    """True for a contents page: names with rising whole numbers at the right."""
    if grid.n_cols > 3:
        return False
    last = [cell.text.strip(" .") for cell in grid.cells if cell.col == grid.n_cols - 1 and cell.words]
    if len(last) < 4 or not all(text.isdigit() and len(text) <= 3 for text in last):
        return False
    return all(int(above) <= int(below) for above, below in pairwise(last)) and int(last[-1]) > int(last[0])


def _is_axis(grid: Grid) -> bool:
    """True where every column of figures counts in even steps: the scales of charts."""
    figures = sum(is_number(cell.text) and any(map(str.isdigit, cell.text)) for cell in grid.cells)
    columns = [_figures_of(grid, col) for col in range(grid.n_cols)]
    if sum(map(len, columns)) < figures:
        return False
    scales = [values for values in columns if len(values) >= 2]
    return bool(scales) and max(map(len, scales)) >= 3 and all(map(_is_even, scales))


def _figures_of(grid: Grid, col: int) -> list[float]:
    texts = (
        cell.text.replace("−", "-").strip("%$ ") for cell in grid.cells if cell.col == col and cell.words
    )
    return [float(text) for text in texts if re.fullmatch(r"-?\d+(?:\.\d+)?", text)]


def _is_even(values: Sequence[float]) -> bool:
    steps = {round(below - above, 6) for above, below in pairwise(values)}
    return len(steps) == 1 and 0 not in steps


def _is_formula(filled: Sequence[GridCell]) -> bool:
    words = [word for cell in filled for word in cell.words]
    signs = sum(is_math_word(word) for word in words)
    return signs > 0.25 * len(words) and len(words) < 80
