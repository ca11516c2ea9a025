"""Per cent, percentage points and basis points as they are printed."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.figures.counted_nouns import BoundUnit
from nlp.figures.scales_of_points import names_scale, words_around
from nlp.text import Token, glued_at, low_at, word_set

__all__ = ["percent_unit"]

_PERCENT_WORDS = frozenset({"per", "percentage", "percent", "pct", "%", "pc", "perc", "pctg", "p", "b"})
"""First tokens of all that means per cent, percentage points or basis points."""
_POINTS = frozenset({"point", "points", "pts", "pt"})
""""Point" and its short forms behind "percentage" or "basis"."""


def percent_unit(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    """The unit that begins at this token: "%", "per cent", "percentage points", "p.p."; None for another."""
    word = low_at(tokens, at)
    if word in ("point", "points"):
        return BoundUnit("pp", at, at + 1) if _are_of_share(tokens, at) else None
    if word not in _PERCENT_WORDS:
        return None
    last = at + 1
    if word in ("p", "b"):
        return _shortened(tokens, at)
    if word == "per":
        if low_at(tokens, last) != "cent":
            return None
        last += 1
    elif word == "pc" and not glued_at(tokens, at):
        return None  # "10 pc" are parsecs, "10pc" is per cent in newspapers
    point = low_at(tokens, last) == "." and word in ("pct", "perc", "pctg")
    hyphen = last + 1 if low_at(tokens, last) == "-" or point else last
    if low_at(tokens, hyphen) in _POINTS:
        return BoundUnit("pp", at, hyphen + 1)
    if word in ("percentage", "perc", "pctg"):
        return None
    goes_on = point and last + 1 < len(tokens) and tokens[last + 1].text.islower()
    return BoundUnit("%", at, last + 1 if goes_on else last)


_SHARES = word_set(
    """
    percentage share portion part proportion fraction slice weight rate rates tariff tariffs duty duties levy
    inflation unemployment
    """
)
_PER_CENTS = frozenset({"%", "percent", "cent"})
_COMPARES = frozenset({"above", "below", "higher", "lower", "more", "less"})


def _are_of_share(tokens: Sequence[Token], at: int) -> bool:
    """True for the points of a share or a rate: "its share rose by five points"; not of an index.

    "At one point" is a time. Where a percentage is compared, its points are meant: "50%, one point above".
    """
    near = words_around(tokens, at)
    if names_scale(near) or low_at(tokens, at - 2) == "at":
        return False
    compared = low_at(tokens, at + 1) in _COMPARES and not near.isdisjoint(_PER_CENTS)
    return compared or not near.isdisjoint(_SHARES)


def _shortened(tokens: Sequence[Token], at: int) -> BoundUnit | None:
    """As in "p.p.", "p.c.", "b.p.": per cent, percentage and basis points with their stops."""
    said = "".join(token.low for token in tokens[at : at + 4])
    for short, code, length in (("p.p.", "pp", 4), ("b.p.", "bp", 4), ("p.c.", "%", 4), ("p.c", "%", 3)):
        if said[: len(short)] == short:
            return BoundUnit(code, at, at + length)
    return None
