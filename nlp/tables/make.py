"""Claims of a document's tables: every numeric cell with its headers, units note, caption and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.annotations import CellRef, Claim, Dim, Direction, Entity, Figure, Hedge, Kind, Slot
from corpus.document import Cell, Document, Table
from corpus.geometry import Span
from nlp.claims import claim_id, read_home
from nlp.figures import Printed, interval, is_year
from nlp.tables.axes import axes_of
from nlp.tables.carried_money import with_carried_money
from nlp.tables.cell_kinds import cell_kind
from nlp.tables.cell_numbers import CellValue, convention_of, read_cell
from nlp.tables.cell_slots import SlotReader, common_period, noted_slots
from nlp.tables.counted_things import counted_thing
from nlp.tables.country_headers import iso_headers
from nlp.tables.currency import dollars_of, says_whose
from nlp.tables.header_slots import HeaderReader
from nlp.tables.measures import title_of
from nlp.tables.names import Names
from nlp.tables.regressions import (
    counts_observations,
    counts_or_fits,
    error_name,
    role_of,
    row_labels,
    statistic_measure,
    unnamed_rows,
)
from nlp.tables.sums import sum_evidence
from nlp.tables.surroundings import captioned_tables
from nlp.tables.table_types import TableType, TypedTable, typed_table
from nlp.tables.units import Units, cell_units, fractions_of_one, multiplier_in, table_units

__all__ = ["table_claims"]


def table_claims(document: Document, entities: Sequence[Entity] = ()) -> tuple[Claim, ...]:
    """A claim for each numeric cell of the document's tables, in order; none for headers and missing values.

    `entities` teach which words of headers and captions are places, products, firms and policies.
    """
    names = Names(document.text, entities)
    tables = captioned_tables(document)
    home = read_home(entities) if tables else None
    dollars = dollars_of(document.text) if tables else ""
    return tuple(
        claim
        for number, table in enumerate(tables)
        for claim in _of_table(document, number, table, names, dollars, home)
    )


def _of_table(
    document: Document, number: int, table: Table, names: Names, dollars: str, home: Slot | None
) -> Iterator[Claim]:
    texts = [cell.span.of(document.text) for cell in table.cells]
    typed = typed_table(table, texts)
    values = _values(table, texts, typed)
    units = _units(table, values, typed)
    if dollars != "USD" and not says_whose(table):
        units = {place: _in_dollars(found, dollars) for place, found in units.items()}
    sums = sum_evidence(
        (table.cells[place], value.value, units[place].unit == "%") for place, value in values.items()
    )
    scope = _scope(document, table, typed, names, home)
    for place, value in values.items():
        cell = table.cells[place]
        slots = scope.slots(place, cell)
        kind = scope.kind(place, cell, units[place], value)
        figure = _figure(cell, value, CellRef(number, place), units[place], kind)
        yield Claim(
            id=claim_id(document.id, figure, slots), figure=figure, slots=slots, sentence=cell.span,
            confidence=_confidence(table, sums.get((cell.row, cell.col), 0)),
        )  # fmt: skip


def _values(table: Table, texts: Sequence[str], typed: TypedTable) -> dict[int, CellValue]:
    """The numbers of the table's cells by their positions."""
    convention = convention_of(
        text for text, cell in zip(texts, table.cells, strict=True) if not cell.is_header
    )
    values: dict[int, CellValue] = {}
    for place, (cell, text) in enumerate(zip(table.cells, texts, strict=True)):
        if cell.is_header or not len(cell.span):
            continue
        value = read_cell(text, convention=convention, parentheses_negate=place not in typed.errors)
        if value is None or _is_label(text, cell) or _is_code(text, cell):
            continue
        if not _is_date(text, cell):
            values[place] = value
    return values


def _units(table: Table, values: Mapping[int, CellValue], typed: TypedTable) -> dict[int, Units]:
    general = table_units(table)
    labels, title = row_labels(table, typed.errors), title_of(table.caption)
    units: dict[int, Units] = {}
    for place, value in values.items():
        cell = table.cells[place]
        label = labels.get(cell.row, "")
        if place not in typed.errors and counts_observations(cell, label):
            units[place] = Units("{observation}", multiplier_in(label))
        elif typed.type is TableType.REGRESSION:
            units[place] = Units(value.unit)
        else:
            units[place] = _counted(cell_units(cell, value, general), cell, value, title)
    if typed.type is not TableType.REGRESSION:
        units = with_carried_money(table, values, units)
    return fractions_of_one(table.cells, values, units)


def _counted(units: Units, cell: Cell, value: CellValue, title: str) -> Units:
    """The units; of a number without one that counts things, the thing."""
    if units.unit or value.unit or units.implied:
        return units
    thing = counted_thing(cell, value, title)
    return replace(units, unit=f"{{{thing}}}") if thing else units


def _in_dollars(units: Units, code: str) -> Units:
    if units.unit != "USD" and not units.unit.startswith("USD/"):
        return units
    return replace(units, unit=code + units.unit.removeprefix("USD"))


