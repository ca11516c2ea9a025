"""The table of units knows each printed form by one code."""

import pytest

from nlp.figures.unit_forms import is_money, unit_table


@pytest.mark.parametrize(
    ("code", "money"),
    [("USD", True), ("CNY", True), ("USD/MWh", True), ("%", False), ("MW", False), ("", False)],
)
def test_money_is_known_by_its_code_also_per_something(code: str, money: bool) -> None:
    assert is_money(code) is money


def test_signs_prefixes_and_words_of_one_currency_have_one_code() -> None:
    table = unit_table()
    assert table.symbols["€"] == table.codes["EUR"] == "EUR"
    assert table.dollar_prefixes["us"] == "USD"
    assert table.issuers["USD"] == "USA"


def test_first_words_are_those_of_the_forms() -> None:
    table = unit_table()
    assert {name.replace(".", " ").split()[0] for name in table.words} <= table.openings
    assert all(any(name.startswith(first) for name in table.national) for first in table.national_openings)


def test_no_symbol_has_an_empty_code_and_the_table_is_read_once() -> None:
    assert "" not in unit_table().physical.values()
    assert unit_table() is unit_table()
