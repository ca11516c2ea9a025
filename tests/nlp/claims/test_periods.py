from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.claims.periods import find_periods, join_periods, years_of
from nlp.text.lexer import lex


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("in 2008", ["2008"]),
        ("in July 2018", ["2018-07"]),
        ("on July 1, 2020", ["2020-07"]),
        ("the third quarter of 2018", ["2018-Q3"]),
        ("in Q2 2011", ["2011-Q2"]),
        ("the first half of 2021", ["2021-H1"]),
        ("the first eight months of 2005", ["2005-01/2005-08"]),
        ("fiscal year 2014", ["FY2014"]),
        ("in FY2014", ["FY2014"]),
        ("from FY2017 to FY2023", ["FY2017/FY2023"]),
        ("2000–2006", ["2000/2006"]),
        ("2002-06", ["2002/2006"]),
        ("between 1999 and 2004", ["1999/2004"]),
        ("from July 2005 to September 2008", ["2005-07/2008-09"]),
        ("January to May 2007", ["2007-01/2007-05"]),
        ("the 1990s", ["1990/1999"]),
        ("since 2018", ["2018/"]),
        ("before 2014", ["/2014"]),
        ("in 2003 and in 2005", ["2003", "2005"]),
        ("the Trade Act of 1974", []),
        ("the 2018 Farm Bill", []),
        ("in 2010 dollars", []),
        ("(Smith 2009)", []),
        ("2,008 firms", []),
    ],
)
def test_periods_are_read_in_edtf(text: str, codes: list[str]) -> None:
    assert [period.code for period in find_periods(lex(text))] == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Executive Order 14347 of September 5, 2025", []),
        ("a proclamation dated May 2, 2019,", []),
        ("the order of 5 March 2020", []),
        ("in the week of March 5, 2020", ["2020-03"]),
        ("orders of March 2020", ["2020-03"]),
        ("in September 2025", ["2025-09"]),
    ],
)
def test_dates_that_papers_of_law_are_called_by_are_no_periods(text: str, codes: list[str]) -> None:
    assert [period.code for period in find_periods(lex(text))] == codes


def test_joined_periods_run_from_the_first_to_the_last() -> None:
    assert join_periods("2000", "2004/2007") == "2000/2007"


@pytest.mark.parametrize(
    ("code", "years"),
    [("2002/2008", (2002, 2008)), ("FY2014", (2014, 2014)), ("2018/", (2018, 2018)), ("", None)],
)
def test_years_of_a_code(code: str, years: tuple[int, int] | None) -> None:
    assert years_of(code) == years


@given(st.text(alphabet="0129 ./-andfrom to since July Q3FY'shalf", max_size=60))
def test_any_text_gives_periods_in_order(text: str) -> None:
    found = find_periods(lex(text))
    assert all(left.last <= right.first for left, right in pairwise(found))
