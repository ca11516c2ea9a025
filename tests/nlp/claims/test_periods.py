from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.claims.periods import calendar_part, find_periods, join_periods, years_of
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
        ("2000 $ per head", []),
        ("In 2012 $5 million was spent", ["2012"]),
        ("since about 2018", ["2018/"]),
        ("in roughly 2018 the mill closed", ["2018"]),
        ("in about 2000 percent of cases", []),
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


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("the 1990s", ["1990/1999"]),
        ("the 1995s", []),
        ("in fiscal 2014", ["FY2014"]),
        ("in fiscal year 2014", ["FY2014"]),
        ("in FY14", ["FY2014"]),
        ("in FY59", ["FY2059"]),
        ("in FY60", ["FY1960"]),
        ("in FY146", []),
        ("in Feb. 2018", ["2018-02"]),
        ("July of 2018", ["2018-07"]),
        ("on July 123, 2018", ["2018"]),
        ("in july 2018", ["2018"]),
        ("the second quarter of 2018", ["2018-Q2"]),
        ("the last quarter of 2018", ["2018-Q4"]),
        ("the fourth quarter (Q4) of 2018", ["2018-Q4"]),
        ("the 3rd quarter of 2018", ["2018-Q3"]),
        ("the last half of 2018", ["2018-H2"]),
        ("the first-half of 2018", ["2018-H1"]),
        ("every quarter of 2018", ["2018"]),
        ("in H1 2018", ["2018-H1"]),
        ("in 2018Q3", ["2018-Q3"]),
        ("in 2018:Q3", ["2018-Q3"]),
        ("in 2018-H2", ["2018-H2"]),
        ("the last 3 months of 2005", ["2005-10/2005-12"]),
        ("the final two months of 2005", ["2005-11/2005-12"]),
        ("the first 12 months of 2005", ["2005"]),
        ("the best two months of 2005", ["2005"]),
        ("March to May 2007", ["2007-03/2007-05"]),
        ("march to May 2007", ["2007-05"]),
        ("2000 through 2006", ["2000/2006"]),
        ("2000 until 2006", ["2000/2006"]),
        ("from 2000 to early 2006", ["2000/2006"]),
        ("between 2000 and the end of 2006", ["2000/2006"]),
        ("2000 and 2006", ["2000", "2006"]),
        ("from 2000 (base) to 2006", ["2000/2006"]),
        ("the 1990s to 2006", ["1990/1999", "2006"]),
        ("2002-62", ["2002/2062"]),
        ("2002-63", ["2002"]),
        ("1998-02", ["1998/2002"]),
        ("since early 2018", ["2018/"]),
        ("since around 2018", ["2018/"]),
        ("from 2018 on", ["2018/"]),
        ("from 2018 onwards", ["2018/"]),
        ("from 2018", ["2018"]),
        ("until 2018", ["/2018"]),
        ("prior to 2018", ["/2018"]),
        ("next to 2018", ["2018"]),
        ("since the 1990s", ["1990/1999"]),
        ("the Budget Law of 1974", []),
        ("the town of 1974", ["1974"]),
        ("the 1974 Trade Act", []),
        ("the 1974 trade act", ["1974"]),
        ("in 1974 the Act", ["1974"]),
        ("in 2010 prices", []),
        ("of 2010 euros", []),
    ],
)
def test_each_way_to_say_a_period_has_its_code(text: str, codes: list[str]) -> None:
    assert [period.code for period in find_periods(lex(text))] == codes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("it grew from 2000 to 2007 there", "from 2000 to 2007"),
        ("it grew between 2000 and 2007 there", "between 2000 and 2007"),
        ("it grew 2000-2007 there", "2000-2007"),
        ("it grew since mid-2018 there", "since mid-2018"),
        ("it grew in the first half of 2018 there", "first half of 2018"),
        ("it grew in fiscal year 2018 there", "fiscal year 2018"),
        ("it grew in 2018Q3 there", "2018Q3"),
        ("it grew January to May 2018 there", "January to May 2018"),
        ("it grew in the 1990s there", "1990s"),
    ],
)
def test_period_takes_the_words_that_say_it(text: str, said: str) -> None:
    tokens = lex(text)
    (period,) = find_periods(tokens)
    assert text[tokens[period.first].start : tokens[period.last - 1].end] == said


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("in June rents rose", "06"),
        ("by June rents rose", "06"),
        ("on June rents rose", None),
        ("in june rents rose", None),
        ("the June quarter was wet", "Q2"),
        ("the July quarter was wet", "Q3"),
        ("the first quarter was wet", "Q1"),
        ("a first quarter was wet", None),
        ("the dry quarter was wet", None),
        ("in June and in May rents rose", None),
        ("in June and during June rents rose", "06"),
    ],
)
def test_part_of_a_year_is_known_where_one_is_named(text: str, code: str | None) -> None:
    part = calendar_part(lex(text))
    assert (part.code if part else None) == code


