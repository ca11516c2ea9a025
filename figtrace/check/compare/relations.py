"""How a draft's number stands to a source's: interval arithmetic on decimals.

Each relation is a test of its own, tried in order of strength; the first that holds names the pair.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from corpus.annotations import Figure, Hedge, Kind
from figtrace.check.compare.amounts import Amount, amount, rounds_to, significant_digits
from figtrace.check.compare.unit_scales import Sameness, convert
from figtrace.check.ledger.records import Relation

__all__ = [
    "SAME_NUMBER",
    "SUPPORTING",
    "WEAKLY",
    "Amount",
    "Comparison",
    "Relater",
    "amount",
    "relate",
    "rounds_to",
    "significant_digits",
]

SAME_NUMBER = frozenset({Relation.EQUAL, Relation.ROUNDED})
"""Relations by which a draft's number is the source's own, and not one that follows from it."""
SUPPORTING = frozenset({Relation.EQUAL, Relation.ROUNDED, Relation.HEDGE_OK, Relation.DERIVED})
WEAKLY = frozenset({Relation.TRUNCATED, Relation.HEDGE_DIRECTION, Relation.UNDERSTATED, Relation.LOOSE})
_POWERS = {k: Decimal(10) ** k for k in (1, -1, 2, -2, 3, -3, 6, -6, 9, -9)}
_NEAR_POWERS = {apart: tuple(k for k in _POWERS if abs(apart - k) <= 1) for apart in range(-10, 11)}
_UPWARD = frozenset({Hedge.ABOVE, Hedge.AT_LEAST})
_FAR = 2
"""How many times its bound a number may be and still be what the bound was said of; our choice."""
_DOWNWARD = frozenset({Hedge.BELOW, Hedge.BELOW_STRICT})


@dataclass(frozen=True, slots=True)
class Comparison:
    """A relation with what it rests on."""

    relation: Relation
    unit_known: bool = True
    """False if the source's number stands without a unit."""
    power: int = 0
    """Of ten by which the source must be multiplied to give the draft's figure."""
    steps_apart: Decimal = Decimal(0)
    """Distance in units of precision of the coarser figure; 0 for ranges."""


def relate(draft: Figure, source: Figure, *, signed: bool = True) -> Comparison:
    """The strongest relation that holds between the two figures; unsigned, ups and downs are not told apart.

    The tests are those of the design's section on interval logic.
    """
    return Relater(draft).relate(source, signed=signed)


_INCOMPARABLE = Comparison(Relation.INCOMPARABLE)


