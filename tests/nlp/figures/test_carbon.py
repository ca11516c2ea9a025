import pytest

from nlp.figures.carbon import behind_carbon, carbon_mass
from nlp.figures.counted_nouns import BoundUnit
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex
from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    ("text", "code", "last"),
    [("tCO2", "t", 2), ("GtCO2e", "Gt", 3), ("gCO2-eq", "g", 4), ("MtCO₂e", "Mt", 1), ("kgCO₂ now", "kg", 1)],
)
def test_mass_is_told_without_its_gas(text: str, code: str, last: int) -> None:
    unit = carbon_mass(lex(text), 0)
    assert unit is not None
    assert (unit.code, unit.last) == (code, last)


@pytest.mark.parametrize("text", ["CO2", "tCO", "COCO2", "tonnes", "xyCO2"])
def test_other_words_are_no_mass(text: str) -> None:
    assert carbon_mass(lex(text), 0) is None


def test_gas_behind_a_unit_belongs_to_it() -> None:
    tokens = lex("tonnes of CO2 a year")
    assert behind_carbon(tokens, BoundUnit("t", 0, 1)).last == 4


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The tax is $40/tCO2.", "USD/t"),
        ("The tax is €30 per tonne of CO2.", "EUR/t"),
        ("Plants emit 820 gCO2/kWh.", "g/kWh"),
        ("They emit 9.1 Gt CO2 per year.", "Gt/year"),
    ],
)
def test_prices_and_rates_of_carbon_have_plain_units(text: str, unit: str) -> None:
    (figure,) = find_figures(text).figures
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They emit 5 t CO3 there.", "5 t = 5 t level; 3 name"),
    ],
)
def test_other_gases_are_no_carbon_dioxide(text: str, said: str) -> None:
    assert told(text) == said
