"""Claims of a document's tables: every numeric cell with its headers, units note, caption and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.annotations import (
    CellRef,
    Claim,
    Dim,
    Direction,
    Entity,
    Figure,
    Hedge,
    Kind,
    Label,
    Slot,
    SlotSource,
)
from corpus.document import Cell, Document, Table
from corpus.english import flat
from corpus.geometry import Span
from nlp.claims import FLOW_WORDS, MEASURE_CODES, MEASURE_HEADS, claim_id, find_periods, place_code
from nlp.figures import Printed, interval, is_year
from nlp.tables.cell_numbers import CellValue, convention_of, read_cell
from nlp.tables.country_headers import code_slot, iso_headers
from nlp.tables.sums import sum_evidence
from nlp.tables.units import Units, cell_units, fractions_of_one, header_words, table_units, words_of
from nlp.text import lex

__all__ = ["table_claims"]

_HEADER_CONFIDENCE = {
    SlotSource.ROW_HEADER: 0.85,
    SlotSource.COL_HEADER: 0.85,
    SlotSource.CAPTION: 0.7,
}


def table_claims(document: Document, entities: Sequence[Entity] = ()) -> tuple[Claim, ...]:
    """A claim for each numeric cell of the document's tables, in order; none for headers and missing values.

    `entities` teach which words of headers and captions are places, products, firms and policies.
    """
    names = _Names(document.text, entities)
    return tuple(
        claim
        for number, table in enumerate(document.tables)
        for claim in _of_table(document, number, table, names)
    )


class _Names:
    """What the document's entities are called, to find them again in headers."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._by_name: dict[str, Entity] = {}
        for entity in entities:
            for name in (entity.canonical, flat(entity.span.of(text))):
                self._by_name.setdefault(name.casefold(), entity)

    def find(self, header: str) -> list[Entity]:
        """Entities named in the header, longest names first."""
        words = re.findall(r"\w+(?:[.&'-]\w+)*\.?", header)
        found: list[Entity] = []
        at = 0
        while at < len(words):
            for length in range(min(6, len(words) - at), 0, -1):
                entity = self._by_name.get(" ".join(words[at : at + length]).casefold())
                if entity is not None:
                    found.append(entity)
                    at += length - 1
                    break
            at += 1
        return found


@dataclass(slots=True)
class _Reader:
    """Reads headers once for all cells that they govern."""

    names: _Names
    known: dict[tuple[SlotSource, str], tuple[Slot, ...]] = field(default_factory=dict)

    def slots(self, header: str, source: SlotSource) -> tuple[Slot, ...]:
        key = (source, header)
        if key not in self.known:
            self.known[key] = tuple(_header_slots(header, source, self.names.find(header)))
        return self.known[key]


def _header_slots(header: str, source: SlotSource, entities: Sequence[Entity]) -> Iterator[Slot]:
    confidence = _HEADER_CONFIDENCE[source]

    def slot(dim: Dim, code: str, surface: str, rule: str) -> Slot:
        return Slot(dim, code, surface, source, confidence, f"{source}:{rule}")

    for code, surface in _periods(header):
        yield slot(Dim.PERIOD, code, surface, "period")
    words = re.findall(r"[a-z&]+", header.lower())
    for index, word in enumerate(words):
        if word in FLOW_WORDS and (
            word != "trade" or words[index + 1 : index + 2] not in (["balance"], ["deficit"])
        ):
            yield slot(Dim.FLOW, FLOW_WORDS[word], word, "flow")
            break
    heads = [word for word in words if word in MEASURE_HEADS]
    if heads:
        code = next((MEASURE_CODES[word] for word in heads if word in MEASURE_CODES), "")
        yield slot(Dim.MEASURE, code, flat(header), "measure")
    yield from _entity_slots(header, entities, slot)


