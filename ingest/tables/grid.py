"""Rows of a table region to a grid: columns from gaps that line up, rows from baselines and rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.geometry import BBox
from ingest.records import Grid, GridCell, Word
from ingest.tables.columns import Columns, Placed, place_row, rows_to_columns, usual_space
from ingest.tables.grid_rows import lines_to_bands
from ingest.tables.headers import widen_headers
from ingest.tables.lattice import in_reading_order
from ingest.tables.rules import Bar
from ingest.tables.text_rows import Row

__all__ = ["rows_to_grid"]


def rows_to_grid(
    rows: Sequence[Row], *, walls: Sequence[float], floors: Sequence[float], bars: Sequence[Bar] = ()
) -> Grid | None:
    """The grid of a region; None if it has fewer than two columns or rows.

    Args:
        rows: of the region, from top to bottom.
        walls: x of vertical rules in it.
        floors: y of horizontal rules that run across it.
        bars: horizontal rules in it, those under the headers of several columns too.
    """
    columns = rows_to_columns(rows, walls)
    if len(columns) < 2 or len(rows) < 2:
        return None
    space = usual_space(rows)
    placed = [place_row(row, columns, space) for row in rows]
    widen_headers(rows, placed, columns, bars)
    bands = lines_to_bands(rows, placed, floors, bars)
    return _grid(rows, placed, bands, columns)


def _grid(
    rows: Sequence[Row], placed: Sequence[Placed], bands: Sequence[Sequence[int]], columns: Columns
) -> Grid:
    cells: list[GridCell] = []
    for number, band in enumerate(bands):
        slots = _slots([piece for index in band for piece in placed[index]])
        for (first, last), words in sorted(slots.items()):
            box = _box(words)
            cells.append(GridCell(number, first, in_reading_order(words), box, 1, last - first + 1))
    cells += _blanks(cells, rows, bands, columns)
    words = [word for cell in cells for word in cell.words]
    return Grid(_box(words), len(bands), len(columns), tuple(cells), "unruled")


def _slots(pieces: Iterable[tuple[int, int, list[Word]]]) -> dict[tuple[int, int], list[Word]]:
    """Words by the columns they stand in; pieces whose columns overlap come together."""
    slots: dict[tuple[int, int], list[Word]] = {}
    for first, last, words in pieces:
        low, high, gathered = first, last, list(words)
        for key in [key for key in slots if key[0] <= high and key[1] >= low]:
            low, high = min(low, key[0]), max(high, key[1])
            gathered = slots.pop(key) + gathered
        slots[low, high] = gathered
    return slots


def _blanks(
    cells: Sequence[GridCell], rows: Sequence[Row], bands: Sequence[Sequence[int]], columns: Columns
) -> list[GridCell]:
    filled = {(cell.row, cell.col + c) for cell in cells for c in range(cell.col_span)}
    blanks = []
    for number, band in enumerate(bands):
        top, bottom = min(rows[i].top for i in band), max(rows[i].bottom for i in band)
        for col, (x0, x1) in enumerate(columns):
            if (number, col) not in filled:
                blanks.append(GridCell(number, col, [], BBox(x0, top, max(x0, x1), bottom)))
    return blanks


def _box(words: Sequence[Word]) -> BBox:
    if len(words) == 1:
        return words[0].bbox
    x0, top = min(word.x0 for word in words), min(word.top for word in words)
    return BBox(x0, top, max(word.x1 for word in words), max(top, *(word.bottom for word in words)))
