"""Readings of numbers: digits with fractions, powers of ten and multipliers; words go to their own module."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from nlp.figures.numerals.mixed_numbers import slash_fraction, with_rest
from nlp.figures.numerals.multipliers import read_scale
from nlp.figures.numerals.number_words import read_words
from nlp.figures.numerals.readings import VULGAR, Reading, Style, share_of_few
from nlp.text import Lex, Token, glued_at, low_at

__all__ = ["read_number"]

_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_MAX_DIGITS = 30
"""Signs of one number: GDP in the smallest currency has 18 digits; longer ones are keys or damage, and take
long to read."""
_DECIMAL_COMMA = re.compile(r"(?:0,[0-9]+|[0-9]+,(?:[0-9]{4,}|[0-9]{1,2}))\Z")
"""A comma that cannot part thousands: behind a single 0, or before other than three digits. "1,234" stays
with the English reading."""


def read_number(tokens: Sequence[Token], first: int) -> Reading | None:
    """The number that begins at this token; None if none does. Looks at a bounded number of tokens."""
    reading = _read_one(tokens, first)
    return with_rest(tokens, reading) if reading else None


def _read_one(tokens: Sequence[Token], first: int) -> Reading | None:
    token = tokens[first]
    if token.kind is Lex.NUMBER:
        return _read_digits(tokens, first)
    if token.kind is Lex.VULGAR:
        part = Decimal(VULGAR.get(token.text, "0"))
        behind = (
            first + 3 if (low_at(tokens, first + 1), low_at(tokens, first + 2)) == ("of", "a") else first + 1
        )
        mult, last = read_scale(tokens, behind)  # "½ million", "¾ of a million"
        return Reading(first, last if mult else first + 1, part, mult, Style.FRACTION)
    return read_words(tokens, first)


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
    share = share_of_few(tokens, first, last, value)
    if share:
        return share
    mult, last = read_scale(tokens, last)
    return Reading(first, last, value, mult)


def _digits_value(text: str) -> Decimal:
    if text.isdigit():
        return Decimal(text)
    text = text.replace("\u2009", "").replace(" ", "").replace("'", "").replace("·", ".")
    if _DECIMAL_COMMA.match(text):
        return Decimal(text.replace(",", "."))
    if text.count(".") > 1 or 0 < text.find(".") < text.find(","):
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(text.replace(",", ""))


def _fraction_in_digits(tokens: Sequence[Token], first: int, value: Decimal) -> Reading | None:
    last = first + 1
    if last < len(tokens) and tokens[last].kind is Lex.VULGAR:
        part = Decimal(VULGAR.get(tokens[last].text, "0"))
        return Reading(first, last + 1, value + part)
    plain = slash_fraction(tokens, first)
    if plain is not None:
        return Reading(first, first + 3, plain, style=Style.FRACTION)
    if last >= len(tokens) or tokens[last].kind not in (Lex.NUMBER, Lex.MARK):
        return None
    hyphen = tokens[last].text == "-" and glued_at(tokens, last) and glued_at(tokens, last + 1)
    at = last + 1 if hyphen else last
    mixed = slash_fraction(tokens, at) if hyphen or not glued_at(tokens, at) else None
    if mixed is not None and value == value.to_integral_value():
        return Reading(first, at + 3, value + mixed)
    return None


_BEFORE_POWERS = frozenset({"×", "x", "*", "·", "∙", "e"})
"""What stands between a number and its power of ten."""


def _scientific(tokens: Sequence[Token], first: int, value: Decimal) -> Reading | None:
    at = first + 1
    if at >= len(tokens) or tokens[at].low not in _BEFORE_POWERS:
        sign = (
            at < len(tokens) and value == 10 and tokens[at].kind is Lex.SUPER and tokens[at].text[0] in "⁻⁺"
        )
        return _power(tokens, first, at, Decimal(1)) if sign else None
    if low_at(tokens, at) in ("×", "x", "*", "·", "∙") and low_at(tokens, at + 1) == "10":
        return _power(tokens, first, at + 2, value)
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
