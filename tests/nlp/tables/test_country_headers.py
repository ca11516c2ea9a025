"""Countries by their codes in the headers of tables."""

from __future__ import annotations

import pytest

from corpus.annotations import Dim
from nlp.tables.country_headers import iso_headers
from tests.figtrace.check.builders import annotator, table_document

HEADER = ["Country", "2001", "2002"]


def test_codes_in_a_list_are_countries() -> None:
    document = table_document(
        "Harvests", HEADER, [["HUN", "1.5", "2.5"], ["*Malaysia (MYS)", "3.5", "4.5"], ["CAN", "5.5", "6.5"]]
    )
    codes = iso_headers(document.tables[0])
    assert codes == {"HUN": "HUN", "*Malaysia (MYS)": "MYS", "CAN": "CAN"}
    areas = [claim.code(Dim.AREA) for claim in annotator()(document).claims]
    assert areas == ["HUN", "HUN", "MYS", "MYS", "CAN", "CAN"]


def test_codes_of_other_lists_count_among_those_of_iso() -> None:
    rows = [["US", "1.5", "2.5"], ["GER", "3.5", "4.5"], ["JPN", "5.5", "6.5"]]
    codes = iso_headers(table_document("Harvests", HEADER, rows).tables[0])
    assert codes == {"US": "USA", "GER": "DEU", "JPN": "JPN"}


@pytest.mark.parametrize(
    "rows",
    [
        [["CAN", "1.5", "2.5"], ["MUST", "3.5", "4.5"], ["SUM", "5.5", "6.5"]],
        [["HUN", "1.5", "2.5"], ["MYS", "3.5", "4.5"], ["All", "5.5", "6.5"]],
        [["Hun", "1.5", "2.5"], ["Mys", "3.5", "4.5"], ["Can", "5.5", "6.5"]],
    ],
)
def test_one_or_two_codes_may_be_words(rows: list[list[str]]) -> None:
    assert iso_headers(table_document("Harvests", HEADER, rows).tables[0]) == {}
