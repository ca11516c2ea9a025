"""Units that notes, captions and headers of tables give: code and power of ten."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.document import Cell, Table
from nlp.figures import is_year, singular, unit_after, unit_before, unit_table
from nlp.tables.cell_numbers import CellValue
from nlp.text import Token, lex, word_set

__all__ = [
    "RATES", "Units", "cell_units", "fractions_of_one", "header_words", "multiplier_in", "table_units",
    "units_in", "words_of",
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
    "mio": 6,
    "mrd": 9,
    "lakh": 5,
    "crore": 7,
}
"""Powers of ten in words and in the short forms of statistical offices, English and German."""
_LETTERS = {"K": 3, "k": 3, "M": 6, "m": 6, "B": 9, "b": 9, "T": 12}
"""Single letters for them, believed behind a sign of money alone."""


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
    if not any((general.unit, general.mult, caption.unit, caption.mult)):
        in_per_cent = _SHARES_OF.search(table.caption) or RATES.search(table.caption)
        return _shares(table) if in_per_cent else _units_of_notes(table.footnotes)
    if not general.unit and not general.mult:
        return caption
    return general if general.unit else replace(general, unit=caption.unit)


def _shares(table: Table) -> Units:
    """What a caption of shares says, unless a column of its own has these."""
    heads = {word for cell in table.cells for head in cell.col_path for word in words_of(head)}
    return Units() if heads & {"share", "shares", "percent", "percentage"} else Units("%", implied=True)


_NOTE_UNITS = re.compile(
    r"(?:\b(?:all|figures|amounts|numbers|data|entries|values)\b[^.;:()]{0,40}?\b(?:are|is|expressed|reported|shown)"
    r"(?:\s(?:are|is|reported|expressed|measured|shown|given|stated)){0,2}"
    r"|(?:^|[.:;]\s*)(?:all )?(?:values|amounts|figures|data|dollar amounts|entries)"
    r"|\b(?:reports?|shows?|displays?|summari[sz]es|lists?|presents?)\b[^.;:()]{0,80},)"
    r"\s+in\s+(?P<unit>(?:[^.;,()]|(?<=U)\.(?=S)|(?<=S)\.(?= dollars)){1,40})",
    re.IGNORECASE,
)
"""How notes give the units of all cells: "All figures are in …", "The table reports rates, in percent, …"."""


def _units_of_notes(notes: Sequence[str]) -> Units:
    """The units that notes give all cells; none where they give several."""
    found = {
        units_in(f"in {said['unit']}")
        for note in notes
        for said in _NOTE_UNITS.finditer(note)
        if "except" not in said["unit"]
    }
    found -= {Units()}
    return found.pop() if len(found) == 1 else Units()


RATES = re.compile(
    r"\b(?:tax|tariff|duty|interest|inflation|unemployment|growth) rates?\b"
    r"|\b(?:import|export|applied|mfn|bound|optimal|ad valorem)"
    r" (?:tariffs?|tax(?:es)?|duty|duties|subsid(?:y|ies))"
    r"\b(?! (?:revenues?|lines?|receipts|equivalents?))",
    re.IGNORECASE,
)
"""Rates that are told in per cent, or as fractions of one, without a sign."""
_SHARES_OF = re.compile(r"\b(?:shares?|percentages?) of\b", re.IGNORECASE)
"""Captions of tables of shares whose cells have no sign."""
_OTHER_MEASURES = frozenset({"number", "count", "index", "ratio", "rank", "price", "obs", "n"})
"""Words of headers that measure something else than the shares of the caption."""
_WITHOUT_UNIT = word_set("number count rank obs observations n index elasticity")
"""Words of headers of what has no unit, whatever the note of the table says of the rest."""


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
    rates = any(map(RATES.search, cell.col_path))
    if not unit and (rates or header_words(cell) & {"share", "shares", "percentage"}):
        return Units("%", implied=True)
    if general.implied and not unit:
        return Units("", mult) if mult or header_words(cell) & _OTHER_MEASURES else general
    if not unit and general.unit and (header_words(cell) & _WITHOUT_UNIT or (mult and general.unit in "%pp")):
        return Units("", mult)
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
    """As in "(millions of U.S. dollars)": USD, 6; "percent of total": %, 0; "million USD"; "($/W)": USD/W."""
    note = _LETTER_FIRST.sub(r"$ \1", _CARBON.sub(r"\1", _SQUARE.sub("sq ", note)))
    tokens = lex(note)
    mult, unit = 0, ""
    for index, token in enumerate(tokens):
        mult += _power(tokens, index, known=bool(mult))
        if not unit and token.text not in ("(", ")", "/", '"', "-") and _may_be_unit(tokens, index):
            unit = _unit_at(tokens, index)
    if unit in _TIME_CODES and not _SAYS_TIME.search(note):
        unit = ""
    return Units("" if unit == note.strip() and unit in _NO_UNIT_ALONE else unit, mult)


_LETTER_FIRST = re.compile(r"(?<!\w)([bm]n?)\s?\$(?!\w)")
"""Powers of ten before the sign of money: "b$"."""
_CARBON = re.compile(r"\b(k?t|[MGk]t|kg|g|tonnes?|tons?)\s?(?:of\s)?CO\s?[2₂](?:[\s-]?e(?:q\.?)?)?(?!\w)")
"""Masses of carbon dioxide: the unit is that of the mass."""
_SQUARE = re.compile(r"\bsq\.\s*(?=[a-z])", re.IGNORECASE)
""""Sq." before a unit, whose point would end it."""


def _power(tokens: Sequence[Token], index: int, *, known: bool) -> int:
    """The power of ten that the word, letter or number at this place multiplies by; 0 for others."""
    token = tokens[index]
    word = token.low.rstrip("s") if token.low != "mns" else token.low
    if word in _MULTIPLIERS:
        return _MULTIPLIERS[word]
    if token.text == "000":
        return 3
    before = tokens[index - 1] if index else None
    if not known and before is not None and token.text in _LETTERS and _is_money_sign(before.text):
        return _LETTERS[token.text]
    return _round_number(tokens, index)


_ROUND = re.compile(r"1(?:0|00|,?000(?:,000)*|0,000|00,000)")
"""Round numbers that units are given in."""
_BEFORE_ROUND = frozenset({"(", "[", "in", ",", ":", "of", "'"})
"""What stands before such a number where it is a unit."""
_AFTER_ROUND = frozenset({"-", "–", "+", "or", "to", "=", "%", "percent", "per", "largest", "most", "year"})
"""What behind it makes it a bound, a range, a share or a count."""


def _round_number(tokens: Sequence[Token], index: int) -> int:
    """As in "($1,000)", "10,000 persons", "in 100 million yuan"; none in "per 1,000", "1,000 or more"."""
    text = tokens[index].text
    if not _ROUND.fullmatch(text):
        return 0
    before = tokens[index - 1] if index else None
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    multiplied = after.rstrip("s") in _MULTIPLIERS
    if len(text) < 4 and not multiplied:
        return 0
    if before is not None and before.low not in _BEFORE_ROUND and not _is_money_sign(before.text):
        return 0
    return 0 if after in _AFTER_ROUND else text.count("0")


def _unit_at(tokens: Sequence[Token], index: int) -> str:
    """The unit that begins, or ends, at this word; of a money with what it is paid for, both: "USD/W"."""
    after = unit_after(tokens, index) if _is_unit_word(tokens[index].text) else None
    if after is not None and "/" in after.code:
        return after.code
    found = unit_before(tokens, index + 1) or after
    return found.code if found else ""


_TIME_CODES = frozenset(
    {"year", "month", "week", "day", "hour", "minute", "second", "s", "h", "min", "quarter"}
)
"""Units of time, which notes mostly name as periods and not as units."""
_SAYS_TIME = re.compile(
    r"[(\[][^)\]]*\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|quarters?)\b"
    r"|^\s*(?:years|months|weeks|days|hours|minutes|seconds|quarters)\s*$"
    r"|\bin (?:years|months|weeks|days|hours|minutes|seconds|quarters)\b",
    re.IGNORECASE,
)
"""Forms in which they are units: in brackets, alone on a line, behind "in"."""
_NO_UNIT_ALONE = frozenset({"PS", "SS", "AS", "PA", "Pa", "As", "F", "C", "T", "N"})
"""Symbols that are short names of columns where they stand alone: "PS" is rarely horsepower."""


def multiplier_in(label: str) -> int:
    """The power of ten that a label gives: "Observations (000s)": 3."""
    return units_in(label).mult


_TIMES = word_set("year month week day hour minute second quarter decade s")
_SAYS_UNIT = frozenset({"in", "of", "(", "["})
"""What stands before a unit."""


def _may_be_unit(tokens: Sequence[Token], index: int) -> bool:
    """False for "the end of the month" and "current year": times are units as "(months)", "in years"."""
    word = tokens[index].low
    if _is_price(tokens, index):
        return False
    if index and (_counts(tokens, index) or _is_below(tokens, index)):
        return False
    if singular(word) not in _TIMES and word not in _TIMES:
        return True
    before = tokens[index - 1].low if index else "("
    return before in _SAYS_UNIT and (word not in _TIMES or before in "([")


def _is_price(tokens: Sequence[Token], index: int) -> bool:
    """True for the "$" of a sum that a header names, "gas ($100 tax)": not for that of "($1,000)"."""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    is_sum = after[:1].isdigit() and after != "000" and not is_year(after)
    return is_sum and _is_money_sign(tokens[index].text) and not _round_number(tokens, index + 1)


def _is_below(tokens: Sequence[Token], index: int) -> bool:
    """True for what something is counted by, as in "cost per watt", "burden/$": no unit of its own."""
    before = tokens[index - 1].low
    return before == "/" or (before == "per" and tokens[index].low != "cent")


def _counts(tokens: Sequence[Token], index: int) -> bool:
    """True behind a number that is a part of the header: "95% interval", "above 10 MW", not "1,000 t"."""
    before = tokens[index - 1].text
    if not before[0].isdigit() or is_year(before) or before == "000":
        return False
    return not _round_number(tokens, index - 1)


def _is_money_sign(text: str) -> bool:
    """As in "($B)", "US$ M", "USD m": a letter behind money is a multiplier."""
    return text in "$€£¥" or text in unit_table().codes


def _is_unit_word(text: str) -> bool:
    """Symbols of one letter say too little in a header: "m" may be millions, "A" a column."""
    return len(text) > 1 or text in "%$€£¥"
