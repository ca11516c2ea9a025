"""Rows of a table to columns, and each row's pieces to the columns they stand in."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.records import Word, joined
from ingest.tables.cells import is_number
from ingest.tables.text_rows import Row

__all__ = ["Columns", "Piece", "Placed", "place_row", "rows_to_columns", "usual_space"]

_COLUMN_GAP = 0.3
"""Least width, in sizes, of a gap that runs through the rows."""
_WORDS_GAP = 0.4
"""Gap in sizes between words, wider than a space, that parts the headers of two columns."""
_WIDER = 1.4
"""Times the space between words: wider gaps part columns, in justified text too."""
_YEAR = re.compile(r"(?:19|20)\d\d")
"""A year, which is a column's head rather than a figure."""
_MOST_ROWS = 0.6
"""Share of rows with one number of pieces that tells the number of columns."""

Columns = list[tuple[float, float]]
Piece = tuple[int, int, list[Word]]
"""First column, last column, words."""
Placed = list[Piece]
"""Pieces of a row from left to right."""


def rows_to_columns(rows: Sequence[Row], walls: Sequence[float]) -> Columns:
    """Left and right edge of each column, from rows with many pieces and the vertical rules at `walls`."""
    counts = sorted(len(row.pieces) for row in rows)
    most = counts[max(0, int(0.85 * len(counts)) - (len(counts) < 4))] if counts else 0
    seeds = [row for row in rows if len(row.pieces) >= max(2, 0.6 * most)]
    if not seeds:
        return []
    allowed = int(0.07 * len(seeds))
    size = sorted(row.size for row in seeds)[len(seeds) // 2]
    edges = _covered(seeds, allowed, _COLUMN_GAP * size)
    return _cut_at_walls(_in_order(seeds, len(edges)) or edges, walls)


def _in_order(rows: Sequence[Row], at_least: int) -> Columns:
    """Columns of ragged cells: the pieces of most rows one by one, where these keep to their places."""
    n_pieces, n_rows = Counter(len(row.pieces) for row in rows).most_common(1)[0]
    if n_pieces <= at_least or n_rows < max(3, _MOST_ROWS * len(rows)):
        return []
    full = [row.pieces for row in rows if len(row.pieces) == n_pieces]
    lefts = [[pieces[col][0].x0 for pieces in full] for col in range(n_pieces)]
    rights = [[max(word.x1 for word in pieces[col]) for pieces in full] for col in range(n_pieces)]
    cuts = [(median(right) + median(left)) / 2 for right, left in zip(rights, lefts[1:], strict=False)]
    places = list(pairwise([-math.inf, *cuts, math.inf]))
    columns = []
    for (low, high), left, right in zip(places, lefts, rights, strict=True):
        if not all(low < (x0 + x1) / 2 < high for x0, x1 in zip(left, right, strict=True)):
            return []
        columns.append((max(low, min(left)), min(high, max(right))))
    return columns


def _covered(rows: Sequence[Row], allowed: int, gap: float) -> Columns:
    """Intervals of x that more than `allowed` rows cover."""
    events: list[tuple[float, int]] = []
    for row in rows:
        for piece in row.pieces:
            events += [(piece[0].x0, 1), (max(word.x1 for word in piece), -1)]
    events.sort()
    intervals: Columns = []
    depth, start = 0, 0.0
    for x, step in events:
        before, depth = depth, depth + step
        if before <= allowed < depth:
            start = x
        elif depth <= allowed < before:
            if intervals and start - intervals[-1][1] < gap:
                intervals[-1] = (intervals[-1][0], x)
            else:
                intervals.append((start, x))
    return intervals


def _cut_at_walls(columns: Columns, walls: Sequence[float]) -> Columns:
    cut: Columns = []
    for x0, x1 in columns:
        inside = [wall for wall in walls if x0 + 2 < wall < x1 - 2]
        marks = [x0, *sorted(inside), x1]
        cut += list(pairwise(marks))
    return cut


def usual_space(rows: Sequence[Row]) -> float:
    """Gap between the words of one cell, in sizes: the middle of all; 0 if no cell has two words."""
    gaps = [
        (right.x0 - left.x1) / row.size
        for row in rows
        for piece in row.pieces
        for left, right in pairwise(piece)
        if not right.glued and row.size
    ]
    return median(gaps) if gaps else 0.0


def place_row(row: Row, columns: Columns, space: float = 0.0) -> Placed:
    """The row's pieces, each with the columns over which it stands; `space` parts words of one cell."""
    if len(row.pieces) == len(columns) and _keeps_order(row, columns):
        return [(col, col, list(piece)) for col, piece in enumerate(row.pieces)]
    placed: Placed = []
    for piece in row.pieces:
        for part in _split_at_gaps(piece, columns, space):
            first, last = _columns_of(part, columns)
            if placed and first <= placed[-1][1]:
                _, before, words = placed[-1]
                if last <= before:
                    words += part
                    continue
                first = before + 1
            placed.append((first, last, list(part)))
    return placed


def _keeps_order(row: Row, columns: Columns) -> bool:
    """True for a row with one piece for each column, each nearest to its own."""
    cuts = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    middles = [(piece[0].x0 + max(word.x1 for word in piece)) / 2 for piece in row.pieces]
    return all(a < cut < b for (a, b), cut in zip(pairwise(middles), cuts, strict=True))


def _split_at_gaps(piece: list[Word], columns: Columns, space: float) -> list[list[Word]]:
    """A piece that holds the words of neighbouring columns, parted where every word keeps to one of them."""
    homes = [_columns_of([word], columns) for word in piece]
    if len(set(homes)) < 2 or any(first != last for first, last in homes):
        return [piece]
    texts: list[list[Word]] = [[piece[0]]]
    gaps: list[float] = []
    for (left, right), (home, next_home) in zip(pairwise(piece), pairwise(homes), strict=True):
        gap = (right.x0 - left.x1) / (right.style.size or 8)
        if home != next_home and not right.raised and gap > _COLUMN_GAP:
            texts.append([])
            gaps.append(gap)
        texts[-1].append(right)
    if not gaps:
        return [piece]
    figures = sum(is_number(joined(text)) and not _YEAR.fullmatch(joined(text)) for text in texts)
    parted = min(gaps) > max(_WORDS_GAP, _WIDER * space)
    return texts if parted or figures >= len(texts) - 1 or _are_years(texts) else [piece]


def _are_years(texts: Sequence[Sequence[Word]]) -> bool:
    return all(_YEAR.fullmatch(joined(text)) for text in texts)


def _columns_of(words: Sequence[Word], columns: Columns) -> tuple[int, int]:
    x0, x1 = words[0].x0, max(word.x1 for word in words)
    slack = min(2.0, 0.25 * (x1 - x0))
    over = [c for c, (left, right) in enumerate(columns) if x0 + slack < right and x1 - slack > left]
    if over:
        return over[0], over[-1]
    middle = (x0 + x1) / 2
    near = min(range(len(columns)), key=lambda c: abs((columns[c][0] + columns[c][1]) / 2 - middle))
    return near, near
