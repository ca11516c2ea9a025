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
        ("ranging from 9 to 2 percent", 9, 2),
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
    "text", ["15 dollars 50 workers earned", "It cost 15 dollars, 50 came.", "2 million dollars, 50 of them"]
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It grew 5, 6 and 7 percent.", [("5", "%", 0), ("6", "%", 0), ("7", "%", 0)]),
        ("It cost $5, $6 or $7.", [("5", "USD", 0), ("6", "USD", 0), ("7", "USD", 0)]),
        ("It cost $5 compared with 6 million.", [("5", "USD", 6), ("6", "USD", 6)]),
        ("There were 5 against 6 mills.", [("5", "{mill}", 0), ("6", "{mill}", 0)]),
        ("There were 5 mills, 6 kilns.", [("5", "{mill}", 0), ("6", "{kiln}", 0)]),
        ("It sold 5 of the 6 million tonnes.", [("5", "t", 6), ("6", "t", 6)]),
        ("It cost 2,000 or 6 million euros.", [("2000", "EUR", 0), ("6", "EUR", 6)]),
        ("It cost $700 and $6 million.", [("700", "USD", 0), ("6", "USD", 6)]),
        ("It cost $3 and $6 million.", [("3", "USD", 6), ("6", "USD", 6)]),
        ("Rents fell 8% to 3.6.", [("8", "%", 0), ("3.6", "1", 0)]),
        ("It sold 8% and 3.6.", [("8", "%", 0), ("3.6", "%", 0)]),
        ("It sold half and 7 percent.", [("0.5", "1", 0), ("7", "%", 0)]),
        ("Rents went from 5 in May to 6 percent.", [("5", "%", 0), ("6", "%", 0)]),
        ("Rents went from 5; then it came to 6 percent.", [("5", "1", 0), ("6", "%", 0)]),
        ("Rice cost $5 and $6 per kg.", [("5", "USD/kg", 0), ("6", "USD/kg", 0)]),
    ],
)
def test_what_is_printed_once_holds_for_its_list(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It takes 5-6 percent.", ("5", "6")),
        ("It takes 5 to 6 percent.", ("5", "6")),
        ("It takes 5 ~ 6 percent.", ("5", "6")),
        ("It takes 5 … 6 percent.", ("5", "6")),
        ("It takes 5 up to 6 percent.", ("5", "6")),
        ("It takes 5 through 6 percent.", ("5", "6")),
        ("It takes between 5 and 6 percent.", ("5", "6")),
        ("It takes ranging from 5 and 6 percent.", ("5", "6")),
        ("Estimates rose, ranging from 5 to 6 percent.", ("5", "6")),
        ("It takes from 5 to 6 percent.", ("5", "6")),
        ("It takes five or six mills.", ("5", "6")),
        ("Rents rose by 5 percent to 6 percent.", ("5", "6")),
        ("It holds pupils between the ages of 5 and 6.", ("5", "6")),
    ],
)
def test_wordings_of_one_range(text: str, ends: tuple[str, str]) -> None:
    (figure,) = find_figures(text).figures
    assert (figure.value, str(figure.lo), str(figure.hi)) == (None, *ends)


@pytest.mark.parametrize(
    "text",
    [
        "It takes 5 and 6 percent.",
        "It takes five or seven mills.",
        "It takes 5 or 6 percent of mills.",
        "Rents rose from 5 to 6 percent.",
        "Rents went from 5 percent to 6 percent.",
        "Rents rose by 5 percent to 16 percent.",
        "Rents rose from an average of 5 to 6.",
        "Rents fell 5 percent to 6 tonnes.",
        "It doubled to 6 percent.",
        "From the 25th to the 75th percentile it rose.",
    ],
)
def test_two_numbers_that_are_no_range(text: str) -> None:
    found = find_figures(text).figures
    assert len(found) == 2
    assert all(figure.value is not None for figure in found)


@pytest.mark.parametrize(
    ("text", "scored"),
    [
        ("They won 3-2 there.", True),
        ("They won 19-2 there.", True),
        ("They won 20-2 there.", False),
        ("They won 3 - 2 there.", False),
        ("They won 3.5-2 there.", False),
        ("They won (3-2) there.", False),
        ("They won 3-2 percent there.", False),
        ("They saw 3-2 mills there.", False),
    ],
)
def test_a_score_is_of_two_small_numbers_that_count_nothing(text: str, scored: bool) -> None:
    assert (find_figures(text).figures == ()) is scored


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It cost 5 euros 45.", ["5.45"]),
        ("It cost 5 euros and 45 cents.", ["5.45"]),
        ("It cost 5 euros and 5 cents.", ["5.05"]),
        ("It cost 5 euros 45 cents.", ["5.45"]),
        ("It cost 5 euros 9.", ["5", "9"]),
        ("It cost 5.5 euros and 45 cents.", ["5.5", "45"]),
        ("It cost €5 and 45 cents.", ["5", "45"]),
        ("It cost 5 euros and 145 cents.", ["5", "145"]),
        ("It cost 5 euros or 45 cents.", ["5", "45"]),
        ("It cost 5 million euros and 45 cents.", ["5", "45"]),
        ("It cost 45 cents and 5 cents.", ["45", "5"]),
        ("It weighs 5 kg and 45 cents.", ["5", "45"]),
    ],
)
def test_cents_go_with_whole_amounts_alone(text: str, values: list[str]) -> None:
    assert [str(figure.value) for figure in find_figures(text).figures] == values
