"""Whole numbers without a unit that nothing leads to: what things are called by, not how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.annotations import NumberType
from nlp.figures.other_numbers.pointers import counts_what_stands_before
from nlp.text import Lex, Token, glued_at, low_at, word_set

__all__ = ["type_unled"]

_LEADS = word_set(
    """
    to of at is are was were be been being than from above below near about around over under between by
    only just nearly almost approximately roughly some circa least most up within
    exceed exceeds exceeded exceeding equal equals equalled equaled reach reached reaches reaching
    average averages averaged averaging total totals totaled totalled totaling totalling
    number numbers numbered numbering count counts counted counting score scores scored scoring
    hit hits stand stands stood remain remains remained become becomes became rank ranked ranks
    gain gained lose lost add added adds sell sold make made have has had get got employ employed employs
    versus vs against per minus plus another additional further to into through with for age aged
    including excluding chose took won saw drew gave held kept left met ran sent built bought caught beat
    up down cost costs costing pay pays paid spend spends spent me us him her them
    """
)
"""Verbs of being, reaching and having, prepositions of amounts, and hedges: what stands before a value in
"the index was 108", "from 61 to 74", "some 295 of them"; the prepositions and link verbs of English, with
the verbs of amounts of The Chicago Manual's chapter on numbers. Our choice."""
_SIGNS = frozenset("=<>≤≥≈~≃$€£+")
"""Relations and currencies: what stands behind them is a value."""
_JOINS = frozenset({",", "and", "or", "&", "-", ";", "to", "~", "…", ".", "up", "through"})
"""What joins the members of a list or the ends of a range."""
_GOES_ON = word_set(
    """
    of out more most fewer less higher lower larger smaller others percent
    had has have were was are is went came come go would will did do
    """
)
"""Words behind a number that only an amount has: "547 out of 644", "600 more than", "323 had to go"."""
_REACH = 8
"""Tokens of a list before a number that are walked over for what leads to its first member."""


def type_unled(tokens: Sequence[Token], first: int, last: int) -> NumberType | None:
    """CODE for "Trousers (348)", "bulletin 68180454", MATH for "years t −5"; None for what may be a value.

    Of a whole number in bare digits alone: decimals, thousands with a comma and multipliers are amounts in
    themselves. Asked only of numbers that have no unit and count nothing.
    """
    if last != first + 1 or last - first == len(tokens) or not _is_bare(tokens[first].text):
        return None  # a number that is the whole text has nothing that could lead to it
    if _is_shift(tokens, first):
        return NumberType.MATH
    if _is_in_range(tokens, first, last) or counts_what_stands_before(tokens, first):
        return None
    if low_at(tokens, last) in _GOES_ON or _is_said_again(tokens, last):
        return None
    return None if _is_led(tokens, first) or _is_led_by_what_follows(tokens, last) else NumberType.CODE


def _is_bare(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _is_shift(tokens: Sequence[Token], first: int) -> bool:
    """As in "years t −5 to t −1", "t+1": a time before or after that of a variable."""
    signed = first > 1 and tokens[first - 1].text in "-−–+"
    return signed and len(tokens[first - 2].text) == 1 and tokens[first - 2].text.isalpha()


def _is_in_range(tokens: Sequence[Token], first: int, last: int) -> bool:
    """As in "won 3-2", "(12-15)": either end of two numbers that a hyphen joins."""
    if low_at(tokens, last) == "-" and glued_at(tokens, last):
        return low_at(tokens, last + 1)[:1].isdigit()
    return low_at(tokens, first - 1) == "-" and low_at(tokens, first - 2)[:1].isdigit()


def _is_said_again(tokens: Sequence[Token], last: int) -> bool:
    """As in "600 (6%)", "45 (of 96)": a bracket that says the same as a share or of what whole."""
    if low_at(tokens, last) != "(":
        return False
    inside = [low_at(tokens, at) for at in range(last + 1, last + 4)]
    return inside[0] == "of" or "%" in inside or "percent" in inside


def _is_led(tokens: Sequence[Token], first: int) -> bool:
    """True if a verb, a preposition, a hedge or a relation leads to the number, or to the list it ends."""
    before = low_at(tokens, first - 1)
    if before in _LEADS or before.endswith("ed") or _is_second_part(tokens, first):
        return True
    at = first - 1
    while at >= 0 and first - at <= _REACH and _is_in_list(tokens[at], may_count=at < first - 1):
        at -= 1
    if at < 0:
        return False
    if low_at(tokens, at) in _LEADS or tokens[at].text in _SIGNS:
        return True
    return at < first - 1 and tokens[at + 1].kind is Lex.NUMBER and not _is_bare(tokens[at + 1].text)


def _is_second_part(tokens: Sequence[Token], first: int) -> bool:
    """As in "15 dollars 50", "5 feet 10": the smaller unit goes without saying."""
    parts = first > 1 and tokens[first - 2].kind is Lex.NUMBER and tokens[first - 1].kind is Lex.WORD
    return parts and tokens[first - 1].text.islower()


def _is_led_by_what_follows(tokens: Sequence[Token], last: int) -> bool:
    """As in "20 to 40 million workers", "12, 14 and 16 percent": what the last of a list says of all."""
    at = last
    while at < len(tokens) and at - last < _REACH and _is_in_list(tokens[at], may_count=True):
        at += 1
    if at <= last + 1:
        return False
    behind = tokens[at] if at < len(tokens) else None
    return not _is_bare(tokens[at - 1].text) or (behind is not None and behind.kind is not Lex.MARK)


def _is_in_list(token: Token, *, may_count: bool) -> bool:
    """True for what joins a list, and for its numbers where one may stand."""
    return token.low in _JOINS or (may_count and token.kind is Lex.NUMBER)
