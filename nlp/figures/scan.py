"""Figures of a piece of prose, and the numbers that are none: one pass over its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from corpus.annotations import STAR_LEVEL, Direction, Figure, Hedge, Kind, NumberType, OtherNumber
from corpus.geometry import Span
from nlp.figures.ages import is_age
from nlp.figures.bound_numbers import Atom, find_atoms, other_number
from nlp.figures.hedges import Printed, find_hedge, interval
from nlp.figures.kind_cue import KindCue, sentence_bounds
from nlp.figures.kinds import tell_kind
from nlp.figures.lists_and_ranges import (
    carry_over_change,
    has_named_ends,
    is_score,
    join_cents,
    linked,
    pairs,
    share_units,
)
from nlp.figures.numerals import Style
from nlp.figures.other_numbers import explains_stars
from nlp.figures.taken_up import take_up_nouns
from nlp.figures.unit_forms import is_money, unit_table
from nlp.text import Token, lex, low_at

__all__ = ["FigureScan", "find_figures", "scan_tokens"]


@dataclass(frozen=True, slots=True)
class FigureScan:
    """The numbers of one piece of text, each list in the order of the text."""

    figures: tuple[Figure, ...]
    others: tuple[OtherNumber, ...]
    asides: tuple[Figure, ...] = ()
    """The rhetorical ones of `others` read as figures: 2 {side} for "the two sides"."""


def find_figures(text: str, *, offset: int = 0) -> FigureScan:
    """The figures and the other numbers of the text; spans begin at `offset`."""
    return scan_tokens(lex(text, offset))


def scan_tokens(tokens: Sequence[Token]) -> FigureScan:
    """The figures and the other numbers among these tokens."""
    atoms, others = find_atoms(tokens)
    atoms = join_cents(tokens, atoms)
    take_up_nouns(tokens, atoms)
    for left, right in pairwise(atoms):
        carry_over_change(tokens, left, right)
    figures: list[Figure] = []
    asides: list[Figure] = []
    for group in linked(tokens, atoms):
        share_units(tokens, group)
        for first, second in pairs(tokens, group):
            if is_score(tokens, first, second):
                others.append(other_number(tokens, first, NumberType.NAME, second))
                continue
            found = _to_figure(tokens, first, second, group[0], figures[-1] if figures else None)
            if explains_stars(tokens, first.first, (second or first).last):
                found = replace(found, kind=Kind.STATISTIC, direction=Direction.NONE, by=STAR_LEVEL)
            (asides if first.type is NumberType.RHETORICAL else figures).append(found)
    others.sort(key=lambda other: other.span)
    return FigureScan(tuple(figures), tuple(others), tuple(asides))


_MAX_LIST = 80
"""Tokens of a list before a figure that are looked at for its kind."""


def _to_figure(
    tokens: Sequence[Token], left: Atom, right: Atom | None, lead: Atom, before: Figure | None
) -> Figure:
    """The figure of one number or of a range; `lead` begins the list that it is in."""
    end = right or left
    _drop_verb_behind_age(tokens, left, end)
    hedge, start, last = find_hedge(tokens, left.first, end.edge)
    if hedge is Hedge.NONE and end.noun is not None and not end.unit:
        hedge, start, behind = find_hedge(tokens, left.first, end.last)
        last = max(last, behind)
    if right is not None and has_named_ends(tokens, left, right):
        hedge = Hedge.NONE  # the ends are those of the range
    reading = left.reading
    printed = _printed(left, right)
    unit = (
        left.unit or end.unit or (end.noun.code if end.noun else "") or _bare_unit(tokens, left, start, last)
    )
    if hedge is Hedge.NONE and lead is not left and before is not None and before.unit == unit:
        hedge = before.hedge  # "approximately 97 and 108 percent"
    if hedge is Hedge.NONE and before is not None and _says_again(tokens, left, before, unit):
        hedge = before.hedge
    first = max(lead.first, left.first - _MAX_LIST)
    style = Style.WORDS if reading.style is Style.FRACTION and not reading.is_share else reading.style
    cue = KindCue(reading.first, last, start, unit, style, first)
    before = before if before is not None and _same_sentence(tokens, first, before) else None
    kind, direction = tell_kind(tokens, cue, before)
    return Figure(
        span=Span(tokens[start].start, tokens[last - 1].end),
        number=Span(tokens[_number_first(tokens, left)].start, tokens[end.reading.last - 1].end),
        value=printed.value, lo=printed.lo, hi=printed.hi, mult=printed.mult, unit=unit,
        kind=kind, hedge=hedge, direction=direction,
        interval=interval(printed, hedge, style=reading.style),
        by=f"figure:{reading.style.value}",
    )  # fmt: skip


def _drop_verb_behind_age(tokens: Sequence[Token], left: Atom, end: Atom) -> None:
    """Of "pupils younger than 16 stay" the verb is nothing that is counted."""
    if end.unit or end.noun is None or low_at(tokens, end.noun.last - 1).endswith("s"):
        return
    _, start, last = find_hedge(tokens, left.first, end.reading.last)
    if is_age(tokens, left.first, start, last):
        end.noun, end.edge = None, end.reading.last


def _says_again(tokens: Sequence[Token], left: Atom, before: Figure, unit: str) -> bool:
    """As in "over 7 miles (11 km)", "about 2 billion pesos ($110 million)": the same in another unit."""
    if low_at(tokens, left.first - 1) != "(" or tokens[left.first - 2].end != before.span.end:
        return False
    if is_money(unit) and is_money(before.unit):
        return unit != before.unit
    measures = set(unit_table().physical.values())
    return unit != before.unit and unit in measures and before.unit in measures


def _same_sentence(tokens: Sequence[Token], first: int, before: Figure) -> bool:
    left, _ = sentence_bounds(tokens, first, first, reach=40)
    return tokens[left].start <= before.number.start


def _bare_unit(tokens: Sequence[Token], atom: Atom, start: int, last: int) -> str:
    """Persons for "a population of 1.2 billion", years for "the age of 40"; else a pure number."""
    if is_age(tokens, atom.first, start, last):
        return "year"
    number = atom.reading
    if number.mult >= 3 or (number.value is not None and number.value >= _TOWN):
        near = {token.low for token in tokens[max(atom.first - 24, 0) : atom.first]}
        if near & {"population", "populations", "inhabitants"}:
            return "{person}"
    return "1"


_TOWN = 1000
"""Least population that a number without a multiplier is taken for."""


def _number_first(tokens: Sequence[Token], atom: Atom) -> int:
    at = atom.reading.first
    return at - 1 if atom.negative and low_at(tokens, at - 1) == "-" else at


def _printed(left: Atom, right: Atom | None) -> Printed:
    """The number or range with its multiplier; "$500,000 to $2 million" is taken to the smaller one."""
    first = _sign(left)
    if right is None:
        return Printed(first, left.reading.lo, left.reading.hi, left.reading.mult)
    second = _sign(right)
    mult = min(left.reading.mult, right.reading.mult)
    lo = None if first is None else first.scaleb(left.reading.mult - mult)
    hi = None if second is None else second.scaleb(right.reading.mult - mult)
    return Printed(None, lo, hi, mult)


def _sign(atom: Atom) -> Decimal | None:
    value = atom.reading.value
    return -value if value is not None and atom.negative else value
