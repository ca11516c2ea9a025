import pytest

from corpus.annotations import Dim, Kind
from nlp.tables.make import table_claims
from nlp.tables.regressions import Role, error_name, role_of, unnamed_rows
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


def test_errors_stand_without_brackets_in_rows_without_a_name() -> None:
    rows = [["", "Pay"], ["Rent", "0.40***"], ["", "0.10"], ["R-squared", "0.31"], ["Observations", "9"]]
    claims = table_claims(document(rows))
    said = [slot.surface for claim in claims if (slot := claim.slot(Dim.MEASURE)) is not None]
    assert said[1] == "standard error of the coefficient of Rent on Pay"


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Post x China", Role.COEFFICIENT),
        ("Chi-squared", Role.FIT),
        ("Std. Err.", Role.ERROR),
        ("Countries", Role.COUNT),
        ("Nb of sectors", Role.COUNT),
        ("t-statistic", Role.ERROR),
        ("", Role.ERROR),
    ],
)
def test_labels_say_what_a_number_is(label: str, role: Role) -> None:
    assert role_of(document([["", "Pay"], [label, "4"]]).tables[0].cells[-1], label, below=False) is role


def test_a_row_of_errors_is_of_the_row_above_it() -> None:
    rows = [
        ["", "Pay"],
        ["Rent", "0.4*"],
        ["Implied impact", "0.7*"],
        ["Standard error", "0.2"],
        ["R2", "1*"],
    ]
    said = [slot.surface for claim in table_claims(document(rows)) if (slot := claim.slot(Dim.MEASURE))]
    assert said[2] == "standard error of the coefficient of Implied impact on Pay"


def test_observations_are_no_place_of_a_list_of_places() -> None:
    rows = [["State", "Pay"], ["Oz", "0.4*"], ["Observations", "9"], ["Ev", "0.7*"], ["Observations", "8"],
            ["Ix", "0.7*"], ["R2", "0.2"]]  # fmt: skip
    found = [claim.slot(Dim.AREA) for claim in table_claims(document(rows))]
    assert [slot and slot.surface for slot in found] == ["Oz", None, "Ev", None, "Ix", None]


def test_the_number_of_the_model_is_told() -> None:
    rows = [["", "(1)", "(2)"], ["Rent", "0.4*", "0.1*"], ["Age", "0.4*", "0.1*"], ["R2", "0.4", "0.1"]]
    said = [slot.surface for claim in table_claims(document(rows)) if (slot := claim.slot(Dim.MEASURE))]
    assert said[:2] == ["coefficient of Rent, column (1)", "coefficient of Rent, column (2)"]


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("t-statistics in parentheses", "t-statistic"),
        ("Standard deviations in brackets", "standard deviation"),
        ("Effects are of a standard deviation.", "standard error"),
        ("", "standard error"),
    ],
)
def test_notes_say_what_stands_in_brackets(note: str, name: str) -> None:
    assert error_name([note]) == name


def test_only_the_row_right_below_a_named_one_is_without_a_name_of_its_own() -> None:
    made = document([["", "Pay"], ["Rent", "0.40"], ["", "0.10"], ["", "0.20"], ["Age", ""], ["", "0.30"]])
    assert unnamed_rows(made, made.tables[0]) == {2}
