"""Numbers by which one of many is called, and numbers that look like it and are figures."""

import pytest

from nlp.figures.scan import find_figures
from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Industry 9 catches what is left.", "9 name"),
        ("In sector 2 imports fell.", "2 name"),
        ("Player 1 moves.", "1 name"),
        ("General note 6 of the schedule applies.", "6 locator"),
        ("Subdivision (a) of U.S. note 51 is modified.", "51 locator"),
        ("Under regulation 3.2 it lapses.", "3.2 locator"),
        ("The Regulation 61 rules.", "61 name"),
        ("World Table Version 6.3 has it.", "6.3 name"),
        ("It is in release 12 of the list.", "12 name"),
        ("Its two-digit SIC is 97.", "two code; 97 code"),
        ("HS2 codes from 50 to 63 are textiles.", "2 name; 50 code; 63 code"),
        ("SIC codes starting with 2 or 3 are kept.", "2 code; 3 code"),
        ("The SITC codes changed in 2008.", "2008 date"),
        ("It is printed by %10.0g here.", "10.0 code"),
        ("See docs/Mill%20FY%202026%20final.pdf here.", "20 name; 202026 code; 20 name"),
    ],
)
def test_a_number_that_calls_one_of_many_is_no_figure(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("We note 51 firms.", "{firm}"),
        ("Per country 12 firms answered.", "{firm}"),
        ("In each sector 12 mills closed.", "{mill}"),
        ("Every region 4 plants opened.", "{plant}"),
        ("In region 120 plants closed.", "{plant}"),
        ("Sector 2% of output.", "%"),
        ("Wages were 5 dollars per 2 percent of growth.", "USD"),
    ],
)
def test_a_count_behind_such_a_word_stays_a_figure(text: str, unit: str) -> None:
    assert find_figures(text).figures[0].unit == unit


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Deaths rose by 5 per 100,000 people.", "5 = 5 1 level; 100,000 math"),
        ("It pays 5 dollars per 20 gallons.", "5 dollars = 5 USD level; 20 math"),
    ],
)
def test_what_a_rate_is_said_per_is_a_part_of_its_unit(text: str, said: str) -> None:
    assert told(text) == said
