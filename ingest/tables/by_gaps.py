"""Rows of a column of text to regions of tables, by their gaps alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from ingest.records import joined
from ingest.tables.row_kinds import (
    begins_note,
    caption_of,
    has_figures,
    is_columns_of_prose,
    is_prose,
    is_tabular,
)
from ingest.tables.text_rows import Row

__all__ = ["rows_to_regions"]

_LEAST_ROWS = 3
"""Two rows side by side are often a formula or a letterhead; three keep columns."""
_MOST_STRAY = 3
"""Rows of one piece within a table: a wrapped name has two lines or three; more are a paragraph."""
_ROW_GAP = 3.2
"""Distance of baselines, in sizes, beyond which a table does not go on."""
_HEAD_GAP = 1.6
"""Distance of baselines, in sizes, from which a repeated header begins another table."""
_OVERHANG = 20.0
"""Points by which a line of words that stands out beyond the rows above is not of their table."""


def rows_to_regions(rows: Sequence[Row]) -> list[list[Row]]:
    """Runs of rows in several pieces, with few others between them."""
    regions: list[list[Row]] = []
    current: list[Row] = []
    strays: list[Row] = []
    for row, below in zip_longest(rows, rows[1:]):
        last = (strays or current or [row])[-1]
        far = row.baseline - last.baseline > _ROW_GAP * row.size
        if far or len(strays) > _MOST_STRAY or _begins_again(row, current, last):
            regions.append(current)
            current, strays = [], []
        if _ends_region(row, below, current):
            regions.append(current)
            current, strays = [], []
        elif is_tabular(row):
            current, strays = [*current, *(strays if current else []), row], []
        else:
            strays.append(row)
    regions.append(current)
    found = [region for region in regions if sum(map(is_tabular, region)) >= _LEAST_ROWS]
    return [_with_head_above(region, rows) for region in found]


def _begins_again(row: Row, current: Sequence[Row], last: Row) -> bool:
    """True where the header of the rows so far stands once more."""
    if not current or row.baseline - last.baseline < _HEAD_GAP * row.size or has_figures(row):
        return False
    return list(map(joined, row.pieces)) == list(map(joined, current[0].pieces)) and is_tabular(row)


def _ends_region(row: Row, below: Row | None, current: Sequence[Row]) -> bool:
    if caption_of(row) or begins_note(row, below):
        return True
    if not current:
        return False
    if is_prose(row):
        left, right = min(above.x0 for above in current), max(above.x1 for above in current)
        return row.x0 < left - _OVERHANG or row.x1 > right + _OVERHANG
    return is_columns_of_prose(row) and any(map(has_figures, current))


def _with_head_above(region: list[Row], rows: Sequence[Row]) -> list[Row]:
    """The region with the line above where that begins a header of one column in two lines."""
    first = region[0]
    place = next(place for place, row in enumerate(rows) if row is first)
    above = rows[place - 1] if place else None
    if above is None or len(above.pieces) != 1 or first.baseline - above.baseline > 1.4 * first.size:
        return region
    if abs(above.size - first.size) > 0.5 or caption_of(above) or begins_note(above):
        return region
    homes = [piece for piece in first.pieces[1:] if piece[0].x0 < above.x1 and above.x0 < piece[-1].x1]
    fits = len(homes) == 1 and above.x0 > max(word.x1 for word in first.pieces[0])
    return [above, *region] if fits else region
