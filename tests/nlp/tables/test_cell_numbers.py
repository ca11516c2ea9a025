from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.tables.cell_numbers import Convention, convention_of, read_cell


@pytest.mark.parametrize(
    ("text", "value"),
    [("2, 589, 000", "2589000"), ("0.12** (0.03)", "0.12"), ("82,096 [4.46]", "82096"),
     ("1500.0 ᵈ", "1500.0"), ("\ufffd0.5***", "-0.5"), ("(0.03)", "-0.03"), ("2, 58", None),
     ("4 (of 9)", None)],
)  # fmt: skip
def test_the_number_of_a_cell_is_its_first(text: str, value: str | None) -> None:
    found = read_cell(text)
    assert (found and found.value) == (value and Decimal(value))


@pytest.mark.parametrize(
    ("texts", "convention"),
    [
        (["1.204,5", "88,1", "2.300"], Convention.COMMA),
        (["1,204.5", "88.1", "2,300"], Convention.POINT),
        (["2.300", "1,400"], Convention.POINT),
        (["0,04", "0,15", "12"], Convention.COMMA),
        ([], Convention.POINT),
    ],
)
def test_convention_is_that_of_the_cells_that_say_it(texts: list[str], convention: Convention) -> None:
    assert convention_of(texts) is convention


@pytest.mark.parametrize(
    ("text", "comma", "point"),
    [
        ("2.300", "2300", "2.300"),
        ("2,300", "2.300", "2300"),
        ("12,5", "12.5", "12.5"),
        ("1.204.300", "1204300", "1204300"),
        ("1.204,5", "1204.5", "1204.5"),
        ("1,204,300", "1204300", "1204300"),
        ("0.004", "0.004", "0.004"),
    ],
)
def test_digits_are_read_by_the_convention(text: str, comma: str, point: str) -> None:
    found = [read_cell(text, convention=convention) for convention in (Convention.COMMA, Convention.POINT)]
    assert [cell.value if cell else None for cell in found] == [Decimal(comma), Decimal(point)]


@pytest.mark.parametrize(("negate", "value"), [(True, "-1.31"), (False, "1.31")])
def test_parentheses_are_a_minus_unless_they_hold_errors(negate: bool, value: str) -> None:
    found = read_cell("(1.31)", parentheses_negate=negate)
    assert found is not None
    assert found.value == Decimal(value)


@given(st.text(max_size=60), st.sampled_from(Convention))
def test_any_text_is_read_without_error(text: str, convention: Convention) -> None:
    found = read_cell(text, convention=convention)
    assert found is None or 0 <= found.start < found.end <= len(text)


@given(st.lists(st.text(max_size=20), max_size=8))
def test_any_cells_have_a_convention(texts: list[str]) -> None:
    assert convention_of(texts) in Convention


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12", "12", ""),
        (" 12 ", "12", ""),
        ("+12", "12", ""),
        ("-12", "-12", ""),
        ("−12", "-12", ""),
        ("$12", "12", "USD"),
        ("€12", "12", "EUR"),
        ("12%", "12", "%"),
        ("12 percent", "12", "%"),
        ("3.2x", "3.2", "1"),
        ("12***", "12", ""),
        ("1 234", "1234", ""),
        ("(12%)", "-12", "%"),
    ],
)
def test_sign_and_unit_of_a_cell_are_its_own(text: str, value: str, unit: str) -> None:
    found = read_cell(text)
    assert found is not None
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text", ["", "-", "n.a.", "Chile", "12 Mills", "(12", "12)", "1.2.3.4.5 x", "A" * 90]
)
def test_words_and_missing_values_are_no_number(text: str) -> None:
    assert read_cell(text) is None


@pytest.mark.parametrize(
    ("text", "digits"),
    [("$12", "12"), ("12%", "12"), ("(12)", "(12)"), ("0.12** (0.03)", "0.12"), (" 7 ", "7")],
)
def test_the_digits_stand_where_they_are_said_to(text: str, digits: str) -> None:
    found = read_cell(text)
    assert found is not None
    assert text[found.start : found.end] == digits


@given(st.integers(1000, 10**9), st.integers(0, 99))
def test_a_number_is_the_same_in_either_convention(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02}"
    german = english.replace(",", "'").replace(".", ",").replace("'", ".")
    found = [
        read_cell(text, convention=convention)
        for text, convention in ((english, Convention.POINT), (german, Convention.COMMA))
    ]
    assert {cell.value for cell in found if cell} == {Decimal(f"{whole}.{cents:02}")}
    assert convention_of([english]) is Convention.POINT
    assert convention_of([german]) is Convention.COMMA
