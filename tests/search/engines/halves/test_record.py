"""tantivy is given what every engine is given, and a hit comes back as its record was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import EngineError
from corpus.geometry import PageIndex, Span
from search.engine import Hit, Record
from search.engines.halves.record import candidates_of, document_of, hit_of
from search.engines.halves.schema import RECORD, TOLD
from search.passages import EXACT, FIELDS, Field, Form, analyzer, rank_of, rows_of
from search.query import All, parse_query, plan_query
from tests.search.samples import number, passage

PLAN = plan_query(parse_query("goods"))
FULL = passage(
    "The U.S. anti-dumping duty on 98,000 tons; naïve, Q1.5.", doc="a", seq=2, title="On trade",
    authors=("Roe, P.", "Ito, K."), year=2009, section=("1 Data", "1.1 Co-operation"), context="Table 1",
    names=("firm:Hon-Hai", "place:China"), page=7, kinds=("paragraph", "table"), figures=2,
    scopes=("flow:m",), entities=("firm:honhai",),
)  # fmt: skip
FULL = replace(FULL, page_last=PageIndex(9))
_TOLD_ALONE = {Field.PAGE, Field.WEIGHT, Field.FIGURES}
_WORDS = {Form.STEMMED, Form.EXACT}


def given_values(record: Record) -> dict[str, list[Any]]:
    return {str(name): values for name, values in document_of(record).to_dict().items()}


def terms(values: Sequence[Any]) -> list[str]:
    return sorted(term for value in values for term in analyzer(EXACT).analyze(str(value)))


@pytest.mark.parametrize(
    "record",
    [FULL, passage("", title="", doc="b"), number("It was $5.", "5", "5", "USD/MWh"), passage("\ud800 lone")],
)
def test_every_field_has_what_the_rows_say(record: Record) -> None:
    made = given_values(record)
    rows: dict[Field, list[Any]] = {}
    for name, value in rows_of(record):
        rows.setdefault(name, []).append(value)
    for name in set(FIELDS) - _TOLD_ALONE:
        there, sought = made.get(name, []), rows.get(name, [])
        if FIELDS[name] in _WORDS:
            assert terms(there) == terms(sought), name
        else:
            assert there == sought, name
    assert set(made) <= {*FIELDS, TOLD, RECORD}


@given(
    page=st.none() | st.integers(0, 1 << 30),
    year=st.none() | st.integers(0, 9999),
    figures=st.integers(0, 9),
    kinds=st.sampled_from([(), ("paragraph",), ("title",)]),
)
def test_an_order_is_told_page_year_weight_and_figures(
    page: int | None, year: int | None, figures: int, kinds: tuple[str, ...]
) -> None:
    made = passage("Some words.", page=page, year=year, figures=figures, kinds=kinds)
    (told,) = candidates_of([1.5], [7], given_values(made)[TOLD])
    rows = dict(rows_of(made))
    assert (told.score, told.rank, told.page) == (1.5, 7, rows[Field.PAGE])
    assert (told.weight, told.figures, told.year) == (rows[Field.WEIGHT], rows[Field.FIGURES], year or 0)


def test_a_page_from_zero_is_told_apart_from_none() -> None:
    none, first = passage("a", page=0), replace(passage("a"), page_first=None)
    pages = [candidates_of([0.0], [0], given_values(one)[TOLD])[0].page for one in (none, first)]
    assert pages == [0, -1]


def test_years_beyond_the_bits_count_as_the_last() -> None:
    (told,) = candidates_of([0.0], [0], given_values(passage("a", year=99_999))[TOLD])
    assert told.year == 16_383


def body(record: Record) -> bytes:
    return bytes(given_values(record)[RECORD][0])


def test_the_hit_of_a_passage_has_all_that_is_shown_of_it() -> None:
    assert hit_of(body(FULL), 1.5, PLAN) == Hit(
        FULL.doc, FULL.id, 1.5, "On trade", 2009, ("1 Data", "1.1 Co-operation"), "Table 1", PageIndex(7),
        PageIndex(9), FULL.span, FULL.text, PLAN, "", ("prose", "table"), 2,
    )  # fmt: skip


def test_the_hit_of_a_claim_shows_its_quote_and_names_claim_and_passage() -> None:
    made = number("Goods for $5.", "5", "5", "USD", doc="b", seq=3)
    hit = hit_of(body(made), 0.0, PLAN)
    assert (hit.passage, hit.claim) == ("passage-3", "b-3")
    assert (hit.doc, hit.span, hit.text) == (made.quote.doc, made.quote.span, "Goods for $5.")


@pytest.mark.parametrize(
    "broken", [b"", b"[", b"[]", b"{}", b"\xff", b'["a","b"]', b"[1,2,3,4,5,6,7,8,9,10,11,12,13]"]
)
def test_what_is_no_record_is_told_with_the_remedy(broken: bytes) -> None:
    with pytest.raises(EngineError, match="another version of figtrace: run `figtrace index rebuild`"):
        hit_of(broken, 1.0, PLAN)


@given(st.text(st.characters(), max_size=40))
def test_any_text_is_kept_as_long_as_it_was(text: str) -> None:
    made = passage(text)
    shown = hit_of(body(made), 0.0, All())
    assert shown.span == Span(made.span.start, made.span.start + len(text))
    assert shown.text == text or any("\ud800" <= char <= "\udfff" for char in text)
    assert rank_of(made.id) == given_values(made)[Field.RANK][0]
