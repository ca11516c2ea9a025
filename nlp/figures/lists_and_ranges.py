"""Lists and ranges: numbers with only connectors between them share units or are two ends of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from corpus.annotations import Hedge
from nlp.figures.bound_numbers import Atom
from nlp.figures.changes import DOWN, UP
from nlp.figures.hedges import find_hedge
from nlp.figures.kind_cue import sentence_bounds
from nlp.figures.numerals import Style
from nlp.figures.unit_forms import is_money
from nlp.text import Lex, Token, glued_at, low_at, word_set

__all__ = ["carry_over_change", "has_named_ends", "is_score", "join_cents", "linked", "pairs", "share_units"]

_LIST = frozenset({",", "and", "or", ";", "&", "/", "vs", "versus", ".", "compared", "with", "against"})
"""What joins numbers of one list or comparison, which share a unit printed once."""
_RANGES = (
    ["-"],
    ["to"],
    ["-", "to"],
    ["up", "to"],
    ["through"],
    ["-", "to", "-"],
    ["to", "-"],
    [".", ".", "."],
)
"""What joins the two ends of a range, a hyphen or dash being one token."""
_WAVES = frozenset({"~", "…", "÷"})
"""Signs that stand for "to" between numbers: the wave of East Asia, the dots and the obelus of Europe."""
_MAX_GAP = 3
"""Words between two numbers of one list: the longest connector, "compared with the", has three."""
_OWNERS = frozenset({"the", "these", "those", "its", "their", "our", "all", "of"})
"""Determiners: "of the" between two numbers tells a part and its whole."""


def linked(tokens: Sequence[Token], atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Runs of numbers with nothing but connectors between them."""
    groups: list[list[Atom]] = []
    for atom in atoms:
        if groups and _gap(tokens, groups[-1][-1], atom):
            groups[-1].append(atom)
        else:
            groups.append([atom])
    return groups


def _gap(tokens: Sequence[Token], left: Atom, right: Atom) -> str:
    """The connector between two numbers: "to", "and", "or", "," of other lists; "" for other words."""
    if left.type is not right.type or not 0 < right.first - left.edge <= 6:
        return ""
    if right.first == left.edge + 1 and tokens[left.edge].text in _WAVES:
        return "" if tokens[left.edge].text == "÷" and is_money(left.unit) else "to"  # "$1 ÷ $3"
    hedged = find_hedge(tokens, right.first, right.first + 1)[1]
    between = [token.low for token in tokens[left.edge : max(hedged, left.edge)]]
    if between and between[-1] in _OWNERS and between[:-1] in (["of"], ["out", "of"]):
        return ","
    if between in _RANGES or (not between and low_at(tokens, left.edge) == "up"):
        return "to"
    if not between or len(between) > _MAX_GAP or not all(word in _LIST for word in between):
        return ""
    if "." in between and "vs" not in between:
        return ""
    return "and" if "and" in between else "or" if "or" in between else ","