class Relater:
    """A draft's figure that is to be related to many of a source's."""

    def __init__(self, draft: Figure) -> None:
        self._figure = draft
        self._ours = _Ours(amount(draft))

    def relate(
        self, source: Figure, *, signed: bool = True, known: dict[Decimal, Amount] | None = None
    ) -> Comparison:
        """As `relate`; `known` keeps the source's amounts by the factor of their unit, for the next draft."""
        conversion = convert(self._figure.unit, source.unit, in_table=source.cell is not None)
        if conversion.sameness is Sameness.DIFFERENT:
            return _INCOMPARABLE
        theirs = known.get(conversion.factor) if known is not None else None
        if theirs is None:
            theirs = amount(source, conversion.factor)
            if known is not None:
                known[conversion.factor] = theirs
        if conversion.sameness in (Sameness.CURRENCY, Sameness.PCT_PP):
            return _across_units(self._ours, theirs, conversion.sameness, signed=signed)
        if conversion.sameness is Sameness.ELIDED:
            return self._elided(theirs, signed=signed)
        return self._in_one_unit(source, theirs, conversion.sameness, signed=signed)

    def _in_one_unit(self, source: Figure, theirs: Amount, sameness: Sameness, *, signed: bool) -> Comparison:
        relation, power = _compare(self._ours, theirs, signed=signed)
        parts = self._ours.has_digits and {self._figure.unit, source.unit} == {"%", "1"}
        if parts and relation not in SUPPORTING:
            as_printed = self._elided(amount(source), signed=signed)  # "Japan's 9.68" of shares in per cent
            if as_printed.relation in SUPPORTING:
                return as_printed
        if sameness is Sameness.UNSTATED and relation not in SUPPORTING and self._may_be_share(source):
            whole = _compare(self._ours, amount(source, _PER_CENT), signed=signed)
            relation, power = whole if whole[0] in SAME_NUMBER else (relation, power)
        if relation in _OTHER_NUMBER:
            relation = _other_reading(self._figure, self._ours.amount, source, theirs) or relation
        bare = source.cell is not None and source.mult == 0
        unit_known = sameness is Sameness.SAME and not (bare and self._figure.mult)
        spelled = source.value is not None and abs(source.value) >= _SPELLED_OUT
        if not unit_known and relation is Relation.MAGNITUDE and abs(power) in (3, 6, 9) and not spelled:
            relation = Relation.ROUNDED  # a table's units stand in a note that was not read: the digits agree
        return Comparison(relation, unit_known, power, _steps_apart(self._ours.amount, theirs))

    def _elided(self, theirs: Amount, *, signed: bool) -> Comparison:
        """The same number of two digits or more, of which one lacks a unit; any other says nothing."""
        if not self._ours.has_digits or theirs.value is None or self._ours.is_far(theirs):
            return _INCOMPARABLE
        relation, _ = _compare(self._ours, theirs, signed=signed)
        return Comparison(relation, unit_known=False) if relation in SAME_NUMBER else _INCOMPARABLE

    def _may_be_share(self, source: Figure) -> bool:
        """True for per cent against a bare fraction of one: a table prints 73 per cent as 0.732."""
        value = source.value
        if self._figure.unit != "%" or value is None or source.unit != "1":
            return False
        return abs(value) <= 1 and int(value.as_tuple().exponent) <= -2


_SPELLED_OUT = Decimal(10) ** 7
"""From here a table prints all digits of a number: no thousands or millions stand in a note."""


_PER_CENT = Decimal(100)
"""Parts in a hundred: what a share in per cent is multiplied by to meet one in parts of one."""
_OTHER_NUMBER = frozenset({Relation.TYPO, Relation.DISJOINT})


class _Ours:
    """The draft's amount with what the tests need of it again and again."""

    __slots__ = ("amount", "digits", "has_digits", "has_many_digits", "near_hi", "near_lo")

    def __init__(self, ours: Amount) -> None:
        self.amount = ours
        value = _known(ours)
        self.digits = str((value / ours.step).to_integral_value())
        self.has_digits = len(self.digits.strip("0")) >= _TELLING_DIGITS
        self.has_many_digits = len(self.digits.strip("0")) > _TELLING_DIGITS
        self.near_lo, self.near_hi = _neighbourhood(ours, value)

    def is_far(self, theirs: Amount) -> bool:
        """True only if none of the tests of nearness can hold, which saves trying them one by one."""
        v, w = _known(self.amount), _known(theirs)
        if self.near_lo is None or self.near_hi is None or self.near_lo <= w <= self.near_hi:
            return False
        return not theirs.admits(v) and theirs.step <= 2 * abs(v - w)


_EXACT = 20
"""Powers of ten between a number and its step for which decimal arithmetic of 28 digits is surely exact."""
_TELLING_DIGITS = 2
"""Significant digits below which a number agrees with every ninth one at some power of ten."""


