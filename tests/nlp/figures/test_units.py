import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures.counted_nouns import counted_noun, singular
from nlp.figures.unit_forms import is_money, unit_table
from nlp.figures.units import (
    BoundUnit,
    part_of_unit,
    scale_in_code,
    unit_after,
    unit_before,
    with_denominator,
)
from nlp.text.lexer import Lex, lex
from nlp.text.word_lists import country_codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("percent", "%"),
        ("per cent", "%"),
        ("percentage points", "pp"),
        ("percentage-point rise", "pp"),
        ("basis points", "bp"),
        ("MW", "MW"),
        ("terawatt-hours (TWh)", "TWh"),
        ("km²", "km2"),
        ("square metres", "m2"),
        ("°C", "°C"),
        ("degrees Celsius", "°C"),
        ("mg/kg", "mg/kg"),
        ("W m⁻²", "W/m2"),
        ("US dollars", "USD"),
        ("Hong Kong dollars", "HKD"),
        ("yuan per tonne", "CNY/t"),
        ("dollars a barrel", "USD/bbl"),
        ("euros per year", "EUR"),
        ("metric tons", "t"),
        ("Nm", "N.m"),
        ("lb-ft", "ft.lbf"),
        ("gigapascals", "GPa"),
        ("terawatthours", "TWh"),
        ("-year", "year"),
        ("dollars a barrel earlier", "USD"),
        ("dollars a share", "USD/{share}"),
        ("dollars a share of land", "USD"),
        ("dollars a visitor said", "USD"),
        ("Czech crowns", "CZK"),
        ("US pints", "pt"),
        ("microgrammes per gramme", "μg/g"),
        ("(kg) of tea", "kg"),
        ("₡", "CRC"),
        ("pc", "pc"),
    ],
)
def test_unit_behind_a_number_is_read(text: str, code: str) -> None:
    tokens = lex("5 " + text if text[0] != "-" else "5" + text)
    found = unit_after(tokens, 1)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a gain of 5pc", "%"),
        ("$75 U.S. per barrel", "USD/bbl"),
        ("$75 U.S. a barrel", "USD/bbl"),
        ("a 5- or ten-year bond", "year"),
        ("a 5- or six-percent fee", "%"),
    ],
)
def test_unit_behind_the_last_number_is_read(text: str, code: str) -> None:
    tokens = lex(text)
    (number,) = [index for index, token in enumerate(tokens) if token.kind is Lex.NUMBER]
    found = unit_after(tokens, number + 1)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "text", ["firms", "U.S. firms", "A Chinese firm", "won the race", "(mine)", "crowns"]
)
def test_words_that_only_look_like_units_are_none(text: str) -> None:
    assert unit_after(lex("3 " + text), 1) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("$", "USD"),
        ("US$", "USD"),
        ("U.S. $", "USD"),
        ("NT$", "TWD"),
        ("HK $", "HKD"),
        ("RMB", "CNY"),
        ("€", "EUR"),
    ],
)
def test_currency_before_a_number_is_read(text: str, code: str) -> None:
    tokens = lex(text + "5")
    found = unit_before(tokens, len(tokens) - 1)
    assert found is not None
    assert (found.code, is_money(found.code)) == (code, True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("large Chinese firms", "{firm}"),
        ("of its affiliates", "{affiliate}"),
        ("-item list", "{item}"),
        ("men and women", "{man}"),
        ("digital and physical sales", "{sale}"),
        ("seafood species groups", "{group}"),
        ("people in all", "{person}"),
    ],
)
def test_counted_noun_is_the_head_without_modifiers(text: str, code: str) -> None:
    found = counted_noun(lex("7" + text if text[0] == "-" else "7 " + text), 1)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("text", ["in 2001", "and more", "of", ".", "was the best", "rising"])
def test_no_noun_is_none(text: str) -> None:
    assert counted_noun(lex("7 " + text), 1) is None


@pytest.mark.parametrize(
    ("plural", "single"),
    [
        ("countries", "country"),
        ("taxes", "tax"),
        ("analyses", "analysis"),
        ("bus", "bus"),
        ("series", "series"),
    ],
)
def test_singular_of_english_nouns(plural: str, single: str) -> None:
    assert singular(plural) == single


@given(st.text(max_size=40))
def test_any_text_around_a_number_is_read_without_error(text: str) -> None:
    tokens = lex(f"{text} 5 {text}")
    for index in range(len(tokens)):
        unit_before(tokens, index)
        unit_after(tokens, index + 1)
        counted_noun(tokens, index + 1)


def test_issuers_of_currencies_are_countries() -> None:
    table = unit_table()
    assert set(table.issuers) <= table.money
    assert set(table.issuers.values()) <= country_codes()
    assert table.issuers["CNY"] == "CHN"


def test_openings_are_those_of_all_names() -> None:
    table = unit_table()
    assert {"percent", "metric", "square", "%"} <= table.openings
    assert {"u", "us", "swiss", "hk"} <= table.national_openings
    assert all(any(name.startswith(word) for name in table.national) for word in table.national_openings)


