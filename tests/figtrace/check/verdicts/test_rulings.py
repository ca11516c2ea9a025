"""Rulings of single sources, and one of several."""

from __future__ import annotations

import pickle
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import DocId, PageNo, Span
from figtrace.check.ledger.records import Evidence, Reason, Relation, Verdict
from figtrace.check.verdicts.candidates import Judgement
from figtrace.check.verdicts.gates import NORMAL
from figtrace.check.verdicts.rulings import (
    Ruling,
    join,
    join_one_work,
    rule,
    without_guesses,
    without_strangers,
    without_taken,
)
from figtrace.check.verdicts.scales import Scales
from tests.figtrace.check.builders import shelf, statement


def _ruling(verdict: Verdict, score: float, doc: str = "a") -> Ruling:
    evidence = Evidence(DocId(doc), "", "", None, "", "5", "5", Span(0, 1), (), Relation.EQUAL)
    return Ruling(verdict, Reason.EXACT, (evidence,), relation=Relation.EQUAL, score=score)


_NOTHING = Ruling(Verdict.UNKNOWN, Reason.NOT_FOUND)


@pytest.mark.parametrize(
    ("rulings", "verdict"),
    [
        ([], Verdict.UNKNOWN),
        ([_NOTHING], Verdict.UNKNOWN),
        ([_NOTHING, _ruling(Verdict.SUPPORTED, 0.1)], Verdict.SUPPORTED),
        ([_ruling(Verdict.WEAK, 0.9), _ruling(Verdict.SUPPORTED, 0.1)], Verdict.SUPPORTED),
        ([_ruling(Verdict.CONTRADICTED, 0.9), _ruling(Verdict.WEAK, 0.1)], Verdict.WEAK),
        ([_ruling(Verdict.SUPPORTED, 0.5), _ruling(Verdict.CONTRADICTED, 0.5)], Verdict.CONFLICT),
        ([_ruling(Verdict.SUPPORTED, 0.6), _ruling(Verdict.CONTRADICTED, 0.5)], Verdict.SUPPORTED),
    ],
)
def test_several_rulings_come_to_one(rulings: list[Ruling], verdict: Verdict) -> None:
    assert join(rulings).verdict is verdict


def test_of_equal_rulings_the_best_fit_is_taken_and_of_equal_fits_the_first_document() -> None:
    weak, same, strong = (
        _ruling(Verdict.SUPPORTED, score, doc) for score, doc in ((0.2, "a"), (0.7, "c"), (0.7, "b"))
    )
    assert join([weak, same, strong]) is strong


def _on_page(page: int | None, doc: str = "a") -> Ruling:
    made = _ruling(Verdict.WEAK, 0.5, doc)
    return replace(made, evidence=(replace(made.evidence[0], page=PageNo(page) if page else None),))


def test_of_equal_fits_in_one_document_the_first_page_is_taken_and_text_on_no_page_last() -> None:
    nowhere, third, second = _on_page(None), _on_page(3), _on_page(2)
    assert join([nowhere, third, second]) is second
    assert join([nowhere, third]) is third
    ninth, tenth = _on_page(9), _on_page(10)
    assert join([tenth, ninth]) is ninth  # by number, not as words


def test_support_is_held_against_the_best_contradiction_wherever_it_stands() -> None:
    support = _ruling(Verdict.SUPPORTED, 0.5, "a")
    feeble, firm = _ruling(Verdict.CONTRADICTED, 0.4, "b"), _ruling(Verdict.CONTRADICTED, 0.8, "c")
    joined = join([support, feeble, firm])
    assert joined.verdict is Verdict.CONFLICT
    assert [one.doc for one in joined.evidence] == ["a", "c"]


def _unknown(reason: Reason, score: float, doc: str) -> Ruling:
    nearest = replace(_ruling(Verdict.WEAK, 0, doc).evidence[0], score=score)
    return Ruling(Verdict.UNKNOWN, reason, runner_up=nearest)


def test_of_sources_that_decide_nothing_the_one_that_says_most_is_taken() -> None:
    silent, far = _unknown(Reason.NOT_FOUND, 0.2, "a"), _unknown(Reason.NOT_FOUND, 0.6, "b")
    unclear = _unknown(Reason.AMBIGUOUS_SCOPE, 0.1, "c")
    assert join([silent, far]) is far
    assert join([_NOTHING, silent]) is silent
    assert join([silent, far, unclear]) is unclear


_ANY_RULING = st.builds(
    lambda verdict, reason, score, doc, page, close: replace(
        _ruling(verdict, score, doc),
        reason=reason,
        close=close,
        evidence=(replace(_ruling(verdict, score, doc).evidence[0], page=page and PageNo(page)),),
    ),
    st.sampled_from([Verdict.SUPPORTED, Verdict.WEAK, Verdict.CONTRADICTED]),
    st.sampled_from([Reason.EXACT, Reason.ROUNDED, Reason.WRONG_VALUE]),
    st.sampled_from([0.2, 0.5, 0.5000001]),
    st.sampled_from("ab"),
    st.none() | st.integers(1, 2),
    st.booleans(),
) | st.builds(
    _unknown,
    st.sampled_from([Reason.NOT_FOUND, Reason.AMBIGUOUS_SCOPE]),
    st.sampled_from([0.2, 0.5]),
    st.sampled_from("ab"),
)


