"""A document gives rows of every table, each as wide as its table, with what is printed and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.annotations import Claim
from corpus.document import Document, Reference
from corpus.geometry import Span
from corpus.store import Edition, Store, keep_editions
from figtrace.export.tables.columns import TABLES, ColumnType, table_form
from figtrace.export.tables.rows import CellValue, DocumentRows, Row, document_rows, entity_rows
from tests.figtrace.check.builders import table_document
from tests.figtrace.small_corpus import MAKERS, put, store_of
from tests.strategies import document_of, one_claim

_TRADE = table_document(
    "Table 2. Imports of China, 2008 and 2009",
    ["Imports", "2008", "2009"],
    [["Machine tools", "41", "44"]],
    "(billions of U.S. dollars)",
)


def _rows(document: Document) -> DocumentRows:
    with store_of(document) as store:
        (found,) = document_rows(store)
    return found


def _named(table: str, row: Row) -> dict[str, CellValue]:
    return dict(zip(table_form(table).names, row, strict=True))


_TYPES: dict[ColumnType, tuple[type, ...]] = {
    ColumnType.TEXT: (str,), ColumnType.INT: (int,), ColumnType.REAL: (float,), ColumnType.BOOL: (bool,),
}  # fmt: skip


@pytest.mark.parametrize("table", [one.name for one in TABLES if one.name != "entities"])
@pytest.mark.parametrize("document", [MAKERS, _TRADE, document_of("")], ids=["prose", "table", "nothing"])
def test_rows_hold_what_their_columns_say(table: str, document: Document) -> None:
    listed = replace(document, references=(Reference(Span(0, 0), "Leamer (1999)", ("Leamer, E.",), "1999"),))
    for row in _rows(listed).tables[table]:
        for column, value in zip(table_form(table).columns, row, strict=True):
            assert value is None or isinstance(value, _TYPES[column.type]), column.name


def test_entities_are_counted_over_the_corpus() -> None:
    with store_of(MAKERS) as store:
        found = {str(row[0]): row[3:] for row in entity_rows(store)}
    assert found["firm:lenovo"] == (2, 1)


def test_a_document_says_what_it_is_and_which_edition_is_the_newest() -> None:
    first, second = document_of("One.", doc="a"), document_of("One.", doc="b", title="T", year=2009)
    with Store.in_memory() as store:
        put(store, first, second)
        keep_editions(store, [Edition(first.id, second.id, 1, 0.9, "r")])
        rows = {one.doc: _named("documents", one.tables["documents"][0]) for one in document_rows(store)}
    assert rows[first.id]["newest_edition"] == rows[second.id]["newest_edition"] == second.id
    assert (rows[second.id]["title"], rows[second.id]["year"], rows[second.id]["pages"]) == ("T", 2009, 1)
    assert rows[first.id]["file"] == "a.pdf"


def test_a_claim_of_prose_has_its_number_bounds_and_box() -> None:
    document = document_of("Imports were  $92 in 2008.", title="Trade")
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        annotations = one_claim(document, "$92", "92.50", flow="M", period="2002/2008")
        (claim,) = annotations.claims
        figure = replace(claim.figure, value=Decimal("92.50"), mult=9)
        with store.transaction():
            store.put_document(document, run=run)
            kept = replace(annotations, claims=(replace(claim, figure=figure),))
            store.put_annotations(document, kept, run=run)
        (one,) = document_rows(store)
    row = _named("claims", one.tables["claims"][0])
    assert (row["figure"], row["value"], row["multiplier"], row["page"]) == ("$92", "92.50", 9, 1)
    assert (row["flow"], row["period"], row["year_first"], row["year_last"]) == ("M", "2002/2008", 2002, 2008)
    assert (row["in_table"], row["table_number"], row["row"]) == (False, None, None)
    assert row["quote"] == "Imports were $92 in 2008."
    assert (row["x0"], row["top"], row["x1"], row["bottom"]) == (142.0, 72.0, 157.0, 82.0)


def test_a_claim_of_a_table_names_its_cell_and_the_cell_its_headers() -> None:
    tables = _rows(_TRADE).tables
    claims = [_named("claims", row) for row in tables["claims"]]
    cells = [_named("cells", row) for row in tables["cells"]]
    claim = next(one for one in claims if one["figure"] == "41")
    home = next(one for one in cells if (one["row"], one["column"]) == (claim["row"], claim["column"]))
    assert (home["text"], home["row_header"], home["column_header"]) == ("41", "Machine tools", "2008")
    (table,) = (_named("tables", row) for row in tables["tables"])
    assert (table["rows"], table["columns"], table["units_note"]) == (2, 3, "(billions of U.S. dollars)")


def test_callouts_and_references_meet_by_number() -> None:
    text = "Trade grew (Leamer 1999, p. 4)."
    reference = Reference(Span(0, 0), "Leamer 1999.", ("Leamer, E.",), "1999", "Trade", doi="10.1/x")
    tables = _rows(replace(document_of(text), references=(reference,))).tables
    (callout,) = (_named("citations", row) for row in tables["citations"])
    (listed,) = (_named("references", row) for row in tables["references"])
    assert callout["reference"] == listed["reference"] == 0
    assert (callout["year"], callout["locator"], listed["doi"]) == ("1999", "4", "10.1/x")


def _claim_row(claim_of: Callable[[Claim], Claim], **codes: str) -> dict[str, CellValue]:
    """The row of the one claim of a sentence, changed so."""
    document = document_of("Imports were  $92 in 2008.", title="Trade")
    made = one_claim(document, "$92", "92", **codes)
    with Store.in_memory() as store:
        run = store.begin_run("ingest", "0")
        with store.transaction():
            store.put_document(document, run=run)
            store.put_annotations(document, replace(made, claims=tuple(map(claim_of, made.claims))), run=run)
        (one,) = document_rows(store)
    return _named("claims", one.tables["claims"][0])


def test_ends_that_a_figure_does_not_state_are_empty_and_others_are_plain_numbers() -> None:
    row = _claim_row(lambda claim: replace(claim, figure=replace(claim.figure, lo=Decimal("9E+1"))))
    assert (row["value"], row["range_low"], row["range_high"]) == ("92", "90", None)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [("2008", 2008, 2008), ("2002/2008", 2002, 2008), ("2008-Q2", 2008, 2008), ("2008-12", 2008, 2008)],
)
def test_a_period_is_told_as_its_first_and_last_year(period: str, first: int, last: int) -> None:
    row = _claim_row(lambda claim: claim, period=period)
    assert (row["year_first"], row["year_last"]) == (first, last)


def test_a_claim_without_a_period_has_no_years_and_one_without_a_slot_no_words() -> None:
    row = _claim_row(lambda claim: claim)
    assert (row["year_first"], row["year_last"], row["area"]) == (None, None, "")
    assert _claim_row(lambda claim: claim, area="place:CHN")["area"] == "place:CHN"


def test_cells_and_tables_count_pages_from_one_and_others_say_nothing_of_cells() -> None:
    tables = _rows(_TRADE).tables
    (table,) = (_named("tables", row) for row in tables["tables"])
    assert (table["table_number"], table["page"]) == (0, 1)
    (passage, *_) = (_named("passages", row) for row in _rows(MAKERS).tables["passages"])
    assert (passage["page_first"], passage["page_last"]) == (1, 1)
    mention = _named("mentions", _rows(MAKERS).tables["mentions"][0])
    assert mention["page"] == 1
