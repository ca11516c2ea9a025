"""Figures of a piece of prose, and the numbers that are none: one pass over its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.annotations import Figure, Hedge, NumberType, OtherNumber
from corpus.geometry import Span
from nlp.hedges import find_hedge, interval
from nlp.kinds import DOWN, UP, KindCue, sentence_bounds, tell_kind
from nlp.lexer import Lex, Token, lex, word_set
from nlp.number_types import type_number
from nlp.numbers import STARTERS, Reading, Style, read_number
from nlp.units import BoundUnit, counted_noun, is_money, unit_after, unit_before, with_denominator

__all__ = ["FigureScan", "find_figures", "scan_tokens"]


@dataclass(frozen=True, slots=True)
class FigureScan:
    """The numbers of one piece of text, each list in the order of the text."""

    figures: tuple[Figure, ...]
    others: tuple[OtherNumber, ...]
    asides: tuple[Figure, ...] = ()
    """The rhetorical ones of `others` read as figures: 2 {side} for "the two sides"."""


@dataclass(slots=True)
class _Atom:
    """A number with the units bound to it, before lists and ranges are joined."""

    reading: Reading
    first: int
    """First token of the number with sign and currency."""
    last: int
    """Behind its last token, the unit's included."""
    unit: str
    """As in "" where none is printed beside it."""
    noun: BoundUnit | None
    type: NumberType | None
    negative: bool = False
    hedge: Hedge = Hedge.NONE
    start: int = 0
    """First token with the hedge."""


def find_figures(text: str, *, offset: int = 0) -> FigureScan:
    """The figures and the other numbers of the text; spans begin at `offset`."""
    return scan_tokens(lex(text, offset))


def scan_tokens(tokens: Sequence[Token]) -> FigureScan:
    """The figures and the other numbers among these tokens."""
    atoms, others = _find_atoms(tokens)
    figures: list[Figure] = []
    asides: list[Figure] = []
    for group in _linked(tokens, atoms):
        _share_units(tokens, group)
        for first, second in _pairs(tokens, group):
            if _is_score(tokens, first, second):
                others.append(_other(tokens, first, NumberType.NAME, second))
                continue
            found = _to_figure(tokens, first, second)
            if first.type is NumberType.RHETORICAL:
                asides.append(found)
            else:
                figures.append(found)
    others.sort(key=lambda other: other.span)
    return FigureScan(tuple(figures), tuple(others), tuple(asides))


def _low(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].low if 0 <= index < len(tokens) else ""


def _find_atoms(tokens: Sequence[Token]) -> tuple[list[_Atom], list[OtherNumber]]:
    atoms: list[_Atom] = []
    others: list[OtherNumber] = []
    at, size = 0, len(tokens)
    before: tuple[NumberType, int] | None = None
    while at < size:
        token = tokens[at]
        kind = token.kind
        if (kind is Lex.WORD and token.low not in STARTERS) or kind is Lex.MARK:
            at += 1
            continue
        if kind in (Lex.URL, Lex.SUPER):
            _note_mark(tokens, at, others)
            at += 1
            continue
        reading = read_number(tokens, at)
        if reading is None:
            if kind is Lex.NUMBER:
                others.append(OtherNumber(Span(token.start, token.end), NumberType.CODE, "type:long"))
            at += 1
            continue
        atom = _to_atom(tokens, reading, _continued(tokens, before, at))
        if atom.type is None or atom.type is NumberType.RHETORICAL:
            atoms.append(atom)
        if atom.type is not None:
            others.append(_other(tokens, atom, atom.type))
            before = (atom.type, reading.last)
        at = max(reading.last, atom.last if atom.unit else 0)
    return atoms, others


def _note_mark(tokens: Sequence[Token], at: int, others: list[OtherNumber]) -> None:
    token = tokens[at]
    span = Span(token.start, token.end)
    if token.kind is Lex.SUPER:
        others.append(OtherNumber(span, NumberType.CITATION, "type:superscript"))
    elif any(char.isdigit() for char in token.text):
        others.append(OtherNumber(span, NumberType.LOCATOR, "type:url"))


