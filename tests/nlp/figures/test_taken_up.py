import pytest

from nlp.figures.scan import find_figures
from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("There are 300 firms. Of these, 40 export.", "{firm}"),
        ("Of the 300 firms, 40 export.", "{firm}"),
        ("They saw 50 mills, of which 12 were idle.", "{mill}"),
        ("They saw 50 mills, twelve of which were idle.", "{mill}"),
        ("They saw 50 mills. Twelve of them were idle.", "{mill}"),
        ("It has 60 plants, including 20 in Peru.", "{plant}"),
    ],
)
def test_number_takes_up_what_the_one_before_counts(text: str, unit: str) -> None:
    first, second = find_figures(text).figures
    assert first.unit == second.unit == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("They sold 400 cars. The index fell to 40.", "1"),
        ("They sold 400 cars. Of these, 40 percent were red.", "%"),
        ("They sold 400 cars, of which 30 vans were red.", "{van}"),
    ],
)
def test_number_with_its_own_unit_keeps_it(text: str, unit: str) -> None:
    assert find_figures(text).figures[1].unit == unit


def test_nothing_is_taken_up_from_afar() -> None:
    text = "They sold 400 cars. " + "It rained again. " * 12 + "Of these, 40 left."
    assert find_figures(text).figures[-1].unit != "{car}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It has 9 mills, and 3 of these are old.", "9 mills = 9 {mill} count; 3 = 3 {mill} count"),
        ("It has 9 mills. Of these, 3 are old.", "9 mills = 9 {mill} count; 3 = 3 {mill} count"),
        ("It has 9 mills. Of them 3 are old.", "9 mills = 9 {mill} count; 3 = 3 {mill} count"),
        ("It has 9 mills. Beside them 3 are old.", "9 mills = 9 {mill} count; 3 = 3 1 level"),
        ("Of the 9 mills, 3 export tin.", "9 mills = 9 {mill} count; 3 = 3 {mill} count"),
        ("Of 9 mills, 3 export tin.", "9 mills = 9 {mill} count; 3 export tin = 3 {tin} count"),
        ("Of the 9 mills 3 export tin.", "9 mills = 9 {mill} count; 3 export tin = 3 {tin} count"),
        ("Among these 9 mills, 3 export tin.", "9 mills = 9 {mill} count; 3 = 3 {mill} count"),
        ("Around these 9 mills, 3 export tin.", "9 mills = 9 {mill} count; 3 export tin = 3 {tin} count"),
        ("It has 9 mills, including 3 in Peru.", "9 mills = 9 {mill} count; 3 = 3 {mill} count"),
        ("It has 9 mills in all towns, including 3 in Peru.", "9 mills = 9 {mill} count; 3 = 3 1 level"),
        ("It has 9 mills, and 3 men of these are old.", "9 mills = 9 {mill} count; 3 men = 3 {man} count"),
        (
            "It has the 9th percentile, and 3 of these are old.",
            "9th percentile = 9 {percentile} statistic; 3 = 3 1 level",
        ),
    ],
)
def test_what_was_counted_before_is_taken_up_or_is_not(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("There are 300 firms. 40 of it export.", "300 firms = 300 {firm} count; 40 = 40 1 level"),
        ("There are 300 firms by sea including 40 there.", "300 firms = 300 {firm} count; 40 = 40 1 level"),
        (
            "There are 300 firms and 5 tons. 40 of them export.",
            "300 firms = 300 {firm} count; 5 tons = 5 t level; 40 = 40 1 level",
        ),
    ],
)
def test_things_are_taken_up_by_pronouns_and_near(text: str, said: str) -> None:
    assert told(text) == said
