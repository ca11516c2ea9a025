import pytest

from nlp.tables.table_types import TableType, typed_table
from tests.nlp.tables.test_make import document


@pytest.mark.parametrize(
    ("rows", "caption", "type_"),
    [
        ([["", "(1)", "(2)"], ["Rent", "0.4", "0.2"], ["", "(0.1)", "(0.1)"],
          ["Wage", "1", "2"], ["", "(.2)", "(.3)"],
          ["R-squared", "0.3", "0.4"]], "", TableType.REGRESSION),
        ([["", "Pay"], ["Rent", "0.4"], ["Observations", "90"], ["Adj. R2", "0.3"]], "",
         TableType.REGRESSION),
        ([["", "Coef.", "[95% Conf. Interval]"], ["Rent", "0.4", "0.1"]], "", TableType.REGRESSION),
        ([["", "Pay"], ["Post x Gap", "0.4*"], ["Post x Age", "0.1*"], ["Age", "0.1*"]], "",
         TableType.REGRESSION),
        ([["", "Men", "All", "(1)-(2)"], ["Pay", "4", "5", "1*"], ["", "(1)", "(1)", "(2)"],
          ["Age", "4", "5", "1*"], ["", "(1)", "(1)", "(2)*"]], "", TableType.FIGURES),
        ([["", "Mean", "Std. Dev."], ["Rent", "4", "1"]], "", TableType.DESCRIPTION),
        ([["", "2008"], ["Net assets", "4"]], "", TableType.ACCOUNT),
        ([["HTS", "Rate"], ["8541.40", "3"], ["8541.41", "4"], ["8541.42", "5"]], "", TableType.SCHEDULE),
        ([["", "2008"], ["Chile", "40"]], "Exports", TableType.FIGURES),
        ([["", "Event"], ["May", "Strike"]], "", TableType.TEXT),
    ],
)  # fmt: skip
def test_a_table_is_typed_by_its_signs(rows: list[list[str]], caption: str, type_: TableType) -> None:
    made = document(rows, caption)
    texts = [cell.span.of(made.text) for cell in made.tables[0].cells]
    assert typed_table(made.tables[0], texts).type is type_


def test_means_with_deviations_below_are_no_regressions_but_their_brackets_are_no_losses() -> None:
    made = document([["", "Men"], ["Pay", "0.4"], ["", "(0.1)"], ["Age", "0.7"], ["", "(0.2)"]])
    texts = [cell.span.of(made.text) for cell in made.tables[0].cells]
    typed = typed_table(made.tables[0], texts)
    assert typed.type is TableType.FIGURES
    assert {texts[place] for place in typed.errors} == {"(0.1)", "(0.2)"}
