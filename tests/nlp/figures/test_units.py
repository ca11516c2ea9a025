import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures.counted_nouns import counted_noun, singular
from nlp.figures.unit_forms import is_money, unit_table
from nlp.figures.units import unit_after, unit_before
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
