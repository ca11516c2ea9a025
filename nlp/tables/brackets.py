"""Numbers in brackets that stand below others: errors, deviations and tests, and no negative amounts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from corpus.document import Table

__all__ = ["bracketed_below", "is_bracketed"]

_BRACKETED = re.compile(r"\s*[*∗⁎†‡]*\s*[(\[{]\s*[-−–+]?\s*[0-9]*[.,]?[0-9]+\s*[)\]}]\s*[*∗⁎†‡+a-c]*\s*")
"""One number in brackets with its stars or letters; thousands are no error or test."""
_PLAIN = re.compile(
    r"\s*[*∗⁎†‡]*\s*[-−–+\ufffd]?\s*[0-9][0-9.,]*\s*%?\s*[*∗⁎†‡+a-c\s]*|\s*[-−–]?[.,][0-9]+.*"
)
"""A number without brackets, U+FFFD for a minus that its font lost."""
_LEAST_ROWS = 2
"""Rows in brackets below others from which they are a habit of the table; one alone may be a loss."""
_LEAST_SHARE = 0.6
"""Share of the bracketed cells that must stand in such rows; our choice."""
_Grid = Mapping[int, Mapping[int, int]]
"""Positions of cells that are not empty, by row and column."""


def is_bracketed(text: str) -> bool:
    """True for a number in brackets, stars aside: "(0.041)", "[-1.96]**"; "(1,234,567)" is none."""
    return len(text) < 24 and bool(_BRACKETED.fullmatch(text))


def bracketed_below(table: Table, texts: Sequence[str]) -> frozenset[int]:
    """Positions of all bracketed cells, if it is the table's habit to set them below plain numbers.

    Rows of the habit hold nothing but brackets, stand below a row of plain numbers in the same columns and
    have no name of their own, or alternate with rows of plain numbers. Empty for a table without the habit.
    """
    bracketed = frozenset(place for place, text in enumerate(texts) if is_bracketed(text))
    if not bracketed:
        return frozenset()
    grid: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for place, cell in enumerate(table.cells):
        if texts[place].strip():
            grid[cell.row][cell.col] = place
    habit = [row for row in grid if _is_below(grid, row, bracketed, texts)]
    unnamed = [row for row in habit if not _is_named(grid[row], bracketed, texts)]
    within = [place for row in habit for place in grid[row].values() if place in bracketed]
    is_habit = len(habit) >= _LEAST_ROWS and (unnamed or len(habit) > _LEAST_ROWS)
    return bracketed if is_habit and len(within) >= _LEAST_SHARE * len(bracketed) else frozenset()


def _is_below(grid: _Grid, row: int, bracketed: frozenset[int], texts: Sequence[str]) -> bool:
    """True for a row of brackets most of which stand right below plain numbers."""
    numbers = {col: at for col, at in grid[row].items() if col and any(map(str.isdigit, texts[at]))}
    if not numbers or not bracketed.issuperset(numbers.values()):
        return False
    above = grid.get(row - 1, {})
    below = sum(col in above and bool(_PLAIN.fullmatch(texts[above[col]])) for col in numbers)
    return 2 * below > len(numbers)


def _is_named(row: Mapping[int, int], bracketed: frozenset[int], texts: Sequence[str]) -> bool:
    first = row.get(0)
    return first is not None and first not in bracketed and any(map(str.isalpha, texts[first]))
