"""What follows a whole number and belongs to it: fractions, decimals in words, dozens, smaller parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from nlp.figures.numerals.multipliers import SCALES, read_scale
from nlp.figures.numerals.readings import DENOMINATORS, SMALL, TENS, VULGAR, Reading, Style, divide
from nlp.text import Lex, Token, glued_at, low_at

__all__ = ["slash_fraction", "with_rest"]

_BROKEN = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128})
"""Denominators in which people break units; "9/11" and "24/7" are no fractions."""


def with_rest(tokens: Sequence[Token], reading: Reading) -> Reading:
    """The reading with what follows: "two and a half million", "four point two", "6 hundred and 40"."""
    follows = tokens[reading.last].low if reading.last < len(tokens) else ""
    if follows not in _GOING_ON and not (reading.mult and follows.isdigit()):
        return reading
    if reading.value is None or reading.style not in (Style.DIGITS, Style.WORDS):
        return reading
    longer = reading if reading.mult else _with_decimals(tokens, reading)
    longer = _with_dozens(tokens, _with_fraction(tokens, longer))
    if longer.mult:
        return _with_smaller_part(tokens, longer)
    mult, last = read_scale(tokens, longer.last)
    return replace(longer, mult=mult, last=last) if mult else longer


_GOING_ON = frozenset({"and", "point", "dozen", "-"}) | DENOMINATORS.keys() | SCALES.keys()
"""What may follow a whole number and belong to it; most numbers have nothing of it behind them."""


def _is_whole(reading: Reading) -> bool:
    return reading.value is not None and reading.value == reading.value.to_integral_value()


_MOST_DECIMALS = 4
"""Digits said one by one behind "point"; more are not spoken or written out."""


def _with_decimals(tokens: Sequence[Token], reading: Reading) -> Reading:
    """As in "four point two", "twelve point seven five": each word behind the point is one digit."""
    if low_at(tokens, reading.last) != "point" or not _is_whole(reading):
        return reading
    if low_at(tokens, reading.first - 1) in ("at", "this", "that") or tokens[reading.first].text in "aA":
        return reading  # "at one point five firms left"
    digits, at = "", reading.last + 1
    while len(digits) < _MOST_DECIMALS and 0 <= (digit := _digit(tokens, at)) < 10:
        digits, at = f"{digits}{digit}", at + 1
    return replace(reading, value=Decimal(f"{reading.value}.{digits}"), last=at) if digits else reading


def _digit(tokens: Sequence[Token], at: int) -> int:
    text = low_at(tokens, at)
    return int(text) if len(text) == 1 and text.isascii() and text.isdigit() else SMALL.get(text, -1)


def _with_fraction(tokens: Sequence[Token], reading: Reading) -> Reading:
    """As in "two and a half", "one and three quarters", "a million and a half"."""
    if low_at(tokens, reading.last) != "and" or not _is_whole(reading) or reading.value is None:
        return reading
    part = _fraction(tokens, reading.last + 1)
    if part is None or (low_at(tokens, part[1]) == "of" and part[0] != Decimal("0.5")):
        return reading  # "three and a quarter of them"
    return replace(reading, value=reading.value + part[0], last=part[1])


def _fraction(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """A part of one and where it ends: "a half", "one-half", "three quarters", "1/2", "½"."""
    if at >= len(tokens):
        return None
    if tokens[at].kind is Lex.VULGAR:
        return Decimal(VULGAR.get(tokens[at].text, "0")), at + 1
    broken = slash_fraction(tokens, at)
    if broken is not None:
        return broken, at + 3
    top = 1 if low_at(tokens, at) in ("a", "an") else SMALL.get(low_at(tokens, at), 0)
    below = at + 2 if low_at(tokens, at + 1) == "-" else at + 1
    bottom = DENOMINATORS.get(low_at(tokens, below), 0)
    return (divide(Decimal(top), bottom), below + 1) if 0 < top < bottom else None


def slash_fraction(tokens: Sequence[Token], first: int) -> Decimal | None:
    """The part of one that three glued tokens say: 0.75 for "3/4"; None for dates, scores and larger ones."""
    if first + 2 >= len(tokens) or tokens[first + 1].text != "/" or not glued_at(tokens, first + 1):
        return None
    top, bottom = tokens[first], tokens[first + 2]
    if top.kind is not Lex.NUMBER or bottom.kind is not Lex.NUMBER or not glued_at(tokens, first + 2):
        return None
    if not (top.text.isdigit() and bottom.text.isdigit() and len(top.text) < 4 and len(bottom.text) < 4):
        return None
    if (
        int(bottom.text) not in _BROKEN
        or int(top.text) >= int(bottom.text)
        or low_at(tokens, first + 3) == "/"
    ):
        return None
    return divide(Decimal(top.text), int(bottom.text))


def _with_dozens(tokens: Sequence[Token], reading: Reading) -> Reading:
    """As in "three dozen", "two and a half dozen", "a dozen and a half"."""
    if reading.mult or reading.value is None:
        return reading
    at = reading.last
    at += low_at(tokens, at) == "-" and low_at(tokens, at + 1) == "dozen"
    if low_at(tokens, at) == "dozen":
        return replace(reading, value=reading.value * 12, last=at + 1)
    said = low_at(tokens, at - 1) in ("half", "quarter") and "dozen" in (
        low_at(tokens, reading.first), low_at(tokens, reading.first + 1),
    )  # fmt: skip
    part = reading.value - 12
    return replace(reading, value=12 + part * 12) if said and 0 < part < 1 else reading


_SAID = frozenset({"hundred", "thousand", "million", "billion", "trillion"})
"""Powers of ten behind which a smaller part may be said."""
_SMALLER = frozenset({2, 3, 6, 9, 12})
"""Multipliers behind which a smaller part may follow: "5 million 300 thousand"."""


def _with_smaller_part(tokens: Sequence[Token], reading: Reading) -> Reading:
    """As in "6 hundred and 40", "7 thousand 500", "2 million and 400 thousand": written as it is said."""
    if reading.style is not Style.DIGITS or reading.mult not in _SMALLER or not _is_whole(reading):
        return reading
    if low_at(tokens, reading.first - 1) in ("between", "from", "$", "€", "£") or reading.value is None:
        return reading
    if low_at(tokens, reading.last - 1) not in _SAID:
        return reading
    joined = low_at(tokens, reading.last) == "and"
    at = reading.last + joined
    part = _whole_number(tokens, at)
    if part is None:
        return reading
    mult, last = read_scale(tokens, part[1])
    if part[0] * 10**mult >= 10**reading.mult or not (joined or mult or (reading.mult == 3 and part[0] > 99)):
        return reading
    total = reading.value * 10 ** (reading.mult - mult) + part[0]
    return replace(reading, value=total, mult=mult, last=last)


def _whole_number(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """A whole number of at most three digits or two words, and where it ends."""
    text = low_at(tokens, at)
    if text.isascii() and text.isdigit() and 0 < len(text) < 4 and not glued_at(tokens, at):
        return int(text), at + 1
    if text in TENS:
        stop = at + 2 if low_at(tokens, at + 1) == "-" else at + 1
        unit = SMALL.get(low_at(tokens, stop), 0)
        return (TENS[text] + unit, stop + 1) if 0 < unit < 10 else (TENS[text], at + 1)
    return (SMALL[text], at + 1) if SMALL.get(text) and low_at(tokens, at + 1) not in SCALES else None
