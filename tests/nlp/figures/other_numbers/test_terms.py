import pytest

from nlp.figures.scan import find_figures


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
    ],
)
def test_size_and_length_before_a_noun_stay_figures(text: str, unit: str) -> None:
    (figure,) = find_figures(text).figures
    assert figure.unit == unit