def _entity_slots(header: str, entities: Sequence[Entity], slot) -> Iterator[Slot]:  # type: ignore[no-untyped-def]
    places = [entity for entity in entities if entity.label is Label.PLACE and place_code(entity)]
    partner = bool(re.search(r"\b(?:to|from|with)\b", header.lower()))
    for index, entity in enumerate(places[:2]):
        dim = Dim.PARTNER if index == 1 or (partner and len(places) == 1) else Dim.AREA
        yield slot(dim, place_code(entity), entity.canonical, "place")
    for label, dim in ((Label.PRODUCT, Dim.PRODUCT), (Label.FIRM, Dim.AGENT), (Label.POLICY, Dim.POLICY)):
        found = next((entity for entity in entities if entity.label is label), None)
        if found:
            yield slot(dim, found.key if found.is_listed else "", found.canonical, str(label))


@lru_cache(maxsize=4096)
def _periods(header: str) -> tuple[tuple[str, str], ...]:
    tokens = lex(header)
    found = find_periods(tokens)
    return tuple(
        (period.code, header[tokens[period.first].start : tokens[period.last - 1].end])
        for period in found[:1]
    )


@dataclass(frozen=True, slots=True)
class _Body:
    """What holds for all cells of a table."""

    table: Table
    slots: tuple[Slot, ...]
    """Of the caption."""
    units: Units
    countries: Mapping[str, str]
    """Codes of the headers that are country codes."""
    errors: bool
    """True where parentheses hold standard errors and not negative values."""


_ERRORS = re.compile(
    r"(?:standard errors?|std\. ?err|s\.e\.|t-?\s?stat\w*|z-?\s?stat\w*|t-?\s?values?|p-?\s?values?)"
    r"[^.;]{0,80}(?:parenthes|bracket)|(?:parenthes|bracket)[^.;]{0,60}(?:standard errors?|t-?\s?stat\w*)",
    re.IGNORECASE,
)
_STARS = re.compile(r"[0-9]\s*\*{1,3}\s*$")


def _of_table(document: Document, number: int, table: Table, names: _Names) -> Iterator[Claim]:
    reader = _Reader(names)
    texts = [cell.span.of(document.text) for cell in table.cells]
    body = _Body(
        table,
        reader.slots(table.caption, SlotSource.CAPTION) if table.caption else (),
        table_units(table),
        iso_headers(table),
        _holds_errors(table, texts),
    )
    convention = convention_of(
        text for text, cell in zip(texts, table.cells, strict=True) if not cell.is_header
    )
    values: dict[int, CellValue] = {}
    for place, (cell, text) in enumerate(zip(table.cells, texts, strict=True)):
        if cell.is_header or not len(cell.span):
            continue
        value = read_cell(text, convention=convention, parentheses_negate=not body.errors)
        if value is not None and not _is_label(text, cell) and not _is_code(text, cell):
            values[place] = value
    units = {place: cell_units(table.cells[place], value, body.units) for place, value in values.items()}
    units = fractions_of_one(table.cells, values, units)
    sums = sum_evidence(
        (table.cells[place], value.value, units[place].unit == "%") for place, value in values.items()
    )
    for place, value in values.items():
        cell = table.cells[place]
        slots = _cell_slots(cell, reader, body)
        in_error = body.errors and texts[place].strip().startswith("(")
        figure = _cell_figure(cell, value, CellRef(number, place), units[place], body, in_error=in_error)
        yield Claim(
            id=claim_id(document.id, figure, slots), figure=figure, slots=slots, sentence=cell.span,
            confidence=_confidence(table, sums.get((cell.row, cell.col), 0)),
        )  # fmt: skip


def _holds_errors(table: Table, texts: Sequence[str]) -> bool:
    """True for tables of regressions: their notes say so, or stars stand behind their numbers."""
    if any(_ERRORS.search(note) for note in (table.caption, table.units_note, *table.footnotes)):
        return True
    return sum(bool(_STARS.search(text)) for text in texts if len(text) < 20) > 2


_SUM_WEIGHT = 0.1
"""What a sum that holds adds to the confidence, and one that fails takes; our choice, to be tuned."""


