"""What a number says once it is read, and what numbers in digits and in words share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import Enum

from nlp.text import Lex, Token, low_at, word_set

__all__ = ["DENOMINATORS", "SMALL", "TENS", "VULGAR", "Reading", "Style", "divide", "share_of_few"]


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

    @property
    def is_share(self) -> bool:
        """True for a fraction of a whole: of "half", not of "half a million"."""
        return self.style is Style.FRACTION and not self.mult


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
SMALL["nought"] = 0
TENS = {
    word: 10 * (tens + 2)
    for tens, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    )
}
DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twelfth": 12, "twelfths": 12, "fifteenth": 15,
    "twentieth": 20, "twentieths": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "hundredth": 100, "hundredths": 100,
    "thousandth": 1000, "thousandths": 1000,
}  # fmt: skip
VULGAR = {
    "¼": "0.25", "½": "0.5", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6",
    "⅘": "0.8", "⅙": "0.1667", "⅚": "0.8333", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875",
    "⅐": "0.1429", "⅑": "0.1111", "⅒": "0.1",
}  # fmt: skip


def divide(top: Decimal, bottom: int) -> Decimal:
    """The fraction as people write it: exact where it ends soon, else four places."""
    with localcontext() as context:
        context.prec = 12
        exact = top / bottom
    exponent = exact.as_tuple().exponent
    return exact.quantize(Decimal("0.0001")) if isinstance(exponent, int) and exponent < -7 else exact


def share_of_few(tokens: Sequence[Token], first: int, last: int, value: Decimal) -> Reading | None:
    """As in "one in five", "9 out of 10", "two of every three", "three workers in ten": a share."""
    named = _is_named_part(tokens, last)
    at, every = _whole_of_share(tokens, last + named)
    if not at or at >= len(tokens) or not (value == value.to_integral_value() and 0 < value < 100):
        return None
    whole, end = _small_integer(tokens, at)
    if not value < whole <= 1000 or not (every or _is_usual_whole(whole, value)):
        return None
    follows = low_at(tokens, end)
    if follows in _MEASURES or (named and not _ends_share(follows)):
        return None
    return Reading(first, end, divide(value, whole), style=Style.FRACTION)


_MEASURES = word_set("% percent years months days - per weeks hours")
"""What makes the whole a number of its own: "one in 20 years"."""


def _is_named_part(tokens: Sequence[Token], last: int) -> bool:
    """As in "one child in three", "three cases out of five": a word for what is counted, then its whole."""
    word = tokens[last].low if last < len(tokens) else ""
    noun = word.isalpha() and len(word) > 2 and word not in _NO_PART
    return noun and low_at(tokens, last + 1) in ("in", "out")


_NO_PART = word_set("out in of and or to the per percent points times")


def _ends_share(follows: str) -> bool:
    """True where the whole counts nothing itself: "two firms in three countries" are two and three."""
    return not follows.isalpha() or follows in _BEHIND_SHARE


_BEHIND_SHARE = word_set(
    """
    is was are were has have had do does did can could may might will would must should and or but who that
    which in on at of from by for with among between before after since now there here said says
    """
)
"""Auxiliaries and prepositions: words that are no noun which the whole could count."""


def _whole_of_share(tokens: Sequence[Token], last: int) -> tuple[int, bool]:
    """Where the whole stands, 0 for nowhere, and whether more than "in" says that it is one."""
    here = tokens[last].low if last < len(tokens) else ""
    if here not in ("out", "in", "of"):
        return 0, False
    then = low_at(tokens, last + 1)
    if here == "out" and then == "of":
        return last + (3 if low_at(tokens, last + 2) == "every" else 2), True
    if here in ("in", "of") and then == "every":
        return last + 2, True
    return (last + 1, False) if here == "in" else (0, False)


def _is_usual_whole(whole: int, value: Decimal) -> bool:
    """True for the wholes that "in" alone is said of; of one thing also "one in nine", "one in 200"."""
    return whole in (2, 3, 4, 5, 6, 7, 8, 10, 20, 100) or (value == 1 and (whole < 20 or whole % 5 == 0))


def _small_integer(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The integer at this token, 0 for none, and where it ends: 25 for "twenty-five"."""
    token = tokens[at]
    if token.kind is Lex.NUMBER:
        return (int(token.text) if token.text.isdigit() and len(token.text) < 5 else 0), at + 1
    if token.low == "a" and low_at(tokens, at + 1) == "hundred":
        return 100, at + 2
    tens, ones = TENS.get(token.low, 0), SMALL.get(low_at(tokens, at + 2), 0)
    if tens and low_at(tokens, at + 1) == "-" and 0 < ones < 10:
        return tens + ones, at + 3
    return SMALL.get(token.low, 0) or tens or (100 if token.low == "hundred" else 0), at + 1
