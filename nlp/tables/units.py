"""Units that notes, captions and headers of tables give: code and power of ten."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.document import Cell, Table
from nlp.figures import singular, unit_after, unit_before, unit_table
from nlp.tables.cell_numbers import CellValue
from nlp.text import Token, lex, word_set

__all__ = [
    "Units", "cell_units", "fractions_of_one", "header_words", "multiplier_in", "table_units", "units_in",
    "words_of",
]  # fmt: skip

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
_LETTERS = {"K": 3, "k": 3, "M": 6, "m": 6, "B": 9, "b": 9, "T": 12}


@dataclass(frozen=True, slots=True)
class Units:
    """What a note says: code of the unit, "" for none, and the power of ten."""

    unit: str = ""
    mult: int = 0
    implied: bool = False
    """True for a share that is called so without a sign: in per cent, or as a fraction of one."""


def fractions_of_one(
    cells: Sequence[Cell], values: Mapping[int, CellValue], units: Mapping[int, Units]
) -> dict[int, Units]:
    """The units by the cells' positions; columns of implied shares none of which exceeds one are of one."""
    columns: defaultdict[int, list[int]] = defaultdict(list)
    for place, found in units.items():
        if found.implied:
            columns[cells[place].col].append(place)
    fractions = {
        place
        for places in columns.values()
        if all(abs(values[place].value) <= 1 for place in places)
        for place in places
    }
    return {place: Units("1") if place in fractions else found for place, found in units.items()}


def table_units(table: Table) -> Units:
    """The units of the whole table: its note's, else its caption's."""
    general, caption = units_in(table.units_note), units_in(table.caption)
    if not any((general.unit, general.mult, caption.unit, caption.mult)) and _SHARES_OF.search(table.caption):
        return Units("%", implied=True)
    if not general.unit and not general.mult:
        return caption
    return general if general.unit else replace(general, unit=caption.unit)


_SHARES_OF = re.compile(r"\b(?:shares?|percentages?) of\b", re.IGNORECASE)
_OTHER_MEASURES = frozenset(
    {"number", "value", "values", "count", "index", "ratio", "rank", "price", "obs", "n"}
)
"""Words of headers that measure something else than the shares of the caption."""


def cell_units(cell: Cell, value: CellValue, general: Units) -> Units:
    """The cell's own sign, else its headers' words, the nearest first, else the table's note."""
    if value.unit in ("%", "pp", "1"):
        return Units(value.unit)
    unit, mult = value.unit, 0
    for header in (*reversed(cell.col_path), *reversed(cell.row_path)):
        found = units_in(header)
        if found.unit and not unit:
            unit = found.unit
        if found.mult and not mult:
            mult = found.mult
        if found.unit in ("%", "pp"):
            return Units(found.unit)
        if unit and mult:
            break
    if not unit and header_words(cell) & {"share", "shares", "percentage"}:
        return Units("%", implied=True)
    if general.implied and not unit and not mult and not header_words(cell) & _OTHER_MEASURES:
        return general
    unit = unit or general.unit
    return Units(unit, mult or (general.mult if unit == general.unit or not general.unit else 0))


def header_words(cell: Cell) -> set[str]:
    """The words of all headers of the cell in lower case."""
    return {word for text in (*cell.col_path, *cell.row_path) for word in words_of(text)}


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a header in lower case."""
    return tuple(re.findall(r"[a-z]+", text.lower()))


@lru_cache(maxsize=4096)
def units_in(note: str) -> Units:
    """As in "(millions of U.S. dollars)": USD, 6; "percent of total": %, 0; "million USD"; "(megawatts)"."""
    tokens = lex(note)
    mult, unit = 0, ""
    for index, token in enumerate(tokens):
        word = token.low.rstrip("s") if token.low != "mns" else token.low
        if word in _MULTIPLIERS:
            mult += _MULTIPLIERS[word]
        elif token.text == "000":
            mult += 3
        elif mult == 0 and index and token.text in _LETTERS and _is_money_sign(tokens[index - 1].text):
            mult = _LETTERS[token.text]
        if not unit and token.text not in ("(", ")", "/", '"', "-") and _may_be_unit(tokens, index):
            found = unit_before(tokens, index + 1) or (
                unit_after(tokens, index) if _is_unit_word(token.text) else None
            )
            unit = found.code if found else ""
    if unit in _TIME_CODES and not _SAYS_TIME.search(note):
        unit = ""
    return Units("" if unit == note.strip() and unit in _NO_UNIT_ALONE else unit, mult)


_TIME_CODES = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "second", "s", "h", "min", "quarter"}
)
_SAYS_TIME = re.compile(
    r"[(\[][^)\]]*\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|quarters?)\b"
    r"|^\s*(?:years|months|weeks|days|hours|minutes|seconds|quarters)\s*$"
    r"|\bin (?:years|months|weeks|days|hours|minutes|seconds|quarters)\b",
    re.IGNORECASE,
)
_NO_UNIT_ALONE = frozenset({"PS", "SS", "AS", "PA", "Pa", "As", "F", "C", "T", "N"})
"""Symbols that are short names of columns where they stand alone: "PS" is rarely horsepower."""


def multiplier_in(label: str) -> int:
    """The power of ten that a label gives: "Observations (000s)": 3."""
    return units_in(label).mult


_TIMES = word_set("year month week day hour minute second quarter decade s")
_SAYS_UNIT = frozenset({"in", "of", "(", "["})


def _may_be_unit(tokens: Sequence[Token], index: int) -> bool:
    """False for "the end of the month" and "current year": times are units as "(months)", "in years"."""
    word = tokens[index].low
    if singular(word) not in _TIMES and word not in _TIMES:
        return True
    before = tokens[index - 1].low if index else "("
    return before in _SAYS_UNIT and (word not in _TIMES or before in "([")


def _is_money_sign(text: str) -> bool:
    """As in "($B)", "US$ M", "USD m": a letter behind money is a multiplier."""
    return text in "$€£¥" or text in unit_table().codes


def _is_unit_word(text: str) -> bool:
    """Symbols of one letter say too little in a header: "m" may be millions, "A" a column."""
    return len(text) > 1 or text in "%$€£¥"
