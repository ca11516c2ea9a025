import pytest

from corpus.annotations import NumberType
from nlp.figures.scan import find_figures
from tests.nlp.figures.told import told


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("See Tab. 4 again.", "4 locator"),
        ("See (Table 4) again.", "4 locator"),
        ("The table (4 rows) is long.", "4 rhetorical"),
        ("It lists 4 tables.", "4 rhetorical"),
        ("On p. 14% it is told.", "14 locator"),
        ("It is shown in columns (2) and (3).", "2 locator; 3 locator"),
        ("In Appendix A.3 it is shown.", "3 locator"),
        ("The line 5 percent is low.", "5 percent = 5 % share"),
        ("See Figure 3b again.", "3 locator"),
        ("See Figure 3 GW again.", "3 GW = 3 GW level"),
        ("Chapter 72 of the list is long.", "72 locator"),
        ("HS chapter 72 is long.", "72 locator"),
        ("ISIC division 17 is long.", "17 code"),
        ("ISIC codes 17 and 18 are long.", "17 code; 18 code"),
        ("The code (17) is long.", "17 locator"),
        ("The code (1704) is long.", "1704 code"),
        ("The heading 7 is long.", "7 code"),
        ("The heading 7204 is long.", "7204 code"),
        ("NAICS 7 is long.", "7 name"),
        ("The number 7 is odd.", "7 = 7 1 level"),
        ("Number 7 is odd.", "7 name"),
        ("order no. 7 is odd.", "7 code"),
        ("Under R. 12 it is said.", "12 code"),
        ("Under S. 4 they may.", "4 code"),
        ("Under S. 44 they may.", "44 name"),
        ("Under T. 44 they may.", "44 code"),
        ("It is told in sections 4 and 5.", "4 locator; 5 locator"),
        ("It is told in section 12.", "12 locator"),
        ("It is told in section 123.", "123 name"),
        ("It is told in section 12a of it.", "12 locator"),
        ("It is told in 19 CFR 351 again.", "19 citation; 351 citation"),
        ("It is told at 86 Fed. Reg. 7009 again.", "86 citation; 7009 citation"),
        ("See 5 U. S. C. again.", "5 U = 5 U level"),
        ("See H.Rept. 116-54 again.", "116 citation; 54 citation"),
        ("Mr Ito, 52, runs it.", "52 name"),
        ("Mr Ito, 5, runs it.", "5 code"),
        ("mr ito, 52, runs it.", "52 code"),
        ("In March, 52, it ran.", "52 code"),
        ("They bought 9403 (beds and chairs) there.", "9403 code"),
        ("They bought 940 (beds and chairs) there.", "940 = 940 1 level"),
        ("They bought 9403 (Beds and chairs) there.", "9403 = 9403 1 level"),
        ("The 973 Program began.", "973 name"),
        ("The Phase 1 deal was signed.", "1 name"),
        ("The phase 100 deal was signed.", "100 deal = 100 {deal} count"),
        ("It reached level 5 there.", "5 name"),
        ("It reached level 555 there.", "555 code"),
        ("They sold Galaxy 9 cheaply.", "9 name"),
        ("They sold iPad 9 cheaply.", "9 name"),
        ("Buy 9 Rolls of it.", "9 name"),
        ("They sold 747 Jets.", "747 name"),
        ("They sold 747 jets.", "747 jets = 747 {jet} count"),
        ("They met 12 British there.", "12 British = 12 {british} count"),
        ("They met 12 Chinese there.", "12 Chinese = 12 {chinese} count"),
        ("They met 12 Austrian there.", "12 Austrian = 12 {austrian} count"),
        ("They met 12 UN there.", "12 = 12 1 level"),
        ("They met 12 Percent there.", "12 Percent = 12 % share"),
        ("Rents fell.12 Wages rose.", "12 citation"),
        ("Rents fell,12 as wages rose.", "12 citation"),
        ("Rents fell,1234 as wages rose.", "1234 code"),
        ("It was shown [1, 3-5, 7] before.", "1 citation; 3 citation; 5 citation; 7 citation"),
        ("It was shown [about 7] before.", "about 7 = 7 1 level about"),
        ("It was shown in 12(3): a.", "12 code; 3 locator"),
        ("It is so: 3. Mix the clay.", "3 locator"),
        ("It is so: 3. mix the clay.", "3 code"),
        ("It is so: 3.Mix the clay.", "3 code"),
        ("It is so, 3. Mix the clay.", "3 code"),
        ("Mix the clay (3) well.", "3 locator"),
        ("Mix the clay (333) well.", "333 code"),
        ("There were more mills (3) than kilns.", "3 = 3 1 level"),
        ("There were fewer mills (3) than kilns.", "3 = 3 1 level"),
        ("There were many mills (3) beside kilns.", "3 locator"),
        ("4. Results", "4 locator"),
        ("4) Results", "4 locator"),
        ("4.5 Results", "4.5 locator"),
        ("4 Results", "4 locator"),
        ("4 results", "4 rhetorical"),
        ("4", "4 locator"),
        ("444 Results", "444 locator"),
        ("4444 Results", "4444 Results = 4444 {result} count"),
    ],
)
def test_what_points_or_names_is_told_from_what_counts(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5", "5 locator"),
        ("Under § 5m they may file.", "5 citation"),
        ("It is told in 3.5(b) there.", "3.5 = 3.5 1 statistic"),
        ("301(b)", "301 name"),
        ("301 duties stay.", "301 name"),
        ("S. 44 was read.", "44 name"),
        ("NAICS 42 tons fell.", "42 tons = 42 t level"),
        ("ISIC 17 fell.", "17 code"),
        ("Sam Stat, 52, runs it.", "52 name"),
        ("A.3", "3 locator"),
        ("Ito, 52, runs it.", "52 name"),
        ("They bought 9403 (beds", "9403 code"),
        ("Under 500 index funds fell.", "500 name"),
        ("It is model 12 mills.", "12 name"),
        ("There are Galaxy 12 mills.", "12 mills = 12 {mill} count"),
        ('"Galaxy 9 is cheap."', "9 = 9 1 level"),
        ("Rents fell.12,13 Wages rose.", "12 citation; 13 name"),
        ("It is in 12(3): 45-67 there.", "12 citation; 3 locator; 45 citation; 67 citation"),
        ("It is in 12 (3): 45 there.", "12 code; 3 locator; 45 code"),
        ("It is in 12(mills): 45 there.", "12 code; 45 code"),
        ("2.2.Currency Trade", "2.2 = 2.2 1 statistic"),
        ("It is in it. 2.2. Currency Trade", "2.2 locator"),
        ("It is clear. 3. Fit", "3 locator"),
        ("more old mills (38) there", "38 = 38 1 level"),
        ("Peru had more of the old mills (38) there.", "38 locator"),
        ("4.Results", "4 code"),
        ("It was shown [10, 11 12].", "10 citation; 11 citation; 12 citation"),
        (
            "It was shown [1, 2, 3, 4, 5, 6, 7, 8, 9].",
            "1 math; 2 code; 3 code; 4 code; 5 code; 6 code; 7 code; 8 code; 9 code",
        ),
        ("See Figure 3GW there.", "3GW = 3 GW level"),
    ],
)
def test_labels_are_known_by_brackets_points_and_places_in_the_text(text: str, said: str) -> None:
    assert told(text) == said
