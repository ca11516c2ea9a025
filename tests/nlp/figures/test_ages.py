import pytest

from nlp.figures.scan import find_figures
from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    "text",
    [
        "Those aged 40 were asked.",
        "Workers aged 15 to 64 are counted.",
        "Workers between the ages of 15 and 64 are counted.",
        "Pupils younger than 16 stay.",
        "Women age 15 and older work.",
        "Children under 5 are exempt.",
    ],
)
def test_ages_and_their_bounds_are_years(text: str) -> None:
    (figure,) = find_figures(text).figures
    assert figure.unit == "year"


@pytest.mark.parametrize(
    "text", ["It has people over 400 there.", "Scores under 5 are low.", "It is under 9."]
)
def test_other_bounds_are_no_ages(text: str) -> None:
    (figure,) = find_figures(text).figures
    assert figure.unit != "year"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Those aged from 5 to 7 fell.", "5 = 5 year duration; 7 = 7 1 level"),
    ],
)
def test_ages_may_stand_behind_from(text: str, said: str) -> None:
    assert told(text) == said
