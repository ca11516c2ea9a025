"""Which numbers of a list share a unit, and which two are the ends of one range."""

from decimal import Decimal

import pytest

from corpus.annotations import Hedge
from nlp.figures.scan import find_figures
from tests.nlp.figures.told import told


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "They paid $5, 6 and 7 billion.",
            "$5 = 5e9 USD level; 6 = 6e9 USD level; 7 billion = 7e9 USD level",
        ),
        (
            "They paid $5, $6 and $7 billion.",
            "$5 = 5e9 USD level; $6 = 6e9 USD level; $7 billion = 7e9 USD level",
        ),
        ("They paid 5, 6 and 7 percent.", "5 = 5 % share; 6 = 6 % share; 7 percent = 7 % share"),
        ("They paid 5 percent, 6 and 7.", "5 percent = 5 % share; 6 = 6 % share; 7 = 7 % share"),
        ("They sold 5, 6 and 7 mills.", "5 = 5 {mill} count; 6 = 6 {mill} count; 7 mills = 7 {mill} count"),
        ("They sold 5 mills, 6 and 7.", "5 mills = 5 {mill} count; 6 = 6 1 level; 7 = 7 1 level"),
        ("They sold 5; 6 mills.", "5 = 5 {mill} count; 6 mills = 6 {mill} count"),
        ("They sold 5 or 6 mills.", "5 = 5 {mill} count; 6 mills = 6 {mill} count"),
        ("They sold five or six mills.", "five or six mills = 5..6 {mill} count"),
        ("They sold five or seven mills.", "five = 5 {mill} count; seven mills = 7 {mill} count"),
        ("They sold 5 vs. 6 mills.", "5 = 5 {mill} count; 6 mills = 6 {mill} count"),
        ("They sold 5 compared with 6 mills.", "5 = 5 {mill} count; 6 mills = 6 {mill} count"),
        ("They sold 5. 6 mills.", "5 = 5 1 level; 6 mills = 6 {mill} count"),
        ("They sold 5 of the 6 mills.", "5 = 5 {mill} count; 6 mills = 6 {mill} count"),
        ("They sold 5 out of their 6 mills.", "5 = 5 {mill} count; 6 mills = 6 {mill} count"),
        ("They sold 5 of some 6 mills.", "5 = 5 1 level; some 6 mills = 6 {mill} count about"),
        ("They sold 5 to 6 mills.", "5 to 6 mills = 5..6 {mill} count"),
        ("They sold 5 up to 6 mills.", "5 up to 6 mills = 5..6 {mill} count"),
        ("They sold 5 through 6 mills.", "5 through 6 mills = 5..6 {mill} count"),
        ("They sold 5~6 mills.", "5~6 mills = 5..6 {mill} count"),
        ("They sold 5…6 mills.", "5…6 mills = 5..6 {mill} count"),
        ("They sold between 5 and 6 mills.", "5 and 6 mills = 5..6 {mill} count"),
        ("They sold ranging from 5 and 6 mills.", "5 and 6 mills = 5..6 {mill} count"),
        ("They sold 5 and 6 mills.", "5 = 5 {mill} count; 6 mills = 6 {mill} count"),
        ("It rose from 5 to 6 percent.", "5 = 5 % share; 6 percent = 6 % share"),
        ("It is from 5 to 6 percent.", "5 to 6 percent = 5..6 % share"),
        ("It is from 6 to 5 percent.", "6 = 6 % share; 5 percent = 5 % share"),
        ("It is estimated from 5 to 6 percent.", "5 to 6 percent = 5..6 % share"),
        ("It rose 5 percent to 6 percent.", "5 percent = 5 % growth up; 6 percent = 6 % growth up"),
        ("It is 5 percent to 6 percent.", "5 percent to 6 percent = 5..6 % share"),
        ("It rose by 5 percent to 60 percent.", "5 percent = 5 % growth up; 60 percent = 60 % growth up"),
        ("It rose by 5 percent to 6 percent.", "5 percent to 6 percent = 5..6 % growth up"),
        ("It is from 5 percent to 6 percent over the year.", "5 percent = 5 % share; 6 percent = 6 % share"),
        ("It is from 5 percent to 6 percent over Peru.", "5 percent to 6 percent = 5..6 % share"),
        ("It is from an average of 5 to 6 mills.", "5 to 6 mills = 5..6 {mill} count"),
        (
            "It took a minimum of 5 and a maximum of 6 days.",
            "a minimum of 5 and a maximum of 6 days = 5..6 day duration",
        ),
        (
            "It took a minimum of 5 and some 6 days.",
            "a minimum of 5 = 5 day duration at_least; some 6 days = 6 day duration about",
        ),
        ("It won 3-2 then.", "3-2 name"),
        ("It won 3-22 then.", "3-22 = 3..22 1 level"),
        ("It won 3 - 2 then.", "3 - 2 = 3..2 1 level"),
        ("It won (3-2) then.", "3-2 = 3..2 1 level"),
        ("It won 3.1-3.2 then.", "3.1-3.2 = 3.1..3.2 1 statistic"),
        ("It paid 13 dollars and 45 cents then.", "13 dollars and 45 cents = 13.45 USD level"),
        ("It paid 13 dollars 45 then.", "13 dollars 45 = 13.45 USD level"),
        ("It paid 13 dollars 4 then.", "13 dollars = 13 USD level; 4 = 4 1 level"),
        ("It paid 13.5 dollars 45 then.", "13.5 dollars = 13.5 USD level; 45 = 45 1 level"),
        ("It paid $13 45 cents then.", "$13 = 13 USD level; 45 cents = 45 cent level"),
        ("It paid 13 dollars and 145 cents then.", "13 dollars = 13 USD level; 145 cents = 145 cent level"),
        ("It paid 45 cents then.", "45 cents = 45 cent level"),
        ("It paid $200 to $4 million then.", "$200 to $4 million = 200..4000000 USD level"),
        ("It paid $2 to $4 million then.", "$2 to $4 million = 2..4e6 USD level"),
        ("It paid $2,000 to 4 million then.", "$2,000 to 4 million = 2000..4000000 USD level"),
        ("It paid 3 to 4 million then.", "3 to 4 million = 3..4e6 1 level"),
        ("It rose 8% to 3.6 then.", "8% = 8 % growth up; 3.6 = 3.6 1 statistic"),
        ("It rose from 0.1 percent in May to 5.3 in June.", "0.1 percent = 0.1 % share; 5.3 = 5.3 % share"),
        (
            "It rose from 0.1 percent in May; to 5.3 in June.",
            "0.1 percent = 0.1 % share; 5.3 = 5.3 1 statistic",
        ),
        ("It rose from 0.1 in May to 5.3 percent in June.", "0.1 = 0.1 % share; 5.3 percent = 5.3 % share"),
        (
            "It rose from a third in May to 40 percent in June.",
            "a third = 0.3333 1 share; 40 percent = 40 % share",
        ),
        (
            "It rose by 0.1 percent in May to 5.3 in June.",
            "0.1 percent = 0.1 % growth up; 5.3 = 5.3 1 statistic",
        ),
        ("Between the ages of 5 and 6 they left.", "5 and 6 = 5..6 year duration"),
        (
            "From the 25th to 75th percentile they left.",
            "25th = 25 {percentile} statistic; 75th percentile = 75 {percentile} statistic",
        ),
        ("It rose two- to threefold then.", "two rhetorical; threefold = 3 1 growth up"),
        ("It rose by $5 to $6 per tonne then.", "$5 to $6 per tonne = 5..6 USD/t change up"),
    ],
)
def test_numbers_of_one_list_share_what_is_printed_once(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "It is from 5 percent in all of the old towns by the sea and in the mills "
            "of all the old kilns there then to 7 there.",
            "5 percent = 5 % share; 7 = 7 1 level",
        ),
        ("It is between ages of 5 and 7 there.", "5 and 7 = 5..7 year duration"),
        ("It is counting from 5 and 7 there.", "5 = 5 1 level; 7 = 7 1 level"),
        ("It costs 200 to 4 million dollars there.", "200 to 4 million dollars = 200..4e6 USD level"),
        ("It costs 15 dollars 10 there.", "15 dollars 10 = 15.1 USD level"),
        ("It costs 5 and, or & 7 mills.", "5 = 5 1 level; 7 mills = 7 {mill} count"),
        ("Those ages between 5 and 7 fell.", "5 and 7 = 5..7 year duration"),
    ],
)
def test_ranges_and_sums_join_only_what_their_words_join(text: str, said: str) -> None:
    assert told(text) == said
