"""Readings of numbers: digits, words, fractions, multiples and orders of magnitude, multiplier apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import Enum
from itertools import pairwise

from nlp.lexer import Lex, Token, glued_at, low_at, word_set

__all__ = ["ORDINALS", "SCALES", "SMALL", "STARTERS", "Reading", "Style", "read_number"]


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
_DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "hundredth": 100, "hundredths": 100,
    "thousandth": 1000, "thousandths": 1000,
}  # fmt: skip
ORDINALS = word_set(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth last latter next other previous
    """
)
_FOLD = {
    f"{word}fold": value for word, value in {**SMALL, "hundred": 100, "thousand": 1000, "twenty": 20}.items()
}
_MULTIPLES: dict[str, int] = {
    "twice": 2, "thrice": 3, "doubled": 2, "doubling": 2, "doubles": 2, "tripled": 3, "tripling": 3,
    "triples": 3, "trebled": 3, "trebling": 3, "quadrupled": 4, "quadrupling": 4, "quadruples": 4,
    "quintupled": 5, **_FOLD,
}  # fmt: skip
_HALVED = frozenset({"halved", "halving"})
_BARE_VERBS = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}
_ORDERS = {
    "tens": 1, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12,
}  # fmt: skip
_VULGAR = {
    "¼": "0.25", "½": "0.5", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6",
    "⅘": "0.8", "⅙": "0.1667", "⅚": "0.8333", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875",
    "⅐": "0.1429", "⅑": "0.1111", "⅒": "0.1",
}  # fmt: skip
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_BROKEN = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128})
"""Denominators in which people break units; "9/11" and "24/7" are no fractions."""

STARTERS = frozenset(
    {*SMALL, *TENS, *_MULTIPLES, *_HALVED, *_BARE_VERBS, *_ORDERS, "a", "an", "half", "dozen", "dozens",
     "hundred", "thousand", "million", "billion", "trillion", "unity", "several"}
)  # fmt: skip
"""Words with which a number may begin."""

_BEFORE_SHARE = frozenset(
    [
        "by",
        "about",
        "nearly",
        "almost",
        "over",
        "than",
        "to",
        "roughly",
        "around",
        "some",
        "only",
        "approximately",
        "under",
        "just",
        "at",
        "least",
        "most",
        "was",
        "is",
        "or",
        "and",
        "up",
        "down",
        "fell",
        "rose",
        "another",
        "exactly",
    ]
)
_MAX_DIGITS = 30
_DECIMAL_COMMA = re.compile(r"(?:0,[0-9]+|[0-9]+,(?:[0-9]{4,}|[0-9]{1,2}))\Z")


def read_number(tokens: Sequence[Token], first: int) -> Reading | None:
    """The number that begins at this token; None if none does. Looks at a bounded number of tokens."""
    token = tokens[first]
    if token.kind is Lex.NUMBER:
        return _read_digits(tokens, first)
    if token.kind is Lex.VULGAR:
        return Reading(first, first + 1, Decimal(_VULGAR.get(token.text, "0")), style=Style.FRACTION)
    return _read_words(tokens, first)


def _read_digits(tokens: Sequence[Token], first: int) -> Reading | None:
    text = tokens[first].text
    if len(text) > _MAX_DIGITS:
        return None
    value = _digits_value(text)
    reading = _fraction_in_digits(tokens, first, value) or _scientific(tokens, first, value)
    if reading:
        return reading
    last = first + 1
    if low_at(tokens, last) in ("st", "nd", "rd", "th") and glued_at(tokens, last):
        return Reading(first, last + 1, value, style=Style.ORDINAL)
    share = _one_in(tokens, first, last, value)
    if share:
        return share
    mult, last = _scale(tokens, last)
    return Reading(first, last, value, mult)


def _digits_value(text: str) -> Decimal:
    text = text.replace("\u2009", "").replace(" ", "").replace("'", "").replace("·", ".")
    if _DECIMAL_COMMA.match(text):
        return Decimal(text.replace(",", "."))
    if text.count(".") > 1:
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(text.replace(",", ""))


def _scale(tokens: Sequence[Token], last: int) -> tuple[int, int]:
    mult = 0
    while last < len(tokens):
        at = last + 1 if low_at(tokens, last) == "-" and glued_at(tokens, last) else last
        word = low_at(tokens, at)
        if word in SCALES:
            mult += SCALES[word]
        elif word in ("millions", "billions", "trillions") and mult == 0:
            mult = _ORDERS[word]
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


