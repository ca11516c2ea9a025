"""Losses as accounts print them: amounts in brackets, "$(4.1) million", "(1.2) percent", "was ($45,600)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.figures.numerals import Reading, Style, read_scale
from nlp.figures.units import unit_after, unit_before
from nlp.text import Token, low_at, word_set

__all__ = ["Loss", "bracketed_loss"]


@dataclass(frozen=True, slots=True)
class Loss:
    """An amount below nothing; its reading takes in the brackets and the multiplier behind them."""

    reading: Reading
    first: int
    """First token with the currency."""
    last: int
    """Behind its last token, the unit's included."""
    unit: str


_LEADS_TO_AMOUNT = word_set("was were is are of at to reported booked showed posted recorded")
"""Words that an amount must follow, so that brackets behind them are no aside."""


def bracketed_loss(tokens: Sequence[Token], reading: Reading) -> Loss | None:
    """The loss whose digits these are; None where the brackets are an aside, or there are none."""
    last = reading.last
    if last >= len(tokens) or tokens[last].text != ")" or reading.style is not Style.DIGITS:
        return None
    inside = unit_before(tokens, reading.first)
    opened = (inside.first if inside else reading.first) - 1
    if low_at(tokens, opened) != "(":
        return None
    money = inside or unit_before(tokens, opened)
    mult, last = (0, reading.last + 1) if reading.mult else read_scale(tokens, reading.last + 1)
    whole = replace(reading, first=opened, last=last, mult=reading.mult or mult)
    if money:
        behind = last > reading.last + 1 or not inside or _is_said(tokens, opened, last)
        return Loss(whole, min(opened, money.first), last, money.code) if behind else None
    unit = unit_after(tokens, last)
    if unit is None or mult or unit.code not in ("%", "pp", "bp") or not _may_open(tokens, opened):
        return None
    return Loss(whole, opened, unit.last, unit.code)


def _is_said(tokens: Sequence[Token], opened: int, last: int) -> bool:
    """As in "Net income was ($45,600)."."""
    ends = low_at(tokens, last) in ("", ".", ",", ";", "in", "for")
    return low_at(tokens, opened - 1) in _LEADS_TO_AMOUNT and ends


def _may_open(tokens: Sequence[Token], opened: int) -> bool:
    """Not behind a number or a name: "rule (3) percent" has a label in its brackets."""
    return low_at(tokens, opened - 1) in _LEADS_TO_AMOUNT