@dataclass(frozen=True, slots=True)
class _Scope:
    """What the cells of one table are about."""

    table: Table
    typed: TypedTable
    reader: SlotReader
    labels: Mapping[int, str]
    """Of the rows."""
    error: str
    """What stands in brackets: "standard error"."""
    unnamed: frozenset[int] = frozenset()
    """Rows without a name of their own, below one with a name."""

    def slots(self, place: int, cell: Cell) -> tuple[Slot, ...]:
        """One slot a dimension."""
        below = place in self.typed.errors or cell.row in self.unnamed
        if self.typed.type is not TableType.REGRESSION:
            below = place in self.typed.errors
            return self._with_error(self.reader.amount(cell)) if below else self.reader.amount(cell)
        if self.reader.lists_things and not counts_or_fits(cell):
            slots = self.reader.estimate(cell)
            return self._with_error(slots) if below else slots
        label = self.labels.get(cell.row - (cell.row in self.unnamed), "")
        role = role_of(cell, label, below=below)
        return self.reader.statistic(cell, statistic_measure(cell, role, label, self.table, self.error))

    def _with_error(self, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        return tuple(
            replace(slot, code="", surface=f"{self.error} of {slot.surface}")
            if slot.dim is Dim.MEASURE
            else slot
            for slot in slots
        )

    def kind(self, place: int, cell: Cell, units: Units, value: CellValue) -> Kind:
        """Statistics by the type of the table, amounts by their own words."""
        if self.typed.type is TableType.REGRESSION or place in self.typed.errors:
            return Kind.STATISTIC
        return cell_kind(cell, units.unit or "1", self.table, value.value)


def _scope(document: Document, table: Table, typed: TypedTable, names: Names, home: Slot | None) -> _Scope:
    headers = HeaderReader(names)
    axes = axes_of(document, table, headers)
    period, noted = common_period(table, headers), noted_slots(table, headers)
    reader = SlotReader(headers, axes, table.caption, iso_headers(table), period, noted, home)
    notes = (table.caption, table.units_note, *table.footnotes)
    labels = row_labels(table, typed.errors)
    return _Scope(table, typed, reader, labels, error_name(notes), unnamed_rows(document, table))


_SUM_WEIGHT = 0.1
"""What a sum that holds adds to the confidence, and one that fails takes; our choice, to be tuned."""


def _confidence(table: Table, evidence: int) -> float:
    return round(min(0.95, 0.3 + 0.6 * table.confidence + _SUM_WEIGHT * evidence), 3)


_CODE_HEADER = re.compile(r"\b(?:codes?|hs\s?\d*|hts\w*|sitc|naics|sic|isic|id)\b", re.IGNORECASE)
"""Headers of columns that hold codes of goods, industries or rows."""
_LONGEST_PLAIN = 8
"""Digits without separators from which a cell is a code: HS numbers have eight and ten."""


def _is_code(text: str, cell: Cell) -> bool:
    """True for integers without separators that are too long for a quantity or stand under "HS code"."""
    digits = text.strip()
    if not digits.isdigit():
        return False
    return len(digits) >= _LONGEST_PLAIN or any(
        _CODE_HEADER.search(header) and not re.search(r"number of|count", header, re.IGNORECASE)
        for header in cell.col_path[-1:]
    )


_ROW_NUMBER = re.compile(r"\([0-9]{1,2}\)")
"""The running number of a row in brackets."""
_YEARS = re.compile(r"\byears?\b|\bdate", re.IGNORECASE)
"""Headers of columns that hold dates."""
_YEAR = re.compile(r"([12][0-9]{3})\s*[^\d.,%]{0,3}")
"""Four digits that may be a year, with a mark of a note behind."""


def _is_date(text: str, cell: Cell) -> bool:
    """A year below "Year", as of when something was made, is a date and no amount."""
    found = _YEAR.fullmatch(text.strip())
    heads = (*cell.col_path[-1:], *cell.row_path[-1:])
    return found is not None and is_year(found[1]) and any(map(_YEARS.search, heads))


def _is_label(text: str, cell: Cell) -> bool:
    """A year or running number in the stub names its row."""
    own = text.strip()
    if _ROW_NUMBER.fullmatch(own) and cell.col == 0:
        return True
    is_own = own.isdigit() and (cell.row_path[-1].strip() == own if cell.row_path else not cell.col_path)
    return cell.col == 0 and (is_year(own) or is_own)


def _figure(cell: Cell, value: CellValue, ref: CellRef, units: Units, kind: Kind) -> Figure:
    number = Span(cell.span.start + value.start, cell.span.start + value.end)
    return Figure(
        span=cell.span, number=number, value=value.value, lo=None, hi=None, mult=units.mult,
        unit=units.unit or "1", kind=kind, hedge=Hedge.NONE, direction=Direction.NONE,
        interval=interval(Printed(value.value, mult=units.mult), Hedge.NONE), by="cell", cell=ref,
    )  # fmt: skip
