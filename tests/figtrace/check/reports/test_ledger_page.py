"""The ledger as a page shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.geometry import DocId, Span
from figtrace.check.ledger.records import (
    Coverage,
    Evidence,
    Finding,
    Ledger,
    Reason,
    Relation,
    SourceState,
    Verdict,
)
from figtrace.check.reports.ledger_page import (
    Settled,
    counted,
    group_of,
    ledger_page,
    needs_a_word,
    pieces,
    place_of,
)


def _finding(at: int, verdict: Verdict, reason: Reason = Reason.NOT_FOUND) -> Finding:
    span = Span(at, at + 1)
    return Finding(str(at), str(at), span, "0123", Span(0, 4), verdict, reason, "", SourceState.CITED)


def _ledger(*findings: Finding) -> Ledger:
    return Ledger("/secret/folder/a.md", "0123", findings, (), Coverage(0, 0, 0))


def test_what_needs_eyes_comes_first_and_numbers_follow_the_text() -> None:
    made = ledger_page(_ledger(_finding(0, Verdict.SUPPORTED), _finding(1, Verdict.CONTRADICTED)))
    assert [row.number for row in made.rows] == [2, 1]


def test_the_name_is_the_file_without_its_folders() -> None:
    assert ledger_page(_ledger()).name == "a.md"


def test_supported_and_unjudged_findings_ask_for_no_word() -> None:
    assert not needs_a_word(_finding(0, Verdict.SUPPORTED))
    assert not needs_a_word(_finding(0, Verdict.UNKNOWN, Reason.UNCITED))
    assert needs_a_word(_finding(0, Verdict.WEAK))


def test_a_note_alone_settles_nothing() -> None:
    findings = (_finding(0, Verdict.WEAK), _finding(1, Verdict.CONTRADICTED), _finding(2, Verdict.SUPPORTED))
    words = {"0": Settled("", "a note"), "1": Settled("reject", ""), "2": Settled("accept", "")}
    made = ledger_page(_ledger(*findings), said=lambda finding: words[finding.id])
    assert (made.settled, made.to_settle) == (1, 2)


def test_findings_that_are_the_same_record_keep_their_own_places() -> None:
    one = _finding(0, Verdict.WEAK)
    made = ledger_page(_ledger(one, replace(one)))
    assert sorted(row.number for row in made.rows) == [1, 2]


def test_quoted_words_are_a_group_of_their_own_and_counted_apart() -> None:
    quoted = replace(_finding(1, Verdict.SUPPORTED), is_quotation=True)
    made = ledger_page(_ledger(_finding(0, Verdict.SUPPORTED), quoted))
    assert [(tab.group, tab.count) for tab in made.tabs] == [("supported", 1), ("quotation", 1)]
    assert [group_of(one) for one in made.ledger.findings] == ["supported", "quotation"]


@pytest.mark.parametrize(
    ("quoted", "marked"),
    [
        (Span(0, 4), [Span(1, 2)]),
        (Span(2, 4), [Span(1, 2), Span(2, 4)]),
        (Span(0, 1), [Span(0, 1), Span(1, 2)]),
        (Span(1, 3), [Span(1, 2)]),
    ],
)
def test_a_figure_keeps_its_mark_inside_quoted_words(quoted: Span, marked: list[Span]) -> None:
    words = replace(_finding(0, Verdict.SUPPORTED), span=quoted, is_quotation=True)
    found = [piece for piece in pieces(_ledger(words, _finding(1, Verdict.WEAK))) if piece.number]
    assert [piece.text for piece in found] == [span.of("0123") for span in marked]
    assert [piece.is_quotation for piece in found] == [span == quoted for span in marked]


@pytest.mark.parametrize(
    ("file", "label", "said"),
    [("a.pdf", "14", "p. 14"), ("a.xlsx", "Trade", "sheet Trade"), ("a.csv", "", ""), ("a.pdf", "", "")],
)
def test_a_spreadsheet_has_sheets_where_others_have_pages(file: str, label: str, said: str) -> None:
    span = Span(0, 1)
    one = Evidence(DocId("a"), file, "", None, label, "", "", span, (), Relation.EQUAL)
    assert place_of(one) == said


def test_nouns_agree_with_their_numbers() -> None:
    assert (counted(1, "page"), counted(1200, "page"), counted(2, "entry", "entries")) == (
        "1 page", "1,200 pages", "2 entries",
    )  # fmt: skip
