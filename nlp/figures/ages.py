"""Ages and their bounds, which are seldom printed with a unit: "aged 15 to 64", "older than 50"."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.text import Token, low_at, word_set

__all__ = ["is_age"]

_COMPARED = frozenset({"older", "younger"})
"""Comparatives of "old" and "young", which compare ages and nothing else."""
_PEOPLE = word_set(
    """
    adults boys children citizens everyone girls infants kids men people persons pupils residents those women
    workers youth youths voters
    """
)


def is_age(tokens: Sequence[Token], number: int, start: int, last: int) -> bool:
    """True if the number is an age in years.

    Args:
        tokens: those of the text.
        number: the first token of the number.
        start: that of the figure, with its hedge.
        last: behind the figure and its hedge.
    """
    before, earlier = low_at(tokens, start - 1), low_at(tokens, start - 2)
    if before in ("aged", "ages", "age") or (before == "of" and earlier in ("age", "ages")):
        return True
    if before in ("between", "from") and earlier in ("aged", "ages"):
        return True
    hedge = {low_at(tokens, at) for at in (*range(start, number), last - 1)}
    if not hedge.isdisjoint(_COMPARED):
        return True
    small = low_at(tokens, number).isdigit() and len(low_at(tokens, number)) < 3
    return small and start < number and before in _PEOPLE and not hedge.isdisjoint({"under", "over"})