def after(text: str) -> str:
    """The code behind the first number; "" for none."""
    tokens = lex(text)
    number = next(index for index, token in enumerate(tokens) if token.kind is Lex.NUMBER)
    found = unit_after(tokens, number + 1)
    return found.code if found else ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5 (%) of it", "%"),
        ("5 (% of it", ""),
        ("5 (kg) of it", "kg"),
        ("5 (m) of it", ""),
        ("5 (2010 US$) of it", "USD"),
        ("5 (2010 US$ or so) of it", ""),
        ("2009 (2010 US$) of it", ""),
        ("5-kg bags", "kg"),
        ("5- or 7-kg bags", "kg"),
        ("$3-$7 of it", ""),
        ("3-US$7 of it", ""),
        ("5 US dollars", "USD"),
        ("5 U.S. dollars", "USD"),
        ("5 Japanese yen", "JPY"),
        ("5 Swiss francs", "CHF"),
        ("5 constant 2005 dollars", "USD"),
        ("5 current 1899 dollars", ""),
        ("5 real", ""),
        ("5 won", ""),
        ("5 USD of it", "USD"),
        ("5 US$ of it", "USD"),
        ("5$US of it", "USD"),
        ("5 MEUR of it", "EUR"),
        ("5 XEUR of it", ""),
        ("5 ℃ there", "°C"),
        ("5 °F there", "°F"),
        ("5 º there", "°"),
        ('5" there', "in"),
        ('5 " there', ""),
        ("5‰ of it", "‰"),
        ("5 m2 of it", "m2"),
        ("5 kg2 of it", "kg"),
        ("5 m3 of it", "m3"),
        ("5 m² of it", "m2"),
        ("5 m³ of it", "m3"),
        ("5 t m-2 of it", "t/m2"),
        ("5 m2m deals", ""),
        ("5 m5 there", ""),
        ("5 m there", "m"),
        ("5 A there", ""),
        ("5 A.", "A"),
        ("5A there", "A"),
        ("5 T Cells there", ""),
        ("5 T cells there", "T"),
        ("5 m-thick layers", "m"),
        ("5 F-type vans", ""),
        ("5 C. elegans", "°C"),
        ("in the 1980s", ""),
        ("in 5s", "s"),
        ("5 kilowatt-hours", "kWh"),
        ("5 kilowatt hours (kWh)", "kWh"),
        ("5 megawatt - hours", "MWh"),
        ("5 tonnes per hectare", "t/ha"),
        ("5 t/ha", "t/ha"),
        ("5 t ha-1", "t/ha"),
        ("5 t ha⁻¹", "t/ha"),
        ("5 W m-2", "W/m2"),
        ("5 % m-2", "%"),
        ("5 dollars m-2", "USD"),
        ("5 kg per firm", "kg/{firm}"),
        ("5 kg a firm", "kg"),
        ("5 kg per capita", "kg"),
        ("5 kg per annum", "kg/year"),
        ("5 percent per year", "%"),
        ("5 dollars per year", "USD"),
        ("5 tonnes per year", "t/year"),
        ("5 dollars a year earlier", "USD"),
        ("5 dollars a ticket", "USD/{ticket}"),
        ("5 dollars a ticket of it", "USD"),
        ("5 km/h/s", "km/hour/s"),
        ("5 dollars-a-barrel", "USD/bbl"),
        ("5 tonnes of CO2", "t"),
        ("5 tCO2e", "t"),
        ("5 g CO2-eq per kWh", "g/kWh"),
    ],
)
def test_wordings_of_units_behind_a_number(text: str, code: str) -> None:
    assert after(text) == code


@pytest.mark.parametrize(
    ("text", "code", "first"),
    [
        ("$5", "USD", 0),
        ("$-5", "USD", 0),
        ("A$5", "AUD", 0),
        ("C $5", "CAD", 0),
        ("A $5", "USD", 1),
        ("S $5", "USD", 1),
        ("$US5", "USD", 0),
        ("nt $5", "TWD", 0),
        ("¥5", "JPY", 0),
        ("Y=5", "JPY", 0),
        ("EUR 5", "EUR", 0),
        ("eur 5", "", 0),
        ("MEUR 5", "EUR", 0),
        ("x 5", "", 0),
        ("£5", "GBP", 0),
    ],
)
def test_wordings_of_money_before_a_number(text: str, code: str, first: int) -> None:
    tokens = lex(text)
    found = unit_before(tokens, len(tokens) - 1)
    assert (found.code if found else "") == code
    assert found is None or found.first == first


@pytest.mark.parametrize(
    ("word", "unit"),
    [
        ("half a mile", "mi"),
        ("half of a mile", "mi"),
        ("a tenth of one percent", "%"),
        ("half the mile", ""),
        ("half of an inch", ""),
        ("half an inch", "in"),
    ],
)
def test_unit_of_which_a_fraction_is_a_part(word: str, unit: str) -> None:
    tokens = lex(word)
    found = part_of_unit(tokens, 2 if word.startswith("a ") else 1)
    assert (found.code if found else "") == unit


@pytest.mark.parametrize(("text", "power"), [("kUSD", 3), ("TEUR", 3), ("MEUR", 6), ("BEUR", 9), ("EUR", 0)])
def test_letters_before_a_code_are_powers_of_ten(text: str, power: int) -> None:
    tokens = lex(f"5 {text}")
    found = unit_after(tokens, 1)
    assert found is not None
    assert scale_in_code(tokens, found) == power


@pytest.mark.parametrize("code", ["%", "kg", "USD"])
def test_denominators_stand_behind_any_unit_of_amount(code: str) -> None:
    tokens = lex("5 x per tonne")
    found = with_denominator(tokens, BoundUnit(code, 1, 2))
    assert (found.code, found.last) == (code if code == "%" else f"{code}/t", 4)