_CONNECTORS = frozenset({",", "and", "to", "-", "&", "or", "/", "through"})


def _continued(tokens: Sequence[Token], before: tuple[NumberType, int] | None, at: int) -> NumberType | None:
    """Type of the number before if nothing but connectors stands between: "Tables 3, 4 and 5"."""
    if before is None or at - before[1] > 3 or at == before[1]:
        return None
    between = tokens[before[1] : at]
    return before[0] if all(token.low in _CONNECTORS for token in between) else None


def _other(
    tokens: Sequence[Token], atom: _Atom, kind: NumberType, second: _Atom | None = None
) -> OtherNumber:
    last = (second or atom).reading.last - 1
    return OtherNumber(Span(tokens[atom.reading.first].start, tokens[last].end), kind, f"type:{kind}")


def _to_atom(tokens: Sequence[Token], reading: Reading, before: NumberType | None) -> _Atom:
    first, negative = _signed(tokens, reading.first)
    money = unit_before(tokens, first)
    after = None if reading.style is Style.ORDINAL else unit_after(tokens, reading.last)
    if money:
        first = money.first
        if after and (after.code in ("m", "mm") or not _may_follow_money(after)):
            after = None
        after = after or _per_behind(tokens, money, reading.last)
    unit = _joined_code(money, after)
    last = after.last if after else reading.last
    if not unit and _low(tokens, last) in ("times", "fold", "x") and _is_multiple(tokens, last):
        unit, last = "1", last + 1
    elif not unit and _low(tokens, last) == "-" and _low(tokens, last + 1) == "fold":
        unit, last = "1", last + 2
    noun = (
        counted_noun(tokens, last)
        if not unit and reading.style not in (Style.FRACTION, Style.MULTIPLE)
        else None
    )
    word = noun.code[1:-1] if noun else ""
    kind = type_number(tokens, reading, has_unit=bool(unit), noun=word, before=before)
    if kind is NumberType.DATE and not money:
        unit, noun, last = "", None, reading.last
    return _Atom(reading, first, last, unit, noun, kind, negative, start=first)


def _signed(tokens: Sequence[Token], first: int) -> tuple[int, bool]:
    """First token with the sign, and whether the number is negative."""
    at = first - 1
    sign = _low(tokens, at)
    if sign in ("minus", "negative") and _low(tokens, at - 1) not in ("a", "the"):
        return at, True
    if sign not in ("-", "+", "±"):
        return first, False
    if _low(tokens, at - 1) == "minus":
        return at - 1, True
    glued = tokens[at].end == tokens[first].start
    free = at == 0 or tokens[at - 1].end < tokens[at].start or tokens[at - 1].text in "([=≈,;:$€£"
    # "is - 11.4": a minus set off by spaces needs a word that announces a value
    announced = not glued and _low(tokens, at - 1) in (
        "is",
        "=",
        "of",
        "(",
        "was",
        "[",
        "≈",
        "to",
        "at",
        "by",
    )
    if (glued and free) or announced:
        return at, sign == "-"
    return first, False


def _may_follow_money(after: BoundUnit) -> bool:
    return is_money(after.code) or "/" in after.code


def _per_behind(tokens: Sequence[Token], money: BoundUnit, last: int) -> BoundUnit | None:
    """As in "$43 per MWh", "$80 a tonne": the denominator behind the number."""
    found = with_denominator(tokens, BoundUnit(money.code, last, last))
    return found if found.last > last else None


def _joined_code(money: BoundUnit | None, after: BoundUnit | None) -> str:
    if money is None:
        return after.code if after else ""
    if after is None:
        return money.code
    if "/" in after.code:
        return f"{money.code}/{after.code.split('/', 1)[1]}"
    # "$10 million Canadian dollars", "$31.20 US": the word says more than the sign
    return after.code if money.code == "USD" else money.code


