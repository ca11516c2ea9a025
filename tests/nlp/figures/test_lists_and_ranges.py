"""Which numbers of a list share a unit, and which two are the ends of one range."""

from decimal import Decimal

import pytest

from corpus.annotations import Hedge
from nlp.figures.scan import find_figures


def figures(text: str) -> list[tuple[str, str, int]]:
    return [
        (str(f.value) if f.value is not None else f"{f.lo}..{f.hi}", f.unit, f.mult)
        for f in find_figures(text).figures
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$5.2, 6.1 and 7.3 billion", [("5.2", "USD", 9), ("6.1", "USD", 9), ("7.3", "USD", 9)]),
        ("97 and 108 percent", [("97", "%", 0), ("108", "%", 0)]),
        ("from 0.1 percent in 2000 to 5.3 in 2007", [("0.1", "%", 0), ("5.3", "%", 0)]),
        ("prices rose from 40% to 59%", [("40", "%", 0), ("59", "%", 0)]),
        ("the tie slackened from 0.45 to 0.32", [("0.45", "1", 0), ("0.32", "1", 0)]),
        ("(from 1.3% to 2.1% over the same period)", [("1.3", "%", 0), ("2.1", "%", 0)]),
        ("its part went from a thousandth in 2000 to 5 percent", [("0.001", "1", 0), ("5", "%", 0)]),
        ("The pact prompts it to lower its duties from 48% to 15%.", [("48", "%", 0), ("15", "%", 0)]),
        ("shares rose 8 percent to 3.65", [("8", "%", 0), ("3.65", "1", 0)]),
        ("$200 to $4 million", [("200..4000000", "USD", 0)]),
    ],
)
def test_lists_and_changes_share_their_unit(text: str, expected: list[tuple[str, str, int]]) -> None:
    found = figures(text)
    assert [(unit, mult) for _, unit, mult in found] == [(unit, mult) for _, unit, mult in expected]


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("27-30 percent", 27, 30),
        ("between 6 and 9 percent", 6, 9),
        ("from 18 to 28 percent", 18, 28),
        ("ranging from 9 to 2 percent", 2, 9),
        ("three or four years", 3, 4),
    ],
)
def test_two_ends_of_one_quantity_are_a_range(text: str, lo: int, hi: int) -> None:
    (figure,) = find_figures(text).figures
    assert (figure.value, figure.lo, figure.hi) == (None, Decimal(lo), Decimal(hi))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It cost thirteen dollars and forty-five cents.", "13.45"),
        ("It cost 15 dollars 50.", "15.5"),
        ("It cost 15 dollars.", "15"),
    ],
)
def test_cents_are_part_of_their_amount(text: str, value: str) -> None:
    (figure,) = find_figures(text).figures
    assert (figure.value, figure.unit) == (Decimal(value), "USD")


@pytest.mark.parametrize(
    "text", ["15 dollars 50 workers earned", "It cost 15 dollars, 50 came.", "2 million dollars 50"]
)
def test_other_numbers_behind_money_are_no_cents(text: str) -> None:
    assert len(find_figures(text).figures) == 2


@pytest.mark.parametrize("text", ["They won 3-2.", "It ended 1-0 at home."])
def test_scores_are_names(text: str) -> None:
    assert find_figures(text).figures == ()


@pytest.mark.parametrize(
    "text", ["It took a minimum of 3 and a maximum of 8 days.", "It took at least 3 and at most 8 days."]
)
def test_a_least_and_a_most_are_the_ends_of_one_range(text: str) -> None:
    (figure,) = find_figures(text).figures
    assert figure.value is None
    assert (figure.lo, figure.hi) == (Decimal(3), Decimal(8))
    assert figure.hedge is Hedge.NONE