def _neighbourhood(ours: Amount, value: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """Ends beyond which a number is not near, whatever the test; None where the hedge leaves a side open."""
    if ours.hedge not in (Hedge.NONE, Hedge.ABOUT) or ours.lo is None or ours.hi is None:
        return None, None
    if value.adjusted() - ours.step.adjusted() > _EXACT:
        return None, None
    reach = max(ours.step, _loose_step(value, ours.step) if value else ours.step)
    return min(ours.lo, value - reach), max(ours.hi, value + reach)


def _across_units(ours: _Ours, theirs: Amount, sameness: Sameness, *, signed: bool) -> Comparison:
    relation, _ = _compare(ours, theirs, signed=signed)
    if relation not in (Relation.EQUAL, Relation.ROUNDED):
        return _INCOMPARABLE
    return Comparison(Relation.CURRENCY if sameness is Sameness.CURRENCY else Relation.PCT_PP)


def _compare(ours: _Ours, theirs: Amount, *, signed: bool) -> tuple[Relation, int]:
    mine = ours.amount
    if mine.value is None or theirs.value is None:
        return _compare_ranges(mine, theirs), 0
    if signed and mine.sign * theirs.sign < 0:
        return _compare_opposed(mine, theirs), 0
    if not ours.is_far(theirs):
        for relation, holds in _TESTS:
            if holds(mine, theirs):
                return relation, 0
    power = _power(ours, theirs)
    if power:
        return Relation.MAGNITUDE, power
    return (Relation.TYPO if _is_typo(ours, theirs) else Relation.DISJOINT), 0


def _compare_opposed(ours: Amount, theirs: Amount) -> Relation:
    """The relation of figures of which one goes up and one down."""
    if not _agree(ours, theirs):
        return Relation.DISJOINT
    return Relation.HEDGE_FLIP if _is_flip(ours, theirs) else Relation.SIGN


def _compare_ranges(ours: Amount, theirs: Amount) -> Relation:
    if ours.value is None and theirs.value is None:
        same = ours.lo == theirs.lo and ours.hi == theirs.hi
        return Relation.EQUAL if same else (Relation.HEDGE_OK if _meet(ours, theirs) else Relation.DISJOINT)
    single, box = (ours, theirs) if theirs.value is None else (theirs, ours)
    number = single.value if single.value is not None else Decimal(0)
    if single is ours:  # a point out of the source's range is one choice among many
        return Relation.LOOSE if box.admits(number) else Relation.DISJOINT
    return Relation.HEDGE_OK if box.admits(number) else Relation.DISJOINT


def _meet(ours: Amount, theirs: Amount) -> bool:
    apart = (ours.hi is not None and theirs.lo is not None and ours.hi < theirs.lo) or (
        ours.lo is not None and theirs.hi is not None and theirs.hi < ours.lo
    )
    return not apart


def _known(side: Amount) -> Decimal:
    return side.value if side.value is not None else Decimal(0)


def _agree(ours: Amount, theirs: Amount) -> bool:
    v, w = _known(ours), _known(theirs)
    return v == w or (theirs.step <= ours.step and rounds_to(w, v, ours.step))


def _is_flip(ours: Amount, theirs: Amount) -> bool:
    opposed = (ours.hedge in _UPWARD and theirs.hedge in _DOWNWARD) or (
        ours.hedge in _DOWNWARD and theirs.hedge in _UPWARD
    )
    return opposed and _agree(ours, theirs)


def _is_equal(ours: Amount, theirs: Amount) -> bool:
    return _known(ours) == _known(theirs)


def _is_rounded(ours: Amount, theirs: Amount) -> bool:
    v, w = _known(ours), _known(theirs)
    wrong_side = (ours.hedge in _UPWARD and w < v) or (ours.hedge in _DOWNWARD and w > v)
    return not wrong_side and _agree(ours, theirs)


def _is_hedged(ours: Amount, theirs: Amount) -> bool:
    return ours.admits(_known(theirs)) and not _is_far_beyond(ours, theirs)


def _is_far_beyond(ours: Amount, theirs: Amount) -> bool:
    """True for "at least 25" of 60: true, but nobody would say so of it."""
    v, w = _known(ours), _known(theirs)
    if ours.hedge is Hedge.AT_LEAST:
        return v > 0 and w > _FAR * v
    return ours.hedge is Hedge.AT_MOST and w * _FAR < v


def _is_truncated(ours: Amount, theirs: Amount) -> bool:
    if theirs.step >= ours.step or ours.hedge is not Hedge.NONE:
        return False
    return (_known(theirs) / ours.step).to_integral_value(ROUND_FLOOR) * ours.step == _known(ours)


def _is_wrong_side(ours: Amount, theirs: Amount) -> bool:
    v, w = _known(ours), _known(theirs)
    if ours.hedge in _UPWARD:
        return v - ours.step / 2 <= w < v
    return ours.hedge in _DOWNWARD and v < w <= v + ours.step / 2


def _is_understated(ours: Amount, theirs: Amount) -> bool:
    w = _known(theirs)
    beyond = ours.hedge in _UPWARD and ours.hi is not None and w >= ours.hi
    beyond = beyond or (ours.admits(w) and _is_far_beyond(ours, theirs))
    return beyond or (ours.hedge is Hedge.BELOW_STRICT and ours.lo is not None and w <= ours.lo)


def _is_loose(ours: Amount, theirs: Amount) -> bool:
    v, w = _known(ours), _known(theirs)
    if v == 0 or ours.hedge not in (Hedge.NONE, Hedge.ABOUT):
        return False
    bounded = theirs.lo is not None and theirs.hi is not None
    if bounded and theirs.admits(v):
        return True  # "a third" and "about 30" do not exclude 31
    return ours.hedge is Hedge.NONE and abs(v - w) < max(_loose_step(v, ours.step), theirs.step) / 2


def _loose_step(value: Decimal, step: Decimal) -> Decimal:
    while value and value % (step * 10) == 0:
        step *= 10
    return step


_TESTS: tuple[tuple[Relation, Callable[[Amount, Amount], bool]], ...] = (
    (Relation.HEDGE_FLIP, _is_flip),
    (Relation.EQUAL, _is_equal),
    (Relation.ROUNDED, _is_rounded),
    (Relation.HEDGE_OK, _is_hedged),
    (Relation.TRUNCATED, _is_truncated),
    (Relation.HEDGE_DIRECTION, _is_wrong_side),
    (Relation.UNDERSTATED, _is_understated),
    (Relation.LOOSE, _is_loose),
)


def _power(ours: _Ours, theirs: Amount) -> int:
    mine = ours.amount
    v, w = _known(mine), _known(theirs)
    if not v or not w or not ours.has_digits:
        return 0
    apart = v.adjusted() - w.adjusted()  # what agrees to two digits has nearly the same power of ten
    near = _NEAR_POWERS.get(apart, ())
    return next((k for k in near if _agrees_at(v, w, mine, theirs, _POWERS[k])), 0)


def _agrees_at(v: Decimal, w: Decimal, ours: Amount, theirs: Amount, scale: Decimal) -> bool:
    return v == w * scale or (theirs.step * scale <= ours.step and rounds_to(w * scale, v, ours.step))


def _is_typo(ours: _Ours, theirs: Amount) -> bool:
    step = ours.amount.step
    if theirs.step > step or not ours.has_many_digits:
        return False
    left, right = ours.digits, str((_known(theirs) / step).to_integral_value(ROUND_HALF_UP))
    if len(left) != len(right):
        return False
    places = [at for at, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    if len(places) == 1:
        return True
    return len(places) == 2 and places[1] == places[0] + 1 and _swapped(left, right, places[0])


def _swapped(left: str, right: str, at: int) -> bool:
    return left[at] == right[at + 1] and left[at + 1] == right[at]


def _steps_apart(ours: Amount, theirs: Amount) -> Decimal:
    if ours.value is None or theirs.value is None:
        return Decimal(0)
    return abs(ours.value - theirs.value) / max(ours.step, theirs.step)


_RESTS = frozenset({Kind.LEVEL, Kind.SHARE, Kind.RATE, Kind.COUNT})
"""Kinds of figures in per cent of which a whole has a rest; changes have none."""
_WHOLE = Decimal(100)
"""The whole of which a share leaves a rest."""


def _other_reading(draft: Figure, ours: Amount, source: Figure, theirs: Amount) -> Relation | None:
    """The rest to 100 per cent, or a ratio the other way round: it explains, and never contradicts."""
    if draft.unit != source.unit or theirs.step > ours.step:
        return None
    v, w = _known(ours), _known(theirs)
    if draft.unit == "%" and {draft.kind, source.kind} <= _RESTS and rounds_to(_WHOLE - w, v, ours.step):
        return Relation.COMPLEMENT
    turned = draft.kind is source.kind is Kind.RATIO and draft.unit == "1" and w > 0
    return Relation.RECIPROCAL if turned and rounds_to(1 / w, v, ours.step) else None
