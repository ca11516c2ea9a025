"""What is marked in an editor is what stands against the draft; what is said is harmless Markdown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.geometry import DocId, PageNo, Span
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
from figtrace.check.revisions.decisions import Choice, decide, with_decisions
from figtrace.check.warm_desk import Checked
from figtrace.drafts.read import read_draft_bytes
from figtrace.serve.language.marks import Severity, marks_of, said_of, under

SOURCE = "Imports were 46 percent higher."
PLACE = Span(13, 23)
EVIDENCE = Evidence(
    DocId("a" * 64), "a.pdf", "On *imports*", PageNo(3), "iv", "40 percent",
    "Imports were\n40 percent higher.", Span(0, 9), (), Relation.DISJOINT,
    row_path=("Imports",), col_path=("2008",),
)  # fmt: skip
FINDING = Finding(
    "f", "46 percent", PLACE, SOURCE, Span(0, 31), Verdict.CONTRADICTED, Reason.WRONG_VALUE,
    "The source gives 40 percent.", SourceState.CITED, (EVIDENCE,),
)  # fmt: skip


def checked(finding: Finding, place: Span | None = PLACE, choice: Choice = Choice.NONE) -> Checked:
    ledger = Ledger("d.md", SOURCE, (finding,), (), Coverage(1, 1, 0))
    reviewed = with_decisions(ledger, ())
    if choice:
        reviewed = with_decisions(ledger, decide((), reviewed.ledger.findings[0], choice=choice))
    return Checked(read_draft_bytes(Path("d.md"), SOURCE.encode()), SOURCE, reviewed, (place,), True)


@pytest.mark.parametrize(
    ("verdict", "reason", "severity"),
    [
        (Verdict.CONTRADICTED, Reason.WRONG_VALUE, Severity.ERROR),
        (Verdict.CONFLICT, Reason.SOURCES_DISAGREE, Severity.WARNING),
        (Verdict.WEAK, Reason.LOOSE, Severity.WARNING),
        (Verdict.UNKNOWN, Reason.NEAREST, Severity.WARNING),
        (Verdict.UNKNOWN, Reason.NOT_FOUND, Severity.HINT),
        (Verdict.UNKNOWN, Reason.UNCITED, None),
        (Verdict.SUPPORTED, Reason.EXACT, None),
    ],
)
def test_each_verdict_has_its_gravity(verdict: Verdict, reason: Reason, severity: Severity | None) -> None:
    marks = marks_of(checked(replace(FINDING, verdict=verdict, reason=reason)))
    assert [mark.severity for mark in marks] == ([severity] if severity else [])


def test_a_mark_stands_at_the_figure_with_the_reason() -> None:
    (mark,) = marks_of(checked(FINDING))
    assert (mark.place, mark.message) == (PLACE, "46 percent: The source gives 40 percent.")


def test_what_a_person_rejected_and_what_has_no_place_is_not_marked() -> None:
    assert marks_of(checked(FINDING, choice=Choice.REJECT)) == ()
    assert len(marks_of(checked(FINDING, choice=Choice.ACCEPT))) == 1
    assert marks_of(checked(FINDING, None)) == ()


@pytest.mark.parametrize(("at", "found"), [(12, 0), (13, 1), (20, 1), (23, 1), (24, 0)])
def test_a_finding_is_under_the_places_that_touch_its_figure(at: int, found: int) -> None:
    assert len(under(checked(FINDING), Span(at, at))) == found


def test_a_hover_has_verdict_reason_headers_quote_and_page() -> None:
    said = said_of(FINDING)
    assert said.startswith("**contradicted**: The source gives 40 percent.")
    assert "> Imports › 2008: Imports were 40 percent higher." in said
    assert said.endswith("> — On \\*imports\\*, p. iv")


def test_a_hover_has_the_persons_word_and_no_markup_of_a_paper() -> None:
    reviewed = checked(replace(FINDING, says="<img src=x>"), choice=Choice.ACCEPT).reviewed
    said = said_of(reviewed.ledger.findings[0], reviewed.decisions[0])
    assert "<img" not in said.replace("\\<img", "")
    assert said.endswith("accept")
