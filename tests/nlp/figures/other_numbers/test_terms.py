import pytest

from nlp.figures.scan import find_figures
from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    "text",
    [
        "We build a two-country model of trade.",
        "A three-sector economy is studied.",
        "Firms in three-digit industries differ.",
        "A two-step procedure is used.",
        "It is a two-sided market.",
        "A five-point scale was used.",
        "The three-month Treasury bill is safe.",
        "A two-way fixed effects model is used.",
        "The Group of 77 met.",
        "A Big Four auditor signed.",
        "The 80/20 rule holds.",
        "It is a 50-50 venture.",
        "The two-thirds rule binds.",
        "The Industry 4.0 mills opened.",
        "The spread of 5-year credit default swaps rose.",
        "Points lie on the 45-degree line.",
        "A non-zero tariff binds.",
    ],
)
def test_number_of_a_term_counts_nothing(text: str) -> None:
    assert not find_figures(text).figures


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("A 95-nation sample is used.", "{nation}"),
        ("A two-year lag is used.", "year"),
        ("A five-plant firm closed.", "{plant}"),
        ("A two-thirds majority is needed.", "1"),
        ("The three-month pause ended.", "month"),
        ("In Ayr 4.0 percent left.", "%"),
        ("A 5-year credit line opened.", "year"),
        ("A 45-degree turn is made.", "°"),
    ],
)
def test_size_and_length_before_a_noun_stay_figures(text: str, unit: str) -> None:
    (figure,) = find_figures(text).figures
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A two-country model is used.", "two name"),
        ("A two-country, two-good model is used.", "two name; two name"),
        ("A two-country trip is used.", "two-country = 2 {country} count"),
        ("A two-country general trade model is used.", "two name"),
        ("A two-country trip was part of the model.", "two-country = 2 {country} count"),
        ("A two - country model is used.", "two rhetorical"),
        ("A two-digit code is used.", "two code"),
        ("A 4-digit code is used.", "4 code"),
        ("A two-way street is used.", "two name"),
        ("A two-plant firm is used.", "two-plant = 2 {plant} count"),
        ("A 3-month Libor is used.", "3 name"),
        ("A 3-month libor is used.", "3-month = 3 month duration"),
        ("A 3-month pause is used.", "3-month = 3 month duration"),
        ("The 3-month T-bill is used.", "3 name"),
        ("A 2 x 2 table is used.", "2 name; 2 rhetorical"),
        ("A 2 x large table is used.", "2 rhetorical"),
        ("The Group of 20 met.", "20 name"),
        ("The group of 20 of them.", "20 = 20 1 level"),
        ("The Big 4 met.", "4 name"),
        ("The big 4 of them.", "4 = 4 1 level"),
        ("The 2 rules bind.", "2 name"),
        ("Of 2 rules few bind.", "2 rules = 2 {rule} count"),
        ("A 50-50 split is used.", "50 name; 50 name"),
        ("A 50/50 split is used.", "50 name; 50 name"),
        ("A 50-60 split is used.", "50-60 split = 50..60 {split} count"),
        ("A 80/20 rule is used.", "80 name; 20 name"),
        ("A 80/20 tool is used.", "80 math; 20 math"),
        ("A 50 - 50 split is used.", "50 - 50 split = 50..50 {split} count"),
    ],
)
def test_a_hyphen_ties_a_number_to_a_kind_of_thing(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A 3-month - Libor.", "3 name"),
        ("Industry 4.0 fell.", "4.0 name"),
        ("50/50", "50 name; 50 name"),
    ],
)
def test_terms_are_known_by_their_frame_sign_or_name(text: str, said: str) -> None:
    assert told(text) == said