def _is_multiple(tokens: Sequence[Token], last: int) -> bool:
    return _low(tokens, last) != "x" or tokens[last - 1].end == tokens[last].start


_LIST = frozenset({",", "and", "or", ";", "&", "/"})
_MAX_GAP = 3


def _linked(tokens: Sequence[Token], atoms: Sequence[_Atom]) -> list[list[_Atom]]:
    """Runs of numbers with nothing but connectors between them."""
    groups: list[list[_Atom]] = []
    for atom in atoms:
        if groups and _gap(tokens, groups[-1][-1], atom) is not None:
            groups[-1].append(atom)
        else:
            groups.append([atom])
    return groups


def _gap(tokens: Sequence[Token], left: _Atom, right: _Atom) -> str | None:
    """The connector between two numbers: "-", "to", "and" or "," for any list; None if other words stand there."""
    if left.type is not right.type:
        return None
    end = left.last if left.unit or left.noun is None else left.noun.last
    between = [token.low for token in tokens[end : right.first]] if 0 <= right.first - end <= 6 else None
    if between is None:
        return None
    hedge = _hedge_words(tokens, end, right.first)
    between = between[: len(between) - hedge]
    if not between or len(between) > _MAX_GAP:
        return None
    if between in (["-"], ["to"], ["-", "to"], ["up", "to"], ["through"]):
        return "to"
    if all(word in _LIST for word in between):
        return "and" if "and" in between else "or" if "or" in between else ","
    return None


def _hedge_words(tokens: Sequence[Token], end: int, first: int) -> int:
    _, start, _ = find_hedge(tokens, first, first + 1) if first > end else (None, first, 0)
    return first - max(start, end)


def _share_units(tokens: Sequence[Token], group: Sequence[_Atom]) -> None:
    """Carries unit and multiplier over a list: "$5.2, 6.1 and 7.3 billion", "97 and 108 percent"."""
    for left, right in reversed(list(zip(group, group[1:], strict=False))):
        if not left.unit and left.noun is None and left.reading.style is not Style.FRACTION:
            _take_unit(left, right)
        same = (left.unit == right.unit and bool(left.unit)) or left.noun is right.noun
        if same and right.reading.mult and not left.reading.mult and _below_thousand(left.reading):
            left.reading.mult = right.reading.mult
    for left, right in zip(group, group[1:], strict=False):
        if not right.unit and right.noun is None and left.unit and right.reading.style is not Style.FRACTION:
            right.unit = left.unit


def _take_unit(left: _Atom, right: _Atom) -> None:
    if right.unit and not (is_money(right.unit) and right.first < right.reading.first):
        left.unit = right.unit
    elif right.noun is not None and not right.unit:
        left.noun = right.noun


def _below_thousand(reading: Reading) -> bool:
    return reading.value is not None and abs(reading.value) < 1000


def _pairs(tokens: Sequence[Token], group: Sequence[_Atom]) -> list[tuple[_Atom, _Atom | None]]:
    """Single numbers, and the two ends of ranges."""
    found: list[tuple[_Atom, _Atom | None]] = []
    at = 0
    while at < len(group):
        left = group[at]
        right = group[at + 1] if at + 1 < len(group) else None
        if right and _is_range(tokens, left, right):
            found.append((left, right))
            at += 2
        else:
            found.append((left, None))
            at += 1
    return found


def _is_range(tokens: Sequence[Token], left: _Atom, right: _Atom) -> bool:
    connector = _gap(tokens, left, right)
    if left.reading.value is None or right.reading.value is None:
        return False
    if left.unit != right.unit and not (left.unit in ("", "1") or right.unit in ("", "1")):
        return False
    before = _before_hedge(tokens, left)
    if connector == "and":
        return before == "between" or (before == "to" and _low(tokens, left.first - 2) == "between")
    if connector != "to":
        return False
    return not (before == "from" and _is_change(tokens, left, right))