_MONEY_CODES = frozenset({"USD", "EUR", "GBP", "RMB", "CNY", "JPY", "AUD", "CAD", "HKD", "Rs", "RM"})


def _fraction_in_digits(tokens: Sequence[Token], first: int, value: Decimal) -> Reading | None:
    last = first + 1
    if last < len(tokens) and tokens[last].kind is Lex.VULGAR:
        part = Decimal(_VULGAR.get(tokens[last].text, "0"))
        return Reading(first, last + 1, value + part)
    plain = _slash_fraction(tokens, first)
    if plain is not None:
        return Reading(first, first + 3, plain, style=Style.FRACTION)
    mixed = _slash_fraction(tokens, last) if not glued_at(tokens, last) else None
    if mixed is not None and value == value.to_integral_value():
        return Reading(first, last + 3, value + mixed)
    return None


def _slash_fraction(tokens: Sequence[Token], first: int) -> Decimal | None:
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
    return _divide(Decimal(top.text), int(bottom.text))


def _divide(top: Decimal, bottom: int) -> Decimal:
    """The fraction as people write it: exact where it ends soon, else four places."""
    with localcontext() as context:
        context.prec = 12
        exact = top / bottom
    exponent = exact.as_tuple().exponent
    return exact.quantize(Decimal("0.0001")) if isinstance(exponent, int) and exponent < -7 else exact


def _scientific(tokens: Sequence[Token], first: int, value: Decimal) -> Reading | None:
    at = first + 1
    if low_at(tokens, at) in ("×", "x", "*", "·", "∙") and low_at(tokens, at + 1) == "10":
        return _power(tokens, first, at + 2, value)
    if value == 10 and at < len(tokens) and tokens[at].kind is Lex.SUPER and tokens[at].text[0] in "⁻⁺":
        return _power(tokens, first, at, Decimal(1))
    exponent = low_at(tokens, at + 1) if low_at(tokens, at) == "e" and glued_at(tokens, at) else ""
    if exponent in ("-", "+") and glued_at(tokens, at + 1) and low_at(tokens, at + 2).isdigit():
        return _raised(first, at + 3, value, exponent + low_at(tokens, at + 2))
    if exponent.isdigit() and glued_at(tokens, at + 1):
        return _raised(first, at + 2, value, exponent)
    return None


def _power(tokens: Sequence[Token], first: int, at: int, value: Decimal) -> Reading | None:
    """After "× 10": a superscript, "^6" or a glued "-6"."""
    if at < len(tokens) and tokens[at].kind is Lex.SUPER:
        return _raised(first, at + 1, value, tokens[at].text.translate(_SUPER))
    if low_at(tokens, at) == "^":
        at += 1
    sign = ""
    if low_at(tokens, at) == "-" and glued_at(tokens, at):
        sign, at = "-", at + 1
    digits = low_at(tokens, at)
    return _raised(first, at + 1, value, sign + digits) if digits.isdigit() and glued_at(tokens, at) else None