def _confidence(table: Table, evidence: int) -> float:
    return round(min(0.95, 0.3 + 0.6 * table.confidence + _SUM_WEIGHT * evidence), 3)


_CODE_HEADER = re.compile(r"\b(?:codes?|hs\s?\d*|hts\w*|sitc|naics|sic|isic|id)\b", re.IGNORECASE)
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


def _is_label(text: str, cell: Cell) -> bool:
    """A year or running number in the stub names its row."""
    return cell.col == 0 and (
        is_year(text.strip()) or (not cell.row_path and not cell.col_path and text.strip().isdigit())
    )


def _cell_slots(cell: Cell, reader: _Reader, body: _Body) -> tuple[Slot, ...]:
    """One slot a dimension: of the innermost header, columns before rows, then of the caption."""
    chosen: dict[Dim, Slot] = {}
    for source, path in ((SlotSource.COL_HEADER, cell.col_path), (SlotSource.ROW_HEADER, cell.row_path)):
        for header in reversed(path):
            for slot in reader.slots(header, source):
                chosen.setdefault(slot.dim, slot)
            if header in body.countries:
                chosen.setdefault(Dim.AREA, code_slot(body.countries[header], header, source))
    for slot in body.slots:
        chosen.setdefault(slot.dim, slot)
    if Dim.MEASURE not in chosen:
        words = [*cell.row_path[-1:], *cell.col_path[-1:]]
        header = next((word for word in words if any(char.isalpha() for char in word)), "")
        if header:
            source = SlotSource.ROW_HEADER if words[0] == header and cell.row_path else SlotSource.COL_HEADER
            chosen[Dim.MEASURE] = Slot(Dim.MEASURE, "", flat(header), source, 0.5, f"{source}:words")
    return tuple(chosen[dim] for dim in Dim if dim in chosen)


def _cell_figure(
    cell: Cell, value: CellValue, ref: CellRef, units: Units, body: _Body, *, in_error: bool
) -> Figure:
    span = cell.span
    number = Span(span.start + value.start, span.start + value.end)
    unit = units.unit or "1"
    kind = Kind.STATISTIC if in_error else _cell_kind(cell, unit, body)
    return Figure(
        span=span, number=number, value=value.value, lo=None, hi=None, mult=units.mult, unit=unit,
        kind=kind, hedge=Hedge.NONE, direction=Direction.NONE,
        interval=interval(Printed(value.value, mult=units.mult), Hedge.NONE), by="cell", cell=ref,
    )  # fmt: skip


_GROWTH_WORDS = frozenset({"growth", "change", "increase", "growths", "changes"})
_RATE_WORDS = frozenset({"tariff", "tariffs", "rate", "rates", "duty", "duties", "inflation", "interest"})


_STATISTIC_WORDS = frozenset(
    {
        "coefficient", "coefficients", "estimates", "regression", "error", "errors", "statistic",
        "elasticity", "r2", "correlation",
    }
)  # fmt: skip
_PART_OF = re.compile(r"(?:percent|per cent|percentage|%)(?: share)? of\b", re.IGNORECASE)


def _cell_kind(cell: Cell, unit: str, body: _Body) -> Kind:
    near = header_words(cell)
    words = near | set(words_of(body.table.caption))
    if unit == "%":
        notes = (*cell.col_path, *cell.row_path, body.table.units_note)
        if near & {"share", "shares"} or any(map(_PART_OF.search, notes)):
            return Kind.SHARE
        if words & _GROWTH_WORDS:
            return Kind.GROWTH
        return Kind.RATE if words & _RATE_WORDS else Kind.SHARE
    if unit == "pp":
        return Kind.CHANGE
    if unit == "1":
        if body.errors or words & _STATISTIC_WORDS:
            return Kind.STATISTIC
        return Kind.COUNT if words & {"number", "count"} else Kind.RATIO if "ratio" in words else Kind.LEVEL
    return Kind.COUNT if unit.startswith("{") else Kind.LEVEL
