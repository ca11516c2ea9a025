import pytest

from corpus.annotations import Dim, Kind
from corpus.document import Cell
from nlp.tables.make import table_claims
from nlp.tables.regressions import (
    Role,
    counts_observations,
    counts_or_fits,
    error_name,
    role_of,
    row_labels,
    statistic_measure,
    unnamed_rows,
)
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
    assert said[2] == "standard error of the Implied impact on Pay"


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


def cell(label: str, head: str = "Pay") -> Cell:
    return document([["", head], [label, "4"]]).tables[0].cells[-1]


@pytest.mark.parametrize(
    ("label", "head", "role"),
    [
        ("Rent", "Pay", Role.COEFFICIENT),
        ("Rent", "Std. Err.", Role.ERROR),
        ("Rent", "t-value", Role.ERROR),
        ("Rent", "N", Role.COUNT),
        ("Rent", "Obs.", Role.COUNT),
        ("N", "Pay", Role.COUNT),
        ("No. of observations", "Pay", Role.COUNT),
        ("Number of firms", "Pay", Role.COUNT),
        ("# plants", "Pay", Role.COUNT),
        ("Firms", "Pay", Role.COUNT),
        ("Firms (log)", "Pay", Role.COEFFICIENT),
        ("Adjusted R2", "Pay", Role.FIT),
        ("Hansen J", "Pay", Role.FIT),
        ("p-value", "Pay", Role.FIT),
        ("Log likelihood", "Pay", Role.FIT),
        ("F-stat", "Pay", Role.FIT),
        ("Robust standard error", "Pay", Role.ERROR),
        ("z-statistics", "Pay", Role.ERROR),
        ("Likely rent", "Pay", Role.COEFFICIENT),
        ("Nobility", "Pay", Role.COEFFICIENT),
    ],
)
def test_label_and_header_tell_what_a_number_is(label: str, head: str, role: Role) -> None:
    assert role_of(cell(label, head), label, below=False) is role
    assert role_of(cell(label, head), label, below=True) is Role.ERROR


@pytest.mark.parametrize(
    ("label", "counted", "fits"),
    [("N", True, True), ("Firms", False, True), ("R2", False, True), ("Rent", False, False)],
)
def test_rows_of_counts_and_fits_are_no_rows_of_places(label: str, *, counted: bool, fits: bool) -> None:
    assert counts_observations(cell(label), label) is counted
    assert counts_or_fits(cell(label)) is fits


def test_rows_of_errors_bear_the_label_of_the_row_above() -> None:
    rows = [["", "Pay"], ["Rent", "4"], ["", "(1)"], ["Std. Err.", "2"], ["Age", "4"], ["squared", "(1)"]]
    table = document(rows).tables[0]
    below = frozenset(at for at, one in enumerate(table.cells) if one.row in (2, 5) and one.col)
    labels = row_labels(table, below)
    assert [labels[row] for row in range(1, 6)] == ["Rent", "Rent", "Rent", "Age", "Age squared"]


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("t statistics in brackets", "t-statistic"),
        ("t-ratios in brackets", "t-statistic"),
        ("z-values below", "z-statistic"),
        ("Std. dev. in parentheses", "standard deviation"),
        ("p-values in brackets", "p-value"),
        ("p-values are small", "standard error"),
        ("Robust errors in brackets", "standard error"),
    ],
)
def test_wordings_of_what_stands_in_brackets(note: str, name: str) -> None:
    assert error_name(["Source: own.", note]) == name


@pytest.mark.parametrize(
    ("role", "label", "head", "caption", "surface"),
    [
        (Role.COEFFICIENT, "Rent", "Pay", "", "coefficient of Rent on Pay"),
        (Role.COEFFICIENT, "Rent", "Coef.", "", "coefficient of Rent"),
        (Role.ERROR, "Rent", "t-stat", "", "t-stat of the coefficient of Rent"),
        (Role.ERROR, "Rent", "Pay", "", "error of the coefficient of Rent on Pay"),
        (Role.COEFFICIENT, "", "Pay", "", "coefficient on Pay"),
        (Role.COUNT, "Obs.", "Pay", "", "observations for Pay"),
        (Role.COUNT, "Firms", "Pay", "", "Firms for Pay"),
        (Role.FIT, "R2", "(3)", "", "R2, column (3)"),
        (Role.FIT, "R2", "(3)", "Table 1. Pay of mills", "R2: Pay of mills, column (3)"),
        (
            Role.COEFFICIENT,
            "Rent",
            "(3)",
            "Dependent variable: log pay. Mills",
            "coefficient of Rent on log pay, column (3)",
        ),
        (Role.COEFFICIENT, "Rent", "(1) Dependent variable: Pay", "", "coefficient of Rent on Pay"),
    ],
)
def test_a_statistic_says_of_what_on_what_and_in_which_column(
    role: Role, label: str, head: str, caption: str, surface: str
) -> None:
    made = document([["", head], [label, "4"]], caption).tables[0]
    slot = statistic_measure(made.cells[-1], role, label, made, "error")
    assert slot.surface == surface