def _raised(first: int, last: int, value: Decimal, exponent: str) -> Reading | None:
    sign, digits = exponent[:1] if exponent[:1] in "+-" else "", exponent.lstrip("+-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 3):
        return None
    return Reading(first, last, value, int(sign + digits))


def _one_in(tokens: Sequence[Token], first: int, last: int, value: Decimal) -> Reading | None:
    """As in "one in five", "9 out of 10": a share."""
    word = low_at(tokens, last)
    at = last + 1 if word == "in" else last + 2 if word == "out" and low_at(tokens, last + 1) == "of" else 0
    if not at or at >= len(tokens) or not (value == value.to_integral_value() and 0 < value < 100):
        return None
    whole = _small_integer(tokens, at)
    if (
        not whole
        or whole <= value
        or whole > 1000
        or (word == "in" and whole not in (2, 3, 4, 5, 6, 7, 8, 10, 20, 100))
    ):
        return None
    if low_at(tokens, at + 1) in ("%", "percent", "years", "months", "days", "-", "per", "weeks", "hours"):
        return None
    return Reading(first, at + 1, _divide(value, whole), style=Style.FRACTION)


def _small_integer(tokens: Sequence[Token], at: int) -> int:
    token = tokens[at]
    if token.kind is Lex.NUMBER:
        return int(token.text) if token.text.isdigit() and len(token.text) < 5 else 0
    return SMALL.get(token.low, 0) or TENS.get(token.low, 0) or (100 if token.low == "hundred" else 0)


def _read_words(tokens: Sequence[Token], first: int) -> Reading | None:
    word = tokens[first].low
    if word in SCALES and low_at(tokens, first - 1) in ("several", "few", "many", "some"):
        return None
    if word in _MULTIPLES or word in _HALVED or word in _BARE_VERBS:
        return _read_multiple(tokens, first)
    if word in _ORDERS:
        return _read_order(tokens, first)
    if word == "half":
        return _read_half(tokens, first)
    if word in ("a", "an", "several"):
        return _read_article(tokens, first)
    if word == "unity":
        return Reading(first, first + 1, Decimal(1), style=Style.WORDS)
    if word in ("dozen", "dozens"):
        return _read_dozens(tokens, first)
    return _read_cardinal(tokens, first)


def _read_multiple(tokens: Sequence[Token], first: int) -> Reading | None:
    word = tokens[first].low
    if word in _HALVED:
        return Reading(first, first + 1, Decimal("0.5"), style=Style.MULTIPLE)
    if word in _BARE_VERBS and not _is_bare_multiple(tokens, first):
        return None
    if word in ("doubles", "triples", "doubling") and low_at(tokens, first - 1) in ("the", "in", "of"):
        return None
    return Reading(first, first + 1, Decimal(_MULTIPLES.get(word) or _BARE_VERBS[word]), style=Style.MULTIPLE)


def _is_bare_multiple(tokens: Sequence[Token], first: int) -> bool:
    """As in "will double", "more than double", "double the": not "double counting"."""
    after = low_at(tokens, first + 1)
    if after in ("-", "counting", "taxation", "digit", "digits", "standard", "standards"):
        return False
    before = low_at(tokens, first - 1)
    return before in _BEFORE_DOUBLE or after in ("the", "its", "their", "that", "those")


_BEFORE_DOUBLE = frozenset({"to", "will", "would", "could", "than", "nearly", "almost", "about", "roughly"})


def _read_order(tokens: Sequence[Token], first: int) -> Reading | None:
    low = tokens[first].low
    mult, power, at = 0, _ORDERS[low], first + 1
    if low_at(tokens, at) == "of" and low_at(tokens, at + 1) in _ORDERS:
        mult, at = _ORDERS[low_at(tokens, at + 1)], at + 2
    elif power >= 3 and low_at(tokens, at) == "of":
        mult, power = power, 0
    if mult == 0 and (power != 2 or low_at(tokens, at) != "of"):
        return None
    ten = Decimal(10)
    return Reading(first, at, None, mult, Style.ORDER, ten**power, ten ** (power + 1))


def _read_half(tokens: Sequence[Token], first: int) -> Reading | None:
    before, after = low_at(tokens, first - 1), low_at(tokens, first + 1)
    if before in ORDINALS or before in ("and", "-", "nd", "st") or after == "-":
        return None
    last = first + 1
    mult = 0
    if after in ("a", "an") and low_at(tokens, first + 2) in SCALES:
        mult, last = _scale(tokens, first + 2)
    return Reading(first, last, Decimal("0.5"), mult, Style.FRACTION)


def _read_article(tokens: Sequence[Token], first: int) -> Reading | None:
    """As in "a million", "a quarter of", "a dozen"; an article alone is none."""
    word = low_at(tokens, first + 1)
    if tokens[first].low == "several":
        word = ""
    if word in SCALES and len(word) > 3:
        mult, last = _scale(tokens, first + 1)
        if mult == 2:
            return Reading(first, last, Decimal(100), 0, Style.WORDS)
        return Reading(first, last, Decimal(1), mult, Style.WORDS)
    if word == "dozen":
        return Reading(first, first + 2, Decimal(12), 0, Style.WORDS)
    if word in _DENOMINATORS and not word.endswith("s") and _is_share(tokens, first - 1, first + 2):
        mult, last = _of_a_scale(tokens, first + 2)
        return Reading(first, last, _divide(Decimal(1), _DENOMINATORS[word]), mult, Style.FRACTION)
    return None


def _of_a_scale(tokens: Sequence[Token], last: int) -> tuple[int, int]:
    """As in "a quarter of a million": the multiplier behind "of a"."""
    if (
        low_at(tokens, last) == "of"
        and low_at(tokens, last + 1) == "a"
        and low_at(tokens, last + 2) in SCALES
    ):
        return _scale(tokens, last + 2)
    return 0, last


def _is_share(tokens: Sequence[Token], before: int, after: int) -> bool:
    follows = low_at(tokens, after)
    return follows in ("of", "to", "less", "more", "as", "higher", "lower", "larger", "smaller", "from") or (
        low_at(tokens, before) in _BEFORE_SHARE
        and follows in ("", ".", ",", ";", ")", "in", "between", "since", "by")
    )


def _read_dozens(tokens: Sequence[Token], first: int) -> Reading | None:
    if tokens[first].low == "dozens":
        return Reading(first, first + 1, None, 0, Style.ORDER, Decimal(12), Decimal(120))
    return None


def _read_cardinal(tokens: Sequence[Token], first: int) -> Reading | None:
    value, mult, last = _cardinal(tokens, first)
    if value is None:
        return None
    fraction = _word_fraction(tokens, first, last, value)
    if fraction:
        return fraction
    share = _one_in(tokens, first, last, value) if mult == 0 else None
    if share:
        return share
    at = last + 1 if low_at(tokens, last) == "-" else last
    if low_at(tokens, at) == "fold" and glued_at(tokens, at):
        return Reading(first, at + 1, value, 0, Style.MULTIPLE)
    return Reading(first, last, value, mult, Style.WORDS)


def _cardinal(tokens: Sequence[Token], first: int) -> tuple[Decimal | None, int, int]:
    """Value, multiplier and end of "three hundred and fifty thousand": 350, 3."""
    groups: list[tuple[int, int]] = []
    at = first
    while at < len(tokens) and at - first < 16:
        value, stop = _below_thousand(tokens, at)
        if value is None:
            break
        mult, stop = _scale(tokens, stop)
        groups.append((value, mult))
        at = stop
        if mult == 0:
            break
        step = at + 1 if low_at(tokens, at) in ("and", ",") and low_at(tokens, at + 1) in _WORDY else at
        following, _ = _below_thousand(tokens, step) if step < len(tokens) else (None, step)
        if following is None or not _continues(tokens, step, mult):
            break
        at = step
    if not groups:
        return None, 0, first
    if len(groups) == 1:
        return Decimal(groups[0][0]), groups[0][1], at
    if any(left[1] <= right[1] for left, right in pairwise(groups)):
        return Decimal(groups[0][0]), groups[0][1], at
    least = groups[-1][1]
    return Decimal(sum(value * 10 ** (mult - least) for value, mult in groups)), least, at


_WORDY = frozenset({*SMALL, *TENS})


def _continues(tokens: Sequence[Token], at: int, mult: int) -> bool:
    """As in "two thousand five hundred" goes on; "two million, five of them" does not."""
    if low_at(tokens, at) not in _WORDY:
        return False
    _, stop = _below_thousand(tokens, at)
    following, _ = _scale(tokens, stop)
    return following < mult and low_at(tokens, at - 1) != ","


def _below_thousand(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    value, stop = _below_hundred(tokens, at)
    if low_at(tokens, stop) == "hundred" and (value is None or value < 100):
        total, stop = (1 if value is None else value) * 100, stop + 1
        after = stop + 1 if low_at(tokens, stop) == "and" else stop
        rest, end = _below_hundred(tokens, after)
        return (total + rest, end) if rest else (total, stop)
    if value is None and low_at(tokens, at) in ("thousand", "million", "billion", "trillion"):
        return 1, at
    return value, stop


def _below_hundred(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    word = low_at(tokens, at)
    if word in SMALL:
        return SMALL[word], at + 1
    if word not in TENS:
        return None, at
    after = at + 2 if low_at(tokens, at + 1) == "-" else at + 1
    unit = SMALL.get(low_at(tokens, after), 0)
    return (TENS[word] + unit, after + 1) if 0 < unit < 10 else (TENS[word], at + 1)


def _word_fraction(tokens: Sequence[Token], first: int, last: int, value: Decimal) -> Reading | None:
    hyphen = low_at(tokens, last) == "-" and glued_at(tokens, last)
    at = last + 1 if hyphen else last
    word = low_at(tokens, at)
    if word == "and" and low_at(tokens, at + 1) == "a" and low_at(tokens, at + 2) == "half":
        return Reading(first, at + 3, value + Decimal("0.5"), 0, Style.WORDS)
    bottom = _DENOMINATORS.get(word)
    if not bottom or value >= 100 or value < 1:
        return None
    plural = word.endswith("s")
    if plural != (value > 1) and not (word == "half" and value == 1):
        return None
    # "two quarters" are spans of time as often as halves of a whole
    if not hyphen and word in ("quarter", "quarters", "half") and not _is_share(tokens, first - 1, at + 1):
        return None
    mult, last = _of_a_scale(tokens, at + 1)
    return Reading(first, last, _divide(value, bottom), mult, Style.FRACTION)
