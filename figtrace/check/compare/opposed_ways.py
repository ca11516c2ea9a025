"""Which way two figures go: one up and one down, or one that is more and one that is less."""

from __future__ import annotations

from corpus.annotations import Direction
from figtrace.check.compare.alignment import named_places
from figtrace.check.compare.amounts import significant_digits
from figtrace.check.statements.statement import Statement
from figtrace.check.statements.wording import DOWN, UP, polarity

__all__ = ["are_compared_otherwise", "are_opposed"]


def are_opposed(draft: Statement, source: Statement) -> bool:
    """True if the words of both clauses go opposite ways, not only the directions read from them."""
    ours, theirs = polarity(draft.clause), polarity(source.clause)
    negative = source.figure.value is not None and source.figure.value < 0
    return ours != 0 and (ours == -theirs or (negative and ours > 0))


def are_compared_otherwise(draft: Statement, source: Statement) -> bool:
    """True for "6 per cent more capital-intensive" against "6% less", and "below the peak" against a rise."""
    (ours, our_term), (theirs, their_term) = draft.comparative, source.comparative
    if ours and theirs:
        return ours * theirs < 0 and our_term == their_term
    return _goes_against(draft, source) or _goes_against(source, draft)


_WAY = {Direction.UP: 1, Direction.DOWN: -1, Direction.NONE: 0}


def _goes_against(compared: Statement, changed: Statement) -> bool:
    """True if one is said to be above or below where the other fell or rose, both of the same places."""
    side, way = compared.comparative[0], _WAY[changed.figure.direction]
    if not side or _WAY[compared.figure.direction] not in (0, side) or changed.comparative[0]:
        return False
    shared = compared.clause & changed.sentence_terms - {UP, DOWN}
    told = len(shared) >= _LEAST_SHARED or significant_digits(compared.figure) >= _TELLING_DIGITS
    return side * way < 0 and named_places(compared) <= named_places(changed) and told


_TELLING_DIGITS = 3
"""Digits of a number that is met again by chance in one of a thousand figures: they tell it by themselves."""
_LEAST_SHARED = 2
"""Terms shared beside the verbs: one may be chance, two are a subject and its measure."""
