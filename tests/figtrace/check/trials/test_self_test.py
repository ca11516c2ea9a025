"""Known errors in sentences of a corpus, true sentences in other words, and what is said of both."""

from __future__ import annotations

from figtrace.check.ledger.records import Verdict
from figtrace.check.trials.self_test import SelfTestReport, self_test
from tests.figtrace.check.builders import annotator, store_of
from tests.figtrace.check.trials.soils import TEXTS
from tests.strategies import document_of


def _report(seed: int = 1) -> SelfTestReport:
    with store_of(document_of(*TEXTS[:3]), document_of(*TEXTS[3:], doc="e")) as store:
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


def test_an_empty_corpus_has_nothing_to_sow() -> None:
    with store_of() as store:
        report = self_test(store, annotator(), n=5, seed=1)
    assert (report.outcomes, report.precision, report.recall, report.false_alarms) == ((), 1.0, 0.0, 0.0)


def test_outcomes_name_the_finding_on_the_sown_figure() -> None:
    for sown, finding in _report().outcomes:
        assert finding is not None
        assert sown.passage.figure.of(sown.passage.text) in finding.surface
        assert sown.slip is not None or finding.verdict is Verdict.SUPPORTED
