"""The ledger's own arithmetic and words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.codec import from_json, to_json
from corpus.geometry import DocId, PageNo, Span
from figtrace.check.ledger.records import (
    EYES_FIRST,
    Coverage,
    Evidence,
    Finding,
    Ledger,
    Reason,
    Relation,
    Source,
    SourceState,
    Verdict,
)
from figtrace.check.verdicts.candidates import Judgement
from figtrace.check.verdicts.in_words import say, where


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


def _evidence(surface: str, relation: Relation = Relation.EQUAL, label: str = "14") -> Evidence:
    return Evidence(DocId("d"), "a.pdf", "A", PageNo(3), label, surface, surface, Span(0, 1), (), relation)


def test_a_place_is_named_by_its_printed_page_first() -> None:
    assert where(_evidence("5%")) == "p. 14"
    assert where(_evidence("5%", label="")) == "page 3 of the file"


def test_an_exchanged_figure_is_told_with_the_right_one() -> None:
    judgement = Judgement(Verdict.CONTRADICTED, Reason.WRONG_PERIOD)
    both = (_evidence("$65.4 billion", Relation.DISJOINT), _evidence("$92 billion"))
    assert say("$92 billion", judgement, both, searched="") == (
        "For this the source gives $65.4 billion (p. 14); "
        "$92 billion is the source's figure for another period (p. 14)."
    )


def test_the_nearest_figure_is_named_where_none_was_found() -> None:
    nothing = Judgement(Verdict.UNKNOWN, Reason.NOT_FOUND)
    near = replace(_evidence("6%"), score=0.6)
    assert say("5%", nothing, (), searched="the cited work", nearest=near) == (
        "No figure for this was found in the cited work; nearest to it is 6% (p. 14)."
    )
    far = replace(near, score=0.1)
    assert say("5%", nothing, (), searched="it", nearest=far) == "No figure for this was found in it."


def test_support_off_the_cited_page_is_told_so() -> None:
    judgement = Judgement(Verdict.SUPPORTED, Reason.EXACT)
    told = say("5%", judgement, (_evidence("5%"),), searched="", off_page=True)
    assert told == "The source gives 5% (p. 14); not on the page cited."


@pytest.mark.parametrize("reason", [r for r in Reason if r is not Reason.SOURCES_DISAGREE])
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    judgement = Judgement(Verdict.WEAK, reason, arithmetic="1 + 1 = 2")
    told = say("5%", judgement, (_evidence("5%"),), searched="the cited work")
    assert told.endswith(".")
    assert "{" not in told


def test_a_disagreement_shows_both_sides() -> None:
    judgement = Judgement(Verdict.CONFLICT, Reason.SOURCES_DISAGREE)
    told = say("5%", judgement, (_evidence("5%"), _evidence("7%")), searched="")
    assert told == "The sources disagree: 5% in A (p. 14), but 7% in A (p. 14)."
