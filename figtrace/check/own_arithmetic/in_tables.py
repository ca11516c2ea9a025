"""Totals of the draft's own tables that their rows or columns do not give.

One column that does not add up proves nothing: its parts may not be all there. But where the same rows add
up to the total in another column, they are the parts, and a column in which they do not has a slip.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.annotations import Claim, Figure
from corpus.document import Cell, Table
from figtrace.check.compare.amounts import significant_digits, step_of
from figtrace.check.own_arithmetic.in_sentences import OwnResult
from figtrace.check.statements.wording import TOTAL, terms

__all__ = ["table_slips"]

_NO_PARTS = re.compile(
    r"\b(?:mean|average|median|change|growth|rate|ratio|share|percent(?:age)?|per|index|price|log|ln)\b|%",
    re.IGNORECASE,
)
"""Headers of what is not added up."""
_TELLING_DIGITS = 3
"""Of a total that holds: two digits add up by chance too often for one line to prove its parts."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A figure of a table, and its place along and across the line that is added up."""

    along: int
    across: int
    header: str
    """The innermost header of the place along the line: "Total"."""
    line: str
    """The headers of the line itself."""
    figure: Figure


def table_slips(tables: Sequence[Table], claims: Sequence[Claim]) -> tuple[OwnResult, ...]:
    """The totals that do not add up though their neighbours do, in the order of the text."""
    by_table: defaultdict[int, list[Figure]] = defaultdict(list)
    for claim in claims:
        if claim.figure.cell is not None and claim.figure.value is not None:
            by_table[claim.figure.cell.table].append(claim.figure)
    slips = {
        slip.figure: slip
        for at, figures in by_table.items()
        for entries in (_down(tables[at], figures), _across(tables[at], figures))
        for slip in _line_slips(entries)
    }
    return tuple(slips[span] for span in sorted(slips))


def _down(table: Table, figures: Sequence[Figure]) -> list[_Entry]:
    """The figures as entries of columns."""
    cells = [(_cell(table, figure), figure) for figure in figures]
    return [
        _Entry(cell.row, cell.col, " ".join(cell.row_path[-1:]), " ".join(cell.col_path), figure)
        for cell, figure in cells
    ]


def _across(table: Table, figures: Sequence[Figure]) -> list[_Entry]:
    """The figures as entries of rows."""
    cells = [(_cell(table, figure), figure) for figure in figures]
    return [
        _Entry(cell.col, cell.row, " ".join(cell.col_path[-1:]), " ".join(cell.row_path), figure)
        for cell, figure in cells
    ]


def _cell(table: Table, figure: Figure) -> Cell:
    if figure.cell is None:
        raise ValueError(f"figure {figure.span}: expected one of a table")
    return table.cells[figure.cell.cell]


def _line_slips(entries: Sequence[_Entry]) -> Iterator[OwnResult]:
    """The totals of lines that fail where others with the same parts hold."""
    lines: defaultdict[int, dict[int, _Entry]] = defaultdict(dict)
    for entry in entries:
        if entry.figure.unit != "%" and not _NO_PARTS.search(entry.line):
            lines[entry.across][entry.along] = entry
    totals = sorted({entry.along for entry in entries if _is_total(entry.header)})
    for number, total in enumerate(totals):
        first = totals[number - 1] + 1 if number else 0
        below = totals[number + 1] if number + 1 < len(totals) else max(e.along for e in entries) + 1
        for places in (range(first, total), range(total + 1, below)):
            yield from _failing(list(lines.values()), total, places)


def _is_total(header: str) -> bool:
    return TOTAL in terms(header) and not _NO_PARTS.search(header)


def _failing(lines: Sequence[dict[int, _Entry]], total: int, places: range) -> Iterator[OwnResult]:
    sums = [_Sum(line[total].figure, _parts(line, places)) for line in lines if total in line]
    full = max((len(one.parts) for one in sums), default=0)
    complete = [one for one in sums if len(one.parts) == full > 1 and one.has_one_unit]
    held = [one for one in complete if one.holds]
    units = {one.total.unit for one in held}
    failed = [one for one in complete if not one.holds and one.total.unit in units]
    telling = any(significant_digits(one.total) >= _TELLING_DIGITS for one in held)
    if len(held) > len(failed) and (telling or len(held) > 1):
        yield from (one.failed for one in failed)


def _parts(line: dict[int, _Entry], places: range) -> tuple[Figure, ...]:
    return tuple(line[at].figure for at in places if at in line)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total and its parts."""

    total: Figure
    parts: tuple[Figure, ...]

    @property
    def has_one_unit(self) -> bool:
        """True if nothing has to be converted."""
        return len({(figure.unit, figure.mult) for figure in (self.total, *self.parts)}) == 1

    @property
    def added(self) -> Decimal:
        """The parts' sum, in the table's own units."""
        return sum((_value(figure) for figure in self.parts), Decimal(0))

    @property
    def holds(self) -> bool:
        """True if the parts add up to the total within the roundings of all of them."""
        slack = sum((step_of(figure) / 2 for figure in (self.total, *self.parts)), Decimal(0))
        return abs(self.added - _value(self.total)) <= slack

    @property
    def failed(self) -> OwnResult:
        """The total as one that its parts do not give."""
        return OwnResult(self.total.span, self.shown, False, tuple(figure.span for figure in self.parts))

    @property
    def shown(self) -> str:
        """As in "12.1 + 4.5 = 16.6"."""
        return " + ".join(_plain(_value(figure)) for figure in self.parts) + f" = {_plain(self.added)}"


def _value(figure: Figure) -> Decimal:
    return figure.value or Decimal(0)


def _plain(number: Decimal) -> str:
    return f"{number:f}".replace("-", "−")
