"""What is said of a quantity: = ~ < > up down, as other quantity extractors report it."""

from __future__ import annotations

import re

from corpus.annotations import Direction, Figure, Hedge
from nlp.figures import CHANGE_NOUNS, DOWN, UP, is_money
from nlp.text import word_set

__all__ = ["restates", "tell_change"]

_HEDGES = {
    Hedge.ABOUT: "~",
    Hedge.BELOW: "~",
    Hedge.ABOVE: ">",
    Hedge.AT_LEAST: ">",
    Hedge.AT_MOST: "<",
    Hedge.BELOW_STRICT: "<",
}
_WINDOW = 60
"""Characters to either side in which the words that bear on a quantity are looked for."""
_UNDER = re.compile(r"\b(?:under|below|less|shy)\b", re.IGNORECASE)
_ROUGH = re.compile(r"\b(?:averaged|averages|averaging|barely|scarcely)\s+\Z", re.IGNORECASE)
_SUB = re.compile(r"\bsub-\Z", re.IGNORECASE)
_STANDS = re.compile(
    r"(?:,|\b(?:is|are|was|were|been|be|closed|ended|finished))\s+(up|down)\s+(?:by\s+)?\Z", re.IGNORECASE
)
_BY = re.compile(r"\b(\w+)\s+by\s+\Z")
_ARTICLE = re.compile(r"\b(?:an?|another|the|this|that)\s+((?:[a-z]+\s+){0,2})\Z", re.IGNORECASE)
_NEXT_WORDS = re.compile(r"\s+([A-Za-z-]+)(?:\s+([A-Za-z-]+))?(?:\s+([A-Za-z-]+))?")
_NO_NOUNS = word_set(
    """
    a an after ahead among and annually are as at because before behind below but by compared during each
    every faster following for from had has have he her higher his if in instead into is it its just last less
    lower month more of on or over per respectively she since so than that the their they this through
    throughout to today too until up was we were when where which while who with within year yesterday
    """
)
_MEASURELESS = frozenset({"1", "%", "pp", "bp", ""})


def tell_change(text: str, figure: Figure, *, offset: int = 0) -> str:
    """The sign for the figure of the text: a hedge goes before a movement, and a named change is none."""
    start, end = figure.span.start - offset, figure.span.end - offset
    before, after = text[max(start - _WINDOW, 0) : start], text[end : end + _WINDOW]
    hedge = _HEDGES.get(figure.hedge, "=")
    if figure.hedge is Hedge.BELOW and _UNDER.search(text[start : figure.number.start - offset]):
        hedge = "<"
    if text.startswith("within", start):
        hedge = "="
    if hedge == "=":
        hedge = "~" if _ROUGH.search(before) else "<" if _SUB.search(before) else "="
    if hedge != "=" or _is_attribute(before, after):
        return hedge
    return _direction(before, figure) or "="


def _direction(before: str, figure: Figure) -> str:
    """The way that the figure says something moved; "" where it says none."""
    if figure.direction is not Direction.NONE:
        return str(figure.direction)
    stands = _STANDS.search(before)
    if stands:
        return stands[1].lower()
    by = _BY.search(before)
    word = by[1].lower() if by else ""
    return "up" if word in UP else "down" if word in DOWN else ""


def _is_attribute(before: str, after: str) -> bool:
    """As in "a 5 percent rise", "a steep 3-point fall": the size of a thing, and nothing that moves."""
    article, words = _ARTICLE.search(before), _NEXT_WORDS.match(after)
    if article is None or words is None:
        return False
    following = [word.lower() for word in words.groups() if word]
    if not article[1]:
        return following[0] not in _NO_NOUNS
    adjectives = frozenset(article[1].lower().split())
    return not adjectives & (UP | DOWN | _NO_NOUNS) and not CHANGE_NOUNS.isdisjoint(following)


def restates(between: str, first: Figure, second: Figure, *, again: bool) -> bool:
    """True for "over 7 miles (11 km)": the second figure is the first in another unit, and means the same.

    Args:
        between: the text from the first to the second.
        first: the figure before.
        second: the figure that may restate it.
        again: whether the first itself restates one: "300 hp (224 kW / 304 PS)".
    """
    opened = between.strip() == "("
    goes_on = again and between.strip() in ("/", ";", ",", "or")
    if not (opened or goes_on) or first.unit == second.unit:
        return False
    if is_money(first.unit) or is_money(second.unit):
        return is_money(first.unit) and is_money(second.unit)
    return not any(unit in _MEASURELESS or unit.startswith("{") for unit in (first.unit, second.unit))
