"""The ledger as a page shows it."""

from __future__ import annotations

from dataclasses import replace

from corpus.geometry import Span
from figtrace.check.ledger.records import Coverage, Finding, Ledger, Reason, SourceState, Verdict
from figtrace.check.reports.ledger_page import Settled, counted, ledger_page, needs_a_word


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


def test_nouns_agree_with_their_numbers() -> None:
    assert (counted(1, "page"), counted(1200, "page"), counted(2, "entry", "entries")) == (
        "1 page", "1,200 pages", "2 entries",
    )  # fmt: skip
