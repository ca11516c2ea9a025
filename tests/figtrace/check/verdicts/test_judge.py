"""Gates of the verdicts: strictness, opposed measures, misprints, rough agreement, exchanged names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.errors import UsageError
from figtrace.check.ledger.records import Reason, Verdict
from figtrace.check.verdicts.gates import STRICTNESS, Gates
from tests.figtrace.check.builders import finding


def test_strictness_moves_all_gates_one_way() -> None:
    strict, normal, lenient = (Gates.named(name) for name in ("strict", "normal", "lenient"))
    assert strict.support > normal.support > lenient.support
    assert strict.value > normal.value > lenient.value
    assert strict.misprint > normal.misprint > lenient.misprint
    assert Gates().moved(Decimal(1)) == normal


def test_an_unknown_strictness_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="strict, normal, lenient"):
        Gates.named("severe")
    assert set(STRICTNESS) >= {"strict", "normal", "lenient"}


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        (
            "Inventors in Peru were granted 4,720 patents in 2011.",
            "Inventors in Peru filed 4,720 applications for patents in 2011.",
        ),
        (
            "Net wages of miners were $3,480 a month in 2011.",
            "Gross wages of miners were $3,480 a month in 2011.",
        ),
        (
            "Utilised foreign investment in Ghana came to $2.74 billion in 2011.",
            "Contracted foreign investment in Ghana came to $2.74 billion in 2011.",
        ),
    ],
    ids=["granted", "net", "utilised"],
)
def test_opposed_measures_are_never_mixed(draft: str, source: str) -> None:
    assert finding(draft, source).verdict is Verdict.CONTRADICTED
    assert finding(source, source).verdict is Verdict.SUPPORTED


def test_a_source_that_names_both_measures_is_not_held_against_the_draft() -> None:
    source = "Gross wages of miners were $3,480 a month, and net wages $2,910."
    assert finding("Gross wages of miners were $3,480 a month.", source).verdict is Verdict.SUPPORTED


@pytest.mark.parametrize(
    ("draft", "source", "reason"),
    [
        (
            "The refinery in Basra cost $1,734.50 a ton.",
            "The refinery in Basra cost $1,743.50 a ton.",
            Reason.WRONG_VALUE,
        ),
        (
            "In 2012 Kenya sold tea worth $614 million.",
            "In 2013 Kenya sold tea worth $614 million.",
            Reason.WRONG_PERIOD,
        ),
        (
            "Imports of copper wire were worth $614 million in Chile.",
            "Exports of copper wire were worth $614 million in Chile.",
            Reason.WRONG_FLOW,
        ),
        (
            "Farmers in Kenya planted 614,000 hectares of tea bushes.",
            "Farmers in Malawi planted 614,000 hectares of tea bushes.",
            Reason.WRONG_AREA,
        ),
    ],
    ids=["misprint", "year", "flow", "country"],
)
def test_a_name_or_digit_exchanged_in_the_same_sentence_is_seen(
    draft: str, source: str, reason: Reason
) -> None:
    found = finding(draft, source)
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, reason)


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("A ticket to the museum cost $734.40.", "Laptops were sold at between $699 and $2,499."),
        ("Savings of farmers exceeded 31 percent.", "Some 62 percent of the ships were built of steel."),
        ("Rents rose by about 12 percent.", "The share of nuclear plants was 12.4 percent."),
    ],
)
def test_rough_agreement_of_other_things_is_no_weak_support(draft: str, source: str) -> None:
    assert finding(draft, source).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("draft", "source", "reason"),
    [
        (
            "Some 35 percent of the miners went on strike.",
            "A third of the miners went on strike.",
            Reason.LOOSE,
        ),
        (
            "At least 25 percent of the miners struck.",
            "Some 64 percent of the miners struck.",
            Reason.UNDERSTATED,
        ),
    ],
)
def test_a_vague_source_and_a_far_bound_support_weakly_and_contradict_nothing(
    draft: str, source: str, reason: Reason
) -> None:
    found = finding(draft, source)
    assert (found.verdict, found.reason) == (Verdict.WEAK, reason)


def test_the_two_figures_of_a_sentence_are_told_apart_by_their_periods() -> None:
    source = "Steel output in Turkey was 4,011 tons in 2009, up from 2,570 tons in 2008."
    found = finding("Steel output in Turkey was 4,011 tons in 2008.", source)
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, Reason.WRONG_PERIOD)
    assert finding("Steel output in Turkey was 4,011 tons in 2009.", source).verdict is Verdict.SUPPORTED
