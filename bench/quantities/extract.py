"""Figures in the form that other quantity extractors report: value or range, unit in words, change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from bench.quantities.changes import restates, tell_change
from bench.quantities.units import gapped_unit, name_unit
from corpus.annotations import Figure
from corpus.geometry import Span
from nlp.figures import FigureScan

__all__ = ["Quantity", "to_quantities"]


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


_FEW = 4
"""Figures before one that may lend it the unit that it leaves out."""


def to_quantities(text: str, scan: FigureScan, *, offset: int = 0) -> tuple[Quantity, ...]:
    """The figures of the text and its counts in passing ("one of the best hotels"), in order.

    Multiples in words ("twice as large") are left out: other extractors do not report them.
    """
    counts = [figure for figure in scan.asides if figure.unit != "1"]
    found = sorted((*scan.figures, *counts), key=lambda figure: figure.number)
    found = [figure for figure in found if figure.by != "figure:multiple"]
    made: list[Quantity] = []
    again = False
    for index, figure in enumerate(found):
        quantity = _to_quantity(text, figure, tuple(found[max(index - _FEW, 0) : index]), offset)
        last = found[index - 1] if index else None
        again = last is not None and restates(_between(text, last, figure, offset), last, figure, again=again)
        if again:
            quantity = replace(quantity, change=made[-1].change)
        elif last is not None and _is_end_of_change(text, last, figure, offset):
            quantity = _joined(made.pop(), quantity)
        made.append(quantity)
    return tuple(made)


def _between(text: str, first: Figure, second: Figure, offset: int) -> str:
    return text[first.span.end - offset : second.span.start - offset]


def _joined(first: Quantity, second: Quantity) -> Quantity:
    """The range from the first to the second, in the unit that says more: "from $75 a barrel to $46"."""
    more = not second.unit or first.unit.startswith(second.unit + "/")
    return replace(
        second, value=None, lo=first.value, hi=second.value, unit=first.unit if more else second.unit
    )


def _is_end_of_change(text: str, first: Figure, second: Figure, offset: int) -> bool:
    """As in "fell from 5 percent in 2001 to 3 in 2005", which others report as one range."""
    if first.value is None or second.value is None:
        return False
    if second.unit not in (first.unit, first.unit.split("/", 1)[0], "1"):
        return False
    between = _between(text, first, second, offset)
    before = text[max(first.span.start - offset - 6, 0) : first.span.start - offset]
    return len(between) < 50 and before.endswith("from ") and between.endswith(" to ") and ". " not in between


def _to_quantity(text: str, figure: Figure, before: tuple[Figure, ...], offset: int) -> Quantity:
    unit = name_unit(text, figure, offset=offset) or gapped_unit(text, before, figure, offset=offset)
    return Quantity(
        _base(figure.value, figure),
        _base(figure.lo, figure),
        _base(figure.hi, figure),
        unit,
        tell_change(text, figure, offset=offset),
        figure.number,
    )


def _base(value: Decimal | None, figure: Figure) -> Decimal | None:
    if value is None:
        return None
    if figure.by == "figure:fraction":
        exact = Fraction(value).limit_denominator(128)
        value = Decimal(exact.numerator) / Decimal(exact.denominator)
    return value.scaleb(figure.mult)
