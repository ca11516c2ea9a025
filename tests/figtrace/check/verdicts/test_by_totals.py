"""Sums and averages of whole lists, and growth a year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.document import Document
from figtrace.check.ledger.records import Finding, Reason, Verdict
from figtrace.check.statements.shelf import make_shelf
from figtrace.check.verdicts.by_totals import derive_many
from figtrace.check.verdicts.scales import Scales
from tests.figtrace.check.builders import annotations_of, finding, ledger, statement, table_document
from tests.strategies import document_of

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


def many(draft: str, source: str | Document, **changed: object) -> str:
    """The arithmetic by which a whole list of the source's figures gives the draft's; "" for none."""
    document = document_of(source) if isinstance(source, str) else source
    one = statement(draft)
    weighed = Scales(make_shelf(document, annotations_of(document))).weigh(one)
    found = derive_many(one, [replace(other, **changed) for other in weighed], draft)  # type: ignore[arg-type]
    return found.arithmetic if found else ""


LAMPS = "Lamps were $12.4 million in Rome, $17.9 million in Oslo and $21.3 million in Bonn."


@pytest.mark.parametrize(
    ("draft", "arithmetic"),
    [
        ("Lamps were $51.6 million in all.", "12.4 + 17.9 + 21.3 = 51.6"),
        ("Lamps added up to $51.6 million.", "12.4 + 17.9 + 21.3 = 51.6"),
        ("Lamps jointly made $51.6 million.", "12.4 + 17.9 + 21.3 = 51.6"),
        ("Between them lamps made $51.6 million.", "12.4 + 17.9 + 21.3 = 51.6"),
        ("Lamps made $17.2 million on average.", "average of 12.4, 17.9, 21.3 = 17.2"),
        ("The mean of lamps was $17.2 million.", "average of 12.4, 17.9, 21.3 = 17.2"),
        ("Lamps together made $52 million.", ""),
        ("Lamps together made $51.7 million.", ""),
        ("Lamps averaged $51.6 million.", ""),
        ("Lamps made $51.6 million.", ""),
    ],
)
def test_words_of_sums_and_averages(draft: str, arithmetic: str) -> None:
    assert many(draft, LAMPS) == arithmetic


TOGETHER = "Lamps together made ${} million."


@pytest.mark.parametrize(
    ("source", "total", "is_summed"),
    [
        ("Lamps were $12.4 million in Rome and $17.9 million in Oslo.", "30.3", False),
        (LAMPS, "51.6", True),
        ("Lamps were $12.4 million, $17.9 million, $21.3 million and $51.6 million.", "103.2", False),
        ("Lamps were $12.4 million, $17.9 million and $2.3 billion.", "32.6", False),
        ("Lamps were " + ", ".join(["$12.4 million"] * 12) + " there.", "148.8", True),
        ("Lamps were " + ", ".join(["$12.4 million"] * 13) + " there.", "161.2", False),
    ],
)
def test_a_list_has_three_to_twelve_figures_and_no_total(source: str, total: str, *, is_summed: bool) -> None:
    assert bool(many(TOGETHER.format(total), source)) is is_summed


def test_figures_of_other_pages_and_words_are_not_summed() -> None:
    assert many(TOGETHER.format("51.6"), LAMPS)
    assert many(TOGETHER.format("51.6"), LAMPS, on_page=False) == ""
    assert many(TOGETHER.format("51.6"), LAMPS, fit=-1.0) == ""
    assert many("Barley together made $51.6 million.", LAMPS) == ""


def test_a_column_of_a_table_is_summed_too_and_no_mixture_of_its_cells() -> None:
    table = table_document(
        "Output of steel mills (tons)",
        ["City", "2001", "2002"],
        [["Turin", "10.4", "11.7"], ["Essen", "20.1", "24.6"], ["Bilbao", "7.3", "8.8"]],
        "(tons)",
    )
    assert many("Turin, Essen and Bilbao together made 37.8 tons of steel in 2001.", table) == (
        "10.4 + 20.1 + 7.3 = 37.8"
    )
    assert many("Turin, Essen and Bilbao together made 39.1 tons of steel.", table) == ""
