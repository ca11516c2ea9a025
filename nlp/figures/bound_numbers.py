"""Single numbers with the units bound to them, before lists and ranges are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.annotations import NumberType, OtherNumber
from corpus.geometry import Span
from nlp.figures.accounting import Loss, bracketed_loss
from nlp.figures.counted_nouns import BoundUnit, counted_noun
from nlp.figures.numerals import STARTERS, Reading, Style, read_number, read_scale
from nlp.figures.other_numbers import type_number
from nlp.figures.prices import is_sterling
from nlp.figures.unit_forms import is_money, unit_table
from nlp.figures.units import part_of_unit, scale_in_code, unit_after, unit_before, with_denominator
from nlp.text import Lex, Token, low_at

__all__ = ["Atom", "find_atoms", "other_number"]


@dataclass(slots=True)
class Atom:
    """A number with the units bound to it; joining lists fills in what is printed once for several."""

    reading: Reading
    first: int
    """First token of the number with sign and currency."""
    last: int
    """Behind its last token, the unit's included."""
    edge: int
    """Behind the last token that is its own: unit or counted noun."""
    unit: str
    """"" where none is printed beside it."""
    noun: BoundUnit | None
    type: NumberType | None
    """None for a figure."""
    negative: bool = False


def find_atoms(tokens: Sequence[Token]) -> tuple[list[Atom], list[OtherNumber]]:
    """The figures and rhetorical numbers in order, and every number that is no figure."""
    atoms: list[Atom] = []
    others: list[OtherNumber] = []
    read_to = 0
    before: tuple[NumberType, int] | None = None
    for at in _beginnings(tokens):
        token = tokens[at]
        if at < read_to:
            continue
        if token.kind in (Lex.URL, Lex.SUPER):
            others.extend(_marks(token))
            continue
        reading = read_number(tokens, at)
        if reading is None:
            if token.kind is Lex.NUMBER:
                others.append(OtherNumber(Span(token.start, token.end), NumberType.CODE, "type:long"))
            continue
        _past_digits(tokens, reading)
        atom = _to_atom(tokens, reading, _continued(tokens, before, at))
        if atom.type is None or atom.type is NumberType.RHETORICAL:
            atoms.append(atom)
        if atom.type is not None:
            others.append(other_number(tokens, atom, atom.type))
            before = (atom.type, reading.last)
        read_to = max(reading.last, atom.last if atom.unit else 0)
    return atoms, others


def _past_digits(tokens: Sequence[Token], reading: Reading) -> None:
    """Takes the digits in brackets with the words that they repeat: "thirty (30) days", as in contracts."""
    last = reading.last
    if reading.style is not Style.WORDS or reading.value is None or low_at(tokens, last) != "(":
        return
    again = read_number(tokens, last + 1) if last + 1 < len(tokens) else None
    if again is not None and (again.value, again.mult) == (reading.value, reading.mult):
        reading.last += 3 if low_at(tokens, again.last) == ")" and again.last == last + 2 else 0


def _beginnings(tokens: Sequence[Token]) -> list[int]:
    """Where a number may begin."""
    word, mark = Lex.WORD, Lex.MARK
    return [
        at
        for at, (kind, _, _, _, low) in enumerate(tokens)
        if (low in STARTERS if kind is word else kind is not mark)
    ]


def other_number(
    tokens: Sequence[Token], atom: Atom, kind: NumberType, second: Atom | None = None
) -> OtherNumber:
    """The number, or the two joined ones, as no figure."""
    last = (second or atom).reading.last - 1
    return OtherNumber(Span(tokens[atom.reading.first].start, tokens[last].end), kind, f"type:{kind}")


def _marks(token: Token) -> list[OtherNumber]:
    """A superscript is a note's mark; a web address with digits is one locator."""
    span = Span(token.start, token.end)
    if token.kind is Lex.SUPER:
        return [OtherNumber(span, NumberType.CITATION, "type:superscript")]
    has_digit = any(char.isdigit() for char in token.text)
    return [OtherNumber(span, NumberType.LOCATOR, "type:url")] if has_digit else []


