"""A draft's own arithmetic in its ledger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from figtrace.check.ledger.records import Finding, Reason, SourceState, Verdict
from figtrace.check.own_arithmetic.findings import operands_of, with_own_arithmetic
from tests.figtrace.check.builders import annotator, table_document
from tests.figtrace.check.ledgers import ledger_from
from tests.strategies import document_of

WRONG = "Barley exports rose from 40 tons to 50 tons, an increase of 37 percent."


def judged(verdict: Verdict, sentence: str = WRONG) -> Finding:
    """The last figure of the sentence with this verdict, once its arithmetic has been looked at."""
    document = document_of(sentence)
    findings = tuple(
        replace(finding, verdict=verdict, reason=Reason.NOT_FOUND)
        for finding in ledger_from(document.text).findings
    )
    return with_own_arithmetic(findings, document, annotator()(document).claims)[-1]


@pytest.mark.parametrize("verdict", [Verdict.UNKNOWN, Verdict.WEAK])
def test_a_slip_is_contradicted_by_the_sentence_itself(verdict: Verdict) -> None:
    found = judged(verdict)
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, Reason.WRONG_ARITHMETIC)
    assert found.source is SourceState.OWN_TEXT
    assert found.says == "The sentence's own figures give another result: (50 − 40) ÷ 40 = 25 %."


def _with_operands(sentence: str, verdict: Verdict, operands: Verdict) -> Finding:
    document = document_of(sentence)
    *first, last = ledger_from(document.text).findings
    findings = [replace(one, verdict=operands) for one in first] + [replace(last, verdict=verdict)]
    return with_own_arithmetic(findings, document, annotator()(document).claims)[-1]


RIGHT = WRONG.replace("37", "25")


@pytest.mark.parametrize("verdict", [Verdict.UNKNOWN, Verdict.CONTRADICTED])
def test_what_follows_from_supported_figures_is_supported(verdict: Verdict) -> None:
    found = _with_operands(RIGHT, verdict, Verdict.SUPPORTED)
    assert (found.verdict, found.reason) == (Verdict.SUPPORTED, Reason.DERIVED)
    assert found.arithmetic == "(50 − 40) ÷ 40 = 25 %"


def test_what_follows_from_figures_not_found_is_not_contradicted() -> None:
    found = _with_operands(RIGHT, Verdict.CONTRADICTED, Verdict.UNKNOWN)
    assert (found.verdict, found.reason) == (Verdict.UNKNOWN, Reason.NOT_FOUND)
    assert "(50 − 40) ÷ 40 = 25 %" in found.says


def test_what_follows_from_unknown_figures_stays_unknown() -> None:
    assert _with_operands(RIGHT, Verdict.UNKNOWN, Verdict.UNKNOWN).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("verdict", [Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.CONFLICT])
def test_what_a_source_says_outweighs_the_sentence(verdict: Verdict) -> None:
    assert judged(verdict).verdict is verdict


def test_right_arithmetic_changes_nothing() -> None:
    assert judged(Verdict.UNKNOWN, WRONG.replace("37", "25")).reason is Reason.NOT_FOUND


def test_a_total_of_a_table_is_contradicted_by_its_parts() -> None:
    document = table_document(
        "Harvest of barley (million tons)",
        ["Country", "2001", "2002", "2003"],
        [
            ["France", "10.4", "11.7", "12.0"],
            ["Spain", "20.1", "24.6", "25.0"],
            ["Total", "30.5", "38.3", "37.0"],
        ],
        "million tons",
    )
    claims = annotator()(document).claims
    wrong = next(claim for claim in claims if "38.3" in claim.figure.span.of(document.text))
    (base, *_) = ledger_from("Harvests were 5 tons.").findings
    before = replace(base, span=wrong.figure.span, verdict=Verdict.UNKNOWN)
    (after,) = with_own_arithmetic((before,), document, claims)
    assert after.says == "The table's own parts give another result: 11.7 + 24.6 = 36.3."


@pytest.mark.parametrize("reason", [Reason.WRONG_PERIOD, Reason.WRONG_AREA, Reason.WRONG_UNIT])
def test_a_contradiction_for_another_reason_stays_though_the_sum_is_right(reason: Reason) -> None:
    document = document_of(RIGHT)
    *first, last = ledger_from(document.text).findings
    operands = [replace(one, verdict=Verdict.UNKNOWN) for one in first]
    findings = [*operands, replace(last, verdict=Verdict.CONTRADICTED, reason=reason)]
    found = with_own_arithmetic(findings, document, annotator()(document).claims)[-1]
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, reason)


def test_a_weak_figure_with_a_guessed_reason_is_not_undone() -> None:
    document = document_of(RIGHT)
    *first, last = ledger_from(document.text).findings
    weak = replace(last, verdict=Verdict.WEAK, reason=Reason.WRONG_VALUE)
    findings = [*(replace(one, verdict=Verdict.UNKNOWN) for one in first), weak]
    assert with_own_arithmetic(findings, document, annotator()(document).claims)[-1] == weak


def test_a_verdict_depends_on_the_figures_that_it_is_worked_out_of() -> None:
    document = document_of(RIGHT)
    claims = annotator()(document).claims
    *_, last = ledger_from(document.text).findings
    told = [span.of(document.text) for span in operands_of(last.span, document, claims)]
    assert told == ["40 tons", "50 tons"]
    assert operands_of(claims[0].figure.span, document, claims) == ()
