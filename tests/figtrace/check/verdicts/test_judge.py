"""Gates of the verdicts: strictness, opposed measures, misprints, rough agreement, exchanged names."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Modality
from corpus.errors import UsageError
from figtrace.check.compare.alignment import Agreement, Alignment
from figtrace.check.compare.relations import Comparison
from figtrace.check.ledger.records import Reason, Relation, Verdict
from figtrace.check.verdicts.candidates import Weighed
from figtrace.check.verdicts.gates import NORMAL, STRICTNESS, Gates
from figtrace.check.verdicts.judge import is_plain_slip, judge
from figtrace.check.verdicts.scales import Scales
from tests.figtrace.check.builders import finding, shelf, statement


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


DRAFT = "Salmon exports of Norway rose by 12.4 percent."
FITS = Alignment(
    Agreement.UNSPECIFIED, Agreement.UNSPECIFIED, Agreement.UNSPECIFIED, Agreement.UNSPECIFIED,
    Agreement.UNSPECIFIED, Agreement.UNSPECIFIED,
)  # fmt: skip


@cache
def ground() -> Weighed:
    """A figure of a source in a sentence of the draft's words, to which all else is given by hand."""
    (one,) = Scales(shelf("Salmon exports of Norway rose by 12.4 percent.")).weigh(statement(DRAFT))
    return replace(one, alignment=FITS, on_page=None)


def candidate(
    relation: Relation,
    score: float,
    *,
    kind: Agreement = Agreement.UNSPECIFIED,
    close: bool = False,
    known: bool = True,
    steps: int = 9,
    page: bool | None = None,
    **scope: Agreement,
) -> Weighed:
    """A source's figure with this relation to the draft's, and this score."""
    alignment = replace(FITS, kind=kind, close=close, **scope)  # type: ignore[arg-type]
    made = Comparison(relation, known, steps_apart=Decimal(steps))
    one = replace(ground(), fit=0.0, alignment=alignment, comparison=made, on_page=page)
    return replace(one, fit=score - one.score)


def verdict(*found: Weighed, draft: str = DRAFT) -> tuple[Verdict, Reason]:
    judgement = judge(statement(draft), found)
    return judgement.verdict, judgement.reason


NOTHING = (Verdict.UNKNOWN, Reason.NOT_FOUND)


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        (Relation.EQUAL, (Verdict.SUPPORTED, Reason.EXACT)),
        (Relation.ROUNDED, (Verdict.SUPPORTED, Reason.ROUNDED)),
        (Relation.HEDGE_OK, (Verdict.SUPPORTED, Reason.HEDGED)),
        (Relation.TRUNCATED, (Verdict.WEAK, Reason.TRUNCATED)),
        (Relation.HEDGE_DIRECTION, (Verdict.WEAK, Reason.HEDGE_DIRECTION)),
        (Relation.UNDERSTATED, (Verdict.WEAK, Reason.UNDERSTATED)),
        (Relation.LOOSE, (Verdict.WEAK, Reason.LOOSE)),
        (Relation.HEDGE_FLIP, (Verdict.CONTRADICTED, Reason.WRONG_DIRECTION)),
        (Relation.SIGN, (Verdict.CONTRADICTED, Reason.WRONG_DIRECTION)),
        (Relation.CURRENCY, (Verdict.CONTRADICTED, Reason.WRONG_UNIT)),
        (Relation.PCT_PP, (Verdict.CONTRADICTED, Reason.WRONG_UNIT)),
        (Relation.MAGNITUDE, (Verdict.CONTRADICTED, Reason.WRONG_MAGNITUDE)),
        (Relation.TYPO, (Verdict.CONTRADICTED, Reason.WRONG_VALUE)),
        (Relation.DISJOINT, (Verdict.CONTRADICTED, Reason.WRONG_VALUE)),
        (Relation.INCOMPARABLE, NOTHING),
        (Relation.COMPLEMENT, NOTHING),
    ],
)
def test_each_relation_of_a_figure_that_fits_has_its_verdict(
    relation: Relation, expected: tuple[Verdict, Reason]
) -> None:
    assert verdict(candidate(relation, 0.9, kind=Agreement.MATCH)) == expected


