import pytest

from nlp.figures.scan import find_figures


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The profit was 30 million pounds.", "GBP"),
        ("A fine of 500 pounds was due.", "GBP"),
        ("It sold for 3 pounds.", "GBP"),
        ("It earned 2 pounds a share.", "GBP/{share}"),
        ("They took on 900 million pounds of debt.", "GBP"),
        ("The mill spun 4,000 pounds of wool.", "lb"),
        ("Catches of 30 million pounds of cod were landed.", "lb"),
        ("The sack weighs 60 pounds.", "lb"),
        ("A crate of 500 pounds was lifted.", "lb"),
    ],
)
def test_pounds_are_money_where_sums_are_spoken_of(text: str, unit: str) -> None:
    (figure,) = find_figures(text).figures
    assert figure.unit == unit
