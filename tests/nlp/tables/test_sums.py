from decimal import Decimal

import pytest

from corpus.document import Cell
from corpus.geometry import BBox, Span
from nlp.tables.make import table_claims
from nlp.tables.sums import sum_evidence
from tests.nlp.tables.test_make import document

BOX = BBox(0, 0, 1, 1)


def column(*rows: tuple[str, str], percent: bool = False) -> list[tuple[Cell, Decimal, bool]]:
    return [
        (Cell(at, 1, Span(0, 1), BOX, row_path=(name,), col_path=("2008",)), Decimal(value), percent)
        for at, (name, value) in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("rows", "sign"),
    [
        ((("Steel", "4.2"), ("Paper", "3.1"), ("Total", "7.3")), 1),
        ((("Total", "7.3"), ("Steel", "4.2"), ("Paper", "3.1")), 1),
        ((("Steel", "4.24"), ("Paper", "3.1"), ("Total", "7.3")), 1),
        ((("Steel", "4.2"), ("Paper", "3.1"), ("Total", "9.3")), -1),
    ],
)
def test_total_is_checked_against_its_parts(rows: tuple[tuple[str, str], ...], sign: int) -> None:
    evidence = sum_evidence(column(*rows))
    total = next(at for at, (name, _) in enumerate(rows) if name == "Total")
    assert evidence[total, 1] == sign


def test_parts_of_a_total_that_holds_are_confirmed_too() -> None:
    evidence = sum_evidence(column(("Steel", "4"), ("Paper", "3"), ("Total", "7")))
    assert set(evidence.values()) == {1}
    assert len(evidence) == 3


def test_shares_that_make_a_hundred_confirm_each_other() -> None:
    assert len(sum_evidence(column(("A", "20.1"), ("B", "30.0"), ("C", "49.9"), percent=True))) == 3
    assert not sum_evidence(column(("A", "20.1"), ("B", "30.0"), ("C", "19.9"), percent=True))


def test_lines_without_totals_say_nothing() -> None:
    assert not sum_evidence(column(("A", "1"), ("B", "2"), ("C", "3")))


def test_sums_raise_and_lower_the_confidence_of_claims() -> None:
    def confidence(total: str) -> float:
        rows = [["", "2008"], ["Steel", "4"], ["Paper", "3"], ["Total", total]]
        return table_claims(document(rows))[-1].confidence

    assert confidence("7") > confidence("9")


def test_parentheses_under_coefficients_are_errors_and_no_negative_values() -> None:
    rows = [["", "(1)"], ["Wage", "0.42***"], ["Rent", "0.11**"], ["Age", "0.09*"], ["Tax", "(0.03)"]]
    assert [claim.figure.value for claim in table_claims(document(rows))][-1] == Decimal("0.03")
    balance = [["", "2008"], ["Balance", "(66)"]]
    assert table_claims(document(balance))[0].figure.value == Decimal(-66)
