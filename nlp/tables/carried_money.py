"""Money signs that stand once: accountants print "$" in the first row of a column, and in that of its sum."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from corpus.document import Cell, Table
from nlp.figures import is_money
from nlp.tables.cell_numbers import CellValue
from nlp.tables.units import Units

__all__ = ["with_carried_money"]

_NO_MONEY = re.compile(
    r"\b(?:number|count|per ?cent\w*|shares?|rates?|ratio|index|indices|employees|workers|persons|staff"
    r"|units?|hours|weeks|days|years|tons|tonnes|acres|rank)\b|%|#",
    re.IGNORECASE,
)
"""Words of rows whose numbers are no money, whatever stands above them."""


def with_carried_money(
    table: Table, values: Mapping[int, CellValue], units: Mapping[int, Units]
) -> dict[int, Units]:
    """The units by the cells' positions; below a sign of money, cells of its column without a unit have it.

    The sign must stand in the first number of the column, and be the only one there.
    """
    columns: defaultdict[int, list[int]] = defaultdict(list)
    for place in sorted(values, key=lambda place: table.cells[place].row):
        columns[table.cells[place].col].append(place)
    found = dict(units)
    for places in columns.values():
        signs = {values[place].unit for place in places} - {""}
        money = values[places[0]].unit
        if signs == {money} and is_money(money):
            for place in places:
                if not found[place].unit and not _is_else(table.cells[place]):
                    found[place] = replace(found[place], unit=found[places[0]].unit)
    return found


def _is_else(cell: Cell) -> bool:
    return any(map(_NO_MONEY.search, cell.row_path))
