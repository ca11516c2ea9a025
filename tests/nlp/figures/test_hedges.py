from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Hedge, Interval
from nlp.figures.hedges import Printed, find_hedge, interval, loose_unit, unit_of_precision
from nlp.figures.numerals.readings import Style
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex
from tests.nlp.figures.told import told

VALUES = st.decimals(min_value=-(10**6), max_value=10**6, places=2) | st.integers(-(10**9), 10**9).map(
    Decimal
)
MULTS = st.sampled_from([0, 3, 6, 9, 12])
STYLES = st.sampled_from([Style.DIGITS, Style.FRACTION, Style.MULTIPLE])


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("about 40", Hedge.ABOUT),
        ("close to 40", Hedge.ABOUT),
        ("≈ 40", Hedge.ABOUT),
        ("nearly 40", Hedge.BELOW),
        ("just under 40", Hedge.BELOW),
        ("more than 40", Hedge.ABOVE),
        ("in excess of 40", Hedge.ABOVE),
        ("up to 40", Hedge.AT_MOST),
        ("no more than 40", Hedge.AT_MOST),
        ("at least 40", Hedge.AT_LEAST),
        ("no less than 40", Hedge.AT_LEAST),
        ("less than 40", Hedge.BELOW_STRICT),
        ("fewer than 40", Hedge.BELOW_STRICT),
        ("exactly 40", Hedge.NONE),
    ],
)
def test_words_before_a_number_are_its_hedge(text: str, hedge: Hedge) -> None:
    tokens = lex(text)
    found, first, last = find_hedge(tokens, len(tokens) - 1, len(tokens))
    assert found is hedge
    assert (first, last) == (0 if hedge is not Hedge.NONE else len(tokens) - 1, len(tokens))


@pytest.mark.parametrize(
    ("text", "hedge"), [("40 or more", Hedge.AT_LEAST), ("40+", Hedge.AT_LEAST), ("40 or so", Hedge.ABOUT)]
)
def test_words_behind_a_number_are_its_hedge(text: str, hedge: Hedge) -> None:
    assert find_hedge(lex(text), 0, 1)[0] is hedge


@pytest.mark.parametrize(
    ("value", "hedge", "lo", "hi"),
    [
        ("92", Hedge.NONE, "91.5", "92.5"),
        ("5.20", Hedge.NONE, "5.195", "5.205"),
        ("90", Hedge.ABOUT, "85", "95"),
        ("92", Hedge.BELOW, "91", "92"),
        ("50", Hedge.ABOVE, "50", "70"),
        ("65", Hedge.AT_LEAST, "65", None),
        ("150", Hedge.AT_MOST, None, "150"),
        ("3900", Hedge.BELOW_STRICT, "3700", "3900"),
    ],
)
def test_interval_follows_the_hedge_table(value: str, hedge: Hedge, lo: str | None, hi: str | None) -> None:
    found = interval(Printed(Decimal(value)), hedge)
    assert (found.lo, found.hi) == (lo and Decimal(lo), hi and Decimal(hi))


def test_fraction_admits_half_the_distance_to_its_neighbours() -> None:
    found = interval(Printed(Decimal("0.75")), Hedge.NONE, style=Style.FRACTION)
    assert (found.lo, found.hi) == (Decimal("0.72"), Decimal("0.78"))


def test_range_admits_each_end_with_its_own_precision() -> None:
    found = interval(Printed(None, Decimal("30"), Decimal("2.5"), 6), Hedge.NONE)
    assert (found.lo, found.hi) == (Decimal("2450000"), Decimal("30500000"))
    zero = interval(Printed(None, Decimal("0.0"), Decimal("2.5")), Hedge.NONE)
    assert (zero.lo, zero.hi) == (Decimal("-0.05"), Decimal("2.55"))


def test_grain_of_a_number_is_its_last_printed_place_or_last_digit_that_is_no_zero() -> None:
    assert unit_of_precision(Decimal("5.20")) == Decimal("0.01")
    assert unit_of_precision(Decimal("3900")) == 1
    assert loose_unit(Decimal("3900")) == 100
    assert loose_unit(Decimal("0")) == 1


