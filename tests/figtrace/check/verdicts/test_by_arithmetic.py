"""Derived figures: the operator that the wording names, and no other."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.document import Document
from figtrace.check.ledger.records import Reason, Relation, Verdict
from figtrace.check.statements.shelf import make_shelf
from figtrace.check.verdicts.by_arithmetic import OPERATORS, derive
from figtrace.check.verdicts.candidates import Judgement
from figtrace.check.verdicts.scales import Scales
from tests.figtrace.check.builders import annotations_of, finding, ledger, statement, table_document
from tests.strategies import document_of


@pytest.mark.parametrize(
    ("draft", "source", "verdict", "arithmetic"),
    [
        (
            "The duty on salmon was 7.6 percentage points below the duty on cod.",
            "The duty on salmon was 4.5 percent, compared with 12.1 percent for cod.",
            Verdict.WEAK,
            "12.1 − 4.5 = 7.6",
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


@pytest.mark.parametrize(
    ("name", "later", "earlier", "result"),
    [
        ("difference", "3", "8", "5"),
        ("points", "8", "3", "5"),
        ("sum", "8", "3", "11"),
        ("share", "3", "12", "25"),
        ("growth", "12", "8", "50"),
        ("growth", "8", "12", "-33.3"),
        ("ratio", "12", "8", "1.5"),
    ],
)
def test_each_operator_works_out_what_it_is_called(name: str, later: str, earlier: str, result: str) -> None:
    worked = OPERATORS[name].result(Decimal(later), Decimal(earlier))
    assert round(worked, 1) == Decimal(result)
    assert OPERATORS[name].in_percent == (name in ("share", "growth"))


TWO = "Wind had 127.4 gigawatts and sun 111.9 gigawatts in 2006."


@pytest.mark.parametrize(
    ("draft", "arithmetic"),
    [
        ("Wind and sun together had 239.3 gigawatts.", "111.9 + 127.4 = 239.3"),
        ("Wind and sun had 239.3 gigawatts in total.", "111.9 + 127.4 = 239.3"),
        ("Wind and sun had 239.3 gigawatts.", ""),
        ("Wind and sun together had 239.4 gigawatts.", ""),
        ("Wind had 15.5 gigawatts more than sun.", "127.4 − 111.9 = 15.5"),
        ("The gap of wind and sun is 15.5 gigawatts.", "127.4 − 111.9 = 15.5"),
        ("Wind over sun is 15.5 gigawatts.", ""),
        ("Wind and sun together had 239.3 tons.", ""),
        ("The ratio of wind to sun is 1.139.", "127.4 ÷ 111.9 = 1.14"),
    ],
)
def test_only_the_operator_that_is_named_is_tried(draft: str, arithmetic: str) -> None:
    found = worked_out(draft, TWO)
    assert (found.arithmetic if found else "") == arithmetic


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        (TWO, True),
        (TWO.replace("127.4 gigawatts", "127.4 tons"), False),
        (TWO.replace("127.4 gigawatts", "127.4 thousand gigawatts"), False),
        ("Wind had 127.4 gigawatts in 2006. Sun had 111.9 gigawatts in 2006.", True),
        (
            f"Wind had 127.4 gigawatts in 2006. {'Nothing new is said. ' * 30} Sun had 111.9 gigawatts.",
            False,
        ),
    ],
)
def test_operands_stand_together_in_one_unit_and_are_named(source: str, *, is_found: bool) -> None:
    assert (worked_out("Wind and sun together had 239.3 gigawatts.", source) is not None) is is_found


@pytest.mark.parametrize(
    ("number", "verdict", "reason"),
    [
        ("239.3", Verdict.SUPPORTED, Reason.DERIVED),
        ("239", Verdict.SUPPORTED, Reason.DERIVED),
        ("240", Verdict.WEAK, Reason.CONSISTENT_DERIVABLE),
    ],
)
def test_a_result_of_three_digits_is_no_accident(number: str, verdict: Verdict, reason: Reason) -> None:
    source = TWO if number != "240" else TWO.replace("111.9", "112.6")
    found = worked_out(f"Wind and sun together had {number} gigawatts.", source)
    assert found is not None
    assert (found.verdict, found.reason, found.relation) == (verdict, reason, Relation.DERIVED)
    assert len(found.evidence) == 2


GROWN = table_document("Table 1 Salmon audits", ["Port", "2005", "2009"], [["Bergen", "1131", "1390"]] * 2)


@pytest.mark.parametrize(
    ("draft", "arithmetic"),
    [
        ("Salmon audits in Bergen rose by 22.9 percent from 2005 to 2009.", "(1390 − 1131) ÷ 1131 = 22.90 %"),
        ("Salmon audits in Bergen fell by 22.9 percent from 2005 to 2009.", ""),
        ("Salmon audits in Bergen fell by 18.6 percent from 2005 to 2009.", ""),
        (
            "Salmon audits in Bergen rose by 5.29 percent a year from 2005 to 2009.",
            "1131 to 1390 in 2005–2009: 5.29 % a year",
        ),
        ("Salmon audits in Bergen rose by 22.9 percent a year from 2005 to 2009.", ""),
        ("Salmon audits in Bergen rose by 22.9 percent from 2003 to 2004.", ""),
        ("Wages of miners rose by 22.9 percent from 2005 to 2009.", ""),
    ],
)
def test_growth_has_its_way_its_span_and_its_subject(draft: str, arithmetic: str) -> None:
    found = worked_out(draft, GROWN)
    shown = found.arithmetic.replace("22.9 %", "22.90 %") if found else ""
    assert shown == arithmetic


def worked_out(draft: str, source: str | Document) -> Judgement | None:
    """What the source's figures come to by arithmetic alone."""
    document = document_of(source) if isinstance(source, str) else source
    one = statement(draft)
    return derive(one, Scales(make_shelf(document, annotations_of(document))).weigh(one), draft)


