import pytest

from corpus.annotations import NumberType
from nlp.figures.scan import find_figures
from tests.nlp.figures.told import told


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They spent 2010 USD.", "2010 USD = 2010 USD level"),
        ("They spent (2010 USD) on it.", "2010 date"),
        ("They spent (1910 USD) on it.", "1910 USD = 1910 USD level"),
        ("In nominal 1990 yuan it fell.", "1990 date"),
        ("In nominal 1990 million yuan it fell.", "1990 million yuan = 1990e6 CNY level"),
        ("The 9th of May was wet.", "9th name"),
        ("In June 9th it fell.", "9th date"),
        ("The 3rd century was wet.", "3rd date"),
        ("The 3rd mill was wet.", "3rd name"),
        (
            "The 10th and 90th percentiles fell.",
            "10th = 10 {percentile} statistic; 90th percentiles = 90 {percentile} statistic",
        ),
        ("The 10th of all percentiles fell.", "10th name"),
        (
            "From the 25th percentile to the 75th it fell.",
            "25th percentile = 25 {percentile} statistic; 75th = 75 {percentile} statistic",
        ),
        (
            "From the 25th percentile and the 75th it fell.",
            "25th percentile = 25 {percentile} statistic; 75th = 75 {percentile} statistic",
        ),
        (
            "From the 25th percentile of the 75th it fell.",
            "25th percentile = 25 {percentile} statistic; 75th name",
        ),
        ("The G7 met.", "7 name"),
        ("They saw exports12 of it.", "12 citation"),
        ("They saw exports1234 of it.", "1234 code"),
        ("They saw tin12 of it.", "12 name"),
        ("They saw Exports12 of it.", "12 name"),
        ("In FY2019 it fell.", "2019 date"),
        ("In Q3 it fell.", "3 date"),
        ("In H2 it fell.", "2 date"),
        ("The pre-2008 boom ended.", "2008 date"),
        ("The Pre-2008 boom ended.", "2008 date"),
        ("A plus-3 score was seen.", "3 score = 3 {score} count"),
        ("The big-4 firms audit.", "4 rhetorical"),
        ("The ABC-412 part is made.", "412 code"),
        ("The ABC-41 part is made.", "41 name"),
        ("The Abc-412 part is made.", "412 name"),
        ("A mid-40 share was seen.", "40 share = 40 {share} count"),
        ("The item 72.04.10 is listed.", "72.04 code; 10 code"),
        ("The item #72 is listed.", "72 code"),
        ("The item x_72 is listed.", "72 code"),
        ("The 1970s were wet.", "1970 date"),
        ("The 70s were wet.", "70 date"),
        ("It ended at 7am there.", "7 date"),
        ("It ended at 7pm there.", "7 date"),
        ("It rose 3x there.", "3x = 3 1 ratio"),
        ("It rose 3fold there.", "3fold = 3 1 growth up"),
        ("It rose 3plus there.", "3 code"),
        ("It is the 3abc there.", "3 name"),
        ("A 3-digit code is used.", "3 code"),
        ("A 401(k) plan is used.", "401 name"),
        ("A 402(k) plan is used.", "402 name"),
        ("A 529 plan is used.", "529 plan = 529 {plan} count"),
        ("It is 4/9 of it.", "4 math; 9 math"),
        ("It is 4 / 9 of it.", "4 math; 9 math"),
        ("It is 4 ÷ 9 of it.", "4 math; 9 math"),
        ("It is 4 × 9 of it.", "4 math; 9 math"),
        ("It is 4 * 9 of it.", "4 math; 9 math"),
        ("It is 4^9 of it.", "4 math; 9 math"),
        ("It is $4/9 of it.", "$4 = 4 USD level; 9 math"),
        ("It was divided by 9 there.", "9 math"),
        ("It was shared by 9 there.", "9 = 9 1 level"),
        ("It is 9 divided by it.", "9 math"),
        ("It is √ 9 there.", "9 math"),
        ("The state 0 is here.", "0 math"),
        ("The state 2 is here.", "2 = 2 1 level"),
        ("It rose to 1 there.", "1 = 1 1 level"),
        ("It is 0 to 7 here.", "0 to 7 = 0..7 1 level"),
        ("It is 0 or 7 here.", "0 = 0 1 level; 7 = 7 1 level"),
        ("It is 0-7 here.", "0-7 name"),
        ("The top 5 mills closed.", "5 rhetorical"),
        ("The 5 best mills closed.", "5 rhetorical"),
        ("The 5 most mills closed.", "5 = 5 1 level"),
        ("There are 5 ways there.", "5 rhetorical"),
        ("There are 12 ways there.", "12 rhetorical"),
        ("There are 14 ways there.", "14 ways = 14 {way} count"),
        ("There are 5.5 ways there.", "5.5 ways = 5.5 {way} count"),
        ("There are 5 mills there.", "5 mills = 5 {mill} count"),
        ("Two of the nine mills closed.", "Two = 2 {mill} count; nine mills = 9 {mill} count"),
        ("The nine mills closed.", "nine rhetorical"),
        ("Nine mills closed.", "Nine mills = 9 {mill} count"),
        ("A seven-sided coin was cast.", "seven name"),
        ("A seven-fold rise was seen.", "seven-fold = 7 1 growth up"),
        ("It is told in Figure nine.", "nine locator"),
        ("It is told in phase nine.", "nine locator"),
        ("It fell to zero there.", "zero = 0 1 level"),
        ("It fell to unity there.", "unity = 1 1 level"),
        ("It has one mill there.", "one rhetorical"),
        ("It has two or three mills there.", "two or three mills = 2..3 {mill} count"),
        ("It has two to the three there.", "two rhetorical; three rhetorical"),
        ("It lies between two and three there.", "two = 2 1 level; three rhetorical"),
        ("It rose two and three percent.", "two = 2 % growth up; three percent = 3 % growth up"),
        ("It has two and three there.", "two rhetorical; three rhetorical"),
        ("Our nine mills closed.", "nine rhetorical"),
        ("The last nine mills closed.", "nine rhetorical"),
        ("The largest nine mills closed.", "nine rhetorical"),
        ("The nine largest mills closed.", "nine rhetorical"),
        ("They sold nine there.", "nine rhetorical"),
        ("They sold nine of it.", "nine = 9 1 level"),
        ("They sold fifteen there.", "fifteen = 15 1 level"),
        ("They saw nine aspects of it.", "nine rhetorical"),
        ("They saw fifteen aspects of it.", "fifteen aspects = 15 {aspect} count"),
        ("See Metz, 466 F.3d at 998 here.", "466 citation; 3 locator; 998 citation"),
        ("See Newman, 35 Vet. App. at 315 here.", "35 citation; 315 citation"),
        ("See 81 Federal Register 88975, which holds.", "81 citation; 88975 citation"),
        ("It is 33 percent ($1 ÷ $3).", "33 percent = 33 % share; 1 math; 3 math"),
        ("At 10⁻³ over the axis.", "10⁻³ math"),
        ("It weighs 10⁻³ kg.", "10⁻³ kg = 1e-3 kg level"),
        ("The zero profit condition holds.", "zero name"),
        ("Zero profit was made.", "Zero = 0 1 level"),
        ("The Three Cities survey began.", "Three name"),
        ("The Three Chinese firms left.", "Three rhetorical"),
        ("He saw three Cities grow.", "three Cities = 3 {city} count"),
        ("There are two degrees of freedom.", "two rhetorical"),
        ("It lies two degrees of latitude off.", "two degrees = 2 ° level"),
        ("Costs were 12 at the 2015 constant dollars.", "12 = 12 1 level; 2015 date"),
    ],
)
def test_what_stands_beside_a_number_says_whether_it_counts(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They have 90 F-16 jets there.", "90 F-16 jets = 90 {jet} count; 16 name"),
        ("An index of it rose 12 points.", "12 points = 12 {point} change up"),
        ("It is told in columns six to nine.", "six locator; nine locator"),
        ("The dummy is 1 million for it.", "1 million = 1e6 1 level"),
        ("the 75th", "75th name"),
        ("Use 3-digits codes.", "3 code"),
        ("They saw iron12 of it.", "12 citation"),
        ("It is 4 × 9 kg of it.", "4 math; 9 kg = 9 kg level"),
        ("It is 1 to 0 here.", "1 math; 0 = 0 1 level"),
        ("It is 0 to one here.", "0 = 0 1 level; one rhetorical"),
        ("top 5 million mills", "5 million mills = 5e6 {mill} count"),
        ("5 points", "5 rhetorical"),
        ("They used three digit codes.", "three code"),
        ("They used three-digits codes.", "three code"),
        ("It is net zero.", "zero name"),
        ("It costs $C5 then.", "$C5 = 5 CAD level"),
    ],
)
def test_multiples_digits_and_lists_decide_whether_a_number_counts(text: str, said: str) -> None:
    assert told(text) == said
