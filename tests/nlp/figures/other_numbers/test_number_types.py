import pytest

from corpus.annotations import NumberType
from nlp.figures.scan import find_figures


def types(text: str) -> dict[str, NumberType]:
    return {other.span.of(text): other.type for other in find_figures(text).others}


@pytest.mark.parametrize(
    ("text", "number", "type_"),
    [
        ("The G20 met again.", "20", NumberType.NAME),
        ("Since COVID-19 it is closed.", "19", NumberType.NAME),
        ("They used QX-123 cells.", "123", NumberType.CODE),
        ("They used QX-12 cells.", "12", NumberType.NAME),
        ("The top-10 sectors matter.", "10", NumberType.RHETORICAL),
        ("A post-1999 boom came.", "1999", NumberType.DATE),
        ("The trend since FY2014 is flat.", "2014", NumberType.DATE),
        ("The item 8504.40.95 is listed.", "8504.40", NumberType.CODE),
        ("At the 6-digit level it differs.", "6", NumberType.CODE),
        ("The 19th century was long.", "19th", NumberType.DATE),
        ("The 5th floor is empty.", "5th", NumberType.NAME),
        ("It is 9.5 / 20 of the sum.", "9.5", NumberType.MATH),
        ("The top 10 sectors matter.", "10", NumberType.RHETORICAL),
        ("There are two reasons.", "two", NumberType.RHETORICAL),
        ("These three shops closed.", "three", NumberType.RHETORICAL),
        ("It is one example.", "one", NumberType.RHETORICAL),
        ("They won in constant 2005 dollars.", "2005", NumberType.DATE),
    ],
)
def test_number_that_states_no_quantity_has_a_type(text: str, number: str, type_: NumberType) -> None:
    assert types(text).get(number) is type_


@pytest.mark.parametrize(
    "text",
    [
        "There are 14 shops.",
        "Three of the five shops closed.",
        "It lost 2 percent.",
        "It rose to 20,500.",
        "The 75th percentile is high.",
        "It costs $2000.",
    ],
)
def test_quantities_have_no_type(text: str) -> None:
    scan = find_figures(text)
    assert scan.figures
    assert not scan.others


def read(text: str) -> list[str]:
    """What is said of each number of the text, in its order: the type, or "figure"."""
    scan = find_figures(text)
    told = [(other.span.start, other.type.value) for other in scan.others]
    told += [(figure.number.start, "figure") for figure in scan.figures]
    return [what for _, what in sorted(told)]


@pytest.mark.parametrize(
    ("figure", "other", "type_"),
    [
        ("It sold 2005 dollars of bonds.", "In real 2005 dollars it fell.", "date"),
        ("They are worth 1949 dollars.", "Sums are in 1950 dollars.", "date"),
        ("Prices rose to the 75th percentile.", "Prices rose on the 75th floor.", "name"),
        ("From the 90th percentile to the 10th.", "From the 90th parish to the 10th.", "name"),
        ("The gap was USD40 a head.", "The group met as MX40 again.", "name"),
        ("They paid US$40 for it.", "The model is called Audi40 here.", "name"),
        ("Profits fell by minus-5 percent.", "It was lost to Formula-5 racing.", "name"),
        ("A mid-90 share was seen.", "A Covid-90 share was seen.", "name"),
        ("About 401 plants closed.", "About 401(k) plans he knew all.", "name"),
        ("About 529 kilns closed.", "A 529 (college) plan is theirs.", "name"),
        ("Use 3 digits.", "Use 3-digit trades.", "code"),
        ("It rose 12x in a year.", "It was sold as 12abc in a year.", "name"),
        ("A ratio of 3.5 is low.", "A ratio 3.5 / 7 is low.", "math"),
        ("It was 7 times as much.", "It is 7 × as much.", "math"),
        ("It was shared by 7 heirs.", "It was divided by 7 then.", "math"),
        ("It was sold by 7 heirs.", "It was multiplied by 7 then.", "math"),
        ("They took 9 of them home.", "They took 9 divided through it.", "math"),
        ("An elasticity of 1 is high.", "The set 1 is high.", "math"),
        ("It is close to 0 here.", "The matrix 0 is here.", "math"),
        ("The 10 plants rank.", "The 10 largest rank.", "rhetorical"),
        ("There are 12 mills.", "There are 12 reasons.", "rhetorical"),
        ("There are 13 reasons.", "There are 11 reasons.", "rhetorical"),
        ("There are twelve mills.", "There are twelve issues.", "rhetorical"),
        ("There are thirteen issues.", "There are eleven issues.", "rhetorical"),
        ("About two mills closed.", "Both two mills closed.", "rhetorical"),
        ("Some three mills closed.", "Those three mills closed.", "rhetorical"),
        ("Then three mills closed.", "Then three largest mills closed.", "rhetorical"),
        ("It opened three mills.", "The first three mills opened.", "rhetorical"),
        ("It opened in three towns.", "The next three towns opened.", "rhetorical"),
        ("Ahead by five mills.", "Told in Table five again.", "locator"),
        ("They tried seven mills.", "They tried model seven again.", "locator"),
        ("A three-year bond.", "A three-digit trade.", "code"),
        ("A two-year bond.", "A two-way bond.", "name"),
    ],
)
def test_one_word_tells_a_figure_from_what_is_none(figure: str, other: str, type_: str) -> None:
    assert set(read(figure)) == {"figure"}
    assert set(read(other)) == {type_}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three of the five mills closed.", ["figure", "figure"]),
        ("Two to five mills closed.", ["figure"]),
        ("Between two and five percent of it.", ["figure"]),
        ("It fell by two and three million.", ["figure", "figure"]),
        ("The 75th, 90th and 99th percentiles rose.", ["figure", "figure", "figure"]),
        ("The 19th and 20th centuries.", ["name", "date"]),
        ("On the 4th of July it fell.", ["name"]),
        ("On July 4th it fell.", ["date"]),
        ("The 1980s and 90s were slow.", ["date", "date"]),
        ("Divide 9/20 by it.", ["math", "math"]),
    ],
)
def test_numbers_of_a_sentence_are_told_one_by_one(text: str, expected: list[str]) -> None:
    assert read(text) == expected