def test_an_operand_on_another_page_or_far_from_the_words_is_none() -> None:
    one = statement("Wind and sun together had 239.3 gigawatts.")
    document = document_of(TWO)
    found = Scales(make_shelf(document, annotations_of(document))).weigh(one)
    text = "Wind and sun together had 239.3 gigawatts."
    assert derive(one, found, text) is not None
    assert derive(one, [replace(other, on_page=False) for other in found], text) is None
    assert derive(one, [replace(other, fit=0.02) for other in found], text) is None
    assert derive(one, found[:1], text) is None


POINTS = "About 57.3 percent of salmon farms in 2005 and 42.7 percent of salmon farms in 2008 had a licence."


@pytest.mark.parametrize(
    ("draft", "is_wrong"),
    [
        ("The share of salmon farms with a licence dropped by 14.6 percent.", True),
        ("The share of salmon farms with a licence rose by 14.6 percent.", False),
        ("The share of salmon farms with a licence dropped by 25.5 percent.", False),
        ("The share of salmon farms with a licence dropped by 14.9 percent.", False),
    ],
)
def test_points_are_told_from_a_change_in_per_cent(draft: str, *, is_wrong: bool) -> None:
    found = worked_out(draft, POINTS)
    assert (found is not None and found.reason is Reason.WRONG_UNIT) is is_wrong


def test_shares_whose_points_are_their_growth_accuse_nobody() -> None:
    halved = "About 100.0 percent of salmon farms in 2005 and 85.4 percent of salmon farms in 2008 had one."
    assert worked_out("The share of salmon farms with one dropped by 14.6 percent.", halved) is None


_TONS = "121 tons in 2005 and 45 tons in 2008."
_MORE = "1211 tons in 2005 and 448 tons in 2008."


@pytest.mark.parametrize(
    ("draft", "source", "arithmetic"),
    [
        (
            "fell by 62.8 percent between 2005 and 2008.",
            _TONS,
            "(45 − 121) ÷ 121 = -62.81 %",
        ),
        ("rose by 62.8 percent between 2005 and 2008.", _TONS, ""),
        ("changed by 62.8 percent between 2005 and 2008.", _TONS, ""),
        ("fell by 62.8 percent between 2005 and 2008.", "121 tons in 2005 and 45 kilometres in 2008.", ""),
        (
            "fell by 763 tons between 2005 and 2008.",
            _MORE,
            "1211 − 448 = 763",
        ),
        (
            "were 2.7 times as large in 2005 as in 2008.",
            _TONS,
            "121 ÷ 45 = 2.69",
        ),
        (
            "grew by 8.3 percent a year between 2005 and 2008.",
            "1100 tons in 2005 and 1399 tons in 2008.",
            "1100 to 1399 in 2005–2008: 8.34 % a year",
        ),
    ],
)
def test_what_became_of_a_value_is_worked_out_of_two_of_one_unit(
    draft: str, source: str, arithmetic: str
) -> None:
    assert finding(f"Exports of salmon {draft}", f"Exports of salmon were {source}").arithmetic == arithmetic


@pytest.mark.parametrize(
    ("draft", "source", "arithmetic"),
    [
        ("about 1660 tons.", "1214 tons and of cod 451 tons.", "1214 + 451 = 1665"),
        ("1,665 tons.", "1214 tons. Exports of cod were 451 tons.", "451 + 1214 = 1665"),
        ("1,765 tons.", "1214 tons and of cod 451 tons.", ""),
    ],
)
def test_sums_that_are_named_are_added_up(draft: str, source: str, arithmetic: str) -> None:
    found = finding(f"Together salmon and cod exports were {draft}", f"Exports of salmon were {source}")
    assert found.arithmetic == arithmetic
