"""Claims of a document's tables: every numeric cell with its headers, units note, caption and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
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
from corpus.geometry import Span
from corpus.model import Cell, Document, Table
from nlp.areas import place_code
from nlp.claims import claim_id
from nlp.dates import is_year
from nlp.hedges import interval
from nlp.lexer import lex, plain
from nlp.patterns import FLOW_WORDS, MEASURE_CODES, MEASURE_HEADS
from nlp.periods import find_periods
from nlp.units import unit_after, unit_before, unit_table

__all__ = ["CellValue", "read_cell", "table_claims"]

_CELL = re.compile(
    r"""\s*(?P<open>\()?\s*(?P<sign>[-+])?\s*(?P<money>[A-Z]{0,3}[$€£¥]|RMB|USD|EUR)?\s*(?P<sign2>-)?
    (?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?
      |[0-9]{1,3}(?:[\u2009 ][0-9]{3})+(?:[.,][0-9]+)?
      |[0-9]*[.,]?[0-9]+)
    \s*(?P<unit>%|percent|pp|x)?\s*(?P<close>\))?\s*
    (?P<marks>(?:[*†‡§]+|[a-z]|\[?[a-z0-9]\]|[⁰¹²³⁴-⁹]+)*)\s*$""",
    re.VERBOSE,
)
_MISSING = frozenset(
    {"", "-", "--", "...", "..", "…", "n.a.", "n.a", "na", "n/a", "nil", "x", ":", "*", "c", "n.s.", "."}
)
_MULTIPLIERS = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "mn": 6,
    "bn": 9,
    "mil": 6,
    "bil": 9,
}
_HEADER_CONFIDENCE = {
    SlotSource.ROW_HEADER: 0.85,
    SlotSource.COL_HEADER: 0.85,
    SlotSource.CAPTION: 0.7,
    SlotSource.FOOTNOTE: 0.6,
}


@dataclass(frozen=True, slots=True)
class CellValue:
    """The number of a cell: value as printed (parentheses are a minus), its own unit, place of its digits."""

    value: Decimal
    unit: str
    start: int
    end: int


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


def read_cell(text: str) -> CellValue | None:
    """The number that fills the cell; None for words, missing values and anything with more in it."""
    text = plain(text)
    if len(text) > 40 or text.strip().lower() in _MISSING:
        return None
    match = _CELL.match(text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    digits = match["digits"].replace("\u2009", "").replace(" ", "")
    value = _decimal(digits)
    minus = match["sign"] == "-" or match["sign2"] == "-" or bool(match["open"])
    unit = _own_unit(match["money"] or "", match["unit"] or "")
    start = match.start("open") if match["open"] else match.start("digits")
    return CellValue(
        -value if minus else value, unit, start, match.end("close" if match["close"] else "digits")
    )


def _decimal(digits: str) -> Decimal:
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", digits):
        return Decimal(digits.replace(",", ""))
    return Decimal(digits.replace(",", "."))


def _own_unit(money: str, unit: str) -> str:
    if money:
        found = unit_before(lex(money + "1"), len(lex(money)))
        return found.code if found else ""
    return {"percent": "%", "x": "1"}.get(unit, unit)


class _Names:
    """What the document's entities are called, to find them again in headers."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self._by_name: dict[str, Entity] = {}
        for entity in entities:
            for name in (entity.canonical, " ".join(entity.span.of(text).split())):
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
        yield slot(Dim.MEASURE, code, " ".join(header.split()), "measure")
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
            yield slot(dim, "" if ":~" in found.key else found.key, found.canonical, str(label))


@lru_cache(maxsize=4096)
def _periods(header: str) -> tuple[tuple[str, str], ...]:
    tokens = lex(header)
    found = find_periods(tokens)
    return tuple(
        (period.code, header[tokens[period.first].start : tokens[period.last - 1].end])
        for period in found[:1]
    )


@dataclass(frozen=True, slots=True)
class _Units:
    """What a units note says: code of the unit, power of ten."""

    unit: str = ""
    mult: int = 0


@lru_cache(maxsize=4096)
def _units_in(note: str) -> _Units:
    """As in "(millions of U.S. dollars)" → USD, 6; "percent" → %, 0."""
    tokens = lex(note)
    mult = 0
    unit = ""
    for index, token in enumerate(tokens):
        word = token.low.rstrip("s") if token.low not in ("mns",) else token.low
        if word in _MULTIPLIERS:
            mult += _MULTIPLIERS[word]
        elif token.low == "000" or token.text == "000":
            mult += 3
        elif mult == 0 and index and token.text in _LETTERS and _is_money_sign(tokens[index - 1].text):
            mult = _LETTERS[token.text]
        if not unit and token.text not in ("(", ")", "/", '"', "-"):
            found = unit_before(tokens, index + 1) or (
                unit_after(tokens, index) if _is_unit_word(token.text, token.low) else None
            )
            unit = found.code if found else ""
    return _Units(unit, mult)


_LETTERS = {"K": 3, "k": 3, "M": 6, "m": 6, "B": 9, "b": 9, "T": 12}


def _is_money_sign(text: str) -> bool:
    """As in "($B)", "US$ M", "USD m": a letter behind money is a multiplier."""
    return text in "$€£¥" or text in unit_table().codes


def _is_unit_word(text: str, low: str) -> bool:
    """Symbols of one letter say too little in a header: "m" may be millions, "A" a column."""
    return len(text) > 1 or text in "%$€£¥"


