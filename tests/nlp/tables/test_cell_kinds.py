from dataclasses import replace
from decimal import Decimal

import pytest

from corpus.annotations import Kind
from nlp.tables.cell_kinds import cell_kind
from tests.nlp.tables.test_make import document


@pytest.mark.parametrize(
    ("header", "unit", "kind"),
    [
        ("Share of wages", "%", Kind.SHARE),
        ("Growth of wages", "%", Kind.GROWTH),
        ("Tariff", "%", Kind.RATE),
        ("Wages", "pp", Kind.CHANGE),
        ("Number of mills", "1", Kind.COUNT),
        ("Std. Dev.", "1", Kind.STATISTIC),
        ("Wages", "USD", Kind.LEVEL),
        ("Mills", "{mill}", Kind.COUNT),
        ("Debt (% of GDP)", "%", Kind.RATIO),
        ("∆W", "%", Kind.GROWTH),
        ("Dollar change", "USD", Kind.CHANGE),
        ("Correlations", "1", Kind.STATISTIC),
        ("Tax rate", "1", Kind.RATE),
    ],
)
def test_kind_is_said_by_headers_and_unit(header: str, unit: str, kind: Kind) -> None:
    table = document([["", header], ["Oz", "4"]]).tables[0]
    assert cell_kind(table.cells[-1], unit, table) is kind


@pytest.mark.parametrize(("value", "kind"), [("0.4", Kind.SHARE), ("-1", Kind.SHARE), ("1.4", Kind.LEVEL)])
def test_parts_of_a_whole_are_at_most_one(value: str, kind: Kind) -> None:
    table = document([["", "Share of wages"], ["Oz", value]]).tables[0]
    assert cell_kind(table.cells[-1], "1", table, Decimal(value)) is kind


def test_a_caption_may_name_the_whole() -> None:
    table = replace(document([["", "Ayr"], ["Oz", "0.4"]]).tables[0], caption="Hired / Total staff")
    assert cell_kind(table.cells[-1], "1", table, Decimal("0.4")) is Kind.SHARE


def test_a_spanner_of_p_values_makes_statistics_of_all_below_it() -> None:
    table = document([["", "P-Value"], ["Oz", "0.09"]]).tables[0]
    below = replace(table.cells[-1], col_path=("P-Value", "At entry"))
    assert cell_kind(below, "1", table) is Kind.STATISTIC
    beside = replace(table.cells[-1], col_path=("Share with p-value", "At entry"))
    assert cell_kind(beside, "1", table) is not Kind.STATISTIC
