import pytest

from nlp.tables.make import table_claims
from tests.nlp.tables.test_make import document


@pytest.mark.parametrize(
    ("column", "units"),
    [
        (["$4", "5", "6"], ["USD", "USD", "USD"]),
        (["€4", "5", "€9"], ["EUR", "EUR", "EUR"]),
        (["4", "$5", "6"], ["1", "USD", "1"]),
        (["$4", "5%", "6"], ["USD", "%", "1"]),
        (["$4", "£5", "6"], ["USD", "GBP", "1"]),
        (["5%", "6", "7"], ["%", "1", "1"]),
    ],
)
def test_the_sign_of_the_first_number_holds_for_those_below(column: list[str], units: list[str]) -> None:
    names = ("Bakers", "Tanners", "Smiths")
    rows = [["Guild", "Dues"], *([name, cell] for name, cell in zip(names, column, strict=True))]
    assert [claim.figure.unit for claim in table_claims(document(rows))] == units


@pytest.mark.parametrize("row", ["Number of smiths", "Smiths (% of all)", "Rate of pay", "Workers"])
def test_a_row_that_is_no_money_keeps_its_own(row: str) -> None:
    rows = [["Guild", "Dues"], ["Bakers", "$4"], [row, "5"], ["Tanners", "6"]]
    units = [claim.figure.unit for claim in table_claims(document(rows))]
    assert units[0] == units[2] == "USD"
    assert units[1] != "USD"


def test_another_column_does_not_have_the_sign() -> None:
    rows = [["Guild", "Dues", "Age"], ["Bakers", "$4", "30"], ["Tanners", "5", "40"]]
    assert [claim.figure.unit for claim in table_claims(document(rows))] == ["USD", "1", "USD", "1"]