def test_without_a_candidate_nothing_is_found() -> None:
    assert verdict() == NOTHING
    assert judge(statement(DRAFT), []).runner_up is None


@pytest.mark.parametrize(("number", "place"), [("7", 0), ("17", 1), ("12.4", 2), ("12.41", 3), ("12.412", 3)])
@pytest.mark.parametrize("relation", [Relation.EQUAL, Relation.TRUNCATED])
def test_support_needs_the_less_the_more_digits_agree(number: str, place: int, relation: Relation) -> None:
    draft, gate = DRAFT.replace("12.4", number), NORMAL.support[place]
    assert verdict(candidate(relation, gate + 0.001), draft=draft)[0] in (Verdict.SUPPORTED, Verdict.WEAK)
    assert verdict(candidate(relation, gate - 0.001), draft=draft) == NOTHING


def test_rough_agreement_needs_as_much_as_one_digit() -> None:
    assert verdict(candidate(Relation.LOOSE, NORMAL.support[0] + 0.001))[0] is Verdict.WEAK
    assert verdict(candidate(Relation.LOOSE, NORMAL.support[0] - 0.001)) == NOTHING
    assert verdict(candidate(Relation.LOOSE, 0.9, kind=Agreement.DOUBTFUL)) == NOTHING


def test_hedged_alike_on_the_cited_page_needs_a_fifth_less() -> None:
    near = 0.9 * NORMAL.support[2]
    assert verdict(candidate(Relation.EQUAL, near, page=True))[0] is Verdict.SUPPORTED
    assert verdict(candidate(Relation.EQUAL, near, page=True, known=False)) == NOTHING
    assert verdict(candidate(Relation.EQUAL, near)) == NOTHING
    about = DRAFT.replace("by", "by about")
    assert verdict(candidate(Relation.EQUAL, near, page=True), draft=about) == NOTHING


@pytest.mark.parametrize("dim", ["period", "area", "flow", "product", "measure"])
def test_what_is_said_of_another_scope_supports_nothing(dim: str) -> None:
    apart: dict[str, Any] = {dim: Agreement.MISMATCH}
    other = candidate(Relation.EQUAL, 0.9, **apart)
    assert verdict(other)[0] is Verdict.CONTRADICTED
    two = candidate(Relation.EQUAL, 0.9, **apart, partner=Agreement.MISMATCH)
    assert verdict(two) == NOTHING


def test_of_equal_candidates_the_exact_one_supports() -> None:
    near = (
        candidate(Relation.HEDGE_OK, 0.5),
        candidate(Relation.ROUNDED, 0.5),
        candidate(Relation.EQUAL, 0.5),
    )
    assert verdict(*near)[1] is Reason.EXACT
    assert verdict(candidate(Relation.HEDGE_OK, 0.6), candidate(Relation.EQUAL, 0.5))[1] is Reason.HEDGED


@pytest.mark.parametrize(("apart", "expected"), [(0.39, Verdict.SUPPORTED), (0.41, Verdict.UNKNOWN)])
def test_a_supporter_far_below_another_value_is_an_accident(apart: float, expected: Verdict) -> None:
    better = candidate(Relation.DISJOINT, 0.2 + apart, kind=Agreement.MATCH, steps=1)
    found = verdict(candidate(Relation.EQUAL, 0.2), better)
    assert found[0] is expected
    unsure = candidate(Relation.DISJOINT, 0.2 + apart, kind=Agreement.MATCH, steps=1, known=False)
    assert verdict(candidate(Relation.EQUAL, 0.2), unsure)[0] is Verdict.SUPPORTED
    of_other_kind = candidate(Relation.DISJOINT, 0.2 + apart, kind=Agreement.OVERLAP, steps=1)
    assert verdict(candidate(Relation.EQUAL, 0.2), of_other_kind)[0] is Verdict.SUPPORTED


