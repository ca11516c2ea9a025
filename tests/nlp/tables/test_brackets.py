import pytest

from nlp.tables.brackets import bracketed_below, is_bracketed
from tests.nlp.tables.test_make import document


@pytest.mark.parametrize(
    ("text", "bracketed"),
    [
        ("(0.041)", True),
        ("[-1.96]**", True),
        ("(.5)", True),
        ("0.4", False),
        ("(1,234,567)", False),
        ("(a)", False),
    ],
)
def test_numbers_in_brackets_are_told_from_others(text: str, bracketed: bool) -> None:
    assert is_bracketed(text) is bracketed


def found(rows: list[list[str]]) -> set[str]:
    made = document(rows)
    texts = [cell.span.of(made.text) for cell in made.tables[0].cells]
    return {texts[place] for place in bracketed_below(made.tables[0], texts)}


def test_rows_of_brackets_without_a_name_below_numbers_are_a_habit() -> None:
    rows = [["", "A"], ["Rent", "0.4"], ["", "(0.1)"], ["Wage", "0.7"], ["", "(0.2)"]]
    assert found(rows) == {"(0.1)", "(0.2)"}


def test_losses_among_the_items_of_an_account_are_none() -> None:
    rows = [["", "A"], ["Sales", "40"], ["Costs", "(31)"], ["Taxes", "(2)"], ["Profit", "7"]]
    assert found(rows) == set()
