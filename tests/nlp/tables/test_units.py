import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.tables.units import Units, units_in
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
    ],
)
def test_note_gives_unit_and_power_of_ten(note: str, unit: str, mult: int) -> None:
    assert units_in(note) == Units(unit, mult)


@pytest.mark.parametrize(
    "note",
    ["", "Country", "Column A", "2008", "m", "(1)", "Current year", "Staff at the end of the month", "2SLS"],
)
def test_words_and_single_letters_give_no_unit(note: str) -> None:
    assert units_in(note) == Units()


@given(st.text(max_size=80))
def test_any_note_is_read_without_error(note: str) -> None:
    assert units_in(note).mult >= 0


def test_shares_that_never_exceed_one_are_fractions_and_others_per_cent() -> None:
    header = ["Country", "Share of exports", "Share of imports"]
    document = table_document("Trade", header, [["Peru", "0.74", "0.40"], ["Chile", "0.05", "38.2"]])
    units = [claim.figure.unit for claim in annotator()(document).claims]
    assert units == ["1", "%", "1", "%"]
