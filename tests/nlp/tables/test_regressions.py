import pytest

from corpus.annotations import Dim, Kind
from nlp.tables.make import table_claims
from nlp.tables.regressions import error_name
from tests.nlp.tables.test_make import document

ROWS = [
    ["", "Pay"], ["Rent", "0.40***"], ["", "(0.10)"], ["Age", "-0.07"], ["", "(0.02)"],
    ["Observations (000s)", "90"], ["R-squared", "0.31"],
]  # fmt: skip


def test_statistics_say_what_they_are_of() -> None:
    claims = table_claims(document(ROWS))
    said = [slot.surface for claim in claims if (slot := claim.slot(Dim.MEASURE)) is not None]
    assert said == [
        "coefficient of Rent on Pay",
        "standard error of the coefficient of Rent on Pay",
        "coefficient of Age on Pay",
        "standard error of the coefficient of Age on Pay",
        "observations for Pay",
        "R-squared for Pay",
    ]
    assert {claim.figure.kind for claim in claims} == {Kind.STATISTIC}
    assert all(claim.figure.value is not None for claim in claims)
    assert [str(claim.figure.value) for claim in claims] == ["0.40", "0.10", "-0.07", "0.02", "90", "0.31"]
    assert (claims[4].figure.unit, claims[4].figure.mult) == ("{observation}", 3)


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("t-statistics in parentheses", "t-statistic"),
        ("Standard deviations in brackets", "standard deviation"),
        ("", "standard error"),
    ],
)
def test_notes_say_what_stands_in_brackets(note: str, name: str) -> None:
    assert error_name([note]) == name