@given(st.lists(_ANY_RULING, max_size=4))
def test_the_order_of_the_sources_does_not_matter(rulings: list[Ruling]) -> None:
    assert len({repr(join(order)) for order in permutations(rulings)}) == 1


def test_a_conflict_shows_both_sides() -> None:
    both = join([_ruling(Verdict.SUPPORTED, 0.5, "a"), _ruling(Verdict.CONTRADICTED, 0.8, "b")])
    assert [one.doc for one in both.evidence] == ["a", "b"]
    assert both.reason is Reason.SOURCES_DISAGREE


def _judged(draft: str, *source: str) -> Judgement:
    return Scales(shelf(*source)).judge(statement(draft), draft, NORMAL)


def test_a_ruling_says_what_the_decision_says() -> None:
    judgement = _judged(
        "Norway exported salmon worth $5 million.", "Salmon worth $5 million was exported by Norway."
    )
    ruling = rule(judgement)
    assert (ruling.verdict, ruling.reason) == (Verdict.SUPPORTED, judgement.reason)
    assert (ruling.relation, ruling.score) == (judgement.relation, judgement.evidence[0].score)
    assert ruling.evidence[0].quote == "Salmon worth $5 million was exported by Norway."
    assert not ruling.off_page


def test_a_ruling_without_evidence_has_no_relation() -> None:
    ruling = rule(_judged("Norway exported salmon worth $5 million."))
    assert (ruling.verdict, ruling.relation, ruling.evidence) == (Verdict.UNKNOWN, None, ())


def test_a_ruling_goes_from_process_to_process() -> None:
    ruling = rule(
        _judged("Norway exported salmon worth $5 million.", "Norway exported salmon worth $7 million.")
    )
    assert pickle.loads(pickle.dumps(ruling)) == ruling


def test_of_documents_that_may_be_one_work_support_wins_over_any_contradiction() -> None:
    supported, against = _ruling(Verdict.SUPPORTED, 0.2), _ruling(Verdict.CONTRADICTED, 0.9, "b")
    assert join_one_work([against, supported]) is supported
    assert join_one_work([against, _NOTHING]) is against


def test_a_figure_of_nobody_is_judged_by_a_sentence_that_says_the_same_alone() -> None:
    far = _ruling(Verdict.SUPPORTED, 0.9)
    near = replace(far, close=True)
    assert without_strangers(near) is near
    for stranger in (far, replace(near, verdict=Verdict.WEAK), replace(near, arithmetic="1 + 1 = 2")):
        listed = without_strangers(stranger)
        assert (listed.verdict, listed.reason) == (Verdict.UNKNOWN, Reason.UNCITED)
        assert listed.runner_up == far.evidence[0]
    assert without_strangers(_NOTHING).runner_up is None


def test_a_figure_carried_on_from_its_neighbours_is_contradicted_by_the_same_sentence_alone() -> None:
    far = _ruling(Verdict.CONTRADICTED, 0.9)
    near = replace(far, close=True)
    assert without_guesses(near) is near
    guessed = without_guesses(far)
    assert (guessed.verdict, guessed.reason) == (Verdict.UNKNOWN, Reason.AMBIGUOUS_SCOPE)
    assert guessed.runner_up == far.evidence[0]
    assert without_guesses(_NOTHING) is _NOTHING


_SENTENCE, _OTHER = Span(0, 9), Span(9, 18)


def _told(
    surface: str, verdict: Verdict, relation: Relation = Relation.EQUAL, *, close: bool = False
) -> Ruling:
    evidence = Evidence(DocId("a"), "", "", None, "", surface, "5 of 7", Span(0, 6), (), relation)
    return Ruling(verdict, Reason.EXACT, (evidence,), relation=relation, score=0.5, close=close)


def test_figure_that_another_of_the_sentence_states_accuses_no_second_one() -> None:
    stated, accused = _told("5", Verdict.SUPPORTED), _told("5", Verdict.CONTRADICTED, Relation.DISJOINT)
    kept, spared = without_taken([_SENTENCE, _SENTENCE], [stated, accused])
    assert kept is stated
    assert (spared.verdict, spared.reason, spared.evidence) == (Verdict.UNKNOWN, Reason.NEAREST, ())
    assert spared.runner_up == accused.evidence[0]


@pytest.mark.parametrize(
    ("stated", "accused", "sentence"),
    [
        (_told("5", Verdict.SUPPORTED), _told("5", Verdict.CONTRADICTED, Relation.DISJOINT), _OTHER),
        (_told("7", Verdict.SUPPORTED), _told("5", Verdict.CONTRADICTED, Relation.DISJOINT), _SENTENCE),
        (_told("5", Verdict.UNKNOWN), _told("5", Verdict.CONTRADICTED, Relation.DISJOINT), _SENTENCE),
        (
            _told("5", Verdict.SUPPORTED, Relation.DERIVED),
            _told("5", Verdict.CONTRADICTED, Relation.DISJOINT),
            _SENTENCE,
        ),
        (
            _told("5", Verdict.SUPPORTED),
            _told("5", Verdict.CONTRADICTED, Relation.DISJOINT, close=True),
            _SENTENCE,
        ),
    ],
)
def test_accusations_by_what_is_free_stand(stated: Ruling, accused: Ruling, sentence: Span) -> None:
    assert without_taken([_SENTENCE, sentence], [stated, accused]) == [stated, accused]
