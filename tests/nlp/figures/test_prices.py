import pytest

from nlp.figures.scan import find_figures
from tests.nlp.figures.told import told


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It cost 5 million constant 2005 dollars.", ("5", 6, "USD")),
        ("It cost 5 million 2005 dollars.", ("5", 6, "USD")),
        ("It cost 5 million (2010 US$).", ("5", 6, "USD")),
        ("It cost 5 billion 1990 international dollars.", ("5", 9, "USD")),
        ("It cost $30 billion in real 1996 dollars.", ("30", 9, "USD")),
        ("It cost 7 million current US dollars.", ("7", 6, "USD")),
    ],
)
def test_year_of_the_prices_is_no_amount(text: str, shown: tuple[str, int, str]) -> None:
    (figure,) = find_figures(text).figures
    assert (str(figure.value), figure.mult, figure.unit) == shown


@pytest.mark.parametrize("words", ["real ", "1990 ", "constant 1990 ", "$(1 "])
def test_long_runs_of_price_words_are_read_without_error(words: str) -> None:
    assert find_figures("It cost 5 " + words * 3000 + "dollars.").figures is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They sold hundreds of pounds of it.", "hundreds of pounds = 100..1000 lb level"),
        ("They weigh 40 million pounds there.", "40 million pounds = 40e6 lb level"),
        ("They saw 40 million pounds there.", "40 million pounds = 40e6 GBP level"),
        ("They saw 40 pounds there.", "40 pounds = 40 lb level"),
        ("For 40 pounds they saw it.", "40 pounds = 40 GBP level"),
        ("They paid 40 lbs for rent there.", "40 lbs = 40 lb level"),
    ],
)
def test_pounds_are_money_or_weight_by_the_words_beside(text: str, said: str) -> None:
    assert told(text) == said