def join_cents(tokens: Sequence[Token], atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms with "thirteen dollars and forty-five cents" and "15 dollars 50" as one amount each."""
    joined: list[Atom] = []
    for atom in atoms:
        before = joined[-1] if joined else None
        if before is not None and _are_cents(tokens, before, atom):
            first, second = before.reading, atom.reading
            value = (first.value or Decimal(0)) + (second.value or Decimal(0)) / 100
            reading = replace(first, last=second.last, value=value)
            joined[-1] = replace(before, reading=reading, last=atom.last, edge=atom.last)
        else:
            joined.append(atom)
    return joined


def _are_cents(tokens: Sequence[Token], left: Atom, right: Atom) -> bool:
    """A whole amount in a currency's name or code, then fewer than a hundred cents or two bare digits."""
    whole, part = left.reading, right.reading
    if whole.value is None or part.value is None or whole.mult or part.mult or not is_money(left.unit):
        return False
    named = left.last > whole.last and left.unit != "cent"
    if not named or whole.value != whole.value.to_integral_value() or not 0 < part.value < 100:
        return False
    between = [token.low for token in tokens[left.last : right.first]]
    if right.unit == "cent":
        return between in ([], ["and"])
    bare = not right.unit and right.noun is None and part.value >= 10 and _ends_word(tokens, right.last)
    return bare and not between and part.value == part.value.to_integral_value()


def _ends_word(tokens: Sequence[Token], last: int) -> bool:
    return not (glued_at(tokens, last) and tokens[last].kind is Lex.WORD)


def share_units(tokens: Sequence[Token], group: Sequence[Atom]) -> None:
    """Carries unit and multiplier over a list: "$5.2, 6.1 and 7.3 billion", "97 and 108 percent"."""
    for left, right in pairwise(group):
        # the sign before the first of "$5.2, 6.1 and 7.3 billion" holds for all
        bare = not right.unit and right.noun is None and right.reading.style is Style.DIGITS
        if bare and is_money(left.unit) and not group[-1].unit and group[-1].noun is None:
            right.unit = left.unit
    for left, right in reversed(list(pairwise(group))):
        if not left.unit and left.noun is None and not left.reading.is_share:
            _take_unit(left, right)
        elif is_money(left.unit) and right.unit.startswith(left.unit + "/"):
            left.unit = right.unit
        same = left.unit == right.unit and (bool(left.unit) or left.noun is right.noun)
        if same and right.reading.mult and not left.reading.mult and _may_scale(left, right):
            left.reading.mult = right.reading.mult
    for left, right in pairwise(group):
        # of "rose 8% to 3.6" the end is no percentage
        moved = left.unit == "%" and low_at(tokens, left.first - 1) in _MOVES
        bare = not right.unit and right.noun is None and not right.reading.is_share
        if bare and left.unit and not moved:
            right.unit = left.unit


def _take_unit(left: Atom, right: Atom) -> None:
    if right.unit and not (is_money(right.unit) and right.first < right.reading.first):
        left.unit = right.unit
    elif right.noun is not None and not right.unit:
        left.noun = right.noun


def _may_scale(left: Atom, right: Atom) -> bool:
    """False for "$200 to $4 million": an end that is larger as printed has its own multiplier."""
    first, second = left.reading.value, right.reading.value
    if first is None or second is None:
        return False
    return abs(first) < 1000 and (
        first <= second or not (is_money(left.unit) and left.first < left.reading.first)
    )


def pairs(tokens: Sequence[Token], group: Sequence[Atom]) -> list[tuple[Atom, Atom | None]]:
    """Single numbers, and the two ends of ranges."""
    found: list[tuple[Atom, Atom | None]] = []
    at = 0
    while at < len(group):
        right = group[at + 1] if at + 1 < len(group) else None
        if right and _is_range(tokens, group[at], right):
            found.append((group[at], right))
            at += 2
        else:
            found.append((group[at], None))
            at += 1
    return found


def _is_range(tokens: Sequence[Token], left: Atom, right: Atom) -> bool:
    connector = _gap(tokens, left, right)
    if left.reading.value is None or right.reading.value is None or left.reading.style is Style.MULTIPLE:
        return False
    if left.unit != right.unit or right.reading.style is Style.MULTIPLE:
        return False
    if left.reading.style is Style.ORDINAL:
        return False  # "from the 25th to 75th percentile": two places in an order
    start = find_hedge(tokens, left.first, left.last)[1]
    before = low_at(tokens, start - 1)
    if connector == "and":
        if before == "of" and low_at(tokens, start - 2) in ("age", "ages"):
            return "between" in (low_at(tokens, start - 3), low_at(tokens, start - 4))
        if before == "between" or (before == "from" and low_at(tokens, start - 2) == "ranging"):
            return True
        return has_named_ends(tokens, left, right)
    if connector == "or":
        return _is_next_count(left, right)
    if connector != "to":
        return False
    return not _is_change(tokens, left, right, start)


def has_named_ends(tokens: Sequence[Token], left: Atom, right: Atom) -> bool:
    """As in "a minimum of 3 and a maximum of 8 days", "between at least 3 and at most 8"."""
    ends = (find_hedge(tokens, end.first, end.last)[0] for end in (left, right))
    return tuple(ends) == (Hedge.AT_LEAST, Hedge.AT_MOST)


def _is_next_count(left: Atom, right: Atom) -> bool:
    """As in "three or four years"."""
    words = left.reading.style is right.reading.style is Style.WORDS
    first, second = left.reading.value, right.reading.value
    return (
        words
        and first is not None
        and second is not None
        and second == first + 1
        and left.edge == left.reading.last
    )


_SPREADS = word_set(
    """
    ranging range ranged ranges vary varies varied varying anywhere interval estimates estimated
    forecast
    """
)
_MOVES = (
    word_set(
        """
        went swung changed moved doubled tripled shifted goes move moving turned lower lowers raise raises cut
        bring brings
        """
    )
    | UP
    | DOWN
)


def _is_change(tokens: Sequence[Token], left: Atom, right: Atom, start: int) -> bool:
    """As in "rose from 40 to 59" and "fell 7% to $2 billion": two values; "from 18 to 28" is one range."""
    printed = left.last > left.reading.last or left.first < left.reading.first
    before = low_at(tokens, start - 1)
    if printed and before in _MOVES and left.last > left.reading.last:
        return True
    if printed and before == "by" and _exceeds(right, left, times=3):
        return True  # no range is so wide that begins with "by"
    if before != "from" and not _is_average_from(tokens, start):
        return False
    first, last = sentence_bounds(tokens, left.first, right.last, reach=16)
    words = {token.low for token in tokens[first : left.first]}
    if words & _SPREADS:
        return False
    if _exceeds(left, right, times=1) or _takes_time(tokens, right.last):
        return True
    after = {token.low for token in tokens[right.last : last]}
    return bool((words | after) & _MOVES)


def _takes_time(tokens: Sequence[Token], at: int) -> bool:
    """As in "from 1.3 percent to 2.1 percent over the same period": what takes time is no range."""
    return low_at(tokens, at) in _WHILE and low_at(tokens, at + 1) in _TIMES


_WHILE = word_set("over during within")
_TIMES = word_set("the that this those these a an one two three four five six seven ten same")
"""Words before a stretch of time."""


def _is_average_from(tokens: Sequence[Token], start: int) -> bool:
    """As in "from an average of 215 to 640"."""
    words = tuple(low_at(tokens, at) for at in range(start - 4, start))
    return words[0] == "from" and words[3] == "of" and words[1] in ("a", "an")


def _exceeds(one: Atom, other: Atom, *, times: int) -> bool:
    """True if the one is more than so many times the other."""
    first, second = other.reading, one.reading
    if first.value is None or second.value is None:
        return False
    return second.value.scaleb(second.mult) > times * first.value.scaleb(first.mult)


def is_score(tokens: Sequence[Token], left: Atom, right: Atom | None) -> bool:
    """As in "won 3-2": small integers joined by a dash with nothing to measure."""
    if right is None or left.unit or right.unit or left.noun or right.noun:
        return False
    if right.first - left.last != 1 or tokens[left.last].text != "-":
        return False
    glued = tokens[right.first].start - tokens[left.last - 1].end == 1
    inside = low_at(tokens, left.first - 1) in ("(", ",", "=", ":", "ci", "[", "of")
    small = (reading.value is not None and reading.value < 20 for reading in (left.reading, right.reading))
    return glued and not inside and all(small) and "." not in tokens[left.reading.first].text


def carry_over_change(tokens: Sequence[Token], left: Atom, right: Atom) -> None:
    """Gives the end of a change the unit of its beginning: "from 0.1 percent in 2000 to 5.3 in 2007"."""
    if right.first - left.last > 20 or bool(right.unit or right.noun) == bool(left.unit or left.noun):
        return
    if left.reading.is_share or right.reading.is_share:
        return  # "from a third to 40 percent"
    ends = find_hedge(tokens, right.first, right.last)[1]
    begins = find_hedge(tokens, left.first, left.last)[1]
    if low_at(tokens, ends - 1) != "to" or low_at(tokens, begins - 1) != "from":
        return
    if all(token.text not in ".;" for token in tokens[left.last : right.first]):
        told = left if left.unit or left.noun else right
        left.unit, left.noun, right.unit, right.noun = told.unit, told.noun, told.unit, told.noun