@given(VALUES, MULTS, st.sampled_from(list(Hedge)), STYLES)
def test_interval_contains_what_is_printed(value: Decimal, mult: int, hedge: Hedge, style: Style) -> None:
    found = interval(Printed(value, mult=mult), hedge, style=style)
    base = value.scaleb(mult)
    assert found.lo is None or found.lo <= base
    assert found.hi is None or base <= found.hi


@given(VALUES, MULTS, st.sampled_from(list(Hedge)))
def test_another_multiplier_scales_the_interval_and_nothing_else(
    value: Decimal, mult: int, hedge: Hedge
) -> None:
    plain, scaled = interval(Printed(value), hedge), interval(Printed(value, mult=mult), hedge)
    assert scaled.lo == (None if plain.lo is None else plain.lo.scaleb(mult))
    assert scaled.hi == (None if plain.hi is None else plain.hi.scaleb(mult))


@given(VALUES, STYLES)
def test_a_wider_hedge_never_admits_less(value: Decimal, style: Style) -> None:
    bare = interval(Printed(value), Hedge.NONE, style=style)
    about = interval(Printed(value), Hedge.ABOUT, style=style)
    assert _holds(about, bare)
    for narrow, wide in ((Hedge.ABOVE, Hedge.AT_LEAST), (Hedge.BELOW_STRICT, Hedge.AT_MOST)):
        assert _holds(
            interval(Printed(value), wide, style=style),
            interval(Printed(value), narrow, style=style),
        )


def _holds(outer: Interval, inner: Interval) -> bool:
    low = outer.lo is None or (inner.lo is not None and outer.lo <= inner.lo)
    return low and (outer.hi is None or (inner.hi is not None and inner.hi <= outer.hi))


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("It came with about a one-third increase.", Hedge.ABOUT),
        ("It saw nearly a 20 percent rise.", Hedge.BELOW),
        ("There was talk about a 10 percent duty.", Hedge.NONE),
        ("Loans of less than or equal to 40 dollars count.", Hedge.AT_MOST),
        ("A share equal to or more than 12 percent counts.", Hedge.AT_LEAST),
        ("Fees at or above 9 euros count.", Hedge.AT_LEAST),
        ("Fees below or equal to 9 euros count.", Hedge.AT_MOST),
    ],
)
def test_hedge_is_found_before_an_article_and_with_its_equal(text: str, hedge: Hedge) -> None:
    (figure,) = find_figures(text).figures
    assert figure.hedge is hedge


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("It took over ten years.", Hedge.ABOVE),
        ("They waited for over ten years.", Hedge.ABOVE),
        ("They met over ten years ago.", Hedge.ABOVE),
        ("Prices fell over ten years.", Hedge.NONE),
        ("Spending on roads over 20 years would double.", Hedge.NONE),
        ("They sell in over 20 countries.", Hedge.ABOVE),
    ],
)
def test_the_time_in_which_something_went_on_is_not_hedged(text: str, hedge: Hedge) -> None:
    assert find_figures(text).figures[0].hedge is hedge


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("roughly 40", Hedge.ABOUT),
        ("approx. 40", Hedge.ABOUT),
        ("an estimated 40", Hedge.ABOUT),
        ("on the order of 40", Hedge.ABOUT),
        ("~40", Hedge.ABOUT),
        ("almost 40", Hedge.BELOW),
        ("just shy of 40", Hedge.BELOW),
        ("slightly less than 40", Hedge.BELOW),
        ("exceeding 40", Hedge.ABOVE),
        ("upwards of 40", Hedge.ABOVE),
        ("> 40", Hedge.ABOVE),
        ("as much as 40", Hedge.AT_MOST),
        ("not exceeding 40", Hedge.AT_MOST),
        ("≤ 40", Hedge.AT_MOST),
        ("no fewer than 40", Hedge.AT_LEAST),
        ("≥ 40", Hedge.AT_LEAST),
        ("a minimum of 40", Hedge.AT_LEAST),
        ("well below 40", Hedge.BELOW_STRICT),
        ("< 40", Hedge.BELOW_STRICT),
        ("smaller than or equal to 40", Hedge.AT_MOST),
        ("equal to or greater than 40", Hedge.AT_LEAST),
        ("above or at 40", Hedge.AT_LEAST),
        ("at or below 40", Hedge.AT_MOST),
        ("approximately a 40", Hedge.ABOUT),
        ("almost a 40", Hedge.BELOW),
        ("exactly a 40", Hedge.NONE),
        ("nearly the 40", Hedge.NONE),
        ("information about 40", Hedge.NONE),
        ("books about 40", Hedge.ABOUT),
    ],
)
def test_the_longest_wording_before_a_number_counts(text: str, hedge: Hedge) -> None:
    tokens = lex(text)
    assert find_hedge(tokens, len(tokens) - 1, len(tokens))[0] is hedge


