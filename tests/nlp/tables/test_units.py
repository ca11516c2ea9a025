from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.tables.units import Units, table_units, units_in
from tests.figtrace.check.builders import annotator, table_document


@pytest.mark.parametrize(
    ("note", "unit", "mult"),
    [
        ("(percent of total)", "%", 0),
        ("(megawatts)", "MW", 0),
        ("$ million", "USD", 6),
        ("million USD", "USD", 6),
        ("(in thousands of euros)", "EUR", 3),
        ("US$ '000", "USD", 3),
        ("Exports, $ billion", "USD", 9),
        ("percentage points", "pp", 0),
        ("(GWh)", "GWh", 0),
        ("Age (years)", "year", 0),
        ("Duration in months", "month", 0),
        ("Years", "year", 0),
        ("($/W)", "USD/W", 0),
        ("$/tCO2", "USD/t", 0),
        ("Exports ($1,000)", "USD", 3),
        ("10,000 persons", "", 4),
        ("in 100 million yuan", "CNY", 8),
        ("Rs. crore", "INR", 7),
        ("Area (sq. km)", "km2", 0),
        ("2019 GW", "GW", 0),
    ],
)
def test_note_gives_unit_and_power_of_ten(note: str, unit: str, mult: int) -> None:
    assert units_in(note) == Units(unit, mult)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "Country",
        "Column A",
        "2008",
        "m",
        "(1)",
        "Current year",
        "Staff at the end of the month",
        "2SLS",
        "[95% interval]",
        "Plants above 10 MW",
        "Cost per watt",
        "Burden/$",
        "Gas ($100 tax)",
        "per 1,000 births",
        "1,000 or more",
    ],
)
def test_words_and_single_letters_give_no_unit(note: str) -> None:
    assert units_in(note) == Units()


@pytest.mark.parametrize(
    ("heads", "units"),
    [
        (["Number of firms", "Sales"], [("1", 0), ("USD", 6)]),
        (["Share (%)", "Staff (thousands)"], [("%", 0), ("USD", 3)]),
    ],
)
def test_the_note_holds_for_what_it_can_be_the_unit_of(
    heads: list[str], units: list[tuple[str, int]]
) -> None:
    made = table_document("Mills, $ million", ["Town", *heads], [["Ayr", "40", "31"]])
    assert [(claim.figure.unit, claim.figure.mult) for claim in annotator()(made).claims] == units


@pytest.mark.parametrize(
    ("note", "unit"),
    [
        ("Note: The table reports mean rates, in percent, of all mills.", Units("%")),
        ("All amounts are expressed in millions of euros.", Units("EUR", 6)),
        ("All amounts are in thousands of dollars; figures are in percent.", Units()),
        ("Wages are set in towns.", Units()),
        ("All figures are in percent except age.", Units()),
    ],
)
def test_notes_may_give_the_units_of_all_cells(note: str, unit: Units) -> None:
    made = table_document("Mills", ["Town", "A"], [["Ayr", "40"]]).tables[0]
    assert table_units(replace(made, footnotes=(note,))) == unit


@given(st.text(max_size=80))
def test_any_note_is_read_without_error(note: str) -> None:
    assert units_in(note).mult >= 0


def test_shares_that_never_exceed_one_are_fractions_and_others_per_cent() -> None:
    header = ["Country", "Share of exports", "Share of imports"]
    document = table_document("Trade", header, [["Peru", "0.74", "0.40"], ["Chile", "0.05", "38.2"]])
    units = [claim.figure.unit for claim in annotator()(document).claims]
    assert units == ["1", "%", "1", "%"]
