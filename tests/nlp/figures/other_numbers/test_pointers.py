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


def only(text: str) -> str:
    """What the one number of the text is: its type, or "figure"."""
    scan = find_figures(text)
    told = [other.type.value for other in scan.others] + ["figure" for _ in scan.figures]
    assert len(told) == 1, told
    return told[0]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("It follows from (eq. 7) at once.", "locator"),
        ("It follows from column (2) at once.", "locator"),
        ("It was told on p. 14 percent.", "locator"),
        ("See Table 3a percent.", "locator"),
        ("See Figure B.2 again.", "locator"),
        ("Told in sec. 12 again.", "locator"),
        ("Told in sec. 122 again.", "name"),
        ("NAICS sector 42 lost.", "code"),
        ("NAICS 4 lost.", "name"),
        ("The Regulation 61 rules.", "name"),
        ("It is in P.L. 91 again.", "name"),
        ("It is in H.R. 91 again.", "name"),
        ("It is in K.R. 91 again.", "figure"),
        ("Told in S. 40 again.", "name"),
        ("Told at 58 FR of it.", "citation"),
        ("Told at 22 F. Supp. again.", "citation"),
        ("They import 6403 (footwear with laces) here.", "code"),
        ("It is model 12 here.", "name"),
        ("It is model 120 here.", "code"),
        ("It used a grade 12 here.", "name"),
        ("It used a grade 123 here.", "code"),
        ("The 5 UN plans ended.", "figure"),
        ("The 40 Germans left.", "figure"),
        ("The 40 French left.", "figure"),
        ("The 40 Zip left.", "name"),
        ("Ana Ruiz, 52, said so.", "name"),
        ("In May, 52, said so.", "code"),
        ("ANA RUIZ, 52, said so.", "code"),
        ("The vote was lost? 35 Bureau of Towns", "name"),
        ("35 Bureau of Towns", "locator"),
        ("35 towns", "figure"),
        ("35", "locator"),
        ("35) Towns of it", "locator"),
        ("It had more hens (38) than it.", "figure"),
        ("It had some hens (38) than it.", "locator"),
        ("It had more milk (38) than it.", "locator"),
        ("It had more hens (380) than it.", "figure"),
        ("It is clear. 2. Fit the model.", "locator"),
    ],
)
def test_what_points_and_what_names(text: str, type_: str) -> None:
    assert only(text) == type_


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("As told in 104(7): 2127", ["citation"]),
        ("It was shown [10, 11, 12].", ["citation"] * 3),
        ("See Tables 4, 5 and 6 again.", ["locator"] * 3),
        ("Trade in HS 8541 and 8542 fell.", ["code"] * 2),
        ("See Tables 4 and 5, with 20 percent.", ["locator", "locator", "figure"]),
        ("Under S.Rept. 118-233 they may.", ["citation", "citation"]),
    ],
)
def test_the_rest_of_a_list_is_what_its_first_is(text: str, types: list[str]) -> None:
    scan = find_figures(text)
    told = [(other.span.start, other.type.value) for other in scan.others]
    told += [(figure.number.start, "figure") for figure in scan.figures]
    assert [what for _, what in sorted(told)][: len(types)] == types
