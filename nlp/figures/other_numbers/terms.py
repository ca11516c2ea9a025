"""Numbers that are part of a term: "two-country model", "three-digit industry", "Group of 77"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.annotations import NumberType
from nlp.text import Token, glued_at, low_at, words

__all__ = ["type_term"]

_PARTS = words("parts-of-models")
"""What models, games and tests have two or three of: "two-country", "three-sector"."""
_MANNERS = words("manners-with-numbers")
"""What a hyphen ties to a number and what says how, never how many: "two-sided", "two-way"."""
_FRAMES = words("frames-of-models")
_LISTS = words("numbered-lists")
_RATES = frozenset({"libor", "euribor", "shibor", "sofr", "treasury", "treasuries", "ois", "t", "cds"})
"""Names of reference rates, which have their term in them ("3-month Libor")."""
_TIMES = frozenset({"day", "week", "month", "year"})
"""Units that such a term is given in."""


def type_term(tokens: Sequence[Token], first: int, last: int) -> NumberType | None:
    """NAME for a number that names a kind of thing and counts nothing, CODE for digits of one; else None."""
    if not _is_part(tokens, first, last):
        return None
    return NumberType.CODE if low_at(tokens, last + 1) in ("digit", "digits") else NumberType.NAME


def _is_part(tokens: Sequence[Token], first: int, last: int) -> bool:
    before = tokens[first - 1].low if first else ""
    after = tokens[last].low if last < len(tokens) else ""
    if after == "-" and glued_at(tokens, last) and glued_at(tokens, last + 1):
        return _is_compound(tokens, last + 1) or _is_even(tokens, first)
    if after == "x" and low_at(tokens, last + 1).isdigit():
        return True
    if (before == "-" and low_at(tokens, first - 2) == "non") or _is_version(tokens, first, last):
        return True
    if before in _LISTS and tokens[first - 1].text[0].isupper() and len(tokens[first].text) < 5:
        return True
    if after in ("rule", "rules") and before != "of":
        return True
    if before == "of" and low_at(tokens, first - 2) == "group":
        return tokens[first - 2].text == "Group"
    if before == "big" and tokens[first - 1].text == "Big":
        return True
    return (before in ("-", "/") or after == "/") and _is_even(tokens, first)


def _is_version(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "Industry 4.0", "Web 2.0": a whole number with a zero behind its point, right behind a name."""
    name = tokens[first - 1].text if first else ""
    if last != first + 1 or not _VERSION.fullmatch(tokens[first].text):
        return False
    return len(name) > 1 and name[0].isupper() and name.isalpha() and low_at(tokens, last) not in _MEASURES


_VERSION = re.compile(r"[1-9]\.0")
_MEASURES = frozenset(
    {"%", "percent", "per", "percentage", "million", "billion", "trillion", "times", "points"}
)
"""Words behind a number that make an amount of it whatever stands before."""


def _is_compound(tokens: Sequence[Token], noun: int) -> bool:
    """As in "two-way", "two-country model", "2-by-2", "3-month Libor"."""
    word = low_at(tokens, noun)
    if word in _MANNERS:
        return True
    at = noun + 1
    while low_at(tokens, at) == "-":
        at += 1
    if word in _TIMES:
        swap = low_at(tokens, at) == "credit" and low_at(tokens, at + 1) == "default"
        return swap or (low_at(tokens, at) in _RATES and tokens[at].text[0].isupper())
    if word == "degree":
        return low_at(tokens, at) == "line"
    if word not in _PARTS:
        return False
    # "two-factor model", "two-country general equilibrium model", "two-country, two-good model"
    near = {low_at(tokens, index) for index in range(at, at + _NEAR)}
    return not near.isdisjoint(_FRAMES)


_NEAR = 5
"""Tokens behind the compound in which its frame stands: ", two-good model" has five."""


def _is_even(tokens: Sequence[Token], first: int) -> bool:
    """As in "a 50-50 venture", "50/50", "the 80/20 rule": halves of a whole that a pair says."""
    for at in (first, first - 2):
        if at < 0 or low_at(tokens, at + 1) not in ("-", "/") or not glued_at(tokens, at + 1):
            continue
        pair = (low_at(tokens, at), low_at(tokens, at + 2))
        if glued_at(tokens, at + 2) and (pair == ("50", "50") or low_at(tokens, at + 3) in ("rule", "rules")):
            return all(text.isdigit() for text in pair)
    return False
