"""The plain columns say what the records say, in the order of the tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import (
    Annotations,
    CellRef,
    Citation,
    Claim,
    Dim,
    Direction,
    Figure,
    Hedge,
    Interval,
    Kind,
    Slot,
    SlotSource,
)
from corpus.document import Metadata, PageState
from corpus.geometry import DocId, PageIndex, Span
from corpus.store.connection import Connection
from corpus.store.packed.claims import pack_claim
from corpus.store.rows import (
    CLAIM_ROW,
    citation_rows,
    claim_rows,
    document_row,
    entity_rows,
    page_rows,
    period_years,
)
from tests.corpus.store.made import mention_of, span_of
from tests.strategies import document_of

DOCUMENT = replace(
    document_of("Imports grew by 27 to 30 percent (Brown 2001, p. 4).", doc="ab"),
    meta=Metadata("Trade", ("Brown, Ada", "Verdi, C."), 2009, doi="10.9999/x"),
    reader="pdfium/1",
)
FIGURE = Figure(
    span_of(DOCUMENT, "27 to 30 percent"), span_of(DOCUMENT, "27 to 30"), None, Decimal("27.0"), Decimal(30),
    3, "%", Kind.GROWTH, Hedge.ABOUT, Direction.UP, Interval(Decimal(27), None), "rule:x", CellRef(1, 2),
)  # fmt: skip
SLOTS = tuple(
    Slot(dim, code, words, SlotSource.LOCAL, 0.9, "test")
    for dim, code, words in (
        (Dim.MEASURE, "imports", "Imports"),
        (Dim.AREA, "", "the north"),
        (Dim.FLOW, "M", "imports"),
        (Dim.PRODUCT, "product:x", "x"),
        (Dim.PERIOD, "2002/2008", "since 2002"),
    )
)
CLAIM = Claim("c1", FIGURE, SLOTS, span_of(DOCUMENT, "Imports grew"), confidence=0.75)


def _annotated(**made: object) -> Annotations:
    return Annotations(DOCUMENT.id, DOCUMENT.text_sha, "t", **made)  # type: ignore[arg-type]


def test_a_document_is_told_without_its_body() -> None:
    assert document_row(DOCUMENT) == (
        DOCUMENT.id, "ab.pdf", "Trade", "Brown, Ada; Verdi, C.", 2009, "10.9999/x", 1, len(DOCUMENT.text),
        "pdfium/1", DOCUMENT.text_sha,
    )  # fmt: skip


def test_every_page_is_told_with_its_state_and_reason() -> None:
    pages = (
        DOCUMENT.pages[0],
        replace(DOCUMENT.pages[0], index=PageIndex(1), label="iv", state=PageState.OCR, reason="r"),
    )
    assert list(page_rows(replace(DOCUMENT, pages=pages))) == [
        (DOCUMENT.id, 0, "1", "text", ""),
        (DOCUMENT.id, 1, "iv", "ocr", "r"),
    ]


def test_a_mention_is_told_with_its_surface_and_place() -> None:
    mentions = (
        mention_of(DOCUMENT, "Imports", "org:~imports", "Imp"),
        mention_of(DOCUMENT, "grew", "policy:grew"),
    )
    assert list(entity_rows(DOCUMENT, _annotated(entities=mentions))) == [
        (DOCUMENT.id, 0, "org", "org:~imports", "Imp", "Imports", 0, 0, 7, "list"),
        (DOCUMENT.id, 1, "policy", "policy:grew", "grew", "grew", 0, 8, 12, "list"),
    ]


def test_a_mention_on_no_page_has_none() -> None:
    nowhere = mention_of(DOCUMENT, "Imports", "org:~imports")
    (row,) = entity_rows(DOCUMENT, _annotated(entities=(replace(nowhere, span=Span(7, 8)),)))
    assert row[6] is None


def test_a_callout_is_told_with_what_it_cites() -> None:
    span = span_of(DOCUMENT, "(Brown 2001, p. 4)")
    cited = Citation(span, ("Brown", "Verdi"), "2001", "4", reference=3, doc=DocId("f" * 64))
    assert list(citation_rows(DOCUMENT, _annotated(citations=(Citation(Span(0, 7)), cited)))) == [
        (DOCUMENT.id, 0, "Imports", "", "", "", None, None),
        (DOCUMENT.id, 1, "(Brown 2001, p. 4)", "Brown; Verdi", "2001", "4", 3, "f" * 64),
    ]


def test_a_claim_is_told_as_printed_in_base_units_and_by_code_or_words() -> None:
    assert list(claim_rows(DOCUMENT, 7, _annotated(claims=(CLAIM,)))) == [
        (
            7, 0, 0, 1, "27 to 30 percent", None, "27.0", "30", 3, "%", "growth", "about",
            "up", 27.0, None, "imports", "the north", "", "M", "product:x", "2002/2008", 2002, 2008,
            "Imports grew", 0.75, "rule:x", *pack_claim(CLAIM),
        )
    ]  # fmt: skip


def test_a_value_of_prose_keeps_its_zeros_and_later_claims_their_order() -> None:
    plain = replace(
        FIGURE, value=Decimal("9.20"), lo=None, hi=None, interval=Interval(None, Decimal("9.25")), cell=None
    )
    _, row = claim_rows(DOCUMENT, 7, _annotated(claims=(CLAIM, Claim("c2", plain, (), Span(0, 7)))))
    assert row[1:7] == (1, 0, 0, "27 to 30 percent", "9.20", None)
    assert row[13:23] == (None, 9.25, "", "", "", "", "", "", None, None)


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("pages", list(page_rows(DOCUMENT))),
        ("citations", list(citation_rows(DOCUMENT, _annotated(citations=(Citation(Span(0, 7)),))))),
        ("documents", [(*document_row(DOCUMENT), 1, 1, b"", 1, b"")]),
    ],
)
def test_rows_have_a_value_for_every_column(table: str, rows: list[tuple[object, ...]]) -> None:
    db = Connection.in_memory()
    db.write("PRAGMA foreign_keys = OFF")
    db.insert(table, rows)
    assert db.rows(f"SELECT * FROM {table}") == rows
    db.close()


def test_rows_of_claims_have_a_value_for_every_column() -> None:
    db = Connection.in_memory()
    db.write("PRAGMA foreign_keys = OFF")
    rows = list(claim_rows(DOCUMENT, 7, _annotated(claims=(CLAIM,))))
    db.insert("claim_rows", rows, columns=CLAIM_ROW)
    assert db.rows(f"SELECT {CLAIM_ROW} FROM claim_rows") == rows
    assert db.count("SELECT count(*) FROM pragma_table_info('claim_rows')") == len(rows[0])
    db.close()


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2008", (2008, 2008)),
        ("2002/2008", (2002, 2008)),
        ("2018-07", (2018, 2018)),
        ("FY2014", (2014, 2014)),
        ("2018/", (2018, 2018)),
        ("", (None, None)),
    ],
)
def test_periods_touch_the_years_they_name(period: str, years: tuple[int | None, int | None]) -> None:
    assert period_years(period) == years


@given(st.text(st.sampled_from("0123456789/-~?XFY"), max_size=30))
def test_years_of_any_period_have_four_digits_first_before_last(period: str) -> None:
    first, last = period_years(period)
    assert (first is None) == (last is None)
    if first is not None and last is not None:
        assert first <= last
        assert f"{first:04}" in period
        assert f"{last:04}" in period


def test_numbers_of_more_digits_are_no_years() -> None:
    assert period_years("20081231/2009") == (2009, 2009)