def test_an_accident_names_what_fits_better() -> None:
    better = candidate(Relation.DISJOINT, 0.9, kind=Agreement.MATCH, steps=1)
    found = judge(statement(DRAFT), [candidate(Relation.EQUAL, 0.2), better])
    assert (found.reason, found.runner_up, found.evidence) == (Reason.AMBIGUOUS_SCOPE, better, ())


@pytest.mark.parametrize("relation", [Relation.SIGN, Relation.CURRENCY, Relation.HEDGE_FLIP, Relation.PCT_PP])
def test_a_slip_is_told_from_its_gate_on(relation: Relation) -> None:
    gate = NORMAL.telling[2]
    assert verdict(candidate(relation, gate + 0.001))[0] is Verdict.CONTRADICTED
    assert verdict(candidate(relation, gate - 0.001)) == NOTHING
    assert verdict(candidate(relation, 0.9, known=False)) == NOTHING
    assert verdict(candidate(relation, 0.9, area=Agreement.MISMATCH)) == NOTHING


def test_points_of_a_doubtful_kind_are_no_slip() -> None:
    assert verdict(candidate(Relation.PCT_PP, 0.9, kind=Agreement.DOUBTFUL)) == NOTHING


def test_a_power_of_ten_is_a_slip_where_the_kinds_agree() -> None:
    one = candidate(Relation.MAGNITUDE, 0.9, kind=Agreement.OVERLAP)
    assert verdict(one) == NOTHING
    assert is_plain_slip(statement(DRAFT), candidate(Relation.MAGNITUDE, 0.9, kind=Agreement.MATCH))
    few = DRAFT.replace("12.4", "12")
    assert not is_plain_slip(statement(few), candidate(Relation.MAGNITUDE, 0.9, kind=Agreement.MATCH))
    money = statement("Salmon exports of Norway were $12 million.")
    assert is_plain_slip(money, candidate(Relation.MAGNITUDE, 0.9, kind=Agreement.MATCH))


@pytest.mark.parametrize(("by", "expected"), [(0.01, Verdict.SUPPORTED), (-0.13, Verdict.CONTRADICTED)])
def test_a_supporter_about_as_good_outweighs_a_slip(by: float, expected: Verdict) -> None:
    assert verdict(candidate(Relation.SIGN, 0.5), candidate(Relation.EQUAL, 0.5 + by))[0] is expected


@pytest.mark.parametrize(("by", "expected"), [(0.13, Verdict.SUPPORTED), (0.11, Verdict.CONTRADICTED)])
def test_a_hedge_must_fit_clearly_better_than_a_slip(by: float, expected: Verdict) -> None:
    assert verdict(candidate(Relation.SIGN, 0.5), candidate(Relation.HEDGE_OK, 0.5 + by))[0] is expected


def test_against_a_power_of_ten_only_a_known_unit_supports() -> None:
    slip = candidate(Relation.MAGNITUDE, 0.5, kind=Agreement.MATCH)
    assert verdict(slip, candidate(Relation.EQUAL, 0.9))[0] is Verdict.SUPPORTED
    assert verdict(slip, candidate(Relation.EQUAL, 0.9, known=False))[0] is Verdict.CONTRADICTED


def other_value(score: float, **given: Any) -> Weighed:
    return candidate(Relation.DISJOINT, score, **({"kind": Agreement.MATCH} | given))


def test_another_value_contradicts_from_its_gate_on_where_it_stands_alone() -> None:
    gate = NORMAL.value
    assert verdict(other_value(gate + 0.001))[0] is Verdict.CONTRADICTED
    assert verdict(other_value(gate - 0.001)) == NOTHING
    assert verdict(other_value(0.9), other_value(0.9 - NORMAL.value_margin - 0.01))[0] is Verdict.CONTRADICTED
    assert verdict(other_value(0.9), other_value(0.9 - NORMAL.value_margin + 0.01)) == NOTHING