@pytest.mark.parametrize(
    ("text", "hedge", "last"),
    [
        ("40 or more", Hedge.AT_LEAST, 3),
        ("40 or more than that", Hedge.NONE, 1),
        ("40 and more than that", Hedge.NONE, 1),
        ("40 or less than that", Hedge.NONE, 1),
        ("40 and above", Hedge.AT_LEAST, 3),
        ("40 or older", Hedge.AT_LEAST, 3),
        ("40 or fewer", Hedge.AT_MOST, 3),
        ("40 and under", Hedge.AT_MOST, 3),
        ("40 at most", Hedge.AT_MOST, 3),
        ("40 or thereabouts", Hedge.ABOUT, 3),
        ("40+", Hedge.AT_LEAST, 2),
        ("40 +", Hedge.NONE, 1),
        ("40 (inclusive)", Hedge.AT_LEAST, 1),
        ("40 (exclusive)", Hedge.NONE, 1),
        ("40 or many", Hedge.NONE, 1),
    ],
)
def test_wording_behind_a_number_is_taken_in(text: str, hedge: Hedge, last: int) -> None:
    found = find_hedge(lex(text), 0, 1)
    assert (found[0], found[2]) == (hedge, last)


@pytest.mark.parametrize(
    ("value", "style", "lo", "hi"),
    [
        ("0.5", Style.FRACTION, "0.47", "0.53"),
        ("0.3333", Style.FRACTION, "0.29995", "0.36665"),
        ("0.6667", Style.FRACTION, "0.63670", "0.69670"),
        ("0.02", Style.FRACTION, "0.01", "0.03"),
        ("2", Style.MULTIPLE, "1.8", "2.2"),
        ("2.5", Style.FRACTION, "2.45", "2.55"),
        ("-4", Style.DIGITS, "-4.5", "-3.5"),
    ],
)
def test_bare_wordings_admit_a_margin_of_their_style(value: str, style: Style, lo: str, hi: str) -> None:
    found = interval(Printed(Decimal(value)), Hedge.NONE, style=style)
    assert found.lo is not None
    assert found.hi is not None
    assert abs(found.lo - Decimal(lo)) <= Decimal("0.004")
    assert abs(found.hi - Decimal(hi)) <= Decimal("0.004")


@pytest.mark.parametrize(
    ("value", "lo", "hi"),
    [
        ("92", "91", "93"),
        ("90", "85", "95"),
        ("100", "90", "110"),
        ("3900", "3850", "3950"),
        ("1000", "900", "1100"),
        ("0.5", "0.45", "0.55"),
        ("5.2", "5.1", "5.3"),
        ("3", "2.5", "3.5"),
    ],
)
def test_about_admits_the_grain_and_at_most_a_tenth(value: str, lo: str, hi: str) -> None:
    found = interval(Printed(Decimal(value)), Hedge.ABOUT)
    assert (found.lo, found.hi) == (Decimal(lo), Decimal(hi))


