"""Relations of numbers: each by its own example, and laws that hold for all figures."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.annotations import CellRef, Direction, Figure, Interval, Kind
from figtrace.check.compare.relations import (
    SUPPORTING,
    WEAKLY,
    Amount,
    Relater,
    amount,
    relate,
    rounds_to,
    significant_digits,
)
from figtrace.check.ledger.records import Relation
from tests.figtrace.check.builders import figure
from tests.strategies import figures


@pytest.mark.parametrize(
    ("draft", "source", "relation"),
    [
        ("$92 billion", "$92 billion", Relation.EQUAL),
        ("$0.092 trillion", "$92 billion", Relation.EQUAL),
        ("$92 billion", "$91,727 million", Relation.ROUNDED),
        ("12.4 percent", "12.35 percent", Relation.ROUNDED),
        ("282 gigawatts", "281,993 MW", Relation.ROUNDED),
        ("nearly $92 billion", "$91.2 billion", Relation.HEDGE_OK),
        ("about $92 billion", "$91.9 billion", Relation.ROUNDED),
        ("three-quarters", "75.4 percent", Relation.ROUNDED),
        ("two thirds", "66 percent", Relation.HEDGE_OK),
        ("more than $50 billion", "$51.5 billion", Relation.HEDGE_OK),
        ("$91 billion", "$91.7 billion", Relation.TRUNCATED),
        ("nearly $92 billion", "$92.3 billion", Relation.HEDGE_DIRECTION),
        ("more than $50 billion", "$91.7 billion", Relation.UNDERSTATED),
        ("$90 billion", "$91.7 billion", Relation.LOOSE),
        ("less than $250 million", "more than $250 million", Relation.HEDGE_FLIP),
        ("$9.2 billion", "$92 billion", Relation.MAGNITUDE),
        ("$38.5 billion", "$3,853.09 million", Relation.MAGNITUDE),
        ("3.2 percent", "3.2 percentage points", Relation.PCT_PP),
        ("EUR 92 billion", "$92 billion", Relation.CURRENCY),
        ("EUR 51 per MWh", "USD 51 per MWh", Relation.CURRENCY),
        ("$9,217 million", "$9,271 million", Relation.TYPO),
        ("$9,217 million", "$9,247 million", Relation.TYPO),
        ("12.4 percent", "57.9 percent", Relation.DISJOINT),
        ("12.4 percent", "$57.9 million", Relation.INCOMPARABLE),
        ("14 months", "$14 million", Relation.INCOMPARABLE),
    ],
)
def test_names_how_two_figures_stand(draft: str, source: str, relation: Relation) -> None:
    assert relate(figure(draft), figure(source)).relation is relation


def test_ups_and_downs_are_told_apart_unless_asked_not_to() -> None:
    up = replace(figure("8.3 percent"), direction=Direction.UP)
    down = replace(figure("8.3 percent"), direction=Direction.DOWN)
    assert relate(up, down).relation is Relation.SIGN
    assert relate(up, down, signed=False).relation is Relation.EQUAL
    assert relate(up, figure("8.3 percent")).relation is Relation.EQUAL


def test_a_power_of_ten_is_not_seen_in_one_digit() -> None:
    assert relate(figure("5 percent"), figure("50 percent")).relation is Relation.DISJOINT


def test_a_bare_cell_may_stand_for_thousands_millions_or_billions() -> None:
    cell = replace(figure("91.7"), unit="1", cell=CellRef(0, 0))
    found = relate(figure("$91.7 billion"), cell)
    assert found.relation is Relation.ROUNDED
    assert not found.unit_known


def test_a_power_of_ten_tells_how_many() -> None:
    assert relate(figure("$9.2 billion"), figure("$92 billion")).power == -1


@pytest.mark.parametrize(
    ("draft", "source", "relation"),
    [
        ("62 percent", "38 percent", Relation.COMPLEMENT),
        ("62 percent", "37.6 percent", Relation.COMPLEMENT),
        ("62 percent", "37.4 percent", Relation.DISJOINT),
        ("62.3 percent", "38 percent", Relation.DISJOINT),
        ("62 firms", "38 firms", Relation.DISJOINT),
        ("50 percent", "50 percent", Relation.EQUAL),
        ("prices rose by 62 percent", "prices rose by 38 percent", Relation.DISJOINT),
    ],
)
def test_the_rest_of_a_whole_is_told_from_another_number(draft: str, source: str, relation: Relation) -> None:
    assert relate(figure(draft), figure(source)).relation is relation


@pytest.mark.parametrize(
    ("kinds", "relation"),
    [((Kind.RATIO, Kind.RATIO), Relation.RECIPROCAL), ((Kind.RATIO, Kind.COUNT), Relation.DISJOINT)],
)
def test_a_ratio_the_other_way_round_is_told_from_another_number(
    kinds: tuple[Kind, Kind], relation: Relation
) -> None:
    ours = replace(figure("0.25"), kind=kinds[0], unit="1")
    theirs = replace(figure("4.00"), kind=kinds[1], unit="1")
    assert relate(ours, theirs).relation is relation


@pytest.mark.parametrize(
    ("text", "digits"), [("$90 billion", 1), ("12.4 percent", 3), ("0.05 percent", 1), ("$1,200", 2)]
)
def test_counts_significant_digits(text: str, digits: int) -> None:
    assert significant_digits(figure(text)) == digits


def test_both_ways_of_rounding_a_half_count() -> None:
    assert rounds_to(Decimal("12.5"), Decimal(13), Decimal(1))
    assert rounds_to(Decimal("12.5"), Decimal(12), Decimal(1))
    assert not rounds_to(Decimal("12.6"), Decimal(12), Decimal(1))


def test_no_relation_supports_both_well_and_weakly() -> None:
    assert not SUPPORTING & WEAKLY
    assert not (SUPPORTING | WEAKLY) & {Relation.COMPLEMENT, Relation.RECIPROCAL, Relation.DISJOINT}


_positive = st.decimals(Decimal("0.01"), Decimal(10) ** 9, places=2)


def _dollars(value: Decimal) -> Figure:
    return figure(f"${value:,.2f}")


@given(_positive)
def test_every_figure_is_equal_to_itself(value: Decimal) -> None:
    assert relate(_dollars(value), _dollars(value)).relation is Relation.EQUAL


@given(_positive)
def test_a_figure_is_supported_by_what_it_was_rounded_from(value: Decimal) -> None:
    rounded = figure(f"${round(value):,}")
    assert relate(rounded, _dollars(value)).relation in SUPPORTING


@given(_positive, _positive)
def test_disjoint_figures_are_more_than_half_a_unit_apart(left: Decimal, right: Decimal) -> None:
    if relate(_dollars(left), _dollars(right)).relation is Relation.DISJOINT:
        assert abs(left - right) > Decimal("0.005")


@given(_positive)
def test_the_admitted_interval_holds_the_value(value: Decimal) -> None:
    found = amount(_dollars(value))
    assert found.value is not None
    assert found.admits(found.value)


@given(figures, figures)
def test_any_two_figures_have_a_relation(draft: Figure, source: Figure) -> None:
    assert relate(draft, source).relation in Relation


_POSITIVE = st.decimals("0.001", "1e12", places=3, allow_nan=False)


@given(_POSITIVE, _POSITIVE, st.integers(-3, 3))
def test_rounding_is_that_of_the_number_in_steps(number: Decimal, near: Decimal, exponent: int) -> None:
    step = Decimal(10) ** exponent
    target = (near / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    ways = {(number / step).quantize(Decimal(1), mode) for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN)}
    assert rounds_to(number, target, step) == (target / step in ways)


@given(st.integers(11, 99_999).filter(lambda n: n % 10 != 0), st.sampled_from([1, 2, 3, 6, 9]))
def test_every_power_of_ten_that_is_asked_for_is_found(number: int, power: int) -> None:
    small, large = _dollars(Decimal(number)), _dollars(Decimal(number).scaleb(power))
    assert (relate(large, small).relation, relate(large, small).power) == (Relation.MAGNITUDE, power)
    assert (relate(small, large).relation, relate(small, large).power) == (Relation.MAGNITUDE, -power)


_small = st.decimals(-10_000, 10_000, places=2) | st.integers(-999, 999).map(Decimal)


@st.composite
def _near_figures(draw: st.DrawFn) -> Figure:
    """Figures of few digits, so that all relations come up."""
    value = draw(_small)
    half = Decimal(draw(st.sampled_from(["0.005", "0.5", "5", "50"])))
    box = Interval(value - half, value + half) if draw(st.booleans()) else Interval(value, None)
    plain = draw(figures)
    mult = draw(st.sampled_from([0, 3, 6]))
    box = replace(box, lo=box.lo and box.lo.scaleb(mult), hi=box.hi and box.hi.scaleb(mult))
    return replace(plain, value=value, lo=None, hi=None, mult=mult, interval=box)


@settings(max_examples=400)
@given(_near_figures(), _near_figures(), st.booleans())
def test_far_numbers_are_passed_over_only_where_no_test_of_nearness_holds(
    draft: Figure, source: Figure, signed: bool
) -> None:
    shortened = relate(draft, source, signed=signed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("figtrace.check.compare.relations._Ours.is_far", lambda *_: False)
        assert relate(draft, source, signed=signed) == shortened


@given(_near_figures(), st.lists(_near_figures(), min_size=1, max_size=4))
def test_amounts_kept_for_the_next_draft_change_nothing(source: Figure, drafts: list[Figure]) -> None:
    known: dict[Decimal, Amount] = {}
    for draft in drafts:
        assert Relater(draft).relate(source, known=known) == relate(draft, source)


def test_numbers_of_forty_digits_are_related_too() -> None:
    long = replace(figure("$5"), value=Decimal("1234567890" * 4), interval=Interval(Decimal(1), Decimal(2)))
    assert relate(long, long).relation is Relation.EQUAL


def _bare_cell(number: str) -> Figure:
    return replace(figure(number), unit="1", cell=CellRef(0, 0))


def test_a_share_is_found_in_a_table_that_prints_it_as_a_fraction() -> None:
    found = relate(figure("73 percent"), _bare_cell("0.732"))
    assert (found.relation, found.unit_known) == (Relation.ROUNDED, False)
    assert relate(figure("0.73 percent"), _bare_cell("0.732")).relation is Relation.ROUNDED
    assert relate(figure("73 tons"), _bare_cell("0.732")).relation not in SUPPORTING
    assert relate(figure("40 percent"), _bare_cell("0.4")).relation not in SUPPORTING


def test_a_number_with_all_its_digits_is_no_number_of_thousands() -> None:
    assert relate(figure("$3.47 million"), _bare_cell("3472210946")).relation is Relation.MAGNITUDE
    assert relate(figure("$3.47 billion"), _bare_cell("3472210946")).relation is Relation.ROUNDED


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("71.3 billion", "$71.3 billion"),
        ("$71 billion", "71.3 billion"),
        ("9.68", "9.68 percent"),
        ("84 million barrels", "84 million barrels per day"),
    ],
)
def test_the_same_number_is_met_again_where_one_lacks_its_unit(draft: str, source: str) -> None:
    found = relate(figure(draft), figure(source))
    assert found.relation in SUPPORTING
    assert not found.unit_known


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("7 billion", "$7 billion"),
        ("71.4 billion", "$71.3 billion"),
        ("84 million barrels", "86 million barrels per day"),
    ],
)
def test_without_a_unit_another_number_or_one_of_one_digit_says_nothing(draft: str, source: str) -> None:
    assert relate(figure(draft), figure(source)).relation is Relation.INCOMPARABLE


@pytest.mark.parametrize(
    ("draft", "source", "relation"),
    [
        ("$92 billion", "$92.5 billion", Relation.ROUNDED),
        ("$92 billion", "$92.6 billion", Relation.TRUNCATED),
        ("about $92 billion", "$92.6 billion", Relation.HEDGE_OK),
        ("about $92 billion", "$94 billion", Relation.DISJOINT),
        ("nearly $92 billion", "$91.1 billion", Relation.HEDGE_OK),
        ("nearly $92 billion", "$91 billion", Relation.DISJOINT),
        ("nearly $92 billion", "$90.9 billion", Relation.DISJOINT),
        ("nearly $92 billion", "$92.5 billion", Relation.HEDGE_DIRECTION),
        ("nearly $92 billion", "$92.6 billion", Relation.DISJOINT),
        ("more than $50 billion", "$50 billion", Relation.EQUAL),
        ("more than $50 billion", "$49.6 billion", Relation.HEDGE_DIRECTION),
        ("more than $50 billion", "$49.4 billion", Relation.DISJOINT),
        ("more than $50 billion", "$69.9 billion", Relation.HEDGE_OK),
        ("more than $50 billion", "$70 billion", Relation.UNDERSTATED),
        ("at least $50 billion", "$100 billion", Relation.HEDGE_OK),
        ("at least $50 billion", "$101 billion", Relation.UNDERSTATED),
        ("at most $50 billion", "$25 billion", Relation.HEDGE_OK),
        ("at most $50 billion", "$24 billion", Relation.UNDERSTATED),
        ("less than $50 billion", "$30.1 billion", Relation.HEDGE_OK),
        ("less than $50 billion", "$30 billion", Relation.UNDERSTATED),
        ("more than $50 billion", "less than $50 billion", Relation.HEDGE_FLIP),
        ("at least $50 billion", "nearly $50 billion", Relation.HEDGE_FLIP),
        ("more than $50 billion", "at least $50 billion", Relation.EQUAL),
        ("$90 billion", "$94.9 billion", Relation.LOOSE),
        ("$90 billion", "$95.1 billion", Relation.DISJOINT),
        ("$92 billion", "about $90 billion", Relation.LOOSE),
        ("about $92 billion", "a third of it", Relation.INCOMPARABLE),
        ("31 percent", "a third of it", Relation.LOOSE),
        ("12 to 14 percent", "12 to 14 percent", Relation.EQUAL),
        ("12 to 14 percent", "13 to 19 percent", Relation.HEDGE_OK),
        ("12 to 14 percent", "12 to 19 percent", Relation.HEDGE_OK),
        ("12 to 14 percent", "10 to 14 percent", Relation.HEDGE_OK),
        ("12 to 14 percent", "17 to 19 percent", Relation.DISJOINT),
        ("12 to 14 percent", "13 percent", Relation.HEDGE_OK),
        ("12 to 14 percent", "17 percent", Relation.DISJOINT),
        ("13 percent", "12 to 14 percent", Relation.LOOSE),
        ("17 percent", "12 to 14 percent", Relation.DISJOINT),
        ("$9,217 million", "$9,247 million", Relation.TYPO),
        ("$9,217 million", "$9,248 million", Relation.DISJOINT),
        ("$9,217 million", "$9,712 million", Relation.DISJOINT),
        ("$9,217 million", "$19,217 million", Relation.DISJOINT),
        ("$92 million", "$29 million", Relation.DISJOINT),
        ("$9.2 million", "$92 thousand", Relation.MAGNITUDE),
        ("$9.2 billion", "$92 thousand", Relation.DISJOINT),
        ("3.2 percent", "3.3 percentage points", Relation.INCOMPARABLE),
        ("EUR 92 billion", "$93 billion", Relation.INCOMPARABLE),
        ("2 years", "24 months", Relation.EQUAL),
        ("14 days", "2 weeks", Relation.EQUAL),
        ("5 km", "5,000 m", Relation.EQUAL),
        ("5 tonnes", "5,000 kg", Relation.EQUAL),
        ("25 basis points", "0.25 percentage points", Relation.EQUAL),
    ],
)
def test_borders_of_each_relation(draft: str, source: str, relation: Relation) -> None:
    assert relate(figure(draft), figure(source)).relation is relation


@pytest.mark.parametrize(
    ("draft", "source", "steps"),
    [
        ("$92 billion", "$95 billion", "3"),
        ("$92.0 billion", "$95 billion", "3"),
        ("$92.0 billion", "$95.0 billion", "30"),
        ("12 to 14 percent", "19 percent", "0"),
    ],
)
def test_distance_is_told_in_steps_of_the_coarser_figure(draft: str, source: str, steps: str) -> None:
    assert relate(figure(draft), figure(source)).steps_apart == Decimal(steps)


@pytest.mark.parametrize(
    ("unit", "other", "factor"), [("kg", "t", 1000), ("m", "km", 1000), ("month", "year", 12)]
)
@given(value=st.integers(1, 99_999))
def test_a_value_in_another_unit_is_the_same_value(unit: str, other: str, factor: int, value: int) -> None:
    def exact(number: int, of: str) -> Figure:
        amount_of = Decimal(number)
        box = Interval(amount_of, amount_of)
        return replace(figure("5 kg"), value=amount_of, lo=None, hi=None, mult=0, unit=of, interval=box)

    assert relate(exact(value * factor, unit), exact(value, other)).relation is Relation.EQUAL
    assert relate(exact(value, other), exact(value * factor, unit)).relation is Relation.EQUAL


@pytest.mark.parametrize("source", ["$92 billion", "$93 billion", "12 tons", "91 to 95 percent"])
def test_a_bare_cell_has_no_known_unit_and_stated_ones_have(source: str) -> None:
    stated = figure(source)
    assert relate(stated, stated).unit_known
    bare = replace(stated, unit="1", cell=CellRef(0, 0))
    assert not relate(stated, bare).unit_known


def test_digits_of_a_bare_cell_agree_at_thousands_alone() -> None:
    cell = replace(figure("91.7"), unit="1", cell=CellRef(0, 0))
    assert relate(figure("$91.7 million"), cell).relation is Relation.ROUNDED
    assert relate(replace(figure("$9.17"), mult=2), cell).relation is not Relation.ROUNDED


@pytest.mark.parametrize(
    ("draft", "source", "relation", "power"),
    [
        ("$40 billion", "at most $400 billion", Relation.DISJOINT, 0),
        ("$0.92 billion", "$92 billion", Relation.MAGNITUDE, -2),
        ("$92.4 billion", "up to $92 billion", Relation.LOOSE, 0),
        ("$9,271 million", "$9,247 million", Relation.DISJOINT, 0),
        ("$80 to $90 billion", "$0.92 billion", Relation.DISJOINT, 0),
        ("$92 to $95 billion", "$80 to $90 billion", Relation.DISJOINT, 0),
        ("33 percent", "two thirds", Relation.DISJOINT, 0),
        ("4.0", "0.25", Relation.DISJOINT, 0),
    ],
)
def test_figures_that_only_look_alike_are_others(
    draft: str, source: str, relation: Relation, power: int
) -> None:
    found = relate(figure(draft), figure(source))
    assert (found.relation, found.power) == (relation, power)