def test_of_a_sentence_that_says_the_same_less_is_asked() -> None:
    gate = NORMAL.value * NORMAL.plain
    assert verdict(other_value(gate + 0.001, close=True))[0] is Verdict.CONTRADICTED
    assert verdict(other_value(gate - 0.001, close=True)) == NOTHING
    second = other_value(0.9 - NORMAL.plain_margin - 0.01)
    assert verdict(other_value(0.9, close=True), second)[0] is Verdict.CONTRADICTED


@pytest.mark.parametrize(
    "given",
    [
        {"kind": Agreement.OVERLAP},
        {"known": False},
        {"steps": 1},
        {"page": False},
        {"area": Agreement.MISMATCH},
    ],
)
def test_another_value_contradicts_only_beyond_doubt(given: dict[str, Any]) -> None:
    assert verdict(other_value(0.99))[0] is Verdict.CONTRADICTED
    assert verdict(other_value(0.99, **given)) == NOTHING


def test_what_cannot_be_compared_stands_in_nobodys_way() -> None:
    assert verdict(candidate(Relation.INCOMPARABLE, 0.95), other_value(0.9))[0] is Verdict.CONTRADICTED


LONG = DRAFT.replace("12.4", "12.417")


def test_one_wrong_digit_of_five_is_a_misprint_from_its_gate_on() -> None:
    def typo(score: float, **given: Any) -> Weighed:
        return candidate(Relation.TYPO, score, **({"kind": Agreement.MATCH} | given))

    gate = NORMAL.misprint
    assert verdict(typo(gate + 0.001), draft=LONG) == (Verdict.CONTRADICTED, Reason.WRONG_VALUE)
    assert verdict(typo(gate - 0.001), draft=LONG) == NOTHING
    assert verdict(typo(gate + 0.001), draft=DRAFT.replace("12.4", "12.41")) == NOTHING
    assert verdict(typo(gate + 0.001, area=Agreement.MISMATCH), draft=LONG)[0] is Verdict.CONTRADICTED
    assert verdict(typo(gate + 0.001, period=Agreement.MISMATCH), draft=LONG) == NOTHING
    assert verdict(typo(gate + 0.001, kind=Agreement.OVERLAP), draft=LONG) == NOTHING
    assert verdict(typo(gate + 0.001, page=False), draft=LONG) == NOTHING
    assert verdict(typo(gate + 0.001, known=False), draft=LONG) == NOTHING


def test_a_supporter_takes_the_blame_from_a_misprint() -> None:
    typo = candidate(Relation.TYPO, 0.45, kind=Agreement.MATCH)
    assert verdict(typo, candidate(Relation.EQUAL, 0.2), draft=LONG)[0] is Verdict.SUPPORTED


@pytest.mark.parametrize("sentence", ["did not rise", "never rose"])
def test_what_is_denied_is_contradicted_by_nothing(sentence: str) -> None:
    denied = DRAFT.replace("rose", sentence)
    assert statement(denied).claim.modality is Modality.NEGATED
    assert verdict(candidate(Relation.SIGN, 0.9), draft=denied) == NOTHING


def test_a_source_that_denies_or_a_plot_read_as_text_contradicts_nothing() -> None:
    slip = candidate(Relation.SIGN, 0.9)
    said = slip.statement
    crowded = replace(slip, statement=replace(said, crowded=True))
    denies = replace(slip, statement=replace(said, claim=replace(said.claim, modality=Modality.NEGATED)))
    assert verdict(slip)[0] is Verdict.CONTRADICTED
    assert verdict(crowded) == verdict(denies) == NOTHING


@given(st.permutations([0, 1, 2, 3]))
def test_order_of_the_candidates_changes_no_verdict(order: list[int]) -> None:
    found = (
        candidate(Relation.EQUAL, 0.4),
        candidate(Relation.SIGN, 0.45),
        other_value(0.8),
        candidate(Relation.LOOSE, 0.7),
    )
    assert verdict(*(found[at] for at in order)) == verdict(*found)
