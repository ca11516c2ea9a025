import pytest

from nlp.figures import find_figures
from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Axis 0.9 0.95 1 0.9", []),
        ("Towns 36% 10% 8% and farms", []),
        ("ticks -2 -4 -6", []),
        ("It cost 12 000 000 dollars.", ["12000000"]),
        ("Of 5, 6 and 7 mills two closed.", ["5", "6", "7", "2"]),
        ("In 2007 12,000 mills closed.", ["12000"]),
        ("It fell from 40 to 30 percent.", ["40", "30"]),
    ],
)
def test_numbers_side_by_side_are_ticks_and_labels(text: str, values: list[str]) -> None:
    assert [str(figure.value) for figure in find_figures(text).figures] == values


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is 1234 567 890 there.", "1234 = 1234 1 level; 567 code; 890 code"),
    ],
)
def test_groups_of_thousands_begin_with_three_digits_at_most(text: str, said: str) -> None:
    assert told(text) == said
