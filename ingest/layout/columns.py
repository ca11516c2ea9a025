"""Pieces of lines to columns in the order of reading."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ingest.records import Line

__all__ = ["lines_to_columns", "split_columns"]

_LEAST_PIECES = 3
"""Lines that each side of a band must have to be read as columns."""
_LEAST_WIDTH = 0.1
"""Share of the text's width that a column has at least."""
_FILLED = 0.55
"""Share of a column's width that its middle line fills: prose does, a column of figures does not."""
_STEP = 3.0
"""Points between places where a gutter is looked for: gutters are 10 points wide or more, so that none is
missed."""
_DEEPEST = 3
"""How often columns are divided again: a page of a newspaper's form has two levels, with one to spare."""


def lines_to_columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Columns one after the other, each its lines from top to bottom, pieces of one line joined.

    What stands across the gutter ends the columns above it, so that a page may change between one
    column and two.
    """
    return [_rows(column) for column in split_columns(lines)]


def split_columns(lines: Sequence[Line], *, depth: int = 0) -> list[list[Line]]:
    """The same columns with the pieces of their lines as they are."""
    gutter = _find_gutter(lines) if depth < _DEEPEST else None
    if gutter is None:
        return [list(lines)] if lines else []
    columns: list[list[Line]] = []
    for band, is_split in _bands(lines, gutter):
        if not is_split:
            columns += split_columns(band, depth=depth + 1) if len(band) < len(lines) else [list(band)]
            continue
        left = [line for line in band if _middle(line) < gutter]
        right = [line for line in band if _middle(line) >= gutter]
        columns += split_columns(left, depth=depth + 1) + split_columns(right, depth=depth + 1)
    return [column for column in columns if column]


def _middle(line: Line) -> float:
    return (line.x0 + line.x1) / 2


def _find_gutter(lines: Sequence[Line]) -> float | None:
    if len(lines) < 2 * _LEAST_PIECES or not _has_neighbours(lines):
        return None
    best, best_score = None, 0
    for x in _candidates(lines):
        score = sum(len(band) for band, is_split in _bands(lines, x) if is_split)
        if score > best_score:
            best, best_score = x, score
    return best if best_score >= max(2 * _LEAST_PIECES, 0.15 * len(lines)) else None


def _has_neighbours(lines: Sequence[Line]) -> bool:
    tops = sorted(line.baseline for line in lines)
    return sum(below - above < 3 for above, below in pairwise(tops)) >= _LEAST_PIECES - 1 or _overlap(lines)


def _overlap(lines: Sequence[Line]) -> bool:
    """True where lines stand beside one another without sharing a baseline."""
    ordered = sorted(lines, key=lambda line: line.top)
    beside = sum(
        below.top < above.bottom - 0.5 * above.size and (below.x0 > above.x1 or below.x1 < above.x0)
        for above, below in pairwise(ordered)
    )
    return beside >= _LEAST_PIECES


def _candidates(lines: Sequence[Line]) -> list[float]:
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    steps = int((x1 - x0) / _STEP) + 1
    change = [0] * (steps + 2)
    for line in lines:
        change[int((line.x0 - x0) / _STEP)] += 1
        change[int((line.x1 - x0) / _STEP) + 1] -= 1
    cover, total = [], 0
    for step in range(steps):
        total += change[step]
        cover.append(total)
    low, high = int(_LEAST_WIDTH * steps), int((1 - _LEAST_WIDTH) * steps)
    valleys = _valleys(cover, low, high)
    return [x0 + (step + 0.5) * _STEP for step in sorted(valleys, key=lambda s: cover[s])[:4]]


def _valleys(cover: Sequence[int], low: int, high: int) -> list[int]:
    """The middles of runs of least cover."""
    found: list[int] = []
    step = low
    while step < high:
        end = step
        while end + 1 < high and cover[end + 1] == cover[step]:
            end += 1
        falls = step == 0 or cover[step - 1] > cover[step]
        rises = end + 1 >= len(cover) or cover[end + 1] > cover[step]
        if falls and rises:
            found.append((step + end) // 2)
        step = end + 1
    return found


def _bands(lines: Sequence[Line], gutter: float) -> list[tuple[list[Line], bool]]:
    """Runs of lines that cross the gutter or do not, from top to bottom; True where they are columns."""
    bands: list[tuple[list[Line], bool]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        crosses = line.x0 < gutter - 1 and line.x1 > gutter + 1
        if bands and bands[-1][1] == (not crosses):
            bands[-1][0].append(line)
        else:
            bands.append(([line], not crosses))
    judged = [(band, is_free and _is_columns(band, gutter)) for band, is_free in bands]
    return _merged(judged)


def _merged(bands: Sequence[tuple[list[Line], bool]]) -> list[tuple[list[Line], bool]]:
    merged: list[tuple[list[Line], bool]] = []
    for band, is_split in bands:
        if merged and not is_split and not merged[-1][1]:
            merged[-1] = (merged[-1][0] + band, False)
        else:
            merged.append((band, is_split))
    return merged


def _is_columns(band: Sequence[Line], gutter: float) -> bool:
    left = [line for line in band if line.x1 <= gutter + 1]
    right = [line for line in band if line.x0 >= gutter - 1]
    if min(len(left), len(right)) < _LEAST_PIECES:
        return False
    if max(min(w.x0 for w in right) - max(w.x1 for w in left), 0) < 4:
        return False
    prose = _is_prose(left), _is_prose(right)
    if all(prose):
        return True
    flowing, other = (left, right) if prose[0] else (right, left)
    return any(prose) and _flows_beside(flowing, other)


def _flows_beside(flowing: Sequence[Line], other: Sequence[Line]) -> bool:
    """True for a column of prose beside a table or figure: its lines stand on other baselines."""
    size = median(line.size for line in flowing)
    if len(flowing) < 2 * _LEAST_PIECES or max(line.x1 - line.x0 for line in flowing) < 18 * size:
        return False
    if len({round(line.x0 / 3) for line in flowing}) > 0.4 * len(flowing) + 1:
        return False
    levels = sorted(line.baseline for line in other)
    shared = sum(any(abs(level - line.baseline) < 1 for level in levels) for line in flowing)
    return shared < 0.5 * len(flowing)


def _is_prose(lines: Sequence[Line]) -> bool:
    wide = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    typical = median(line.x1 - line.x0 for line in lines)
    return typical >= _FILLED * wide and wide >= 9 * median(line.size for line in lines)


def _rows(lines: Sequence[Line]) -> list[Line]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        if rows and line.baseline - rows[-1][-1].baseline <= 0.3 * min(line.size, rows[-1][-1].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_join(row) for row in rows]


def _join(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    row.sort(key=lambda line: line.x0)
    longest = max(row, key=lambda line: len(line.words))
    return Line(
        words=[word for line in row for word in line.words],
        x0=row[0].x0,
        top=min(line.top for line in row),
        x1=max(line.x1 for line in row),
        bottom=max(line.bottom for line in row),
        baseline=longest.baseline,
        size=longest.size,
        bold=all(line.bold for line in row),
        italic=all(line.italic for line in row),
    )
