"""The slots of a cell: by its headers, by what its rows and columns are, by the caption."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from corpus.annotations import Dim, Slot, SlotSource
from corpus.document import Cell, Table
from nlp.tables.axes import Axes
from nlp.tables.country_headers import code_slot
from nlp.tables.header_slots import HeaderReader
from nlp.tables.measures import governing, measure_of
from nlp.tables.month_headers import in_month

__all__ = ["SlotReader", "common_period", "noted_slots"]

_OF_SAMPLE = frozenset({Dim.AREA, Dim.PERIOD})
"""What headers of columns and the caption say of a regression: its sample."""
_LISTED = frozenset({Dim.AREA, Dim.PARTNER, Dim.PRODUCT})
_SUMS = re.compile(
    r"\W*(?:(?:grand |sub-?)?totals?|means?|averages?|medians?|overall|sums?)\b", re.IGNORECASE
)
"""Rows of a list that sum it up and are none of its things."""


@dataclass(frozen=True, slots=True)
class SlotReader:
    """Reads the slots of the cells of one table."""

    headers: HeaderReader
    axes: Axes
    caption: str
    countries: Mapping[str, str]
    """Codes of the headers that are country codes."""
    period: Slot | None
    """The one period that headers of the table name; None for none or several."""
    noted: tuple[Slot, ...] = ()
    """What the notes of the table say of its data."""
    home: Slot | None = None
    """The place that the whole document is about."""

    @property
    def lists_things(self) -> bool:
        """True if the rows are places or goods."""
        return self.axes.rows in _LISTED

    def amount(self, cell: Cell) -> tuple[Slot, ...]:
        """One slot a dimension: of the innermost header, columns before rows, then of the caption.

        Where nothing of the table names a place, and it lists none, the document's own is meant.
        """
        chosen = self._sample(cell)
        if self.home is not None and Dim.AREA not in (self.axes.rows, self.axes.columns):
            chosen.setdefault(Dim.AREA, self.home)
        return self._with_measure(chosen, cell)

    def estimate(self, cell: Cell) -> tuple[Slot, ...]:
        """An estimate for a place or good: as of an amount, without a flow."""
        slots = self._with_measure(self._sample(cell), cell)
        return tuple(slot for slot in slots if slot.dim is not Dim.FLOW)

    def _sample(self, cell: Cell) -> dict[Dim, Slot]:
        chosen = self._of_headers(cell)
        self._add_caption(chosen)
        if self.period is not None:
            chosen.setdefault(Dim.PERIOD, self.period)
        self._add_notes(chosen)
        return chosen

    def _with_measure(self, chosen: dict[Dim, Slot], cell: Cell) -> tuple[Slot, ...]:
        return _in_order(chosen, measure_of(cell, self.axes, self.caption, self.headers))

    def statistic(self, cell: Cell, measure: Slot) -> tuple[Slot, ...]:
        """A statistic of regressions: what it is, and the sample; regressors name no place and no flow."""
        chosen: dict[Dim, Slot] = {}
        for header, source in reversed(list(governing(cell))):
            if source is SlotSource.COL_HEADER:
                for slot in self.headers.read(header, source).slots:
                    chosen.setdefault(slot.dim, slot)
        self._add_caption(chosen)
        self._add_notes(chosen)
        return _in_order({dim: slot for dim, slot in chosen.items() if dim in _OF_SAMPLE}, measure)

    def _of_headers(self, cell: Cell) -> dict[Dim, Slot]:
        chosen: dict[Dim, Slot] = {}
        headers = list(governing(cell))
        columns = [one for one in headers if one[1] is SlotSource.COL_HEADER]
        rows = [one for one in headers if one[1] is SlotSource.ROW_HEADER]
        for header, source in (*reversed(columns), *reversed(rows)):
            if header in self.countries:
                chosen.setdefault(Dim.AREA, code_slot(self.countries[header], header, source))
            for slot in self._header(header, source, innermost=[(header, source)] == rows[-1:]):
                chosen.setdefault(slot.dim, slot)
        if Dim.PERIOD in chosen:
            chosen[Dim.PERIOD] = in_month(chosen[Dim.PERIOD], [header for header, _ in headers])
        return chosen

    def _header(self, header: str, source: SlotSource, *, innermost: bool) -> tuple[Slot, ...]:
        """The slots of a header; in a list of places or goods the whole header is one of them."""
        reading = self.headers.read(header, source)
        dim = self.axes.rows
        if source is not SlotSource.ROW_HEADER or not innermost or dim not in _LISTED or dim is None:
            return reading.slots
        if dim is Dim.PARTNER:
            return tuple(replace(slot, dim=dim) if slot.dim is Dim.AREA else slot for slot in reading.slots)
        if not reading.words or _SUMS.match(header) or any(slot.dim is dim for slot in reading.slots):
            return reading.slots
        return (*reading.slots, Slot(dim, "", reading.text, source, 0.6, f"{source}:listed"))

    def _add_caption(self, chosen: dict[Dim, Slot]) -> None:
        if self.caption:
            for slot in self.headers.read(self.caption, SlotSource.CAPTION).slots:
                chosen.setdefault(slot.dim, slot)

    def _add_notes(self, chosen: dict[Dim, Slot]) -> None:
        for slot in self.noted:
            chosen.setdefault(slot.dim, slot)


def _in_order(chosen: dict[Dim, Slot], measure: Slot | None) -> tuple[Slot, ...]:
    found = dict(chosen) if measure is None else {**chosen, Dim.MEASURE: measure}
    return tuple(found[dim] for dim in Dim if dim in found)


_SENTENCE_END = re.compile(r"(?<=[a-z0-9)])\.\s+|;\s*")
"""Where one note ends and the next begins."""
_OF_DATA = re.compile(
    r"\b(?:data (?:are|is|cover|from|for)|samples? (?:period |is|are|covers?|from|of)|census)\b",
    re.IGNORECASE,
)
"""Words by which a note says what the data cover."""
_LONGEST_NOTES = 2000
"""Letters of notes that are read: a paragraph; some papers put a page there."""


def noted_slots(table: Table, headers: HeaderReader) -> tuple[Slot, ...]:
    """The place and the period that notes on the data name, each if there is but one: "Data are for 2007"."""
    found: dict[Dim, dict[str, Slot]] = {dim: {} for dim in _OF_SAMPLE}
    for sentence in _SENTENCE_END.split(" ".join(table.footnotes)[:_LONGEST_NOTES]):
        if not _OF_DATA.search(sentence):
            continue
        reading = headers.read(_IN_BRACKETS.sub(" ", sentence), SlotSource.FOOTNOTE)
        for slot in reading.slots:
            if slot.dim in found and slot.code and not (slot.dim is Dim.PERIOD and reading.periods > 1):
                found[slot.dim].setdefault(slot.code, slot)
    spans = {code: slot for code, slot in found[Dim.PERIOD].items() if "/" in code}
    found[Dim.PERIOD] = spans or found[Dim.PERIOD]
    return tuple(slot for of_dim in found.values() if len(of_dim) == 1 for slot in of_dim.values())


_IN_BRACKETS = re.compile(r"\([^()]*\)")
"""Citations and remarks: what they name is not where the data are from."""


def common_period(table: Table, headers: HeaderReader) -> Slot | None:
    """The period that most of the columns name, if it is the only one; a weak word for the other columns."""
    paths = {cell.col_path for cell in table.cells if cell.col_path}
    named = [
        slot
        for path in paths
        for header in path
        for slot in headers.read(header, SlotSource.COL_HEADER).slots
        if slot.dim is Dim.PERIOD
    ]
    if len({slot.code for slot in named}) != 1 or 2 * len(named) <= len(paths):
        return None
    return replace(named[0], confidence=0.4, by="table:period")
