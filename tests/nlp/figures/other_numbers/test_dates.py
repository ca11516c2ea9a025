import pytest

from corpus.annotations import NumberType
from nlp.figures.other_numbers.dates import clock_or_date, is_year
from nlp.text.lexer import Lex, lex
from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    ("text", "expected"), [("1999", True), ("2100", True), ("1499", False), ("199", False), ("19990", False)]
)
def test_year_has_four_digits(text: str, expected: bool) -> None:
    assert is_year(text) is expected


def kind(text: str, number: str, *, counted: bool = False) -> NumberType | None:
    tokens = lex(text)
    at = next(i for i, token in enumerate(tokens) if token.kind is Lex.NUMBER and token.text == number)
    return clock_or_date(tokens, at, at + 1, counted=counted)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("since 1999 it grew", "1999"),
        ("on July 4, 2001", "4"),
        ("on 4 July 2001", "4"),
        ("on nov. 6 it fell", "6"),
        ("at 10:30 sharp", "30"),
        ("at 9 pm", "9"),
        ("on 12/31/2001", "31"),
        ("in 2002-06 it grew", "06"),
        ("they had 1988 sales of it", "1988"),
        ("of their 1990 volumes", "1990"),
    ],
)
def test_dates_and_times_are_told(text: str, number: str) -> None:
    assert kind(text, number, counted=True) is NumberType.DATE


@pytest.mark.parametrize(
    ("text", "number"),
    [("(Lee 2009)", "2009"), ("Lee et al., 2009", "2009"), ("(see Lee and Ito, 2009, p. 4)", "2009")],
)
def test_year_of_a_cited_work_is_a_citation(text: str, number: str) -> None:
    assert kind(text, number) is NumberType.CITATION


@pytest.mark.parametrize(
    ("text", "number"),
    [("some 2000 firms", "2000"), ("you may 6 times", "6"), ("about 1999", "1999"), ("2000 percent", "2000")],
)
def test_quantities_like_years_are_none(text: str, number: str) -> None:
    assert kind(text, number, counted=True) is None


