"""What a record puts into the fields of an index, the same for every engine."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.passages.fields import EDGE, FIELDS, SCHEMA, Field, Form, Row, rows_of
from search.passages.records import rank_of
from tests.search.samples import number, passage

WORDS = {Field.CONTENTS, Field.TITLE, Field.EXACT, Field.TITLE_EXACT, Field.AUTHOR, Field.SECTION}
CLAIMS_ALONE = {Field.UNIT, Field.VALUE_LO, Field.VALUE_HI}


def values(rows: list[Row], field: Field) -> list[str | int | float]:
    return [row.value for row in rows if row.field is field]


FULL = passage(
    "The text.",
    doc="a",
    seq=3,
    title="On trade",
    authors=("Roe, P.", "Ito, K."),
    year=2009,
    section=("1 Data", "1.1 Rents"),
    context="Table 1",
    names=("firm:Hon-Hai", "place:China"),
    page=7,
    kinds=("paragraph", "list-item", "caption"),
    figures=2,
    scopes=("flow:m",),
    entities=("firm:honhai",),
)


@pytest.mark.parametrize(
    ("field", "found"),
    [
        (Field.ID, [FULL.id]),
        (Field.DOC, [FULL.doc]),
        (Field.RANK, [rank_of(FULL.id)]),
        (Field.CONTENTS, ["1 Data", "1.1 Rents", "Table 1", "The text."]),
        (Field.TITLE, ["On trade"]),
        (Field.TITLE_EXACT, ["On trade"]),
        (Field.EXACT, ["Table 1", "The text."]),
        (Field.AUTHOR, ["Roe, P.", "Ito, K."]),
        (Field.SECTION, ["1 Data", "1.1 Rents"]),
        (Field.NAMES, ["firm:hon hai", "place:china"]),
        (Field.YEAR, [2009]),
        (Field.ENTITY, ["firm:honhai"]),
        (Field.WRITER, ["Roe, P.", "Ito, K."]),
        (Field.KIND, ["prose", "caption"]),
        (Field.SCOPE, ["flow:m"]),
        (Field.PAGE, [7]),
        (Field.FIGURES, [1]),
    ],
)
def test_a_passage_fills_this_field_with_these_values(field: Field, found: list[object]) -> None:
    assert values(list(rows_of(FULL)), field) == found


def test_a_passage_leaves_units_and_values_empty_and_every_other_field_has_a_value() -> None:
    filled = {row.field for row in rows_of(FULL)}
    assert filled == set(FIELDS) - CLAIMS_ALONE == set(Field) - CLAIMS_ALONE


def test_words_are_written_in_one_way_and_compounds_joined_beside_them() -> None:
    rows = list(rows_of(passage("The U.S. anti-dumping duty on 98,000 tons")))
    assert values(rows, Field.EXACT) == ["The US   anti-dumping duty on 98000  tons"]
    assert values(rows, Field.CONTENTS)[1:] == ["antidumping"]


def test_what_a_passage_does_not_have_has_no_row() -> None:
    filled = {row.field for row in rows_of(passage("", title="t"))}
    told = {Field.PAGE, Field.WEIGHT, Field.FIGURES}
    assert filled == {Field.ID, Field.DOC, Field.RANK, Field.TITLE, Field.TITLE_EXACT, *told}


def test_a_passage_without_a_title_has_one_that_nobody_looks_for() -> None:
    rows = list(rows_of(passage("text", title="")))
    (stemmed,), (exact,) = values(rows, Field.TITLE), values(rows, Field.TITLE_EXACT)
    assert stemmed == exact
    assert isinstance(stemmed, str)
    assert len(stemmed) == 1
    assert not stemmed.isascii()


def test_a_claim_has_the_fields_of_its_quote_under_its_own_id() -> None:
    claim = replace(number("It was 5.", "5", "6", "USD"), id="0123456789abcde-0")
    rows = list(rows_of(claim))
    assert (values(rows, Field.ID), values(rows, Field.RANK)) == ([claim.id], [0x0123456789ABCDE])
    assert values(rows, Field.EXACT) == ["It was 5."]
    assert values(rows, Field.DOC) == [claim.quote.doc]


@pytest.mark.parametrize(
    ("lo", "hi", "bounds"),
    [
        ("5", "6.5", [(5.0, 6.5)]),
        ("0", "0", [(0.0, 0.0)]),
        (None, "6", [(-EDGE, 6.0)]),
        ("5", None, [(5.0, EDGE)]),
        (None, None, []),
        ("-1e400", "1e400", [(-EDGE, EDGE)]),
    ],
)
def test_an_open_end_is_the_edge_and_an_interval_of_none_is_left_out(
    lo: str | None, hi: str | None, bounds: list[tuple[float, float]]
) -> None:
    rows = list(rows_of(number("It was 5.", lo, hi, "USD")))
    found = zip(values(rows, Field.VALUE_LO), values(rows, Field.VALUE_HI), strict=True)
    assert list(found) == bounds


def test_a_unit_is_in_small_letters() -> None:
    assert values(list(rows_of(number("It was 5.", "5", "5", "USD/MWh"))), Field.UNIT) == ["usd/mwh"]


@given(st.text(st.characters(), max_size=20), st.decimals(allow_nan=False, allow_infinity=False))
def test_any_record_can_be_stored_by_any_engine(text: str, value: Decimal) -> None:
    claim = replace(number(text, None, None, text), lo=value, hi=value)
    made = replace(claim, quote=replace(claim.quote, title=text, authors=(text,), names=(text,)))
    for row in rows_of(made):
        if isinstance(row.value, str):
            assert row.value.encode("utf-8").decode("utf-8") == row.value
        if FIELDS[row.field] is Form.REAL:
            assert -EDGE <= float(row.value) <= EDGE


def test_words_are_analysed_and_everything_else_is_kept_as_it_is() -> None:
    assert {field for field, form in FIELDS.items() if form in (Form.STEMMED, Form.EXACT)} == WORDS
    numbers = {field for field, form in FIELDS.items() if form in (Form.INTEGER, Form.REAL)}
    told = {Field.PAGE, Field.WEIGHT, Field.FIGURES}
    assert numbers == {Field.RANK, Field.YEAR, Field.VALUE_LO, Field.VALUE_HI, *told}


def test_names_and_forms_are_those_of_the_form_of_indexes_that_exist() -> None:
    assert SCHEMA == 3, "a new form: say here what it holds"
    assert {str(field): str(form) for field, form in FIELDS.items()} == {
        "id": "keyword",
        "doc": "keyword",
        "rank": "integer",
        "contents": "stemmed",
        "title": "stemmed",
        "exact": "exact",
        "title_exact": "exact",
        "author": "exact",
        "section": "exact",
        "names": "keyword",
        "entity": "keyword",
        "writer": "keyword",
        "kind": "keyword",
        "scope": "keyword",
        "page": "integer",
        "weight": "integer",
        "figures": "integer",
        "year": "integer",
        "unit": "keyword",
        "value_lo": "real",
        "value_hi": "real",
    }
