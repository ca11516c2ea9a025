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
