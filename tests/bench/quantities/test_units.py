import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.quantities.extract import to_quantities
from bench.quantities.units import gapped_unit, name_unit
from nlp.figures.scan import find_figures


def units(text: str) -> list[str]:
    return [quantity.unit for quantity in to_quantities(text, find_figures(text))]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It pays $350 a month.", "USD/month"),
        ("They spend 9 million shekels ($2.4 million) a year.", "ILS/year"),
        ("It sold for $350 a year ago.", "USD"),
        ("The laboratory makes 300 tests per day.", "tests per day"),
        ("It lost 300 tests a year later.", "tests"),
    ],
)
def test_rates_are_told_from_dates(text: str, unit: str) -> None:
    assert units(text)[0] == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("One of the finest hotels.", "fine hotels"),
        ("One of the best small bakeries.", "good small bakeries"),
        ("One of the busiest ports closed.", "busy ports"),
        ("One of the biggest mines closed.", "big mines"),
        ("One of the youngest pilots left.", "young pilots"),
        ("One of the largest dams broke.", "large dams"),
        ("It owns 40 forest huts.", "forest huts"),
        ("It made 500 paper and online sales.", "paper online sales"),
    ],
)
def test_counted_things_are_in_plain_form(text: str, unit: str) -> None:
    assert units(text) == [unit]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Add a quarter of a pint.", "pt"),
        ("It took a third of an hour.", "hour"),
        ("A third of the firms left.", "% firms"),
        ("Add 50 ml of milk.", "ml"),
        ("She earns 40 LKR.", "LKR"),
    ],
)
def test_parts_of_a_measure_have_its_unit(text: str, unit: str) -> None:
    assert units(text) == [unit]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("She turned 40 in May.", "year of age"),
        ("Life expectancy for miners is about 73.", "year of age"),
        ("He died at the age of 71.", "year of age"),
        ("She is 31 years old.", "year of age"),
        ("She married at age 19 in Rome.", "year of age"),
        ("The index turned 40 in May.", ""),
        ("He was 3 goals short.", "goals"),
    ],
)
def test_ages_are_years_of_age(text: str, unit: str) -> None:
    assert units(text) == [unit]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Rents rose by 2 percent but wages fell by 1.", "%"),
        ("Copper closed at 120 points, while tin closed at 95.", "points"),
        ("Rents rose by 2 percent but the grade stayed at 1.", ""),
        ("Rents rose by 2 percent. Wages fell by 1.", ""),
    ],
)
def test_unit_left_out_in_a_like_clause_is_carried_over(text: str, unit: str) -> None:
    assert units(text)[-1] == unit


def test_ends_of_a_change_share_the_fuller_unit() -> None:
    assert units("The price fell from $75 per barrel to $46.") == ["USD/bbl"]


@given(st.text(max_size=80))
def test_any_text_gives_a_unit_without_error(text: str) -> None:
    figures = find_figures(text).figures
    for figure in figures:
        assert isinstance(name_unit(text, figure), str)
        assert isinstance(gapped_unit(text, figures, figure), str)
