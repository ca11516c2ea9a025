"""What a person types, as the filter that they mean: years, values, kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation, Overflow
from typing import TYPE_CHECKING

from corpus.errors import UsageError
from corpus.labels import Label

if TYPE_CHECKING:
    from corpus.annotations import Figure
    from corpus.store import ClaimRow

__all__ = ["label_named", "nearest_first", "one_of", "value_range", "years_range"]

NEAR = Decimal("0.02")
"""Share by which `--near` widens a value on both sides: the rounding of two significant digits."""

_SUFFIXES = {"": 0, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9}
"""Powers of ten in words and in the financial press's short forms."""
_SUFFIXES |= {"tn": 12, "trillion": 12}
_NUMBER = re.compile(r"([-+]?[\d,]*\.?\d+(?:[eE][-+]?\d+)?)\s*([a-z]*)", re.IGNORECASE)
"""A number with thousands, a point, an exponent, and letters behind."""
_FARTHEST = 999
"""Power of ten of the largest number and of the least: no paper has one beyond."""
_YEARS = re.compile(r"(\d{4})?(?:(\.\.)(\d{4})?)?")
"""One year, or a range with either end open."""


def years_range(text: str) -> tuple[int, int] | None:
    """First and last year: "2005..2009" -> (2005, 2009), "2008" -> (2008, 2008); None for "".

    Raises:
        UsageError: if the text is not of this form.
    """
    if not text:
        return None
    match = _YEARS.fullmatch(text)
    if not match or not (match[1] or match[3]):
        raise UsageError(
            f"--year {text!r}: expected a year or a range such as 2008, 2005..2009, 2005.., ..2009"
        )
    first = int(match[1] or 0)
    last = int(match[3] or (9999 if match[2] else match[1]))
    if first > last:
        raise UsageError(f"--year {text!r}: the first year is after the last")
    return first, last


def value_range(value: str, near: str) -> tuple[Decimal | None, Decimal | None]:
    """Ends of the range of values that is asked for, in base units; (None, None) for nothing.

    Raises:
        UsageError: if the texts are not numbers, or both are given.
    """
    if value and near:
        raise UsageError("--value and --near are both given: choose one")
    if near:
        middle = _number(near)
        return tuple(sorted((middle * (1 - NEAR), middle * (1 + NEAR))))  # type: ignore[return-value]
    if not value:
        return None, None
    lo, found, hi = value.partition("..")
    ends = (_number(lo) if lo else None, _number(hi if found else lo) if hi or not found else None)
    if None not in ends and ends[0] > ends[1]:  # type: ignore[operator]
        raise UsageError(f"--value {value!r}: the first end is above the second")
    return ends


def _number(text: str) -> Decimal:
    match = _NUMBER.fullmatch(text.strip())
    if not match or match[2].lower() not in _SUFFIXES:
        raise UsageError(f"{text!r} is not a number: expected 92, 90e9, 92bn, 350m or 1.5 trillion")
    try:
        number = Decimal(match[1].replace(",", "")).scaleb(_SUFFIXES[match[2].lower()])
    except (InvalidOperation, Overflow) as exc:
        raise UsageError(f"{text!r} is out of range for a number") from exc
    if number and abs(number.adjusted()) > _FARTHEST:
        raise UsageError(f"{text!r} is out of range for a number")
    return number


def one_of(option: str, given: str, choices: Iterable[str]) -> None:
    """Nothing, if what was given is "" or one of the choices.

    Raises:
        UsageError: if it is not.
    """
    known = tuple(choices)
    if given and given not in known:
        raise UsageError(f"{option} {given!r}: expected one of {', '.join(known)}")


def nearest_first(rows: Iterable[ClaimRow], near: str) -> tuple[ClaimRow, ...]:
    """The claims by the distance of what they state from a value; of equals the first in the corpus."""
    middle = _number(near)
    return tuple(sorted(rows, key=lambda row: _distance(row.claim.figure, middle)))


def _distance(figure: Figure, middle: Decimal) -> Decimal:
    ends = (figure.value, figure.lo, figure.hi)
    return min(abs(end.scaleb(figure.mult) - middle) for end in ends if end is not None)


def label_named(name: str) -> Label | None:
    """The kind of entity of this name; None for "".

    Raises:
        UsageError: if there is no such kind.
    """
    if not name:
        return None
    try:
        return Label(name.lower())
    except ValueError as exc:
        raise UsageError(f"--type {name!r}: expected one of {', '.join(sorted(Label))}") from exc
