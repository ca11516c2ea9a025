"""What the rows and the columns of a table are: places, goods, years, or measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.annotations import Dim, SlotSource
from corpus.document import Document, Table
from nlp.tables.header_slots import HeaderReader

__all__ = ["Axes", "axes_of"]

_HEADS = (
    (
        Dim.PARTNER,
        re.compile(
            r"\b(?:partners?|suppliers?|source countr\w+|sources?$|destinations?|origins?|export markets?"
            r"|exported to|imported from|imports? from|exports? to)\b",
            re.I,
        ),
    ),
    (
        Dim.AREA,
        re.compile(
            r"\b(?:countr(?:y|ies)|states?|provinces?|regions?|econom(?:y|ies)|territor(?:y|ies)|cit(?:y|ies)"
            r"|count(?:y|ies)|areas?|jurisdictions?|reporters?)\b",
            re.I,
        ),
    ),
    (
        Dim.PRODUCT,
        re.compile(
            r"\b(?:industr(?:y|ies)|sectors?|products?|commodit(?:y|ies)|goods|sic|naics|hs\d*|sitc|isic)\b",
            re.I,
        ),
    ),
)
"""Words of the head of the stub and what the rows below it are then."""
_NO_HEAD = re.compile(r"\b(?:share|number|value|growth|rate|percent|%|total|level|codes?|per)\b", re.I)
"""Words with which such a head names a measure or a code, and no list."""
_LEAST = 3
"""Named headers from which an axis is told: two may be names by chance."""
_MOST = 0.5
"""Share of an axis' headers that must name nothing but places for all to be taken for places."""


@dataclass(frozen=True, slots=True)
class Axes:
    """What the innermost headers of rows and of columns are; None: measures, or things of any kind."""

    rows: Dim | None = None
    columns: Dim | None = None


def axes_of(document: Document, table: Table, reader: HeaderReader) -> Axes:
    """By the head of the stub, else by what most of the headers name."""
    rows = dict.fromkeys(cell.row_path[-1] for cell in table.cells if cell.row_path)
    columns = dict.fromkeys(cell.col_path[-1] for cell in table.cells if cell.col_path)
    by_names = _by_names(rows, SlotSource.ROW_HEADER, reader)
    head = _by_head(_stub_heads(document, table), table.caption)
    if head is Dim.PRODUCT and by_names is Dim.AREA:
        head = by_names
    if by_names is Dim.AREA and (head is Dim.PARTNER or _is_trade_of_one(table.caption, rows, reader)):
        by_names = Dim.PARTNER
    return Axes(head if by_names is None else by_names, _by_names(columns, SlotSource.COL_HEADER, reader))


def _is_trade_of_one(caption: str, rows: Iterable[str], reader: HeaderReader) -> bool:
    """True for "Aggregate effects on U.S. trade" over a list of countries: they are its partners.

    The parts of the one place are none: "U.S. exports" over a list of its states.
    """
    said = {slot.dim: slot.code for slot in reader.read(caption, SlotSource.CAPTION).slots}
    one = said.get(Dim.AREA, "")
    if not one or (Dim.FLOW not in said and not _TRADE.search(caption)):
        return False
    listed = [slot.code for row in rows for slot in reader.read(row, SlotSource.ROW_HEADER).slots]
    return not any(code.startswith(one) for code in listed if code)


_TRADE = re.compile(r"\btrade\b(?! (?:theory|union))", re.IGNORECASE)
"""Trade as such, which is no flow that a code stands for."""


def _stub_heads(document: Document, table: Table) -> list[str]:
    return [
        cell.span.of(document.text)
        for cell in table.cells
        if cell.is_header and cell.col == 0 and not cell.row_path
    ]


def _by_head(heads: Sequence[str], caption: str) -> Dim | None:
    for head in heads:
        if len(head) > 40 or _NO_HEAD.search(head):
            continue
        for dim, words in _HEADS:
            if words.search(head):
                return dim
    return None


def _by_names(headers: Iterable[str], source: SlotSource, reader: HeaderReader) -> Dim | None:
    readings = [reader.read(header, source) for header in headers]
    for dim in (Dim.AREA, Dim.PRODUCT, Dim.PERIOD):
        named = sum(reading.names_only(dim) for reading in readings)
        if named >= min(_LEAST, len(readings)) and named >= _MOST * len(readings) and named > 1:
            return dim
    return None
