from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Cell
from corpus.geometry import BBox, Span
from nlp.tables.cell_numbers import CellValue
from nlp.tables.units import (
    Units,
    cell_units,
    fractions_of_one,
    header_words,
    multiplier_in,
    table_units,
    units_in,
    words_of,
)
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
        (["Number of firms", "Sales"], [("{firm}", 0), ("USD", 6)]),
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


@pytest.mark.parametrize(
    ("note", "unit", "mult"),
    [
        ("in hundreds", "", 2),
        ("$ trillion", "USD", 12),
        ("€ mn", "EUR", 6),
        ("€ bn", "EUR", 9),
        ("Mrd EUR", "EUR", 9),
        ("mio EUR", "EUR", 6),
        ("INR lakh", "INR", 5),
        ("($B)", "USD", 9),
        ("(US$ M)", "USD", 6),
        ("($K)", "USD", 3),
        ("(B)", "", 0),
        ("bn$", "USD", 9),
        ("thousand million USD", "USD", 9),
        ("Employment (000s)", "", 3),
        ("Employment ('000)", "", 3),
        ("Output (1,000 tonnes)", "t", 3),
        ("Output, 1,000,000 tonnes", "t", 6),
        ("Output per 1,000 t", "", 0),
        ("1,000 largest mills", "", 0),
        ("Over 1,000 t", "", 0),
        ("100 mills", "", 0),
        ("Output (10 million tonnes)", "t", 7),
        ("Emissions (Mt CO2e)", "Mt", 0),
        ("Emissions (tonnes of CO2)", "t", 0),
        ("Price ($ per tonne)", "USD/t", 0),
        ("(year)", "year", 0),
        ("By year", "", 0),
        ("Wait in weeks", "week", 0),
        ("PS", "", 0),
        ("(PS)", "PS", 0),
        ("(%)", "%", 0),
        ("per cent", "%", 0),
        ("(m)", "", 0),
    ],
)
def test_wordings_of_units_and_powers(note: str, unit: str, mult: int) -> None:
    assert units_in(note) == Units(unit, mult)
    assert multiplier_in(note) == mult


@pytest.mark.parametrize(
    ("power", "mult"),
    [
        ("hundred", 2),
        ("thousand", 3),
        ("thousands", 3),
        ("million", 6),
        ("billion", 9),
        ("trillion", 12),
        ("mn", 6),
        ("mns", 0),
        ("bn", 9),
        ("mil", 6),
        ("bil", 9),
        ("mio", 6),
        ("mrd", 9),
        ("lakh", 5),
        ("crore", 7),
        ("K", 3),
        ("k", 3),
        ("M", 6),
        ("m", 6),
        ("B", 9),
        ("b", 9),
        ("T", 12),
        ("t", 0),
        ("zillion", 0),
    ],
)
def test_each_power_of_ten_behind_money_has_its_own_exponent(power: str, mult: int) -> None:
    assert multiplier_in(f"($ {power})") == mult


def cell_of(*heads: str, row: tuple[str, ...] = ()) -> Cell:
    return Cell(1, 1, Span(0, 1), BBox(0, 0, 1, 1), row_path=row, col_path=heads)


def value(number: str = "4", unit: str = "") -> CellValue:
    return CellValue(Decimal(number), unit, 0, 1)


@pytest.mark.parametrize(
    ("own", "heads", "general", "expected"),
    [
        ("%", ("Sales ($ million)",), Units("EUR", 3), Units("%")),
        ("1", ("Sales ($ million)",), Units("EUR", 3), Units("1")),
        ("", ("Sales ($ million)",), Units("EUR", 3), Units("USD", 6)),
        ("", ("Sales",), Units("EUR", 3), Units("EUR", 3)),
        ("", ("Sales (million)",), Units("EUR", 3), Units("EUR", 6)),
        ("", ("Sales ($)",), Units("EUR", 3), Units("USD", 0)),
        ("", ("Sales ($)",), Units("", 3), Units("USD", 3)),
        ("", ("Sales ($)", "(million)"), Units(), Units("USD", 6)),
        ("", ("Sales ($)", "Growth (%)"), Units(), Units("%")),
        ("", ("Number of mills",), Units("EUR", 3), Units("", 0)),
        ("", ("Staff (thousands)",), Units("%"), Units("", 3)),
        ("", ("Share of sales",), Units("EUR", 3), Units("%", implied=True)),
        ("USD", ("Share of sales",), Units(), Units("USD", 0)),
        ("", ("Sales",), Units("%", implied=True), Units("%", implied=True)),
        ("", ("Sales (thousands)",), Units("%", implied=True), Units("", 3)),
        ("", ("Rank",), Units("%", implied=True), Units("", 0)),
    ],
)
def test_the_nearest_sign_gives_a_cells_unit(
    own: str, heads: tuple[str, ...], general: Units, expected: Units
) -> None:
    assert cell_units(cell_of(*heads), value(unit=own), general) == expected


def test_headers_of_columns_go_before_those_of_rows() -> None:
    assert cell_units(cell_of("Pay ($)", row=("Mill (€)",)), value(), Units()) == Units("USD")
    assert cell_units(cell_of("Pay", row=("Mill (€)",)), value(), Units()) == Units("EUR")
    assert header_words(cell_of("Pay ($)", row=("A mill",))) == {"pay", "a", "mill"}
    assert words_of("Share, in %: U.S.") == ("share", "in", "u", "s")


@pytest.mark.parametrize(("largest", "unit"), [("1", "1"), ("1.01", "%"), ("-1", "1"), ("-2", "%")])
def test_implied_shares_are_fractions_while_none_exceeds_one(largest: str, unit: str) -> None:
    cells = [cell_of("Share"), cell_of("Share")]
    found = fractions_of_one(
        cells, {0: value("0.5"), 1: value(largest)}, dict.fromkeys((0, 1), Units("%", implied=True))
    )
    assert [one.unit for one in found.values()] == [unit, unit]
    stated = fractions_of_one(cells, {0: value("0.5")}, {0: Units("%")})
    assert stated[0] == Units("%")


@pytest.mark.parametrize(
    ("note", "caption", "heads", "expected"),
    [
        ("($ million)", "Exports (€)", ["A"], Units("USD", 6)),
        ("(million)", "Exports (€)", ["A"], Units("EUR", 6)),
        ("", "Exports (€ million)", ["A"], Units("EUR", 6)),
        ("", "Shares of exports", ["A"], Units("%", implied=True)),
        ("", "Shares of exports", ["Share"], Units()),
        ("", "Exports", ["A"], Units()),
    ],
)
def test_note_goes_before_caption(note: str, caption: str, heads: list[str], expected: Units) -> None:
    made = table_document(caption, ["Town", *heads], [["Ayr", "40"]], note).tables[0]
    assert table_units(made) == expected
