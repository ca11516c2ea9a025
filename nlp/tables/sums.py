"""Sums in a table: totals that equal their parts and shares that make a hundred, or fail to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from corpus.document import Cell
from nlp.figures import unit_of_precision

__all__ = ["sum_evidence"]

_TOTAL = re.compile(
    r"\b(?:total|totals|sum|world|all (?:countries|products|sectors|industries|firms))\b", re.I
)
"""Labels of rows and columns that hold totals."""
_Row = tuple[Cell, Decimal, bool]
"""A cell with its value, and whether that is a percentage."""


def sum_evidence(values: Iterable[_Row]) -> Mapping[tuple[int, int], int]:
    """For cells by row and column: 1 where a sum over them holds, -1 where none does; others are left out.

    A total is checked against the rows above it since the last total, and against those below it; likewise
    by columns. A sum holds within half a unit of the last place of each part.
    """
    columns: dict[int, list[_Row]] = defaultdict(list)
    rows: dict[int, list[_Row]] = defaultdict(list)
    for row in values:
        columns[row[0].col].append(row)
        rows[row[0].row].append(row)
    evidence: dict[tuple[int, int], int] = {}
    for line in columns.values():
        _check(line, lambda cell: cell.row_path, evidence)
    for line in rows.values():
        _check(line, lambda cell: cell.col_path, evidence)
    return evidence


def _check(
    line: Sequence[_Row],
    path_of: Callable[[Cell], tuple[str, ...]],
    evidence: dict[tuple[int, int], int],
) -> None:
    totals = [at for at, (cell, _, _) in enumerate(line) if any(map(_TOTAL.search, path_of(cell)[-1:]))]
    if len(totals) > len(line) // 2:
        return  # "total" heads the whole line
    for number, at in enumerate(totals):
        above = line[(totals[number - 1] + 1 if number else 0) : at]
        below = line[at + 1 : totals[number + 1] if number + 1 < len(totals) else len(line)]
        parts = [part for part in (above, below) if len(part) > 1]
        holds = next((part for part in parts if _is_sum(line[at], part)), None)
        _mark(evidence, [line[at], *(holds or ())], 1 if holds else -1 if parts else 0)
    shares = not totals and len(line) > 2 and all(percent for _, _, percent in line)
    if shares and _near(sum(value for _, value, _ in line), Decimal(100), line):
        _mark(evidence, line, 1)


def _is_sum(total: _Row, parts: Sequence[_Row]) -> bool:
    return _near(sum((value for _, value, _ in parts), Decimal(0)), total[1], [total, *parts])


def _near(found: Decimal | int, wanted: Decimal, line: Sequence[_Row]) -> bool:
    slack = sum((unit_of_precision(value) / 2 for _, value, _ in line), Decimal(0))
    return abs(found - wanted) <= slack and wanted != 0


def _mark(evidence: dict[tuple[int, int], int], line: Iterable[_Row], sign: int) -> None:
    """A sum that holds in one way outweighs another that does not."""
    for cell, _, _ in line if sign else ():
        place = (cell.row, cell.col)
        evidence[place] = max(evidence.get(place, -1), sign)
