"""Powers of ten that are printed behind a number: in words, abbreviated, or as a letter glued to it."""

from __future__ import annotations

from collections.abc import Sequence

from nlp.text import Lex, Token, glued_at, low_at, word_set, words

__all__ = ["ORDERS", "SCALES", "read_scale"]

SCALES = {
    "hundred": 2, "thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12,
    "mn": 6, "mln": 6, "mio": 6, "bn": 9, "bln": 9, "tn": 12, "trn": 12,
}  # fmt: skip
_GLUED = {"k": 3, "m": 6, "mm": 6, "b": 9, "t": 12}
"""Letters that the financial press glues to numbers; "mm" is the trade's for a million (thousand
thousands)."""
ORDERS = {
    "tens": 1, "hundreds": 2, "thousands": 3, "millions": 6, "billions": 9, "trillions": 12,
}  # fmt: skip


def read_scale(tokens: Sequence[Token], last: int) -> tuple[int, int]:
    """Power of ten of the multipliers that begin at `last`, and the token behind them; 0 for none."""
    mult = 0
    while last < len(tokens):
        at = last + 1 if low_at(tokens, last) == "-" and glued_at(tokens, last) else last
        word = low_at(tokens, at)
        if word in SCALES:
            mult += SCALES[word]
        elif word in ("millions", "billions", "trillions") and mult == 0:
            mult = ORDERS[word]
        elif word in _GLUED and at == last and glued_at(tokens, last) and _is_short_scale(tokens, last):
            mult += _GLUED[word]
        elif mult == 0 and at == last and _is_spaced_scale(tokens, last):
            mult += _GLUED.get(word, 3)
        else:
            break
        last = at + 1
    return mult, last


def _is_short_scale(tokens: Sequence[Token], index: int) -> bool:
    """As in "$10m", "2k-6k weavers", "3m customers", "3.4b in sales": a glued letter that multiplies.

    It does behind money, k behind anything; the others where a plural or a unit follows them, or the sums of
    firms: as units of measure they would end the phrase.
    """
    token, ranged = tokens[index], _opens_range(tokens, index)
    if glued_at(tokens, index + 1) and tokens[index + 1].kind in (Lex.WORD, Lex.NUMBER):
        return False
    if token.low == "k":
        return tokens[index - 1].text not in _PLANS
    if _is_behind_money(tokens, index - 1):
        return True
    if token.low == "mm":
        return token.text == "MM" or _is_sum(tokens, index)
    index = ranged or index  # of "3m-4m jobs" the second tells
    if token.text == "M" and index + 1 < len(tokens) and tokens[index + 1].text.islower():
        return tokens[index + 1].kind is Lex.WORD
    return _counts_on(tokens, index) or _is_sum(tokens, index)


def _is_spaced_scale(tokens: Sequence[Token], index: int) -> bool:
    """As in "£107.8 m", "$445 m acquisition", "20 grand": a letter set off behind a sum, or money's slang."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if tokens[index].low == "grand":
        return after is None or not (after.kind is Lex.WORD and after.low.endswith("s"))
    if tokens[index].text not in ("m", "b") or glued_at(tokens, index) or glued_at(tokens, index + 2):
        return False
    return _is_behind_money(tokens, index - 1)


_MONEY_CODES = words("scaled-currencies")
_PLANS = frozenset({"401"})
"""Numbers that a letter makes a name of: the savings plans of 26 U.S.C. 401(k)."""


def _opens_range(tokens: Sequence[Token], index: int) -> int:
    """Where the same letter hangs on the next number, as in "3m-4m"; 0 if it does not."""
    if low_at(tokens, index + 1) not in ("-", "~", "to"):
        return 0
    at = index + 2
    same = at < len(tokens) and tokens[at].kind is Lex.NUMBER and low_at(tokens, at + 1) == tokens[index].low
    return at + 1 if same and glued_at(tokens, at + 1) else 0


def _is_behind_money(tokens: Sequence[Token], number: int) -> bool:
    """As in "$10", "$2-3", "$2m-3m": a sign of money before the number or the one that begins its range."""
    at = number - 1
    if low_at(tokens, at) in ("-", "~"):
        begins = at - 2 if low_at(tokens, at - 1) in _GLUED and glued_at(tokens, at - 1) else at - 1
        at = begins - 1 if begins > 0 and tokens[begins].kind is Lex.NUMBER else at
    return at >= 0 and (tokens[at].text in "$€£¥₹₩" or tokens[at].text in _MONEY_CODES)


def _counts_on(tokens: Sequence[Token], index: int) -> bool:
    """As in "3m customers", "5m tonnes", "2m new jobs": counted things behind the letter."""
    if tokens[index].text not in ("m", "b", "B"):
        return False
    words = [low_at(tokens, at) for at in (index + 1, index + 2)]
    if not words[0].isalpha() or words[0] in _DIMENSIONS:
        return False
    return any(
        (len(word) > 3 and word.endswith("s")) or word == "people" for word in words[: 1 + words[1].isalpha()]
    )


_DIMENSIONS = word_set(
    """
    high tall wide long deep thick apart away above below in of from by to at and or across around with is was
    for on off along behind between than as when where while sprint race radius distance
    """
)
"""Words behind which a glued m is metres."""
_SPENDING = words("spending")


def _is_sum(tokens: Sequence[Token], index: int) -> bool:
    """As in "booked 3.4b in sales", "The fund manages 3.5m.": letters behind sums that firms report."""
    if low_at(tokens, index + 1) in ("in", "of") and low_at(tokens, index + 2) in _SPENDING:
        return True
    spent = {low_at(tokens, at) for at in range(index - 5, index - 1)} & _SPENDING
    return (
        bool(spent)
        and tokens[index].low != "t"
        and low_at(tokens, index + 1) not in _DIMENSIONS - {"in", "to"}
    )