@pytest.mark.parametrize(
    ("text", "number", "type_"),
    [
        ("the ' 90 s", "90", NumberType.DATE),
        ("the ' 90 men", "90", None),
        ("the 90 s", "90", None),
        ("in 2023.42 The", "2023.42", NumberType.DATE),
        ("in 2023.42 the", "2023.42", None),
        ("in 2051.42 The", "2051.42", None),
        ("in 1899.42 The", "1899.42", None),
        ("in 2023.4256 The", "2023.4256", None),
        ("May 12", "12", NumberType.DATE),
        ("may 12", "12", None),
        ("july 12", "12", NumberType.DATE),
        ("July 123", "123", None),
        ("12 July", "12", NumberType.DATE),
        ("July of 12", "12", NumberType.DATE),
        ("July on 12", "12", None),
        ("July 12-14", "14", NumberType.DATE),
        ("July 12 and 14", "14", NumberType.DATE),
        ("July 12 or 14", "14", None),
        ("1999/00", "00", NumberType.DATE),
        ("1999/ 00", "00", None),
        ("999/00", "00", None),
        ("1999-006", "006", None),
        ("10:30", "10", NumberType.DATE),
        ("10: 30", "10", None),
        ("at 9 a.m", "9", NumberType.DATE),
        ("at 9 a.b", "9", None),
        ("at 109 pm", "109", None),
        ("at 9 o'clock", "9", NumberType.DATE),
        ("12/31/2001", "12", NumberType.DATE),
        ("12/31/2001", "2001", NumberType.DATE),
        ("12/31-2001", "12", None),
        ("12/ 31/2001", "12", None),
        ("12/311/2001", "12", None),
        ("1-2-99", "99", NumberType.DATE),
        ("1999 million", "1999", None),
        ("= 1999", "1999", None),
        ("nearly 1999", "1999", None),
        ("below 1900", "1900", None),
        ("fewer than 1900", "1900", None),
        ("earlier than 1900", "1900", NumberType.DATE),
        ("fell to 1850", "1850", None),
        ("went to 1850", "1850", NumberType.DATE),
        ("fell to 1950 levels", "1950", NumberType.DATE),
        ("stood at 1850", "1850", None),
        ("1,650 and 1720 people", "1720", None),
        ("1650 and 1720 people", "1720", NumberType.DATE),
        ("on 1899 sales", "1899", NumberType.DATE),
    ],
)
def test_what_stands_beside_tells_the_calendar(text: str, number: str, type_: NumberType | None) -> None:
    assert kind(text, number) is type_


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("They saw 1999 firms", None),
        ("The Ruhr 1999 firms", NumberType.DATE),
        ("in 1999 firms", NumberType.DATE),
        ("1999 firms", NumberType.DATE),
        ("below 1999 sales", NumberType.DATE),
        ("They saw 1988 sales", NumberType.DATE),
        ("They saw 2051 sales", None),
    ],
)
def test_four_digits_before_a_plural_are_a_size_behind_a_verb(text: str, type_: NumberType | None) -> None:
    number = next(word for word in text.split() if word.isdigit())
    assert kind(text, number, counted=True) is type_


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Lee (2009)", True),
        ("Lee (2009a)", True),
        ("Lee (2009 and", False),
        ("lee (2009)", False),
        ("Le (2009)", False),
        ("et al (2009)", True),
        ("et al. (2009)", True),
        ("(2009)", False),
        ("(Lee 2009)", True),
        ("(Lee, 2009; Ito, 2011)", True),
        ("(Lee 2009 and", False),
        ("(lee 2009)", False),
        ("(July 2009)", False),
        ("Lee 2009)", False),
        ("(held) Lee 2009)", False),
        ("(held in Rome 2009)", False),
        ("(one two three four five six seven eight nine Lee 2009)", False),
    ],
)
def test_years_of_cited_works_stand_in_brackets_behind_a_surname(text: str, cited: bool) -> None:
    assert (kind(text, "2009") is NumberType.CITATION) is cited


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Since about 2018 it fell.", "2018 date"),
        ("With about 2018 mills it fell.", "about 2018 mills = 2018 {mill} count about"),
        ("Since about 2018 million it fell.", "2018 million date"),
        ("Since roughly 1995 it fell.", "1995 date"),
        ("It fell in '98.", "98 date"),
        ("It fell in 1998.", "1998 date"),
        ("It fell from 1998/99 on.", "1998 date; 99 date"),
        ("It fell from 1998-99 on.", "1998 date; 99 date"),
        ("On 5 May it fell.", "5 date"),
        ("On 5 may it fell.", "5 code"),
        ("On 55 May it fell.", "55 date"),
        ("On May 5 it fell.", "5 date"),
        ("On the 5th it fell.", "5th name"),
        ("On Sept. 5 it fell.", "5 date"),
        ("At 5 p.m. it fell.", "5 date"),
        ("At 5:30 it fell.", "5 date; 30 date"),
        ("At 5 it fell.", "5 = 5 1 level"),
        ("On 5/12/98 it fell.", "5 date; 12 date; 98 date"),
        ("On 5/12 it fell.", "5 math; 12 math"),
        ("Lee (1998) shows it.", "1998 citation"),
        ("Lee (1998 shows it.", "1998 date"),
        ("As Lee et al. 1998 show.", "1998 citation"),
        ("(Lee 1998: 12) shows it.", "1998 citation; 12 code"),
        ("(see Lee, 1998) shows it.", "1998 citation"),
        ("(sent from Rome 1998) it fell.", "1998 date"),
        ("It exceeded 1998 there.", "exceeded 1998 = 1998 1 level above"),
        ("It grew to 1850 there.", "1850 = 1850 1 level"),
        ("It went to 1850 there.", "1850 date"),
        ("It had 1998 mills there.", "1998 mills = 1998 {mill} count"),
        ("In 1998 mills closed.", "1998 date"),
        ("They had 1998 exports there.", "1998 date"),
        ("They had 1898 exports there.", "1898 exports = 1898 {export} count"),
        ("It numbered 2050 there.", "2050 = 2050 1 level"),
        ("More than 2050 came.", "More than 2050 = 2050 1 level above"),
        ("It stood at 2050 levels there.", "2050 date"),
        ("There were 1,998 and 2005 mills.", "1,998 = 1998 {mill} count; 2005 mills = 2005 {mill} count"),
    ],
)
def test_numbers_of_the_calendar_are_told_from_sizes(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In 2023.421 The mills fell.", "2023.421 = 2023.421 1 statistic"),
        ("In 2023.4 The mills fell.", "2023.4 date"),
        ("12/5/2009", "12 date; 5 date; 2009 date"),
        ("In 5 1970 mills fell.", "5 code; 1970 date"),
        ("(2009) says it.", "2009 date"),
        ("(see all old and big new Smith and Jones 2009)", "2009 date"),
        ("see Smith and Jones, 2009;", "2009 date"),
    ],
)
def test_years_end_at_footnotes_and_begin_texts_and_lists(text: str, said: str) -> None:
    assert told(text) == said
