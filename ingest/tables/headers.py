"""Headers that stand over several columns: by the rule below them, or in the middle of what they head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ingest.layout import caption_label
from ingest.records import Drawn, Grid, GridCell, Line, Word, joined
from ingest.tables.cells import is_number
from ingest.tables.columns import Columns, Piece, Placed
from ingest.tables.row_kinds import is_sentence
from ingest.tables.rules import Bar
from ingest.tables.text_rows import Row

__all__ = ["header_length", "widen_headers", "with_spanner"]

_SLACK = 2.0
"""Points that a header may stand beside the end of its rule."""
_NEARER = 6.0
"""Points by which the middle of several columns must be nearer to a header's own than that of one."""


def widen_headers(
    rows: Sequence[Row], placed: list[Placed], columns: Columns, bars: Sequence[Bar] = ()
) -> None:
    """Give headers that stand over several columns all of these.

    A rule between a header and the row below tells how far it reaches. Without one, the header stands in
    the middle of columns that its own row leaves free and the row below fills. Only above the figures.
    """
    last = header_length(placed)
    for index in range(min(last, len(placed) - 1) if len(placed) > last else 0):
        ruled = _over_bars(rows[index], rows[index + 1], placed[index], columns, bars)
        if ruled:
            placed[index] = [ruled.get(place, piece) for place, piece in enumerate(placed[index])]
        if not 0 < len(placed[index]) < len(placed[index + 1]):
            continue
        repeated = None if ruled else _over_repeats(placed[index], placed[index + 1])
        if repeated is not None:
            placed[index] = repeated
            continue
        below = {column for first, end, _ in placed[index + 1] for column in range(first, end + 1)}
        placed[index] = [
            piece if place in ruled else _widened(piece, placed[index], below, columns)
            for place, piece in enumerate(placed[index])
        ]
    for index in range(last + 1, len(placed)):
        placed[index] = _over_all(placed[index], columns)


def _over_all(row: Placed, columns: Columns) -> Placed:
    """A heading alone in its row of the body, in the middle of the columns behind the stub, over these."""
    if len(row) != 1 or row[0][0] == 0 or is_number(joined(row[0][2])):
        return row
    far = abs(_middle_of(row[0][2]) - _middle(columns, 1, len(columns) - 1))
    return [(1, len(columns) - 1, row[0][2])] if far < 2 * _NEARER else row


def _over_bars(
    row: Row, below: Row, placed: Placed, columns: Columns, bars: Sequence[Bar]
) -> dict[int, Piece]:
    """The headers under which a rule of their own stands, each over the columns that it spans."""
    low, high = row.baseline - 0.3 * row.size, below.baseline - 0.1 * below.size
    between = [bar for bar in bars if low < bar.y < high]
    spanned: dict[int, Piece] = {}
    for bar in between:
        over = [place for place, piece in enumerate(placed) if bar.x0 < _middle_of(piece[2]) < bar.x1]
        under = [c for c, (x0, x1) in enumerate(columns) if bar.x0 - _SLACK < (x0 + x1) / 2 < bar.x1 + _SLACK]
        if len(over) == 1 and under and len(under) < len(columns):
            spanned[over[0]] = (under[0], under[-1], placed[over[0]][2])
    return spanned


def _middle_of(words: Sequence[Word]) -> float:
    return (words[0].x0 + max(word.x1 for word in words)) / 2


def _over_repeats(row: Placed, below: Placed) -> Placed | None:
    """The headers, each over one of the equal runs of headers below ("2000 2008 2000 2008"); None without."""
    heads = [piece for piece in row if piece[0] > 0]
    subs = [piece for piece in below if piece[0] > 0]
    if len(heads) < 2 or len(subs) % len(heads) or len(subs) == len(heads):
        return None
    size = len(subs) // len(heads)
    runs = [subs[start : start + size] for start in range(0, len(subs), size)]
    texts = [[joined(words) for _, _, words in run] for run in runs]
    inside = all(
        run[0][0] <= head[0] and head[1] <= run[-1][1] for head, run in zip(heads, runs, strict=True)
    )
    if not inside or any(text != texts[0] for text in texts):
        return None
    if any(_stands_over_last(head, run) for head, run in zip(heads, runs, strict=True)):
        return None
    wide = [(run[0][0], run[-1][1], head[2]) for head, run in zip(heads, runs, strict=True)]
    return [piece for piece in row if piece[0] == 0] + wide


