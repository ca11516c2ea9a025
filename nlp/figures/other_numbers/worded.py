"""Numbers in words that belong to a name or to a turn of speech: "net zero", "two degrees of freedom"."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import NumberType
from nlp.figures.other_numbers.pointers import PEOPLES
from nlp.text import Token, low_at, word_set

__all__ = ["type_worded"]


def type_worded(tokens: Sequence[Token], first: int, last: int, *, has_unit: bool) -> NumberType | None:
    """NAME or RHETORICAL for a number in words that counts and measures nothing; None for any other."""
    if _are_degrees_of_kind(tokens, last):
        return NumberType.RHETORICAL
    if has_unit:
        return None
    is_zero = tokens[first].low == "zero"
    if is_zero and (low_at(tokens, first - 1) == "net" or _is_zero_profit(tokens, last)):
        return NumberType.NAME  # "net zero" is a state of emissions
    return NumberType.NAME if _is_title(tokens, first, last) else None


def _is_zero_profit(tokens: Sequence[Token], last: int) -> bool:
    """As in "the zero profit conditions": entry in models, whatever profits are."""
    profit, condition = low_at(tokens, last), low_at(tokens, last + 1)
    return profit in ("profit", "profits") and condition in ("condition", "conditions")


def _are_degrees_of_kind(tokens: Sequence[Token], last: int) -> bool:
    """As in "two degrees of freedom", "four degrees of processing": not of an angle or of heat."""
    said = [low_at(tokens, at) for at in range(last, last + 3)]
    return said[:2] == ["degrees", "of"] and said[2] not in _IN_DEGREES


_IN_DEGREES = word_set(
    "latitude longitude arc warming heating cooling frost heat slope tilt rotation inclination"
)
"""What is measured in degrees of angle and of temperature."""


def _is_title(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "the Three Cities survey", "his Five Sites plan": capitals within a sentence name one thing."""
    if first == 0 or last >= len(tokens) or low_at(tokens, first - 1) in (".", "?", "!"):
        return False
    return (
        tokens[first].text.istitle()
        and tokens[last].text.istitle()
        and not tokens[last].low.endswith(PEOPLES)
    )