def _of_table(document: Document, number: int, table: Table, names: _Names) -> Iterator[Claim]:
    reader = _Reader(names)
    caption = reader.slots(table.caption, SlotSource.CAPTION) if table.caption else ()
    notes = tuple(
        slot
        for note in table.footnotes
        for slot in reader.slots(note[:400], SlotSource.FOOTNOTE)
        if slot.dim is Dim.VALUATION
    )
    general = _units_in(table.units_note)
    caption_units = _units_in(table.caption)
    if not general.unit and not general.mult:
        general = caption_units
    elif not general.unit:
        general = replace(general, unit=caption_units.unit)
    for place, cell in enumerate(table.cells):
        if cell.is_header or not len(cell.span):
            continue
        text = cell.span.of(document.text)
        value = read_cell(text)
        if value is None or _is_label(text, cell) or _is_code(text, cell):
            continue
        slots = _cell_slots(cell, reader, (*caption, *notes))
        figure = _cell_figure(
            cell, value, CellRef(number, place), slots, _cell_units(cell, value, general), table.caption
        )
        yield Claim(
            id=claim_id(document.id, figure, slots), figure=figure, slots=slots, sentence=cell.span,
            confidence=round(min(0.95, 0.3 + 0.6 * table.confidence), 3),
        )  # fmt: skip


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


def _cell_units(cell: Cell, value: CellValue, general: _Units) -> _Units:
    """The cell's own sign, else its headers' words, the nearest first, else the table's note."""
    if value.unit in ("%", "pp", "1"):
        return _Units(value.unit)
    unit, mult = value.unit, 0
    for header in (*reversed(cell.col_path), *reversed(cell.row_path)):
        found = _units_in(header)
        if found.unit and not unit:
            unit = found.unit
        if found.mult and not mult:
            mult = found.mult
        if found.unit in ("%", "pp"):
            return _Units(found.unit)
        if unit and mult:
            break
    if not unit and _counts_shares(cell):
        return _Units("%")
    unit = unit or general.unit
    return _Units(unit, mult or (general.mult if unit == general.unit or not general.unit else 0))


def _counts_shares(cell: Cell) -> bool:
    words = {
        word for header in (*cell.col_path, *cell.row_path) for word in re.findall(r"[a-z]+", header.lower())
    }
    return bool(words & {"share", "shares", "percentage"})


def _cell_slots(cell: Cell, reader: _Reader, general: Sequence[Slot]) -> tuple[Slot, ...]:
    """One slot a dimension: of the innermost header, columns before rows, then caption and notes."""
    chosen: dict[Dim, Slot] = {}
    for source, path in ((SlotSource.COL_HEADER, cell.col_path), (SlotSource.ROW_HEADER, cell.row_path)):
        for header in reversed(path):
            for slot in reader.slots(header, source):
                chosen.setdefault(slot.dim, slot)
    for slot in general:
        chosen.setdefault(slot.dim, slot)
    if Dim.MEASURE not in chosen:
        words = [*cell.row_path[-1:], *cell.col_path[-1:]]
        header = next((word for word in words if any(char.isalpha() for char in word)), "")
        if header:
            source = SlotSource.ROW_HEADER if words[0] == header and cell.row_path else SlotSource.COL_HEADER
            chosen[Dim.MEASURE] = Slot(
                Dim.MEASURE, "", " ".join(header.split()), source, 0.5, f"{source}:words"
            )
    return tuple(chosen[dim] for dim in Dim if dim in chosen)


def _cell_figure(
    cell: Cell, value: CellValue, ref: CellRef, slots: Sequence[Slot], units: _Units, caption: str
) -> Figure:
    span = cell.span
    number = Span(span.start + value.start, span.start + value.end)
    unit = units.unit or "1"
    return Figure(
        span=span, number=number, value=value.value, lo=None, hi=None, mult=units.mult, unit=unit,
        kind=_cell_kind(cell, unit, caption), hedge=Hedge.NONE, direction=Direction.NONE,
        interval=interval(value.value, None, None, units.mult, Hedge.NONE, unit), by="cell", cell=ref,
    )  # fmt: skip


_GROWTH_WORDS = frozenset({"growth", "change", "increase", "growths", "changes"})
_RATE_WORDS = frozenset({"tariff", "tariffs", "rate", "rates", "duty", "duties", "inflation", "interest"})


def _cell_kind(cell: Cell, unit: str, caption: str) -> Kind:
    words = {
        word
        for header in (*cell.col_path, *cell.row_path, caption)
        for word in re.findall(r"[a-z]+", header.lower())
    }
    if unit == "%":
        near = {
            word
            for header in (*cell.col_path, *cell.row_path)
            for word in re.findall(r"[a-z]+", header.lower())
        }
        if near & {"share", "shares"}:
            return Kind.SHARE
        if words & _GROWTH_WORDS:
            return Kind.GROWTH
        return Kind.RATE if words & _RATE_WORDS else Kind.SHARE
    if unit == "pp":
        return Kind.CHANGE
    if unit == "1":
        if words & {
            "coefficient",
            "estimates",
            "regression",
            "error",
            "errors",
            "statistic",
            "elasticity",
            "r2",
            "coefficients",
            "correlation",
        }:
            return Kind.STATISTIC
        return Kind.COUNT if words & {"number", "count"} else Kind.RATIO if "ratio" in words else Kind.LEVEL
    return Kind.COUNT if unit.startswith("{") else Kind.LEVEL
