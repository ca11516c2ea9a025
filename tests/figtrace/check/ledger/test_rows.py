"""The ledger as rows of plain words: what needs eyes first on top, what is not known empty."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from corpus.geometry import PageNo
from figtrace.check.ledger.records import Evidence, Finding, Ledger, Verdict
from figtrace.check.ledger.rows import LedgerRow, ledger_rows
from tests.figtrace.check.ledgers import evidence, ledger_from

_TEXT = "It was 5 tons. It was\n7 tons."


def _row(finding: Finding) -> LedgerRow:
    (row,) = ledger_rows(replace(ledger_from(_TEXT), findings=(finding,)))
    return row


def _finding(**changes: object) -> Finding:
    return replace(ledger_from(_TEXT).findings[0], **changes)  # type: ignore[arg-type]


def test_rows_come_by_verdict_and_then_in_the_order_of_the_text() -> None:
    ledger: Ledger = ledger_from(
        "Of 5 tons, 6 tons, 7 tons and 8 tons.", n5=Verdict.SUPPORTED, n7=Verdict.WEAK
    )
    assert [row.figure for row in ledger_rows(ledger)] == ["6 tons", "8 tons", "7 tons", "5 tons"]


def test_what_is_not_known_is_empty() -> None:
    row = _row(_finding())
    known = {"id", "figure", "sentence", "verdict", "reason", "says", "source", "kind"}
    assert {one.name for one in fields(row) if getattr(row, one.name)} == known


def test_a_row_says_what_the_finding_says_in_plain_words() -> None:
    row = _row(_finding(citation="(Doe 2010)", locator="14", arithmetic="2 + 3 = 5"))
    assert (row.figure, row.verdict, row.reason, row.source) == (
        "5 tons",
        "contradicted",
        "wrong_value",
        "cited",
    )
    assert (row.citation, row.locator, row.arithmetic) == ("(Doe 2010)", "14", "2 + 3 = 5")
    assert type(row.verdict) is str


def test_words_stand_on_one_line() -> None:
    quoted = evidence("It  was\n6 tons.", "6 tons")
    row = _row(_finding(sentence="It was\n5\ttons.", evidence=(quoted,)))
    assert (row.sentence, row.quote) == ("It was 5 tons.", "It was 6 tons.")


@pytest.mark.parametrize(
    ("changes", "document", "page"),
    [
        ({}, "A Paper", "14"),
        ({"title": ""}, "papers/one two.pdf", "14"),
        ({"label": "", "page": PageNo(3)}, "A Paper", "3"),
        ({"label": ""}, "A Paper", ""),
    ],
)
def test_the_place_is_named_by_title_and_printed_page_else_by_file_and_position(
    changes: dict[str, object], document: str, page: str
) -> None:
    found: Evidence = replace(evidence("6 tons", "6 tons"), **changes)  # type: ignore[arg-type]
    row = _row(_finding(evidence=(found, evidence("9 tons", "9 tons"))))
    assert (row.document, row.page, row.their_figure) == (document, page, "6 tons")


def test_a_cell_is_named_by_its_headers() -> None:
    cell = replace(evidence("6", "6"), row_path=("Imports", "Steel"), col_path=("2008",))
    assert _row(_finding(evidence=(cell,))).headers == "Imports › Steel › 2008"


def test_a_person_is_asked_of_each_finding() -> None:
    ledger = ledger_from(_TEXT)
    rows = ledger_rows(ledger, said=lambda finding: ("reject", finding.surface))
    assert [(row.decision, row.note) for row in rows] == [("reject", "5 tons"), ("reject", "7 tons")]


def test_quoted_words_are_told_from_figures() -> None:
    assert _row(_finding()).kind == "figure"
    assert _row(replace(_finding(), is_quotation=True)).kind == "quotation"