def _before_hedge(tokens: Sequence[Token], atom: _Atom) -> str:
    _, start, _ = find_hedge(tokens, atom.first, atom.last)
    return _low(tokens, start - 1)


_SPREADS = word_set(
    "ranging range ranged ranges vary varies varied varying between anywhere interval estimates estimated"
)


def _is_change(tokens: Sequence[Token], left: _Atom, right: _Atom) -> bool:
    """As in "rose from 40 to 59": both ends are values of their own; "ranging from 18 to 28" is one range."""
    first, last = sentence_bounds(tokens, left.first, right.last, reach=16)
    words = {token.low for token in tokens[first : left.first]}
    if words & _SPREADS:
        return False
    after = {token.low for token in tokens[right.last : last]}
    return bool((words | after) & (UP | DOWN | _MOVES))


_MOVES = word_set("went changed moved doubled tripled shifted goes move moving turned from") - {"from"}


def _is_score(tokens: Sequence[Token], left: _Atom, right: _Atom | None) -> bool:
    """As in "won 3-2": small integers joined by a dash with nothing to measure."""
    if right is None or left.unit or right.unit or left.noun or right.noun:
        return False
    glued = (
        right.first - left.last == 1
        and tokens[left.last].text == "-"
        and tokens[right.first].start - tokens[left.last - 1].end == 1
    )
    parts = (left.reading.value, right.reading.value)
    inside = _low(tokens, left.first - 1) in ("(", ",", "=", ":", "CI", "[")
    return (
        glued
        and not inside
        and all(part is not None and part < 20 and part == part.to_integral_value() for part in parts)
    )


def _to_figure(tokens: Sequence[Token], left: _Atom, right: _Atom | None) -> Figure:
    end = right or left
    last = end.last if end.unit or end.noun is None else end.noun.last
    hedge, start, last = find_hedge(tokens, left.first, last)
    if hedge is Hedge.NONE and end.noun is not None and not end.unit:
        hedge, start, behind = find_hedge(tokens, left.first, end.last)
        last = max(last, behind)
    reading = left.reading
    value, lo, hi, mult = _values(left, right)
    unit = left.unit or (right.unit if right else "") or (end.noun.code if end.noun else "1")
    if left.unit == "1" and end.noun:
        unit = end.noun.code
    cue = KindCue(reading.first, last, start, unit, reading.style, end.noun is not None, right is not None)
    kind, direction = tell_kind(tokens, cue)
    return Figure(
        span=Span(tokens[start].start, tokens[last - 1].end),
        number=Span(tokens[_number_first(tokens, left)].start, tokens[end.reading.last - 1].end),
        value=value, lo=lo, hi=hi, mult=mult, unit=unit, kind=kind, hedge=hedge, direction=direction,
        interval=interval(value, lo, hi, mult, hedge, unit, style=reading.style),
        by=f"figure:{reading.style.value}",
    )  # fmt: skip


def _number_first(tokens: Sequence[Token], atom: _Atom) -> int:
    at = atom.reading.first
    return at - 1 if atom.negative and _low(tokens, at - 1) == "-" else at


def _values(left: _Atom, right: _Atom | None) -> tuple[Decimal | None, Decimal | None, Decimal | None, int]:
    """Value, ends and common multiplier; "$500,000 to $2 million" is taken to the smaller multiplier."""
    first = _sign(left)
    if right is None:
        return first, left.reading.lo, left.reading.hi, left.reading.mult
    second = _sign(right)
    mult = min(left.reading.mult, right.reading.mult)
    lo = None if first is None else first.scaleb(left.reading.mult - mult)
    hi = None if second is None else second.scaleb(right.reading.mult - mult)
    return None, lo, hi, mult


def _sign(atom: _Atom) -> Decimal | None:
    value = atom.reading.value
    return -value if value is not None and atom.negative else value
