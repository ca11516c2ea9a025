"""What a number says once it is read, and what numbers in digits and in words share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import Enum

from nlp.text import Lex, Token, glued_at, low_at, words

__all__ = ["ORDERS", "SCALES", "SMALL", "TENS", "Reading", "Style", "divide", "read_scale", "share_of_few"]


class Style(Enum):
    """How a number is written."""

    DIGITS = "digits"
    WORDS = "words"
    FRACTION = "fraction"
    """As in "two-thirds", "half", "1/2"."""
    MULTIPLE = "multiple"
    """As in "twice", "doubled", "threefold"."""
    ORDER = "order"
    """As in "tens of thousands": only the power of ten is said."""
    ORDINAL = "ordinal"
    """As in "25th"."""


@dataclass(slots=True)
class Reading:
    """A number as read: tokens `first` to `last` (exclusive) and what they say."""

    first: int
    last: int
    value: Decimal | None
    mult: int = 0
    style: Style = Style.DIGITS
    lo: Decimal | None = None
    hi: Decimal | None = None


SMALL = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * (tens + 2)
    for tens, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    )
}
SCALES = {
    "hundred": 2, "thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12,
    "mn": 6, "mln": 6, "mio": 6, "bn": 9, "bln": 9, "tn": 12, "trn": 12,
}  # fmt: skip
_GLUED = {"k": 3, "m": 6, "b": 9, "t": 12}
ORDERS = {
    "tens": 1, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12,
}  # fmt: skip


def read_scale(tokens: Sequence[Token], last: int) -> tuple[int, int]:
    """Power of ten of the multipliers that begin at `last`, and the token behind them; 0 for none."""
    mult = 0
    while last < len(tokens):
        at = last + 1 if low_at(tokens, last) == "-" and glued_at(tokens, last) else last
        word = low_at(tokens, at)
        if word in SCALES:
            mult += SCALES[word]
        elif word in ("millions", "billions", "trillions") and mult == 0:
            mult = ORDERS[word]
        elif word in _GLUED and at == last and glued_at(tokens, last) and _is_short_scale(tokens, last):
            mult += _GLUED[word]
        else:
            break
        last = at + 1
    return mult, last


def _is_short_scale(tokens: Sequence[Token], index: int) -> bool:
    """As in "$10m", "$1.2B", "10k": a letter is a multiplier after money, k after anything."""
    if tokens[index].text in ("k", "K"):
        return not glued_at(tokens, index + 1)
    if tokens[index].text == "M" and index + 1 < len(tokens) and tokens[index + 1].text.islower():
        return tokens[index + 1].start > tokens[index].end and tokens[index + 1].kind is Lex.WORD
    before = index - 2
    return before >= 0 and (tokens[before].text in "$€£¥₹₩" or tokens[before].text in _MONEY_CODES)


_MONEY_CODES = words("scaled-currencies")


def divide(top: Decimal, bottom: int) -> Decimal:
    """The fraction as people write it: exact where it ends soon, else four places."""
    with localcontext() as context:
        context.prec = 12
        exact = top / bottom
    exponent = exact.as_tuple().exponent
    return exact.quantize(Decimal("0.0001")) if isinstance(exponent, int) and exponent < -7 else exact


def share_of_few(tokens: Sequence[Token], first: int, last: int, value: Decimal) -> Reading | None:
    """As in "one in five", "9 out of 10", "two of every three": a share."""
    at, every = _whole_of_share(tokens, last)
    if not at or at >= len(tokens) or not (value == value.to_integral_value() and 0 < value < 100):
        return None
    whole = _small_integer(tokens, at)
    if not value < whole <= 1000 or not (every or _is_usual_whole(whole, value)):
        return None
    if low_at(tokens, at + 1) in ("%", "percent", "years", "months", "days", "-", "per", "weeks", "hours"):
        return None
    return Reading(first, at + 1, divide(value, whole), style=Style.FRACTION)


def _whole_of_share(tokens: Sequence[Token], last: int) -> tuple[int, bool]:
    """Where the whole stands, 0 for nowhere, and whether more than "in" says that it is one."""
    here, then = low_at(tokens, last), low_at(tokens, last + 1)
    if here == "out" and then == "of":
        return last + (3 if low_at(tokens, last + 2) == "every" else 2), True
    if here in ("in", "of") and then == "every":
        return last + 2, True
    return (last + 1, False) if here == "in" else (0, False)


def _is_usual_whole(whole: int, value: Decimal) -> bool:
    """True for the wholes that "in" alone is said of; of one thing also "one in 200"."""
    return whole in (2, 3, 4, 5, 6, 7, 8, 10, 20, 100) or (value == 1 and whole % 5 == 0)


def _small_integer(tokens: Sequence[Token], at: int) -> int:
    token = tokens[at]
    if token.kind is Lex.NUMBER:
        return int(token.text) if token.text.isdigit() and len(token.text) < 5 else 0
    return SMALL.get(token.low, 0) or TENS.get(token.low, 0) or (100 if token.low == "hundred" else 0)
