from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.tables.currency import dollars_of, says_whose
from nlp.tables.make import table_claims
from tests.nlp.tables.test_make import document


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "USD"),
        ("Rents of HK$4, HK$5 and HK$6.", "HKD"),
        ("Rents of HK$4 and HK$5.", "USD"),
        ("Rents of HK$4, HK$5 and HK$6, or US$1 and US$2.", "USD"),
        ("Canadian dollars, C$ and CA$ are one.", "CAD"),
    ],
)
def test_plain_dollars_are_those_that_the_document_writes(text: str, code: str) -> None:
    assert dollars_of(text) == code


@given(st.text())
def test_any_text_has_some_dollars(text: str) -> None:
    assert len(dollars_of(text)) == 3


@pytest.mark.parametrize(("head", "unit"), [("Rent ($)", "HKD"), ("Rent (US$)", "USD"), ("Rent (%)", "%")])
def test_a_table_may_say_that_its_dollars_are_american(head: str, unit: str) -> None:
    made = document([["Town", head], ["Ayr", "40"]])
    assert says_whose(made.tables[0]) is ("US" in head)
    (claim,) = table_claims(replace(made, text=made.text + " HK$4 HK$5 HK$6"))
    assert claim.figure.unit == unit
