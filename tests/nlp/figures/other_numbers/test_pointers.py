import pytest

from corpus.annotations import NumberType
from nlp.figures.scan import find_figures


@pytest.mark.parametrize(
    ("text", "number", "type_"),
    [
        ("See Table 3 for more.", "3", NumberType.LOCATOR),
        ("See Tables 3 and 4 for more.", "4", NumberType.LOCATOR),
        ("It is on page 14 of it.", "14", NumberType.LOCATOR),
        ("It follows from equation (5) at once.", "5", NumberType.LOCATOR),
        ("It is told in Section 4.2 below.", "4.2", NumberType.LOCATOR),
        ("The Section 301 duties stay.", "301", NumberType.NAME),
        ("Public Order 118 was signed.", "118", NumberType.NAME),
        ("Trade in HS 8541 fell.", "8541", NumberType.CODE),
        ("Under § 1677 they may file.", "1677", NumberType.CODE),
        ("The 863 Program began.", "863", NumberType.NAME),
        ("In Phase 2 more is bought.", "2", NumberType.NAME),
        ("It was shown before [12].", "12", NumberType.CITATION),
        ("It was shown before [5-7].", "5-7", NumberType.CITATION),
        ("Wages rose.7 Rents fell.", "7", NumberType.CITATION),
        ("Table A.15: Wages by town", "15", NumberType.LOCATOR),
        ("It is in vol. 148, part 18 of it.", "18", NumberType.LOCATOR),
        ("The bill (S. 4033) was read.", "4033", NumberType.NAME),
        ("See the members of the list (38).", "38", NumberType.LOCATOR),
        ("2. Background of the case", "2", NumberType.LOCATOR),
        ("They sold the iPhone 11 first.", "11", NumberType.NAME),
        ("They sold the Boeing 787 first.", "787", NumberType.NAME),
    ],
)
def test_labels_and_names_are_no_figures(text: str, number: str, type_: NumberType) -> None:
    scan = find_figures(text)
    found = {other.span.of(text): other.type for other in scan.others}
    assert found.get(number) is type_ or found.get(number.split("-")[0]) is type_
    assert not scan.figures


@pytest.mark.parametrize(
    "text",
    [
        "The table lists 3 percent.",
        "The order covers 118 ships.",
        "Schools in 12 towns closed.",
        "He bought figures worth $40.",
        "Norway had more members (38) than Peru.",
    ],
)
def test_words_like_labels_leave_quantities_alone(text: str) -> None:
    assert len(find_figures(text).figures) == 1