_CONNECTORS = frozenset({",", "and", "to", "-", "&", "or", "/", "through"})
"""What stands between the numbers of one list or range of labels."""


def _continued(tokens: Sequence[Token], before: tuple[NumberType, int] | None, at: int) -> NumberType | None:
    """Type of the number before if nothing but connectors stands between: "Tables 3, 4 and 5"."""
    if before is None or at - before[1] > 3 or at == before[1]:
        return None
    between = tokens[before[1] : at]
    return before[0] if all(token.low in _CONNECTORS for token in between) else None


def _to_atom(tokens: Sequence[Token], reading: Reading, before: NumberType | None) -> Atom:
    owed = bracketed_loss(tokens, reading)
    if owed:
        return _of_loss(tokens, owed)
    first, negative, money = _sign_and_money(tokens, reading.first)
    unit, last = _unit_beside(tokens, reading, money)
    if money:
        first = min(first, money.first)
    noun = None
    if not unit:
        unit, last = _times(tokens, last)
    if not unit and not reading.is_share and reading.style is not Style.MULTIPLE:
        unit, last, noun = _counted(tokens, reading, last)
    kind = type_number(
        tokens,
        reading,
        has_unit=bool(unit),
        noun=noun.code[1:-1] if noun else "",
        counted=noun is not None and _is_common_plural(tokens, noun),
        before=before,
    )
    if kind is NumberType.DATE and not money:
        unit, noun, last = "", None, reading.last
    elif kind is None and reading.style is Style.ORDINAL:
        noun = BoundUnit("{percentile}", last, _percentile_end(tokens, last))
    return Atom(reading, first, last, noun.last if noun else last, unit, noun, kind, negative)


def _sign_and_money(tokens: Sequence[Token], number: int) -> tuple[int, bool, BoundUnit | None]:
    """The first token with its sign, whether it is below zero, and the currency before it: "minus $5"."""
    first, negative = _signed(tokens, number)
    money = unit_before(tokens, first)
    if money and low_at(tokens, money.first - 1) in ("minus", "negative", "-"):
        first, negative = _signed(tokens, money.first)
    return first, negative, money


def _unit_beside(tokens: Sequence[Token], reading: Reading, money: BoundUnit | None) -> tuple[str, int]:
    """The unit printed before or behind the number, and where it ends; a scale behind goes to the number."""
    after = None if reading.style is Style.ORDINAL else unit_after(tokens, reading.last)
    if reading.is_share and after is None:
        after = part_of_unit(tokens, reading.last)
    if money:
        after = after if after and _may_follow_money(after) else None
        after = after or _per_behind(tokens, money, reading.last)
    unit, last = _joined_code(money, after), after.last if after else reading.last
    if unit.startswith("lb") and is_sterling(tokens, reading.first, last):
        unit = "GBP" + unit.removeprefix("lb")
    coded = after or money
    if is_money(unit) and coded and not reading.mult:
        reading.mult = scale_in_code(tokens, coded)
    if is_money(unit) and after and not reading.mult:
        reading.mult, last = read_scale(tokens, last)  # "75 USD million"
    return unit, last


def _of_loss(tokens: Sequence[Token], owed: Loss) -> Atom:
    return Atom(owed.reading, owed.first, owed.last, owed.last, owed.unit, None, None, negative=True)


def _counted(tokens: Sequence[Token], reading: Reading, last: int) -> tuple[str, int, BoundUnit | None]:
    """Unit, end and counted noun: "millions of dollars", "three full years", "300 firms"."""
    if reading.style is Style.ORDER and low_at(tokens, last) == "of":
        after = unit_after(tokens, last + 1)
        if after:
            sterling = after.code == "lb" and is_sterling(tokens, reading.first, after.last)
            return "GBP" if sterling else after.code, after.last, None
        return "", last, counted_noun(tokens, last + 1)
    noun = counted_noun(tokens, last, single=reading.value == 1)
    if noun is not None and reading.value == 0 and not _is_common_plural(tokens, noun):
        return "", last, None  # "zero tariff" says how much, "zero firms" how many
    code = unit_table().words.get(noun.code[1:-1]) if noun and noun.last > last + 1 else None
    return (code, noun.last, None) if noun and code in _TIMES_AND_LENGTHS else ("", last, noun)


