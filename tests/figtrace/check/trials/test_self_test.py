"""Known errors in sentences of a corpus, true sentences in other words, and what is said of both."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.geometry import Span
from figtrace.check.ledger.records import Verdict
from figtrace.check.trials.reword import Passage, reword, round_figure
from figtrace.check.trials.self_test import SelfTestReport, self_test, sow
from figtrace.check.trials.slips import SOWERS, Slip, Soil
from tests.figtrace.check.builders import annotator, store_of
from tests.strategies import document_of

_TEXTS = (
    "Imports of furniture from Vietnam rose to $14.6 billion in 2017.",
    "However, in 2009 exports of cotton yarn from India fell by 17.4 percent.",
    "Toy makers in China employed about 612,000 workers in 2011.",
    "The average tariff on footwear in Brazil was 34.8 percent in 2013.",
    "Canada exported wheat worth $6.42 billion in 2015.",
    "The share of services in the trade of Ireland increased by 12.6 percentage points.",
    "Shipyards in Korea delivered vessels worth $38.7 billion in 2010.",
    "Rents in Sydney increased by 23.4 percent between 2010 and 2014.",
)


def _soil(text: str) -> Soil:
    document = document_of(text)
    (claim,) = annotator()(document).claims
    number = claim.figure.number.of(text).split()[0]
    at = text.index(number)
    passage = Passage(text, Span(at, at + len(number)))
    return Soil(passage, claim, 0, ("Mexico", "Chile"), ("toys", "steel"))


@pytest.mark.parametrize(
    ("slip", "text", "gone", "stays"),
    [
        (Slip.DIGIT, _TEXTS[2], "612,000", "2011"),
        (Slip.MAGNITUDE, _TEXTS[0], "$14.6 billion", "2017"),
        (Slip.UNIT, _TEXTS[1], "percent.", "17.4"),
        (Slip.UNIT, _TEXTS[5], "percentage points", "12.6"),
        (Slip.UNIT, _TEXTS[4], "$6.42", "6.42 billion"),
        (Slip.PERIOD, _TEXTS[0], "2017", "$14.6 billion"),
        (Slip.FLOW, _TEXTS[0], "Imports", "Vietnam"),
        (Slip.AREA, _TEXTS[0], "Vietnam", "$14.6 billion"),
        (Slip.PRODUCT, _TEXTS[0], "furniture", "$14.6 billion"),
    ],
)
def test_a_slip_changes_what_it_is_named_for_alone(slip: Slip, text: str, gone: str, stays: str) -> None:
    passage = SOWERS[slip](_soil(text), Random(3))
    assert passage is not None
    assert gone not in passage.text
    assert stays in passage.text


@pytest.mark.parametrize(
    ("slip", "text"),
    [(Slip.FLOW, _TEXTS[3]), (Slip.MAGNITUDE, _TEXTS[2]), (Slip.PERIOD, _TEXTS[5]), (Slip.UNIT, _TEXTS[2])],
)
def test_a_sentence_without_room_for_a_slip_gets_none(slip: Slip, text: str) -> None:
    assert SOWERS[slip](_soil(text), Random(3)) is None


@given(
    st.text(max_size=80), st.text("0123456789.,", min_size=1, max_size=6), st.text(max_size=80), st.integers()
)
@example(before="ß", number="0", after="", seed=0)
def test_any_rewording_keeps_the_figure_in_its_place(before: str, number: str, after: str, seed: int) -> None:
    passage = Passage(before + number + after, Span(len(before), len(before) + len(number)))
    said = reword(passage, Random(seed))
    assert said.figure.of(said.text).casefold() == number


@pytest.mark.parametrize("seed", range(4))
def test_a_leading_phrase_may_go_to_the_end(seed: int) -> None:
    text = "In 2009, exports fell by 17.4 percent."
    said = reword(Passage(text, Span(25, 29)), Random(seed))
    assert said.figure.of(said.text) == "17.4"
    assert said.text.endswith((" in 2009.", "17.4 percent.", "17.4 per cent."))


@pytest.mark.parametrize(
    ("text", "rounded"), [(_TEXTS[0], "15 billion"), (_TEXTS[4], "6.4 billion"), (_TEXTS[2], None)]
)
def test_a_figure_is_rounded_by_one_printed_digit(text: str, rounded: str | None) -> None:
    soil = _soil(text)
    passage = round_figure(soil.passage, soil.claim.figure)
    assert (passage is None) == (rounded is None)
    assert passage is None or (rounded or "") in passage.text


def _report(seed: int = 1) -> SelfTestReport:
    with store_of(document_of(*_TEXTS[:3]), document_of(*_TEXTS[3:], doc="e")) as store:
        return self_test(store, annotator(), n=3, seed=seed)


def test_slips_are_caught_and_true_sentences_are_left_alone() -> None:
    report = _report()
    assert report.precision == 1.0
    assert report.false_alarms == 0.0
    assert report.recall >= 0.6
    assert report.true.sown == 3
    assert "wrongly called contradicted" in report.sentence


def test_two_runs_with_one_seed_give_the_same_report() -> None:
    assert _report(5) == _report(5)


def test_each_sentence_is_used_once() -> None:
    with store_of(document_of(*_TEXTS[:3]), document_of(*_TEXTS[3:], doc="e")) as store:
        sown = sow(store, n=3, seed=2)
    assert len(sown) == 6
    assert sum(one.slip is None for one in sown) == 3
    assert len({one.passage.text for one in sown}) == 6


def test_an_empty_corpus_has_nothing_to_sow() -> None:
    with store_of() as store:
        report = self_test(store, annotator(), n=5, seed=1)
    assert (report.outcomes, report.precision, report.recall, report.false_alarms) == ((), 1.0, 0.0, 0.0)


def test_outcomes_name_the_finding_on_the_sown_figure() -> None:
    for sown, finding in _report().outcomes:
        assert finding is not None
        assert sown.passage.figure.of(sown.passage.text) in finding.surface
        assert sown.slip is not None or finding.verdict is Verdict.SUPPORTED
