"""The ledger's own arithmetic and words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.codec import from_json, to_json
from corpus.geometry import DocId, Span
from figtrace.check.ledger.records import (
    EYES_FIRST,
    Coverage,
    Finding,
    Ledger,
    Reason,
    Source,
    SourceState,
    Verdict,
)
from tests.figtrace.check.ledgers import evidence


def _finding(verdict: Verdict, reason: Reason) -> Finding:
    return Finding("i", "5%", Span(0, 2), "5%", Span(0, 2), verdict, reason, "Says.", SourceState.CITED)


def _ledger(verdicts: list[tuple[Verdict, Reason]], found: list[bool]) -> Ledger:
    sources = tuple(Source("Doe", DocId("d") if there else None, "", "") for there in found)
    return Ledger("a.md", "5%", tuple(_finding(*one) for one in verdicts), sources, Coverage(3, 40, 2))


@pytest.mark.parametrize(
    ("verdicts", "found", "sentence"),
    [
        ([], [], "no figures found; no cited sources."),
        (
            [(Verdict.SUPPORTED, Reason.EXACT)],
            [True],
            "1 figure: 1 supported; the one cited source is in the corpus.",
        ),
        (
            [
                (Verdict.SUPPORTED, Reason.EXACT),
                (Verdict.CONTRADICTED, Reason.WRONG_VALUE),
                (Verdict.UNKNOWN, Reason.NOT_FOUND),
                (Verdict.UNKNOWN, Reason.NOT_CHECKABLE),
            ],
            [True, False, False],
            "4 figures: 1 supported, 1 contradicted, 1 unknown, 1 not checkable; "
            "2 of 3 cited sources are not in the corpus.",
        ),
    ],
)
def test_the_coverage_sentence_counts_everything(
    verdicts: list[tuple[Verdict, Reason]], found: list[bool], sentence: str
) -> None:
    assert _ledger(verdicts, found).coverage_sentence == sentence


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        ([SourceState.CITED], "the one callout is tied to a document of the corpus."),
        ([SourceState.CITED] * 3, "all 3 callouts are tied to a document of the corpus."),
        (
            [SourceState.CITED, SourceState.NOT_IN_CORPUS, SourceState.NOT_IN_CORPUS],
            "2 of 3 callouts are tied to no document of the corpus.",
        ),
    ],
)
def test_callouts_are_counted_where_there_is_no_list_of_references(
    states: list[SourceState], sentence: str
) -> None:
    one = _finding(Verdict.SUPPORTED, Reason.EXACT)
    findings = tuple(replace(one, source=state, citation=f"(Doe 200{at})") for at, state in enumerate(states))
    ledger = replace(_ledger([], []), findings=findings)
    assert ledger.coverage_sentence.endswith(f"; {sentence}")


def test_a_ledger_survives_its_json() -> None:
    made = _ledger([(Verdict.WEAK, Reason.LOOSE)], [True, False])
    assert from_json(Ledger, to_json(made)) == made


def test_contradictions_are_seen_first_and_support_last() -> None:
    assert set(EYES_FIRST) == set(Verdict)
    assert (EYES_FIRST[0], EYES_FIRST[-1]) == (Verdict.CONTRADICTED, Verdict.SUPPORTED)


def test_equal_verdicts_are_seen_in_the_order_of_the_text() -> None:
    made = _ledger([(Verdict.WEAK, Reason.LOOSE), (Verdict.UNKNOWN, Reason.NOT_FOUND)], [])
    late, early = (replace(made.findings[0], span=Span(at, at + 2)) for at in (7, 3))
    seen = replace(made, findings=(made.findings[1], late, early)).eyes_first
    assert seen == (early, late, made.findings[1])


def test_findings_are_counted_by_verdict() -> None:
    made = _ledger([(Verdict.WEAK, Reason.LOOSE), (Verdict.WEAK, Reason.TRUNCATED)], [])
    assert made.counts == {Verdict.WEAK: 2}


def test_a_place_to_look_stands_behind_contradictions_and_what_is_not_judged_last() -> None:
    reasons = [
        (Verdict.UNKNOWN, Reason.UNCITED),
        (Verdict.SUPPORTED, Reason.EXACT),
        (Verdict.WEAK, Reason.LOOSE),
        (Verdict.UNKNOWN, Reason.NEAREST),
        (Verdict.CONTRADICTED, Reason.WRONG_VALUE),
    ]
    seen = [finding.reason for finding in _ledger(reasons, []).eyes_first]
    assert seen == [Reason.WRONG_VALUE, Reason.NEAREST, Reason.LOOSE, Reason.EXACT, Reason.UNCITED]


@pytest.mark.parametrize(
    ("reason", "seen"), [(Reason.NEAREST, True), (Reason.UNCITED, True), (Reason.NOT_FOUND, False)]
)
def test_what_a_person_looks_at_first_is_the_evidence_or_the_place_that_is_named(
    reason: Reason, seen: bool
) -> None:
    place, proof = evidence("6 percent", "6"), evidence("5 percent", "5")
    named = replace(_finding(Verdict.UNKNOWN, reason), runner_up=place)
    assert named.to_see == (place if seen else None)
    assert replace(named, evidence=(proof,)).to_see == proof


def test_quoted_words_are_counted_apart() -> None:
    figure = _finding(Verdict.SUPPORTED, Reason.EXACT)
    quoted = [
        replace(_finding(*one), is_quotation=True)
        for one in ((Verdict.SUPPORTED, Reason.VERBATIM), (Verdict.WEAK, Reason.WORDING_DIFFERS))
    ]
    ledger = replace(_ledger([], []), findings=(figure, *quoted))
    assert (ledger.figures, ledger.quotations) == ((figure,), tuple(quoted))
    assert ledger.counts == {Verdict.SUPPORTED: 1}
    assert ledger.coverage_sentence == (
        "1 figure: 1 supported; 2 quotations: 1 word for word, 1 worded otherwise; no cited sources."
    )
