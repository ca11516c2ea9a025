from dataclasses import replace

import pytest

from corpus.annotations import Dim, Entity, Label
from corpus.geometry import Span
from nlp.tables.make import table_claims
from tests.nlp.tables.test_make import document


def test_rows_of_a_list_are_places_though_no_list_knows_them() -> None:
    (claim,) = table_claims(document([["State", "Wages"], ["Oz", "4"]]))
    slots = {slot.dim: slot.surface for slot in claim.slots}
    assert slots == {Dim.MEASURE: "Wages", Dim.AREA: "Oz"}


def test_the_only_year_of_most_heads_holds_for_all_columns() -> None:
    rows = [["State", "Gross income 2014", "Debt 2014", "Net income"], ["Oz", "4", "3", "2"]]
    assert [claim.code(Dim.PERIOD) for claim in table_claims(document(rows))] == ["2014"] * 3
    few = [["State", "Gross income 2014", "Net income"], ["Oz", "4", "3"]]
    assert [claim.code(Dim.PERIOD) for claim in table_claims(document(few))] == ["2014", ""]
    several = [["State", "Gross income 2014", "Net income", "Debt 2015"], ["Oz", "4", "3", "2"]]
    assert [claim.code(Dim.PERIOD) for claim in table_claims(document(several))] == ["2014", "", "2015"]


def test_all_but_a_place_is_an_area_without_a_code() -> None:
    us = Entity(Span(0, 0), Label.PLACE, "place:USA", "US", "test")
    made = document([["Trade", "Rest of US"], ["Weaving", "4"]])
    (claim,) = table_claims(made, (us,))
    area = claim.slot(Dim.AREA)
    assert area is not None
    assert (area.code, area.surface) == ("", "Rest of US")


def test_regressors_name_no_place_and_no_flow() -> None:
    rows = [
        ["", "Pay"],
        ["Export share", "0.4***"],
        ["", "(0.1)"],
        ["Imports", "0.7"],
        ["", "(0.2)"],
        ["R2", ".3"],
    ]
    assert {claim.code(Dim.FLOW) for claim in table_claims(document(rows))} == {""}


@pytest.mark.parametrize(
    ("note", "period"),
    [
        ("Data are for 2007 and from all towns.", "2007"),
        ("Data span the mills. The sample is from 1990 to 2007.", "1990/2007"),
        ("The sample period is 1993 to 2014. Samples are of those born in 1970.", "1993/2014"),
        ("The samples are of 1977-82, 1982-87 and 1992-97.", ""),
        ("The dummy is of years after 2000.", ""),
        ("Data are from the survey (Lee 1999).", ""),
    ],
)
def test_notes_on_the_data_may_say_when(note: str, period: str) -> None:
    made = document([["Guild", "Dues"], ["Bakers", "4"]])
    noted = replace(made, tables=(replace(made.tables[0], footnotes=(note,)),))
    assert [claim.code(Dim.PERIOD) for claim in table_claims(noted)] == [period]