def _stands_over_last(head: Piece, run: Sequence[Piece]) -> bool:
    """True for a word that heads only the last column of a run, as a line of that column's own header."""
    middle = _middle_of(head[2])
    whole = (run[0][2][0].x0 + max(word.x1 for word in run[-1][2])) / 2
    return abs(middle - _middle_of(run[-1][2])) < abs(middle - whole)


def _widened(piece: Piece, row: Placed, below: set[int], columns: Columns) -> Piece:
    first, last, words = piece
    if first == 0 and joined(words) and not any(char.isalpha() for char in joined(words)):
        return piece
    taken = {column for start, end, _ in row if start != first for column in range(start, end + 1)}
    free = [column for column in sorted(below - taken) if column > 0 or first == 0]
    middle = _middle_of(words)
    best, least = (first, last), abs(_middle(columns, first, last) - middle) - _NEARER
    for low in (column for column in free if column <= first):
        for high in (column for column in free if column >= last):
            if set(range(low, high + 1)) <= set(free) and abs(_middle(columns, low, high) - middle) < least:
                best, least = (low, high), abs(_middle(columns, low, high) - middle)
    return (*best, words)


def _middle(columns: Columns, first: int, last: int) -> float:
    return (columns[first][0] + columns[last][1]) / 2


def header_length(placed: Sequence[Placed]) -> int:
    """Number of rows before the first in which figures stand that are neither years nor column numbers."""
    for index, row in enumerate(placed):
        values = [joined(words) for first, _, words in row if first > 0]
        figures = [v for v in values if is_number(v) and not re.fullmatch(r"(?:19|20)\d\d|\(\d+\)", v)]
        if values and len(figures) >= 0.5 * len(values):
            return index
    return 0


_PITCH = 1.4
"""Distance of the line from the head, in distances of rows, up to which it is the table's; our choice."""
_MOST_WORDS = 6
"""Words of a header over several columns; what is longer is a sentence."""


def with_spanner(grid: Grid, lines: Sequence[Line]) -> Grid:
    """The table with the short line above its head, if there is one, as a header of all columns of values.

    Such a line stands within these columns, in the pitch of the rows, and over a head that is read: words
    or years, no figures. A table drawn with lines has all its headers.
    """
    if grid.drawn is Drawn.FULL or grid.n_cols < 3 or grid.n_rows < 2:
        return grid
    line = next((line for line in lines if _spans(line, grid)), None)
    if line is None or any(other is not line and _shares_row(other, line) for other in lines):
        return grid
    spanner = GridCell(0, 1, line.words, line.bbox, col_span=grid.n_cols - 1)
    moved = tuple(replace(cell, row=cell.row + 1) for cell in grid.cells)
    box = grid.box.union(line.bbox)
    return replace(grid, box=box, n_rows=grid.n_rows + 1, cells=(spanner, *moved))


def _spans(line: Line, grid: Grid) -> bool:
    tops = _row_tops(grid)
    body = [cell for cell in grid.cells if cell.col > 0 and cell.words]
    if len(tops) < 2 or not body or not _is_head(grid):
        return False
    pitch = median(below - above for above, below in pairwise(tops))
    left, right = min(c.words[0].x0 for c in body), max(c.words[-1].x1 for c in body)
    near = 0 < tops[0] - line.baseline <= _PITCH * pitch
    return near and left - _SLACK <= line.x0 and line.x1 <= right + _SLACK and _is_name(line)


def _row_tops(grid: Grid) -> list[float]:
    """Baselines of the rows."""
    rows: dict[int, float] = {}
    for cell in grid.cells:
        if cell.words:
            rows.setdefault(cell.row, cell.words[0].baseline)
    return [rows[row] for row in sorted(rows)]


def _is_head(grid: Grid) -> bool:
    """True if the first row has a text over every column and no figures but years."""
    heads = [cell.text for cell in grid.cells if cell.row == 0 and cell.col > 0]
    figures = [text for text in heads if is_number(text) and not (text.isdigit() and len(text) == 4)]
    return len(heads) >= grid.n_cols - 1 and all(heads) and not figures


def _is_name(line: Line) -> bool:
    words = line.text.split()
    named = len(words) <= _MOST_WORDS and any(map(str.isalpha, line.text))
    return (
        named and not is_sentence(line.words) and not caption_label(line.text) and line.text[-1] not in ".,;"
    )


def _shares_row(other: Line, line: Line) -> bool:
    return abs(other.baseline - line.baseline) < _SLACK
