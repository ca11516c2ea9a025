"""The unit of a quantity as other extractors name it: a code, or the counted things in words."""

from __future__ import annotations

import re

from corpus.annotations import Figure
from nlp.figures import is_money, unit_after
from nlp.text import lex

__all__ = ["gapped_unit", "name_unit"]

_OF_AGE = re.compile(r"[\s-]{0,2}(?:old|of age)\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:an?|per)\s+(hour|day|week|month|year)\Z")
_EACH_BEHIND = re.compile(
    r"(?:\s*\([^()]{1,40}\))?\s+(?:an?|per)\s+(hour|day|week|month|year)\b(?!\s+(?:ago|earlier|later|before|after))"
)
"""Also behind the same sum in another currency: "9 million shekels ($2 million) a year"."""
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|age of)\s+(?:about |over |under )?\Z", re.IGNORECASE)
_AGE_SAID = re.compile(
    r"\blife expectancy\b[^.;\d]{0,50}\b(?:is|was|of|to|at|around|about|nearly)\s+\Z"
    r"|\b(?:aged|of age|at age)\s+\Z"
    r"|\b(?:he|she|who)\s+(?:is|was|will be|would be|turned|turns)\s+(?:now |only |just |already )?\Z",
    re.IGNORECASE,
)
_AGE_ENDS = re.compile(
    r"\s*(?:[,.;)]|\Z)|\s+(?:by|with|when|at|in|and|for|next|this|on|rais\w+)\b", re.IGNORECASE
)
_INNER = re.compile(r"^\W*(?:of (?:(?:the|these|those|its|their|all) )?)?(?:other )?|\W+$")
_AMONG = re.compile(r"\s+of (?:the|these|those|its|their|his|her|our)\s", re.IGNORECASE)
_ARTICLES = re.compile(r"^(?:the|a|an|its|their|this|that|all|his|her)\s+", re.IGNORECASE)
_CONJUNCTION = re.compile(r"\s+(?:and|or)\s+(?=\w)")
_DESIGNATION = re.compile(r"^[A-Z]-(?:\d+|[a-z]+)\s+(?=[a-z])")
"""As in "F-type wagons": which of the things they are, and not what."""
_PART_OF = re.compile(r"\s+of an?\s+", re.IGNORECASE)
_LITRES = re.compile(r"\b([mcdkμ]?)L\b")
_SHORT_TON = re.compile(r"(?<!metric )(?<!metric-)\btons?\b", re.IGNORECASE)
"""Which ton is meant is not said by the word alone; a tonne is metric."""
_PREPOSITION = re.compile(r"\b(by|at|to)\s+\Z")
_CLAUSE = re.compile(r"\b(?:but|while|whereas|and)\b")
_CLAUSE_END = re.compile(r"\s*(?:[,;)]|\.?\s*\Z|\.\s)")
_IRREGULAR = {"best": "good", "worst": "bad", "biggest": "big", "furthest": "far"}


def name_unit(text: str, figure: Figure, *, offset: int = 0) -> str:
    """The code of a unit of measure; for counted things the words behind the number; "" for a pure number."""
    start, end = figure.number.start - offset, figure.span.end - offset
    if figure.unit in ("year", "month", "week", "day") and _OF_AGE.match(text, end):
        return f"{figure.unit} of age"
    if figure.unit == "year" and _AGE_BEFORE.search(text[max(start - 40, 0) : start]):
        return "year of age"
    if is_money(figure.unit):
        each = _EACH.search(text[figure.number.end - offset : end]) or _EACH_BEHIND.match(text, end)
        return f"{figure.unit}/{each[1]}" if each else figure.unit
    if figure.by == "figure:fraction" and figure.unit == "1":
        return _whole(text, end)
    if figure.unit.startswith("{") and "/" not in figure.unit:
        return _counted(text, figure, offset)
    if figure.unit == "1":
        return "year of age" if _is_age(text, figure, offset) else ""
    if figure.unit == "t" and _SHORT_TON.search(text[figure.number.end - offset : end]):
        return "ton"
    return _LITRES.sub(r"\1l", figure.unit)


def _whole(text: str, end: int) -> str:
    """A half of a pint is measured in pints; a half of the flats is a part of them."""
    part = _PART_OF.match(text, end)
    unit = unit_after(lex(text[part.end() : part.end() + 40]), 0) if part else None
    if unit is not None and unit.first == 0:
        return unit.code
    whole = re.match(r"\s+(?:of )?(\w+(?: \w+)?)", text[end : end + 60])
    return f"% {_ARTICLES.sub('', whole[1])}" if whole else ""


def _counted(text: str, figure: Figure, offset: int) -> str:
    """The things with their modifiers, superlatives made plain: "large ships" for "largest ships"."""
    behind, end = figure.number.end - offset, figure.span.end - offset
    words = _CONJUNCTION.sub(" ", _INNER.sub("", text[behind:end])) or figure.unit
    words = _DESIGNATION.sub("", words)
    if _AMONG.match(text, behind):
        words = " ".join(map(_positive, words.split(" ")))
    each = _EACH_BEHIND.match(text, end)
    return f"{words} per {each[1]}" if each else words


def _positive(word: str) -> str:
    """The plain form of a superlative: "fine" for "finest"; any other word stays."""
    if word in _IRREGULAR or not re.fullmatch(r"[a-z]{2,}est", word):
        return _IRREGULAR.get(word, word)
    stem = word[:-3]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if re.search(r"([bdgmnpt])\1$", stem):
        return stem[:-1]
    # a dropped e: "larg-est", "fin-est", not "young-est", "deep-est", "low-est"
    silent = re.search(r"(?:[rdn]g|[^n]g|[csvzu]|(?:^|[^aeiou])[aeiou][bdklmnprt])$", stem)
    return stem + "e" if silent and not re.search(r"(?:ss|[nou]ng|ow|er|ld)$", stem) else stem


def _is_age(text: str, figure: Figure, offset: int) -> bool:
    """As in "she turned 40 in May", "life expectancy is 73"."""
    start, end = figure.span.start - offset, figure.number.end - offset
    if figure.value is None or figure.mult or not 0 < figure.value < 125:
        return False
    return bool(_AGE_SAID.search(text[max(start - 80, 0) : start]) and _AGE_ENDS.match(text, end))


def gapped_unit(text: str, before: tuple[Figure, ...], figure: Figure, *, offset: int = 0) -> str:
    """The unit left out in the second of two like clauses: "sales rose by 5 percent and costs by 3".

    It is that of the last figure behind the same preposition; "" where the clauses are not alike.
    """
    start, end = figure.number.start - offset, figure.number.end - offset
    here = _PREPOSITION.search(text[max(start - 5, 0) : start])
    if here is None or figure.unit != "1" or not _CLAUSE_END.match(text, end):
        return ""
    for earlier in reversed(before):
        begin = earlier.number.start - offset
        between = text[earlier.number.end - offset : start]
        if len(between) > 2 * 60 or re.search(r"[.!?]\s", between):
            return ""
        there = _PREPOSITION.search(text[max(begin - 5, 0) : begin])
        if there and there[1] == here[1] and _CLAUSE.search(between):
            return "" if earlier.unit == "1" else name_unit(text, earlier, offset=offset)
    return ""