@pytest.mark.parametrize(
    ("hedge", "style", "expected"),
    [
        (Hedge.NONE, Style.DIGITS, Interval(Decimal("29.5"), Decimal("40.5"))),
        (Hedge.ABOUT, Style.DIGITS, Interval(Decimal("27"), Decimal("44"))),
        (Hedge.AT_LEAST, Style.DIGITS, Interval(Decimal("29.5"), None)),
        (Hedge.AT_MOST, Style.DIGITS, Interval(None, Decimal("40.5"))),
        (Hedge.ABOVE, Style.DIGITS, Interval(Decimal("30"), Decimal("40.5"), closed_lo=False)),
        (Hedge.NONE, Style.ORDER, Interval(Decimal(30), Decimal(40), closed_hi=False)),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_hedged_range_keeps_the_end_that_the_hedge_leaves(
    hedge: Hedge, style: Style, expected: Interval, *, turned: bool
) -> None:
    lo, hi = (Decimal(40), Decimal(30)) if turned else (Decimal(30), Decimal(40))
    found = interval(Printed(None, lo, hi), hedge, style=style)
    if hedge is Hedge.ABOUT:
        assert found.lo is not None
        assert found.hi is not None
        assert found.lo < Decimal("29.5") < Decimal("40.5") < found.hi
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("hedge", "closed"),
    [
        (Hedge.NONE, (True, True)),
        (Hedge.ABOUT, (True, True)),
        (Hedge.BELOW, (False, True)),
        (Hedge.ABOVE, (False, False)),
        (Hedge.BELOW_STRICT, (False, False)),
        (Hedge.AT_LEAST, (True, True)),
        (Hedge.AT_MOST, (True, True)),
    ],
)
def test_ends_belong_to_the_interval_as_the_words_say(hedge: Hedge, closed: tuple[bool, bool]) -> None:
    found = interval(Printed(Decimal(40)), hedge)
    assert (found.closed_lo, found.closed_hi) == closed


@pytest.mark.parametrize(
    ("number", "printed", "loose"),
    [
        ("5.2", "0.1", "0.1"),
        ("5.00", "0.01", "0.01"),
        ("90", "1", "10"),
        ("-90", "1", "10"),
        ("101", "1", "1"),
        ("7000", "1", "1000"),
        ("0", "1", "1"),
        ("0.0", "0.1", "0.1"),
        ("9E+2", "1", "100"),
    ],
)
def test_grains_of_numbers(number: str, printed: str, loose: str) -> None:
    assert unit_of_precision(Decimal(number)) == Decimal(printed)
    assert loose_unit(Decimal(number)) == Decimal(loose)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is about 5 mills.", "about 5 mills = 5 {mill} count about"),
        ("It is some 5 mills.", "some 5 mills = 5 {mill} count about"),
        ("It is an estimated 5 mills.", "an estimated 5 mills = 5 {mill} count about"),
        ("It is in the order of 5 mills.", "in the order of 5 mills = 5 {mill} count about"),
        ("It is the order of 5 mills.", "5 mills = 5 {mill} count"),
        ("It is more or less 5 mills.", "more or less 5 mills = 5 {mill} count about"),
        ("It is nearly 5 mills.", "nearly 5 mills = 5 {mill} count below"),
        ("It is not quite 5 mills.", "not quite 5 mills = 5 {mill} count below"),
        ("It is just under 5 mills.", "just under 5 mills = 5 {mill} count below"),
        ("It is a little under 5 mills.", "a little under 5 mills = 5 {mill} count below"),
        ("It is under 5 mills.", "under 5 mills = 5 {mill} count below_strict"),
        ("It is over 5 mills.", "over 5 mills = 5 {mill} count above"),
        ("It is well over 5 mills.", "well over 5 mills = 5 {mill} count above"),
        ("It is more than 5 mills.", "more than 5 mills = 5 {mill} count above"),
        ("It is far more than 5 mills.", "far more than 5 mills = 5 {mill} count above"),
        ("It is no more than 5 mills.", "no more than 5 mills = 5 {mill} count at_most"),
        ("It is not more than 5 mills.", "not more than 5 mills = 5 {mill} count at_most"),
        ("It is less than 5 mills.", "less than 5 mills = 5 {mill} count below_strict"),
        ("It is slightly less than 5 mills.", "slightly less than 5 mills = 5 {mill} count below"),
        ("It is no less than 5 mills.", "no less than 5 mills = 5 {mill} count at_least"),
        ("It is at least 5 mills.", "at least 5 mills = 5 {mill} count at_least"),
        ("It is at most 5 mills.", "at most 5 mills = 5 {mill} count at_most"),
        ("It is up to 5 mills.", "up to 5 mills = 5 {mill} count at_most"),
        ("It is less than or equal to 5 mills.", "less than or equal to 5 mills = 5 {mill} count at_most"),
        (
            "It is greater than or equal to 5 mills.",
            "greater than or equal to 5 mills = 5 {mill} count at_least",
        ),
        ("It is equal to or above 5 mills.", "equal to or above 5 mills = 5 {mill} count at_least"),
        ("It is at or below 5 mills.", "at or below 5 mills = 5 {mill} count at_most"),
        ("It is ≥ 5 mills.", "≥ 5 mills = 5 {mill} count at_least"),
        ("It is ≤ 5 mills.", "≤ 5 mills = 5 {mill} count at_most"),
        ("It is > = 5 mills.", "> = 5 mills = 5 {mill} count at_least"),
        ("It is < 5 mills.", "< 5 mills = 5 {mill} count below_strict"),
        ("It is 5 mills or so.", "5 mills or so = 5 {mill} count about"),
        ("It is 5 mills or more.", "5 mills or more = 5 {mill} count at_least"),
        ("It is 5 mills or more than that.", "5 mills = 5 {mill} count"),
        ("It is 5 mills and more.", "5 mills and more = 5 {mill} count at_least"),
        ("It is 5 mills or less.", "5 mills or less = 5 {mill} count at_most"),
        ("It is 5 mills or less than that.", "5 mills = 5 {mill} count"),
        ("It is 5 mills at most.", "5 mills at most = 5 {mill} count at_most"),
        ("It is 5 mills at least.", "5 mills at least = 5 {mill} count at_least"),
        ("It is 5+ mills.", "5+ = 5 1 level at_least"),
        ("It is 5 + mills.", "5 = 5 1 level"),
        ("It is 5% or higher.", "5% or higher = 5 % share at_least"),
        ("It is nearly a 5 percent rise.", "nearly a 5 percent = 5 % growth below up"),
        ("With about a 5 percent duty it fell.", "about a 5 percent = 5 % rate about"),
        ("The talks about a 5 percent duty failed.", "5 percent = 5 % rate"),
        ("The talks about 5 mills failed.", "5 mills = 5 {mill} count"),
        ("It fell over ten years.", "ten years = 10 year duration"),
        ("It fell for over ten years.", "over ten years = 10 year duration above"),
        ("It took over ten years.", "over ten years = 10 year duration above"),
        ("It began over ten years ago.", "over ten years = 10 year duration above"),
        ("It fell over ten mills.", "over ten mills = 10 {mill} count above"),
        ("It fell over ten percent.", "over ten percent = 10 % growth above down"),
        ("It is 5 to 7 mills or more.", "5 to 7 mills or more = 5..7 {mill} count at_least"),
        ("It is about 5 to 7 mills.", "about 5 to 7 mills = 5..7 {mill} count about"),
        ("It is over 7 miles (11 km).", "over 7 miles = 7 mi level above; 11 km = 11 km level above"),
        ("It is over 7 miles (11 mills).", "over 7 miles = 7 mi level above; 11 mills = 11 {mill} count"),
        ("It is about 2 pesos ($11).", "about 2 pesos = 2 MXN level about; $11 = 11 USD level about"),
        ("It is about $2 ($11).", "about $2 = 2 USD level about; $11 = 11 USD level"),
        ("It is about 5 and 6 percent.", "about 5 = 5 % share about; 6 percent = 6 % share about"),
        ("A population of 1.2 billion is meant.", "1.2 billion = 1.2e9 {person} count"),
        ("A price of 1.2 billion is meant.", "1.2 billion = 1.2e9 1 level"),
        ("A population of 1.2 thousand is meant.", "1.2 thousand = 1.2e3 {person} count"),
        ("A population of 12 is meant.", "12 = 12 1 level"),
        ("The age of 40 is meant.", "40 = 40 year duration"),
        ("Pupils younger than 16 stay.", "younger than 16 = 16 year duration below_strict"),
        ("It claims from 9 to 2 percent.", "9 = 9 % share; 2 percent = 2 % share"),
        ("It claims -5 to -2 percent.", "-5 to -2 percent = -5..-2 % share"),
        ("It claims $500,000 to $2 million.", "$500,000 to $2 million = 500000..2000000 USD level"),
    ],
)
def test_words_before_and_behind_a_figure_qualify_it(text: str, said: str) -> None:
    assert told(text) == said
