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
from tests.nlp.figures.told import told


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It costs US$5 then.", "US$5 = 5 USD level"),
        ("It costs U.S. $5 then.", "U.S. $5 = 5 USD level"),
        ("It costs US $5 then.", "US $5 = 5 USD level"),
        ("It costs us $5 then.", "us $5 = 5 USD level"),
        ("It costs NT$5 then.", "NT$5 = 5 TWD level"),
        ("It costs nt $5 then.", "nt $5 = 5 TWD level"),
        ("It costs A$5 then.", "A$5 = 5 AUD level"),
        ("It costs A $5 then.", "$5 = 5 USD level"),
        ("It costs C $5 then.", "C $5 = 5 CAD level"),
        ("It costs S $5 then.", "$5 = 5 USD level"),
        ("It costs s $5 then.", "$5 = 5 USD level"),
        ("It costs HK$5 then.", "HK$5 = 5 HKD level"),
        ("It costs NZ$5 then.", "NZ$5 = 5 NZD level"),
        ("It costs $US5 then.", "$US5 = 5 USD level"),
        ("It costs $A5 then.", "$A5 = 5 AUD level"),
        ("It costs $US 5 then.", "$US 5 = 5 USD level"),
        ("It costs $-5 then.", "$-5 = -5 USD level"),
        ("It costs €-5 then.", "€-5 = -5 EUR level"),
        ("It costs y=5 then.", "y=5 = 5 JPY level"),
        ("It costs €5 then.", "€5 = 5 EUR level"),
        ("It costs £5 then.", "£5 = 5 GBP level"),
        ("It costs EUR 5 then.", "EUR 5 = 5 EUR level"),
        ("It costs eur 5 then.", "5 code"),
        ("It costs 5 EUR then.", "5 EUR = 5 EUR level"),
        ("It costs MEUR 5 then.", "MEUR 5 = 5e6 EUR level"),
        ("It costs $5-$7 billion then.", "$5-$7 billion = 5..7e9 USD level"),
        ("It costs $5-€7 then.", "$5 = 5 USD level; €7 = 7 EUR level"),
        ("It costs $5-US$7 then.", "$5-US$7 = 5..7 USD level"),
        ("It costs 5 (%) then.", "5 (%) = 5 % share"),
        ("It costs 5 (kg) then.", "5 (kg) = 5 kg level"),
        ("It costs 5 (g) then.", "5 = 5 1 level"),
        ("It costs 5 (xy) then.", "5 = 5 1 level"),
        ("It costs 5 million (2010 US$) then.", "5 million (2010 US$) = 5e6 USD level"),
        ("It costs 5 million (2010 US$ then.", "5 million = 5e6 1 level; 2010 date"),
        ("It costs 5 million (2010 tons) then.", "5 million = 5e6 1 level; 2010 tons = 2010 t level"),
        ("It has a 5- or ten-year bond.", "5- = 5 year duration; ten-year = 10 year duration"),
        ("It has a 5- or six-percent fee.", "5- = 5 % share; six-percent = 6 % share"),
        ("It has a 5- or six-kg bag.", "5- = 5 kg level; six-kg = 6 kg level"),
        ("It costs 5 constant 2005 dollars then.", "5 constant 2005 dollars = 5 USD level"),
        ("It costs 5 dollars then.", "5 dollars = 5 USD level"),
        ("It costs 5 U.S. dollars then.", "5 U.S. dollars = 5 USD level"),
        ("It costs 5 Hong Kong dollars then.", "5 Hong Kong dollars = 5 HKD level"),
        ("It costs 5 Swiss francs then.", "5 Swiss francs = 5 CHF level"),
        ("It costs 5 Swiss then.", "5 name"),
        ("It costs 5 Chinese yuan then.", "5 Chinese yuan = 5 CNY level"),
        ("It costs 5 international dollars then.", "5 international dollars = 5 USD level"),
        ("It costs 5 million won then.", "5 million won = 5e6 KRW level"),
        ("It costs 5 won then.", "5 won = 5 {won} count"),
        ("It costs 5 million rand then.", "5 million rand = 5e6 ZAR level"),
        ("It costs 5 rand then.", "5 rand = 5 {rand} count"),
        ("It costs 5 US$ then.", "5 US$ = 5 USD level"),
        ("It costs 5$ then.", "5$ = 5 USD level"),
        ("It costs 5$a then.", "5$a = 5 AUD level"),
        ("It costs $75 U.S. per barrel.", "$75 U.S. per barrel = 75 USD/bbl level"),
        ("It costs $75 U.S. then.", "$75 = 75 USD level"),
        ("It costs $75 a barrel.", "$75 a barrel = 75 USD/bbl level"),
        ("It costs $75/barrel.", "$75/barrel = 75 USD/bbl level"),
        ("It costs $75 / barrel.", "$75 = 75 USD level"),
        ("It costs $75-a-barrel then.", "$75-a-barrel = 75 USD/bbl level"),
        ("It costs $75-per-barrel then.", "$75-per-barrel = 75 USD/bbl level"),
        ("It costs $75 per ton per year.", "$75 per ton = 75 USD/t level"),
        ("It costs $75/t/year then.", "$75/t/year = 75 USD/t level"),
        ("It costs $75 per year.", "$75 per year = 75 USD level"),
        ("It costs $75 a year.", "$75 a year = 75 USD level"),
        ("It costs $75 a share.", "$75 a share = 75 USD/{share} level"),
        ("It costs $75 a share of it.", "$75 = 75 USD level"),
        ("It costs $75 a visitor.", "$75 = 75 USD level"),
        ("It costs $75 per visitor.", "$75 per visitor = 75 USD/{visitor} level"),
        ("It costs $75 per capita.", "$75 = 75 USD level"),
        ("It costs $75 per head.", "$75 = 75 USD level"),
        ("It costs $75 per annum.", "$75 per annum = 75 USD level"),
        ("It costs $75 per the hour.", "$75 = 75 USD level"),
        ("It is 5% per year.", "5% per year = 5 % growth"),
        ("It is 5% per ton.", "5% per ton = 5 % share"),
        ("It is 5 bp per year.", "5 bp per year = 5 bp change"),
        ("It is 5 kg per head.", "5 kg = 5 kg level"),
        ("It is 5 kg per hour.", "5 kg per hour = 5 kg/hour level"),
        ("It is 5 kg per annum.", "5 kg per annum = 5 kg/year level"),
        ("It is 5 kg a day.", "5 kg a day = 5 kg/day level"),
        ("It is 5 kg a m.", "5 kg = 5 kg level"),
        ("It is 5 kg per m.", "5 kg per m = 5 kg/m level"),
        ("It is 5 kg/m2 then.", "5 kg/m2 = 5 kg/m2 level"),
        ("It is 5 mg kg-1 then.", "5 mg kg-1 = 5 mg/kg level"),
        ("It is 5 W m⁻² then.", "5 W m⁻² = 5 W/m2 level"),
        ("It is 5 W m⁻³ s⁻¹ then.", "5 W m⁻³ s⁻¹ = 5 W/m3/s level"),
        ("It is 5 W m-4 then.", "5 W = 5 W level; 4 math"),
        ("It is 5 W m -2 then.", "5 W = 5 W level; 2 math"),
        ("It is $5 m-2 then.", "$5 = 5 USD level; 2 math"),
        ("It is 5% m-2 then.", "5% = 5 % share; 2 math"),
        ("It is 5 °C then.", "5 °C = 5 °C level"),
        ("It is 5 °F then.", "5 °F = 5 °F level"),
        ("It is 5 ℃ then.", "5 ℃ = 5 °C level"),
        ("It is 5 ℉ then.", "5 ℉ = 5 °F level"),
        ("It is 5 ‰ then.", "5 ‰ = 5 ‰ level"),
        ('It is 5" then.', '5" = 5 in level'),
        ('It is 5 " then.', "5 = 5 1 level"),
        ("It is 5 m then.", "5 m = 5 m level"),
        ("It is 5 m2 then.", "5 m2 = 5 m2 level"),
        ("It is 5 m3 then.", "5 m3 = 5 m3 level"),
        ("It is 5 m4 then.", "5 = 5 1 level; 4 name"),
        ("It is 5 m² then.", "5 m² = 5 m2 level"),
        ("It is 5 m2m then.", "5 = 5 1 level; 2 name"),
        ("It is 5 km² then.", "5 km² = 5 km2 level"),
        ("It is 5 A-level then.", "5 A-level = 5 {level} count"),
        ("It is a 5 m-thick layer.", "5 m = 5 m level"),
        ("It is 5 M-thick then.", "5 M-thick = 5 {thick} count"),
        ("It is 5 B2B firms.", "5 B2B firms = 5 {firm} count; 2B name"),
        ("It is 5 F-type wagons.", "5 F-type wagons = 5 {wagon} count"),
        ("It is 5 T then.", "5 T = 5 T level"),
        ("It is 5 A then.", "5 = 5 1 level"),
        ("It is 5 A Level.", "5 = 5 1 level"),
        ("It is 5 C.elegans then.", "5 = 5 1 level"),
        ("It is 5 s then.", "5 s = 5 s duration"),
        ("It is 50s then.", "50 date"),
        ("It is 55s then.", "55s = 55 s duration"),
        ("It is 5 kilowatt-hours then.", "5 kilowatt-hours = 5 kWh level"),
        ("It is 5 kilowatt hours then.", "5 kilowatt hours = 5 kWh level"),
        ("It is 5 watt then.", "5 watt = 5 W level"),
        ("It is 5 terawatt-hours (TWh) then.", "5 terawatt-hours (TWh) = 5 TWh level"),
        ("It is 5 terawatt-hours (GWh) then.", "5 terawatt-hours = 5 TWh level"),
        ("It is 5 percentage points (pp) then.", "5 percentage points = 5 pp change"),
        ("It is 5 metric tons then.", "5 metric tons = 5 t level"),
        ("It is 5 square metres then.", "5 square metres = 5 m2 level"),
        ("It is half a mile then.", "half a mile = 0.5 mi share"),
        ("It is half an hour then.", "half an hour = 0.5 hour duration"),
        ("It is half of an hour then.", "half of an hour = 0.5 hour duration"),
        ("It is half the hour then.", "half = 0.5 1 share"),
        ("It is a tenth of 1 percent then.", "a tenth of 1 percent = 0.1 % share"),
        ("It is a tenth of a m then.", "a tenth = 0.1 1 share"),
        ("It is a tenth of a percentage point then.", "a tenth of a percentage point = 0.1 pp change"),
    ],
)
def test_units_stand_beside_their_number_in_the_forms_that_are_printed(text: str, said: str) -> None:
    assert told(text) == said
