"""A figure as a number: its magnitude in base units, its unit of precision, and what its wording admits.

A number with d decimals and multiplier 10^m has the unit of precision u = 10^(m - d).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from corpus.annotations import Direction, Figure, Hedge, Interval

__all__ = [
    "Amount",
    "amount",
    "base_step",
    "base_value",
    "plain",
    "rounds_to",
    "significant_digits",
    "step_of",
]

_ONE = Decimal(1)
"""One unit in the last place, to which numbers are rounded."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as a number: its magnitude, unit of precision, admitted interval, sign and hedge.

    All in the base unit of the draft's figure; for a range `value` is None.
    """

    value: Decimal | None
    step: Decimal
    lo: Decimal | None
    hi: Decimal | None
    closed_lo: bool
    closed_hi: bool
    sign: int
    """-1 down or negative, 1 up, 0 not said."""
    hedge: Hedge

    def admits(self, number: Decimal) -> bool:
        """True if the interval holds the number."""
        above = self.lo is None or number > self.lo or (self.closed_lo and number == self.lo)
        below = self.hi is None or number < self.hi or (self.closed_hi and number == self.hi)
        return above and below


def amount(figure: Figure, factor: Decimal = Decimal(1), *, signed: bool = True) -> Amount:
    """The figure as a magnitude, times the factor of a conversion of units; unsigned, its sign is 0."""
    scale = _ten_to(figure.mult) * factor
    box = _magnitude(figure.interval, _is_negative(figure))
    return Amount(
        value=None if figure.value is None else abs(figure.value) * scale,
        step=step_of(figure) * scale,
        lo=None if box.lo is None else box.lo * factor,
        hi=None if box.hi is None else box.hi * factor,
        closed_lo=box.closed_lo,
        closed_hi=box.closed_hi,
        sign=_sign(figure) if signed else 0,
        hedge=figure.hedge,
    )


def _is_negative(figure: Figure) -> bool:
    if figure.value is not None:
        return figure.value < 0
    return figure.hi is not None and figure.hi < 0


def _magnitude(box: Interval, negative: bool) -> Interval:
    if not negative:
        return box
    lo = None if box.hi is None else -box.hi
    hi = None if box.lo is None else -box.lo
    return Interval(lo, hi, box.closed_hi, box.closed_lo)


def _sign(figure: Figure) -> int:
    if _is_negative(figure) or figure.direction is Direction.DOWN:
        return -1
    return 1 if figure.direction is Direction.UP else 0


def step_of(figure: Figure) -> Decimal:
    """The unit of the last digit that was printed, without the multiplier."""
    number = figure.value if figure.value is not None else figure.lo
    exponent = number.as_tuple().exponent if number is not None else 0
    return _ten_to(int(exponent))


def base_value(figure: Figure) -> Decimal:
    """The printed value with its sign in base units; 0 for a range."""
    return (figure.value or Decimal(0)) * _ten_to(figure.mult)


def base_step(figure: Figure) -> Decimal:
    """The unit of the last printed digit in base units."""
    return step_of(figure) * _ten_to(figure.mult)


def plain(number: Decimal) -> str:
    """The number without exponent and trailing zeros: "0.5", "1200"."""
    return f"{number.normalize():f}"


@lru_cache(maxsize=256)
def _ten_to(power: int) -> Decimal:
    return Decimal(10) ** power


def significant_digits(figure: Figure) -> int:
    """Digits of the printed number without leading and trailing zeros; at least 1."""
    number = figure.value if figure.value is not None else figure.lo
    if number is None:
        return 1
    digits = "".join(map(str, number.as_tuple().digits)).strip("0")
    return max(1, len(digits))


def rounds_to(number: Decimal, target: Decimal, step: Decimal) -> bool:
    """True if the number rounds to the target at this unit of precision, half up or half to even."""
    if abs(number - target) > step:
        return False
    scaled, wanted = number / step, target / step
    return scaled.quantize(_ONE, ROUND_HALF_UP) == wanted or scaled.quantize(_ONE, ROUND_HALF_EVEN) == wanted
