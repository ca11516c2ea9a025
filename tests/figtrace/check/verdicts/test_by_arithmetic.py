"""Derived figures: the operator that the wording names, and no other."""

from __future__ import annotations

import pytest

from figtrace.check.ledger.records import Reason, Relation, Verdict
from figtrace.check.verdicts.by_arithmetic import OPERATORS
from tests.figtrace.check.builders import finding, ledger, table_document


@pytest.mark.parametrize(
    ("draft", "source", "verdict", "arithmetic"),
    [
        (
            "The duty on salmon was 7.6 percentage points below the duty on cod.",
            "The duty on salmon was 4.5 percent, compared with 12.1 percent for cod.",
            Verdict.WEAK,
            "4.5 − 12.1 = 7.6",
        ),
        (
            "Together wind and sun added 238 gigawatts of capacity.",
            "Growth was strong, with 127 gigawatts of new capacity in wind and 111 gigawatts in sun.",
            Verdict.SUPPORTED,
            "127 + 111 = 238",
        ),
    ],
)
def test_works_out_what_the_wording_names(draft: str, source: str, verdict: Verdict, arithmetic: str) -> None:
    found = finding(draft, source)
    assert (found.verdict, found.relation, found.arithmetic) == (verdict, Relation.DERIVED, arithmetic)


def test_few_digits_are_only_consistent() -> None:
    found = finding(
        "The duty on salmon was 7.6 percentage points below the duty on cod.",
        "The duty on salmon was 4.5 percent, compared with 12.1 percent for cod.",
    )
    assert (found.verdict, found.reason) == (Verdict.WEAK, Reason.CONSISTENT_DERIVABLE)


def test_growth_between_two_columns_is_worked_out() -> None:
    rows = [["Bergen", "1131", "390"], ["Alta", "77", "12"]]
    table = table_document("Table 1 Audits of salmon", ["Port", "2005", "2008"], rows)
    draft = "Audits in Bergen fell by 65.5 percent between 2005 and 2008."
    found = ledger(draft, table, locator="1").findings[0]
    assert (found.verdict, found.reason) == (Verdict.SUPPORTED, Reason.DERIVED)
    assert found.arithmetic == "(390 − 1131) ÷ 1131 = -65.52 %"


def test_points_named_per_cent_are_contradicted_with_the_sum() -> None:
    found = finding(
        "The share of salmon farms with a licence dropped by 14.6 percent.",
        "About 57.3 percent of salmon farms in 2005 and 42.7 percent of salmon farms in 2008 had a licence.",
    )
    assert (found.verdict, found.reason) == (Verdict.CONTRADICTED, Reason.WRONG_UNIT)
    assert found.arithmetic == "42.7 − 57.3 = -14.6 percentage points"


def test_points_of_few_digits_accuse_nobody() -> None:
    found = finding(
        "The share of salmon farms with a licence dropped by 15 percent.",
        "About 57 percent of salmon farms in 2005 and 42 percent of salmon farms in 2008 had a licence.",
    )
    assert found.verdict is Verdict.UNKNOWN
    assert found.reason in (Reason.NOT_FOUND, Reason.NEAREST)


def test_no_operator_without_words_for_it() -> None:
    found = finding(
        "The fleet has 238 ships.", "The fleet of Norway has 127 ships, the fleet of Chile 111 ships."
    )
    assert found.verdict is not Verdict.SUPPORTED
    assert found.arithmetic == ""


def test_operators_have_their_own_names() -> None:
    assert all(operator.name == name for name, operator in OPERATORS.items())


@pytest.mark.parametrize(
    "draft",
    [
        "In 2006, 25.3 percent of all fish were salmon.",
        "Salmon accounted for 25.3 percent of all fish in 2006.",
    ],
)
def test_a_share_is_worked_out_whether_or_not_a_word_says_share(draft: str) -> None:
    found = finding(draft, "In 2006 all fish came to 783 tons, of which 198 tons were salmon.")
    assert (found.verdict, found.arithmetic) == (Verdict.SUPPORTED, "198 ÷ 783 = 25.29 %")
