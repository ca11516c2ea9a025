"""Figures in the form that other quantity extractors report: value or range, unit in words, change."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from corpus.annotations import Direction, Figure, Hedge
from corpus.geometry import Span
from nlp.figures import FigureScan
from nlp.units import is_money

__all__ = ["Quantity", "to_quantities"]

_CHANGES = {
    Hedge.ABOUT: "~",
    Hedge.BELOW: "~",
    Hedge.ABOVE: ">",
    Hedge.AT_LEAST: ">",
    Hedge.AT_MOST: "<",
    Hedge.BELOW_STRICT: "<",
}
_OF_AGE = re.compile(r"[\s-]{0,2}(?:old|of age)\b", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:under|below|less|shy)\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:an?|per)\s+(hour|day|week|month|year)\Z")
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age of)\s+(?:about |over |under )?\Z", re.IGNORECASE)
_INNER = re.compile(r"^\W*(?:of (?:(?:the|these|those|its|their|all) )?)?(?:other )?|\W+$")
_ARTICLES = re.compile(r"^(?:the|a|an|its|their|this|that|all|his|her)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity in base units: `value`, or `lo` and `hi`; `change` is one of = ~ < > up down."""

    value: Decimal | None
    lo: Decimal | None
    hi: Decimal | None
    unit: str
    """A code, or the counted things as printed with their modifiers; "" for a pure number."""
    change: str
    number: Span
    """Its digits or number words; of the range of a change those of its end."""


def to_quantities(text: str, scan: FigureScan, *, offset: int = 0) -> tuple[Quantity, ...]:
    """The figures of the text and its counts in passing ("one of the best hotels"), in order.

    Multiples in words ("twice as large") are left out: other extractors do not report them.
    """
    counts = [figure for figure in scan.asides if figure.unit != "1"]
    found = sorted((*scan.figures, *counts), key=lambda figure: figure.number)
    found = [figure for figure in found if figure.by != "figure:multiple"]
    made: list[Quantity] = []
    last: Figure | None = None
    for figure in found:
        quantity = _to_quantity(text, figure, offset)
        if last is not None and _is_end_of_change(text, last, figure, offset):
            quantity = replace(quantity, value=None, lo=made[-1].value, hi=quantity.value)
            before = made.pop()
            quantity = replace(quantity, unit=quantity.unit or before.unit)
        made.append(quantity)
        last = figure
    return tuple(made)


def _is_end_of_change(text: str, first: Figure, second: Figure, offset: int) -> bool:
    """As in "fell from 5 percent in 2001 to 3 in 2005", which others report as one range."""
    if first.value is None or second.value is None or (second.unit not in (first.unit, "1")):
        return False
    between = text[first.span.end - offset : second.span.start - offset]
    before = text[max(first.span.start - offset - 6, 0) : first.span.start - offset]
    return len(between) < 50 and before.endswith("from ") and between.endswith(" to ") and ". " not in between


def _to_quantity(text: str, figure: Figure, offset: int) -> Quantity:
    unit = _unit(text, figure, offset)
    change = _CHANGES.get(figure.hedge, "=")
    if figure.hedge is Hedge.BELOW and _UNDER.search(
        text[figure.span.start - offset : figure.number.start - offset]
    ):
        change = "<"
    if change == "=" and figure.direction is not Direction.NONE:
        change = str(figure.direction)
    return Quantity(
        _base(figure.value, figure),
        _base(figure.lo, figure),
        _base(figure.hi, figure),
        unit,
        change,
        figure.number,
    )


def _base(value: Decimal | None, figure: Figure) -> Decimal | None:
    if value is None:
        return None
    if figure.by == "figure:fraction":
        exact = Fraction(value).limit_denominator(128)
        value = Decimal(exact.numerator) / Decimal(exact.denominator)
    return value.scaleb(figure.mult)


def _unit(text: str, figure: Figure, offset: int) -> str:
    """The code of a unit of measure; for counted things the words that stand behind the number."""
    end = figure.span.end - offset
    if figure.unit in ("year", "month", "week", "day") and _OF_AGE.match(text, end):
        return f"{figure.unit} of age"
    if figure.unit == "year" and _AGE_BEFORE.search(text[: figure.number.start - offset]):
        return "year of age"
    each = _EACH.search(text[figure.number.end - offset : end]) if is_money(figure.unit) else None
    if each:
        return f"{figure.unit}/{each[1]}"
    if figure.by == "figure:fraction" and figure.unit == "1":
        whole = re.match(r"\s+(?:of )?(\w+(?: \w+)?)", text[end : end + 60])
        return f"% {_ARTICLES.sub('', whole[1])}" if whole else ""
    if figure.unit.startswith("{") and "/" not in figure.unit:
        words = _INNER.sub("", text[figure.number.end - offset : end])
        return words or figure.unit
    return "" if figure.unit == "1" else figure.unit
