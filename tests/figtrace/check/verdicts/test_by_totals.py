"""Sums and averages of whole lists, and growth a year."""

from __future__ import annotations

import pytest

from figtrace.check.ledger.records import Finding, Reason, Verdict
from tests.figtrace.check.builders import finding, ledger, table_document

_LIST = "Sales of lamps were $12.4 million in Rome, $17.9 million in Oslo and $21.3 million in Bonn."


@pytest.mark.parametrize(
    ("draft", "arithmetic"),
    [
        ("Sales of lamps in the three cities together came to $51.6 million.", "12.4 + 17.9 + 21.3 = 51.6"),
        ("Sales of lamps averaged $17.2 million.", "average of 12.4, 17.9, 21.3 = 17.2"),
    ],
)
def test_a_whole_list_may_be_summed_or_averaged_where_the_wording_says_so(
    draft: str, arithmetic: str
) -> None:
    found = finding(draft, _LIST)
    assert (found.verdict, found.reason) == (Verdict.SUPPORTED, Reason.DERIVED)
    assert found.arithmetic == arithmetic
    assert len(found.evidence) == 3


@pytest.mark.parametrize(
    "draft",
    [
        "Sales of lamps came to $51.6 million.",
        "Sales of lamps in the three cities together came to $51.9 million.",
        "Harvests of barley together came to $51.6 million.",
        "Sales of lamps together came to €51.6 million.",
    ],
    ids=["no operator", "other sum", "other subject", "other currency"],
)
def test_a_sum_needs_operator_value_subject_and_unit(draft: str) -> None:
    found = finding(draft, _LIST)
    assert found.verdict is not Verdict.SUPPORTED
    assert found.arithmetic == ""


def test_a_row_of_a_table_is_summed() -> None:
    table = table_document(
        "Output of steel mills (million tons)",
        ["City", "2001", "2002", "2003"],
        [["Turin", "10.4", "11.7", "13.2"], ["Essen", "20.1", "24.6", "29.9"]],
        "million tons",
    )
    draft = "In 2001, 2002 and 2003 combined, Turin made 35.3 million tons of steel."
    (found,) = ledger(draft, table, locator="1").findings
    assert (found.verdict, found.reason) == (Verdict.SUPPORTED, Reason.DERIVED)
    assert found.arithmetic == "10.4 + 11.7 + 13.2 = 35.3"


def _yearly(draft: str) -> Finding:
    return finding(draft, "Exports of tea were $105.0 million in 2000 and $189.1 million in 2006.")


def test_growth_a_year_is_compound() -> None:
    found = _yearly("From 2000 to 2006 exports of tea grew by 10.3 percent a year.")
    assert found.reason is Reason.DERIVED
    assert found.arithmetic == "105 to 189.1 in 2000–2006: 10.3 % a year"


def test_growth_over_all_years_is_not_growth_a_year() -> None:
    yearly = _yearly("From 2000 to 2006 exports of tea grew by 80.1 percent a year.")
    assert (yearly.verdict, yearly.reason) == (Verdict.UNKNOWN, Reason.NOT_FOUND)
    assert _yearly("From 2000 to 2006 exports of tea grew by 80.1 percent.").reason is Reason.DERIVED
