"""Rows of a table region to a grid: columns from gaps that line up, rows from baselines and rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.geometry import BBox
from ingest.page import Grid, GridCell, Word, joined
from ingest.ruled import in_reading_order
from ingest.table_bars import Bar
from ingest.table_cells import is_number
from ingest.table_columns import Columns, Placed, place_row, rows_to_columns, usual_space
from ingest.table_headers import header_length, widen_headers
from ingest.table_lines import Row

__all__ = ["rows_to_grid"]

_OVERLAP = 0.8
"""Distance of baselines, in sizes, below which two lines overlap: they stand side by side in one row."""
_TIGHT = 1.45
"""Distance of baselines, in sizes, up to which two lines may be one cell."""


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
    bands = _bands(rows, placed, floors, len(columns))
    return _grid(rows, placed, bands, columns)


def _bands(
    rows: Sequence[Row], placed: Sequence[Placed], floors: Sequence[float], n_cols: int
) -> list[list[int]]:
    """Indices of the rows that make one row of the table each."""
    header = header_length(placed)
    floored = _is_floored(rows, floors)
    pitch = _pitch(rows, placed)
    bands: list[list[int]] = [[0]]
    for below in range(1, len(rows)):
        if _is_same_row(rows, placed, bands[-1], below, header, floors, pitch, floored):
            bands[-1].append(below)
        else:
            bands.append([below])
    return bands


def _has_floor(floors: Sequence[float], above: Row, below: Row) -> bool:
    return any(
        above.baseline - 0.3 * above.size < floor < below.baseline - 0.3 * below.size for floor in floors
    )


def _is_floored(rows: Sequence[Row], floors: Sequence[float]) -> bool:
    """True where rules part the rows: then what stands between two of them is one row."""
    parted = sum(_has_floor(floors, above, below) for above, below in pairwise(rows))
    return parted >= max(3, 0.3 * (len(rows) - 1))


def _pitch(rows: Sequence[Row], placed: Sequence[Placed]) -> float:
    """Usual distance of rows that both have figures."""
    steps = [
        b.baseline - a.baseline
        for (a, pa), (b, pb) in pairwise(zip(rows, placed, strict=True))
        if _figures(pa) and _figures(pb)
    ]
    return sorted(steps)[len(steps) // 2] if steps else 0.0


def _figures(row: Placed) -> int:
    return sum(is_number(joined(words)) for first, _, words in row if first > 0)


def _is_same_row(
    rows: Sequence[Row],
    placed: Sequence[Placed],
    band: Sequence[int],
    below: int,
    header: int,
    floors: Sequence[float],
    pitch: float,
    floored: bool,
) -> bool:
    above = band[-1]
    if _has_floor(floors, rows[above], rows[below]):
        return False
    step = rows[below].baseline - rows[above].baseline
    filled = any(_figures(placed[index]) for index in band)
    if _overlap(rows[above], rows[below]) and _are_apart(placed[above], placed[below]):
        return not (filled and _figures(placed[below]))
    if filled and below + 1 < len(rows) and _overlap(rows[below], rows[below + 1]):
        if _figures(placed[below + 1]) and _are_apart(placed[below], placed[below + 1]):
            return False
    if step > _TIGHT * max(rows[above].size, rows[below].size) and not floored:
        return False
    if below < header:
        return _header_goes_on(placed[above], placed[below])
    if above < header:
        is_stub = len(placed[above]) == 1 and placed[above][0][:2] == (0, 0)
        return below == header and is_stub and joined(placed[below][0][2])[:1].islower()
    if filled and _figures(placed[below]):
        return False
    if floored:
        return True
    return _wraps(placed, band, below, step, pitch)


def _overlap(above: Row, below: Row) -> bool:
    return below.baseline - above.baseline < _OVERLAP * min(above.size, below.size)


def _are_apart(above: Placed, below: Placed) -> bool:
    """True for lines that share no column."""
    taken = {column for first, last, _ in above for column in range(first, last + 1)}
    return not any(first <= column <= last for first, last, _ in below for column in taken)


def _header_goes_on(above: Placed, below: Placed) -> bool:
    """True for lines of one row of headers: none spans columns that the other divides."""
    for first, last, _ in above:
        inside = [piece for piece in below if piece[0] >= first and piece[1] <= last]
        if last > first and len(inside) > 1:
            return False
    return True


def _wraps(placed: Sequence[Placed], band: Sequence[int], below: int, step: float, pitch: float) -> bool:
    upper, lower = placed[band[-1]], placed[below]
    tight = pitch > 0 and step < 0.85 * pitch
    text = joined(lower[0][2])
    begins_small = text[:1].islower() or text[:1] in "(&"
    above_text = joined(upper[0][2]) if upper[0][0] == 0 else ""
    hangs = above_text.endswith((",", "-", "\x02", "\ufffe", " and", " of", " the", " or", "&"))
    filled = {column for first, last, _ in lower for column in range(first, last + 1)}
    above = {column for i in band for first, last, _ in placed[i] for column in range(first, last + 1)}
    if not _figures(lower) and filled <= above and lower[0][0] > 0 and len(filled) < len(above):
        return True
    if not _figures(lower) and filled <= above:
        return tight or begins_small or hangs
    if not any(_figures(placed[i]) for i in band) and len(above) == 1 and 0 in filled:
        return tight or begins_small or hangs
    return False


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
    return Grid(_box(words), len(bands), len(columns), cells, "unruled")


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
    x0, top = min(word.x0 for word in words), min(word.top for word in words)
    return BBox(x0, top, max(word.x1 for word in words), max(top, *(word.bottom for word in words)))
