"""The number that fills a cell of a table, by the table's own way of writing numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from nlp.figures import unit_before
from nlp.text import lex, plain

__all__ = ["CellValue", "Convention", "convention_of", "read_cell"]

_DIGITS = r"""[0-9]{1,3}(?:,[ \u2009]?[0-9]{3})+(?:\.[0-9]+)?
      |[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+
      |[0-9]{1,3}(?:\.[0-9]{3}){2,}
      |[0-9]{1,3}(?:[\u2009 ][0-9]{3})+(?:[.,][0-9]+)?
      |[0-9]*[.,]?[0-9]+"""
_CELL = re.compile(
    rf"""\s*(?:[*†‡⁎∗⋆]{{1,3}}\s*)?(?P<open>\()?\s*(?P<sign>[-+\ufffd])?\s*(?P<money>[A-Z]{{0,3}}[$€£¥]|RMB|USD|EUR)?\s*(?P<sign2>-)?
    (?P<digits>{_DIGITS})
    \s*(?P<unit>%|percent|pp|x)?\s*(?P<close>\))?\s*
    (?P<marks>(?:[*†‡§⁎∗⋆]+|[a-z]|\[?[a-z0-9]\]|[⁰¹²³⁴-⁹ᵃ-ᶻ]+)*)\s*$""",
    re.VERBOSE,
)
"""A cell of one number. U+FFFD before it is a minus, whose font said nothing of its character."""
_MISSING = frozenset(
    {"", "-", "--", "...", "..", "…", "n.a.", "n.a", "na", "n/a", "nil", "x", ":", "*", "c", "n.s.", "."}
)
"""Marks of cells without a value: dashes, dots, n.a., and the letters of statistical offices ("x", "c" for
confidential, ":" of Eurostat)."""
_LONGEST = 40
"""Letters of a cell that may be a number with signs and notes; longer ones are sentences."""
_WITH_ERROR = re.compile(r"(?P<number>[^()\[\]]*[0-9][^()\[\]]*)\s[(\[]\s*[-+]?[0-9.,]+\s*[)\]][*†‡⁎∗⋆\s]*")
"""A number with its error, test or mean beside it, as in "0.12** (0.03)": the cell states the first."""


class Convention(Enum):
    """How a table writes its numbers."""

    POINT = "point"
    """As in "1,234.5": the comma sets off thousands."""
    COMMA = "comma"
    """As in "1.234,5": the comma is decimal."""


_SAYS_COMMA = re.compile(
    r"(?<![0-9.,])(?:[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]+,[0-9]{1,2}|0,[0-9]+)(?![0-9.,])"
)
"""Numbers that can only have a decimal comma: a comma behind grouping points, before one or two digits, or
behind a single 0."""
_SAYS_POINT = re.compile(
    r"(?<![0-9.,])(?:[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]+\.(?:[0-9]{1,2}|[0-9]{4,})|0?\.[0-9]+)(?![0-9.,])"
)
"""The same for a decimal point; three digits behind a point may be thousands and say nothing."""


@dataclass(frozen=True, slots=True)
class CellValue:
    """The number of a cell: value as printed (parentheses are a minus), its own unit, place of its digits."""

    value: Decimal
    unit: str
    start: int
    end: int


def convention_of(texts: Iterable[str]) -> Convention:
    """How cells of one table write numbers, by those that can be read in one way only.

    "1.234" and "1,234" say nothing alone; without evidence the point is decimal, as in English.
    """
    commas = points = 0
    for text in texts:
        if len(text) <= _LONGEST:
            commas += bool(_SAYS_COMMA.search(text))
            points += bool(_SAYS_POINT.search(text))
    return Convention.COMMA if commas > points else Convention.POINT


def read_cell(
    text: str, *, convention: Convention = Convention.POINT, parentheses_negate: bool = True
) -> CellValue | None:
    """The number that fills the cell; None for words, missing values and anything with more in it.

    `parentheses_negate` is False in tables whose parentheses hold standard errors.
    """
    text = plain(text)
    if len(text) > _LONGEST or text.strip().lower() in _MISSING:
        return None
    beside = _WITH_ERROR.fullmatch(text)
    match = _CELL.match(beside["number"] if beside else text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    value = _decimal(match["digits"].replace("\u2009", "").replace(" ", ""), convention)
    bracketed = bool(match["open"]) and parentheses_negate
    minus = match["sign"] in ("-", "\ufffd") or match["sign2"] == "-" or bracketed
    unit = _own_unit(match["money"] or "", match["unit"] or "")
    start = match.start("open") if match["open"] else match.start("digits")
    end = match.end("close" if match["close"] else "digits")
    return CellValue(-value if minus else value, unit, start, end)


def _decimal(digits: str, convention: Convention) -> Decimal:
    if digits.count(".") > 1 or ("." in digits and "," in digits and digits.index(".") < digits.index(",")):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if convention is Convention.COMMA:
        return _of_comma(digits)
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", digits):
        return Decimal(digits.replace(",", ""))
    return Decimal(digits.replace(",", "."))


def _of_comma(digits: str) -> Decimal:
    """As in "1.234" and "12,5"; several commas can only set off thousands."""
    if digits.count(",") > 1 or ("," in digits and "." in digits):
        return Decimal(digits.replace(",", ""))
    if re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", digits) and not digits.startswith("0"):
        return Decimal(digits.replace(".", ""))
    return Decimal(digits.replace(",", "."))


def _own_unit(money: str, unit: str) -> str:
    if money:
        found = unit_before(lex(money + "1"), len(lex(money)))
        return found.code if found else ""
    return {"percent": "%", "x": "1"}.get(unit, unit)
