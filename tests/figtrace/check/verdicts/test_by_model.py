"""The model's word where no rule decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from figtrace.check.ledger.records import Reason, Verdict
from figtrace.check.statements.statement import Statement
from figtrace.check.verdicts import by_model
from figtrace.check.verdicts.by_model import judge_by_model
from figtrace.check.verdicts.candidates import Judgement, Weighed
from figtrace.check.verdicts.forest import Forest
from figtrace.check.verdicts.gates import NORMAL
from figtrace.check.verdicts.scales import Scales
from tests.figtrace.check.builders import shelf, statement

_OPEN = Judgement(Verdict.UNKNOWN, Reason.NOT_FOUND)
_DRAFT = "Salmon exports of Norway to Poland rose by 12.4 percent in 2006."
_SAME = "In 2006 Norway sold 12.4 percent more salmon to Poland."
_OTHER = "In 2006 Norway sold 31.7 percent more salmon to Poland."


def _weighed(source: str) -> tuple[Statement, list[Weighed]]:
    draft = statement(_DRAFT)
    return draft, Scales(shelf(source)).weigh(draft)


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """Log-odds that the forests give, whatever the vector."""
    odds = {"supported": -9.0, "contradicted": -9.0}
    monkeypatch.setattr(by_model, "_forest", lambda name: Forest(odds[name], ()))
    return odds


@pytest.mark.parametrize("reason", [Reason.NOT_FOUND, Reason.AMBIGUOUS_SCOPE])
def test_what_is_probable_is_supported(says: dict[str, float], reason: Reason) -> None:
    says["supported"] = 1.0
    found = judge_by_model(*_weighed(_SAME), Judgement(Verdict.UNKNOWN, reason))
    assert (found.verdict, found.reason) == (Verdict.SUPPORTED, Reason.EXACT)
    assert str(found.evidence[0].statement.figure.value) == "12.4"


def test_another_value_for_what_is_probably_the_same_contradicts(says: dict[str, float]) -> None:
    says["contradicted"] = 1.0
    found = judge_by_model(*_weighed(_OTHER), _OPEN)
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, Reason.WRONG_VALUE)
    says["supported"] = 2.0
    assert judge_by_model(*_weighed(_OTHER), _OPEN).verdict is not Verdict.CONTRADICTED


def test_where_the_proof_is_thin_a_place_to_look_is_named(says: dict[str, float]) -> None:
    says["contradicted"] = -1.0
    found = judge_by_model(*_weighed(_OTHER), _OPEN)
    assert (found.verdict, found.reason) == (Verdict.UNKNOWN, Reason.NEAREST)
    assert found.runner_up is not None
    assert str(found.runner_up.statement.figure.value) == "31.7"


def test_what_is_improbable_stays_unknown(says: dict[str, float]) -> None:
    assert judge_by_model(*_weighed(_SAME), _OPEN) == _OPEN
    assert judge_by_model(*_weighed(_OTHER), _OPEN) == _OPEN


@pytest.mark.parametrize(
    "ruled",
    [
        Judgement(Verdict.WEAK, Reason.LOOSE),
        Judgement(Verdict.UNKNOWN, Reason.STATED_AS_TARGET),
        Judgement(Verdict.UNKNOWN, Reason.EXTRACTION_DOUBT),
    ],
)
def test_what_a_rule_decides_stands(says: dict[str, float], ruled: Judgement) -> None:
    says["contradicted"] = 9.0
    assert judge_by_model(*_weighed(_OTHER), ruled) == ruled


def _accused_of(reason: Reason, weighed: list[Weighed]) -> Judgement:
    return Judgement(Verdict.CONTRADICTED, reason, (weighed[0],))


def test_an_accusation_by_another_product_that_is_probably_wrong_is_a_place_to_look(
    says: dict[str, float],
) -> None:
    draft, weighed = _weighed("In 2006 Norway sold 31.7 percent more salmon to Poland, where demand is high.")
    ruled = _accused_of(Reason.WRONG_PRODUCT, weighed)
    assert judge_by_model(draft, weighed, ruled) == ruled
    says["supported"] = 1.0
    found = judge_by_model(draft, weighed, ruled)
    assert (found.verdict, found.reason, found.runner_up) == (Verdict.UNKNOWN, Reason.NEAREST, weighed[0])
    says["contradicted"] = 2.0
    assert judge_by_model(draft, weighed, ruled) == ruled


def test_a_name_or_number_exchanged_in_the_same_sentence_needs_no_probability(says: dict[str, float]) -> None:
    says["supported"] = 9.0
    draft, weighed = _weighed(_DRAFT.replace("12.4", "31.7"))
    assert weighed[0].alignment.close
    ruled = _accused_of(Reason.WRONG_PRODUCT, weighed)
    assert judge_by_model(draft, weighed, ruled) == ruled


def test_other_slips_that_have_a_name_are_not_doubted(says: dict[str, float]) -> None:
    says["supported"] = 9.0
    draft, weighed = _weighed("In 2006 Norway sold 31.7 percent more salmon to Poland, where demand is high.")
    ruled = _accused_of(Reason.WRONG_AREA, weighed)
    assert judge_by_model(draft, weighed, ruled) == ruled


def test_strictness_asks_for_more(says: dict[str, float]) -> None:
    says["supported"] = 0.4  # a chance of three in five
    strict = replace(NORMAL, trust=0.7)
    assert judge_by_model(*_weighed(_SAME), _OPEN, NORMAL).verdict is Verdict.SUPPORTED
    assert judge_by_model(*_weighed(_SAME), _OPEN, strict).verdict is Verdict.UNKNOWN


def test_a_figure_off_the_cited_page_accuses_nobody(says: dict[str, float]) -> None:
    says["contradicted"] = 9.0
    draft, weighed = _weighed(_OTHER)
    elsewhere = [replace(one, on_page=False) for one in weighed]
    found = judge_by_model(draft, elsewhere, _OPEN)
    assert (found.verdict, found.reason) == (Verdict.UNKNOWN, Reason.NEAREST)


def test_without_figures_nothing_is_said(says: dict[str, float]) -> None:
    says["supported"] = 9.0
    assert judge_by_model(statement(_DRAFT), [], _OPEN) == _OPEN