@given(st.integers(1900, 2049), st.integers(1, 12))
def test_months_are_read_alike_in_either_order_of_the_date(year: int, month: int) -> None:
    name = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    said = name[month - 1]
    codes = {find_periods(lex(text))[0].code for text in (f"in {said} {year}", f"on {said} 3, {year}")}
    assert codes == {f"{year}-{month:02}"}


@given(st.integers(1900, 1989), st.integers(1, 60))
def test_span_of_years_is_one_in_any_wording(first: int, years: int) -> None:
    last = first + years
    ways = (
        f"{first}-{last}",
        f"from {first} to {last}",
        f"between {first} and {last}",
        f"{first} through {last}",
    )
    assert {tuple(p.code for p in find_periods(lex(way))) for way in ways} == {(f"{first}/{last}",)}
    assert years_of(f"{first}/{last}") == (first, last)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("order of May 2, in 2019", []),
        ("a mill of May 2, in 2019", ["2019"]),
        ("dated May 2, 2019", []),
        ("the 1974 Old Farm Bill", []),
        ("the 1974 Very Old Farm Bill", ["1974"]),
        ("in 1974 Bill", []),
        ("1974", ["1974"]),
        ("in 2010 $5", ["2010"]),
        ("in 2010 $ 5", []),
        ("in the first x months of 2005", ["2005"]),
        ("Feb. 2005", ["2005-02"]),
        ("Q3 2018", ["2018-Q3"]),
        ("the 1st quarter of 2018", ["2018-Q1"]),
        ("the 2nd quarter of 2018", ["2018-Q2"]),
        ("the 4th quarter of 2018", ["2018-Q4"]),
        ("the 2nd half of 2018", ["2018-H2"]),
        ("3 2018", ["2018"]),
        ("2018: Q3", ["2018-Q3"]),
        ("2018: Q5", ["2018"]),
        ("from 2000 (mills) to 2007", ["2000/2007"]),
        ("from 2000 ( to 2007", ["2000", "2007"]),
        ("between 2000 and mills 2007", ["2000", "2007"]),
        ("2000 to mills 2007", ["2000", "2007"]),
        ("2000 to the end of 2007", ["2000/2007"]),
        ("2000 to the beginning of the 2007", ["2000", "2007"]),
        ("1999/00", ["1999/2000"]),
        ("2002-62", ["2002/2062"]),
        ("2002-63", ["2002"]),
        ("mills to June 2009", ["2009-06"]),
        ("January to Q3 2009", ["2009-Q3"]),
    ],
)
def test_words_that_say_no_period_join_and_open_none(text: str, codes: list[str]) -> None:
    assert [period.code for period in find_periods(lex(text))] == codes


@pytest.mark.parametrize(
    ("code", "years"),
    [("2001/2009", (2001, 2009)), ("2001-07/..", (2001, 2001)), ("x/2009", (2009, 2009)), ("..", None)],
)
def test_ends_without_a_year_leave_the_other(code: str, years: tuple[int, int] | None) -> None:
    assert years_of(code) == years


def test_shortened_end_of_a_span_belongs_to_it() -> None:
    (period,) = find_periods(lex("in 2002-06 it fell"))
    assert (period.first, period.last) == (1, 4)
