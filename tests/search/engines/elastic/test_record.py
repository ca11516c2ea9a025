"""Elasticsearch is sent what every engine is given, in terms; a hit comes back as its record was."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import PageIndex
from search.engine import Record
from search.engines.elastic.record import line_of
from search.engines.elastic.schema import RECORD, mappings
from search.engines.hits import hit_of, kept
from search.passages import EXACT, FIELDS, STEMMED, Field, Form, analyzer, rows_of, storable
from search.query import All
from tests.search.samples import number, passage

FULL = passage(
    "The U.S. anti-dumping duty on 98,000 tons; naïve, Q1.5.", doc="a", seq=2, title="On trade",
    authors=("Roe, P.", "Ito, K."), year=2009, section=("1 Data", "1.1 Co-operation"), context="Table 1",
    names=("firm:Hon-Hai", "place:China"), page=7, kinds=("paragraph", "table"), figures=2,
    scopes=("flow:m",), entities=("firm:honhai",),
)  # fmt: skip
FULL = replace(FULL, page_last=PageIndex(9))


def sent(record: Record) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(line_of(record, "i").body)
    return made


def listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def terms(values: list[Any], chain: str) -> list[str]:
    return [term for value in values for term in analyzer(chain).analyze(str(value))]


@pytest.mark.parametrize(
    "record",
    [
        FULL, passage("", title="", doc="b"), number("It was $5.", "5", "5", "USD/MWh"),
        number("It was 5.", "5", None, ""), passage("\ud800 lone", title="\ud800"), passage("貿易 in 2008"),
    ],
)  # fmt: skip
def test_every_field_has_what_the_rows_say(record: Record) -> None:
    made = sent(record)
    rows: dict[str, list[Any]] = {}
    for name, value in rows_of(record):
        rows.setdefault(str(name), []).append(value)
    for name, form in FIELDS.items():
        there, sought = listed(made.get(name)), rows.get(str(name), [])
        if form is Form.STEMMED:
            assert sorted(" ".join(there).split()) == sorted(terms(sought, STEMMED)), name
        elif form is Form.EXACT:
            assert there == [" ".join(terms([value], EXACT)) for value in sought], name
        elif name is not Field.RANK:
            assert there == sought, name


def test_nothing_is_sent_that_is_not_mapped() -> None:
    fields = mappings()["properties"]
    assert isinstance(fields, dict)
    for record in (FULL, number("It was $5.", "5", "5", "USD")):
        assert set(sent(record)) <= set(fields)


def test_a_line_names_its_index_and_its_record() -> None:
    made = line_of(FULL, "an-index")
    assert (made.index, made.id) == ("an-index", FULL.id)


def test_a_line_is_as_short_as_json_can_be() -> None:
    body = line_of(FULL, "an-index").body
    lean = json.dumps(json.loads(body), ensure_ascii=False, separators=(",", ":"))
    assert body.decode().strip() == lean
    assert "naïve".encode() in body


@pytest.mark.parametrize("record", [FULL, number("Goods for $5.", "5", "5", "USD", doc="b", seq=3)])
def test_the_hit_is_that_of_the_record(record: Record) -> None:
    assert hit_of(sent(record)[RECORD], 1.5, All()) == hit_of(kept(record), 1.5, All())


@given(st.text(st.characters(), max_size=40))
def test_any_text_is_sent_in_what_utf8_carries(text: str) -> None:
    made = passage(text, doc="any", title=text, section=(text,), context=text, names=(text,))
    shown = hit_of(sent(made)[RECORD], 0.0, All())
    assert (shown.text, shown.title, shown.section) == (storable(text), storable(text), (storable(text),))
