import pytest

from corpus.annotations import Dim, Slot, SlotSource
from nlp.tables.make import table_claims
from nlp.tables.month_headers import in_month, month_of
from tests.nlp.tables.test_make import document


@pytest.mark.parametrize(
    ("header", "month"),
    [
        ("April", "04"),
        ("Sept. . .", "09"),
        ("Q3", "Q3"),
        ("2q", "Q2"),
        ("Fourth quarter", "Q4"),
        ("Mar", "03"),
        ("Total", ""),
        ("April 1945", ""),
        ("Marches", ""),
        ("5Q", ""),
        ("", ""),
    ],
)
def test_a_header_that_is_a_month_alone_is_one(header: str, month: str) -> None:
    assert month_of(header) == month


@pytest.mark.parametrize(
    ("code", "headers", "found"),
    [
        ("1945", ["1945", "April"], "1945-04"),
        ("1945", ["1945", "April", "May"], "1945"),
        ("1945", ["1945"], "1945"),
        ("1945/1946", ["April"], "1945/1946"),
        ("1945-12", ["March"], "1945-12"),
    ],
)
def test_a_year_is_narrowed_by_the_one_month_beside_it(code: str, headers: list[str], found: str) -> None:
    period = Slot(Dim.PERIOD, code, code, SlotSource.ROW_HEADER, 0.8, "test")
    assert in_month(period, headers).code == found


def test_months_down_the_rows_are_of_the_years_over_the_columns_and_measure_nothing() -> None:
    rows = [["", "1990", "1991"], ["April", "4", "5"], ["May", "6", "7"]]
    found = table_claims(document(rows))
    assert [claim.code(Dim.PERIOD) for claim in found] == ["1990-04", "1991-04", "1990-05", "1991-05"]
    assert {slot.surface for claim in found if (slot := claim.slot(Dim.MEASURE))} <= {""}
