"""Amounts whose words do not say what they are: pounds of money or of weight, dollars of a base year."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.figures.kind_cue import sentence_bounds
from nlp.figures.other_numbers import is_year
from nlp.text import Lex, Token, low_at, word_set, words

__all__ = ["is_sterling", "may_say_prices", "past_price_base"]

_SPENDING = words("spending")
_SUMS = _SPENDING | word_set(
    """
    price prices fee fees fine fines pension salary salaries rent rents duty duties damages grant aid economy
    market pledge pledged invoice bid bids bail award compensation bill bills bonus dividend dividends charge
    charged cash sum purse gain gains deficit surplus shortfall stimulus
    """
)
_WEIGHED = word_set(
    """
    weigh weighs weighed weighing weight weights lift lifts lifted heavy heavier catch catches caught landed
    haul hauled load loads cargo freight crate sack bag bale lean thrust harvest harvested crop yield yields
    pressure used uses consumed ate per-acre
    """
)
_REACH = 25
"""Words to either side in which money or weight is spoken of: a whole sentence of average length."""


_GREAT = frozenset({"million", "millions", "billion", "billions", "trillion", "trillions", "bn", "mn"})
"""Powers of ten with which pounds are money where nothing is weighed: heavier things are told in tons."""


_PRICE_WORDS = frozenset({"constant", "current", "real", "nominal", "chained", "deflated", "undiscounted"})
"""Adjectives of prices in national accounts (SNA 2008, chapter 15)."""


def may_say_prices(token: Token) -> bool:
    """True for a word or a year with which the prices of an amount may begin."""
    return token.low in _PRICE_WORDS if token.kind is Lex.WORD else token.kind is Lex.NUMBER


def past_price_base(tokens: Sequence[Token], at: int) -> int:
    """Where the money stands behind what says its prices: "constant 2005 dollars", "1990 dollars"; else `at`.

    A lone word says none: "5 million real" is left as it is.
    """
    past = at
    while past - at < _MOST_PRICE_WORDS and low_at(tokens, past) in _PRICE_WORDS:
        past += 1
    year = low_at(tokens, past)
    if is_year(year) and year > "1900":
        return past + 1
    return at if past >= len(tokens) or tokens[past].text in ".,;" else past


_MOST_PRICE_WORDS = 3
"""Of them before one currency: "constant 2005 international" is the longest usual."""


def is_sterling(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True if the pounds of the number before `last` are money: by the words of the sentence.

    What is weighed stands behind "of" ("40 pounds of wool"), and only sums are owed, paid and earned.
    """
    if not low_at(tokens, last - 1).startswith("pound") and "pounds" not in {
        low_at(tokens, at) for at in range(first, last)
    }:
        return False
    if low_at(tokens, last) == "of":
        return low_at(tokens, last + 1) in _SUMS
    left, right = sentence_bounds(tokens, first, last, reach=_REACH)
    near = {token.low for token in tokens[left:right]}
    if near & _WEIGHED:
        return False
    if not _GREAT.isdisjoint(token.low for token in tokens[first:last]):
        return True
    return (
        bool(near & _SUMS) or low_at(tokens, first - 1) == "for" or low_at(tokens, last) in ("a", "in", "to")
    )
