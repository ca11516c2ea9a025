"""Scales whose steps are points: indices, scores, games. A point of theirs is no percentage point."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.figures.kind_cue import sentence_bounds
from nlp.text import Token, word_set

__all__ = ["names_scale", "words_around"]

_SCALES = word_set(
    """
    index indices indexes dow nasdaq ftse nikkei dax basis score scores scored scale test tests grade game
    games career season rebounds stock stocks s&p pmi hang seng sensex cac kospi topix composite
    """
)
"""Indices of stock exchanges and of purchasing managers by their names, tests and games."""
_REACH = 25
"""Tokens to either side: a sentence of average length."""


def words_around(tokens: Sequence[Token], at: int) -> frozenset[str]:
    """The words of the sentence around this token, in lower case."""
    left, right = sentence_bounds(tokens, at, at + 1, reach=_REACH)
    return frozenset(token.low for token in tokens[left:right])


def names_scale(around: frozenset[str]) -> bool:
    """True if one of these words names a scale of points."""
    return not around.isdisjoint(_SCALES)