_TIMES_AND_LENGTHS = frozenset(
    {"year", "month", "week", "day", "quarter", "decade", "yd", "mi", "km", "t", "ha", "acre"}
)
"""Units that adjectives may stand before: "two consecutive quarters", "40 metric tons"."""


def _percentile_end(tokens: Sequence[Token], last: int) -> int:
    return last + 1 if low_at(tokens, last) in ("percentile", "percentiles") else last


def _is_common_plural(tokens: Sequence[Token], noun: BoundUnit) -> bool:
    head = tokens[noun.last - 1]
    return head.text.islower() and (noun.code != "{" + head.low + "}" or head.low.endswith("s"))


def _times(tokens: Sequence[Token], last: int) -> tuple[str, int]:
    """As in "43 times", "3-fold", "5x": unit 1 and the end."""
    word = low_at(tokens, last)
    if word in ("times", "fold") or (word == "x" and tokens[last - 1].end == tokens[last].start):
        return "1", last + 1
    if word == "-" and low_at(tokens, last + 1) == "fold":
        return "1", last + 2
    return "", last


_BEFORE_SIGN = frozenset({"to", "and", "of", "is", "was", "by", "at"})
"""Words that lead up to a number: a hyphen behind one of them is the sign of a negative number."""
_ANNOUNCING = frozenset({"is", "=", "of", "(", "was", "[", "≈", "to", "at", "by", ">", "<", "≥", "≤"})
"""The same and signs of relation, brackets included: what is announced by them is a value, its dash a
minus."""


def _signed(tokens: Sequence[Token], first: int) -> tuple[int, bool]:
    """First token with the sign, and whether the number is negative."""
    at = first - 1
    sign = low_at(tokens, at)
    if sign in ("minus", "negative") and low_at(tokens, at - 1) not in ("a", "the"):
        return at, True
    if sign in ("plus", "positive") and low_at(tokens, at - 1) in (
        "to",
        "and",
        "of",
        "is",
        "was",
        "by",
        "at",
    ):
        return at, False
    if sign == "¡" and tokens[at].end == tokens[first].start:
        return at, True  # the minus of TeX's symbols, whose place it has in Latin 1
    if sign not in ("-", "+", "±"):
        return first, False
    if low_at(tokens, at - 1) == "minus":
        return at - 1, True
    glued = tokens[at].end == tokens[first].start
    free = at == 0 or tokens[at - 1].end < tokens[at].start or tokens[at - 1].text in "([=≈,;:$€£/"
    # "is - 11.4": a minus set off by spaces needs a word that announces a value
    if (glued and free) or (not glued and low_at(tokens, at - 1) in _ANNOUNCING):
        return at, sign == "-"
    return first, False


def _may_follow_money(after: BoundUnit) -> bool:
    return is_money(after.code)


def _per_behind(tokens: Sequence[Token], money: BoundUnit, last: int) -> BoundUnit | None:
    """As in "$43 per MWh", "$80 a tonne": the denominator behind the number."""
    found = with_denominator(tokens, BoundUnit(money.code, last, last))
    return found if found.last > last else None


def _joined_code(money: BoundUnit | None, after: BoundUnit | None) -> str:
    if money is None:
        return after.code if after else ""
    if after is None:
        return money.code
    if "/" in after.code and after.code.split("/", 1)[0] == money.code:
        return after.code
    # "$10 million Canadian", "$31.20 US": the word says more than the sign
    return after.code if money.code == "USD" else money.code
