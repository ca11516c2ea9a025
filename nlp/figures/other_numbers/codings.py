"""Values that variables are given and not found to have: dummies, normalisations, scales, labels of lists."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import NumberType
from nlp.figures.kind_cue import sentence_bounds
from nlp.text import Lex, Token, glued_at, low_at, word_set, words

__all__ = ["explains_stars", "type_coding", "type_enumeration"]

_SET = frozenset({"0", "1", "100", "one", "zero", "unity", "nought"})
"""What dummies, null hypotheses, starting values and base years are set to."""
_ENDS = frozenset({"1", "4", "5", "6", "7", "9", "10", "11", "100", "one", "five", "seven", "ten"})
"""Upper ends of the usual scales of answers and indices."""
_CODED = words("codings")
_NORMALISED = word_set(
    """
    normalized normalised normalize normalise normalizing normalising normalizes normalises scaled rescaled
    indexed set sets setting fixed coded recoded replaced
    """
)
_SCALES = word_set("scale scaled rescaled coded ranges ranging runs running lies lie lying bounded varies")
_REACH = 16
"""Words to either side in which what is coded is named: a sentence's half."""


def type_coding(tokens: Sequence[Token], first: int, last: int, *, has_unit: bool) -> NumberType | None:
    """MATH for "equals one if", "normalized to 100", "(.05 = 5 percent)", "a scale of 1 to 10"; else None."""
    for token in tokens[max(first - 2, 0) : last + 1]:
        if token.text == "=" and _is_equated(tokens, first, last):
            return NumberType.MATH
    low = tokens[first].low
    if has_unit or not (low in _SET or low in _ENDS):
        return None
    if low in _SET and (_is_given(tokens, first) or _is_coded(tokens, first, last)):
        return NumberType.MATH
    return NumberType.MATH if _is_on_scale(tokens, first, last) else None


_STARS = frozenset({"*", "asterisk", "asterisks", "star", "stars"})
"""The marks of significance, as signs and in words."""
_STARS_AWAY = 24
"""Tokens between the first star of a legend and its last level, at most."""


def explains_stars(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "*, ** and *** denote significance at the 10, 5 and 1% levels", "*** p<0.01": what marks mean."""
    if low_at(tokens, first - 1) in ("<", "≤") and low_at(tokens, first - 2) == "p":
        return low_at(tokens, first - 3) in _STARS
    behind = {token.low for token in tokens[last : last + 8]}
    if behind.isdisjoint(("level", "levels")):
        return False
    lows = [token.low for token in tokens[max(first - _STARS_AWAY, 0) : first]]
    at = next((at for at, low in enumerate(lows) if low in _STARS), len(lows))
    return any(low.startswith("significan") for low in lows[at:])


def _is_equated(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "(.05 = 5 percent)", "(2000 = 100)": either side of an equation of two numbers in brackets."""
    if low_at(tokens, last) == "=" and low_at(tokens, first - 1) == "(":
        at = last + 1 + (low_at(tokens, last + 1) in ("$", "€", "£"))
        return at < len(tokens) and tokens[at].kind is Lex.NUMBER
    at = first - 2 if low_at(tokens, first - 1) in ("$", "€", "£") else first - 1
    if low_at(tokens, at) != "=" or at < 2 or tokens[at - 1].kind is not Lex.NUMBER:
        return False
    return low_at(tokens, at - 2) in ("(", ",", ";")


def _is_given(tokens: Sequence[Token], first: int) -> bool:
    """As in "normalized to 1", "set equal to zero", "replaced by zero"."""
    at = first - 1
    if low_at(tokens, at) not in ("to", "at", "by", "with", "as"):
        return False
    at -= 1
    if low_at(tokens, at) == "equal":
        at -= 1
    return low_at(tokens, at) in _NORMALISED


def _is_coded(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "a dummy equal to one", "takes the value 1 for exporters and 0 otherwise", "is one if"."""
    before, after = low_at(tokens, first - 1), low_at(tokens, last)
    if after == "otherwise":
        return True
    if before not in _LEADS and after not in ("if", "when", "for"):
        return False
    left, right = sentence_bounds(tokens, first, last, reach=_REACH)
    return not _CODED.isdisjoint(token.low for token in tokens[left:right])


_LEADS = frozenset(
    {"to", "of", "value", "values", "equals", "equal", "is", "as", "and", "=", "are", "with", "or"}
)
"""Words that lead from a variable to the value that it is given."""


def _is_on_scale(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "on a scale of 1 to 10", "runs from 0 to 100", "lies between zero and one": either end."""
    for at in (first, first - 2):
        if at < 1 or low_at(tokens, at) not in ("0", "1", "zero", "one"):
            continue
        if low_at(tokens, at + 1) not in ("to", "and", "-") or low_at(tokens, at + 2) not in _ENDS:
            continue
        near = {low_at(tokens, index) for index in range(at - 5, at)}
        return not near.isdisjoint(_SCALES)
    return False


def type_enumeration(tokens: Sequence[Token], first: int, last: int) -> NumberType | None:
    """LOCATOR for the labels of a list: "1) gather, 2) fit", "2: from the survey", "3 = farms"; else None."""
    text = tokens[first].text
    if len(text) > 2 or not text.isdigit() or last != first + 1:
        return None
    after, before = low_at(tokens, last), low_at(tokens, first - 1)
    if after == ")" and glued_at(tokens, last) and not glued_at(tokens, first) and before in _DIVIDES:
        return None if _is_opened(tokens, first) else NumberType.LOCATOR
    worded = last + 1 < len(tokens) and tokens[last + 1].kind is Lex.WORD
    if after == ":" and worded and not glued_at(tokens, last + 1) and before in _BEGINS:
        return NumberType.LOCATOR
    if after == "=" and worded and before in _DIVIDES and len(tokens[last + 1].text) > 2:
        return NumberType.MATH
    return None


_DIVIDES = frozenset({"", ",", ";", ":", ".", "and", "or", "("})
"""What stands before the label of an item: nothing, or what ended the item before."""
_BEGINS = frozenset({"", ";", ":", ".", ","})
"""The same for labels before a colon, where "and" would make it a ratio."""


def _is_opened(tokens: Sequence[Token], first: int) -> bool:
    """True if the bracket behind closes one before: "(mills, 3)"."""
    for at in range(first - 1, max(first - 40, -1), -1):
        if tokens[at].text == "(":
            return True
        if tokens[at].text == ")":
            return False
    return False
