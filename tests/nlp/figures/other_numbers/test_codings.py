import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import STAR_LEVEL, Kind
from nlp.figures.other_numbers.codings import explains_stars, type_coding, type_enumeration
from nlp.figures.scan import find_figures
from nlp.text.lexer import Lex, lex
from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    "text",
    [
        "The dummy equals one if the firm exports.",
        "The dummy is equal to 1 if the firm exports.",
        "It takes a value of one for exporters and zero otherwise.",
        "Exporters are coded as 1 and others as 0.",
        "The index is normalized to 1 in the base year.",
        "The index is normalised to 100.",
        "Wages are normalized to unity.",
        "The duty is given as a decimal (0.05 = 5 percent).",
        "A duty (.05 = $.05 per unit) is specific.",
        "The index runs from 0 to 100.",
        "The variable is scaled to lie between 0 and 1.",
        "We reject that the two terms are jointly equal to 0.",
        "Missing values are replaced by zero.",
        "The steps are: 1) gather, 2) fit, 3) test.",
        "Notes: 1: from the census; 2: from the survey; 3: from both.",
        "Rows: 1 = mills; 2 = mines; 3 = farms.",
    ],
)
def test_given_values_and_labels_are_no_figures(text: str) -> None:
    assert not find_figures(text).figures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The elasticity is equal to 1.", "1"),
        ("The price index was 112 (2000 = 100).", "112"),
        ("On a scale of 1 to 10, they chose 7.", "7"),
        ("The tariff is set at 25 percent.", "25"),
        ("Growth was zero in May.", "0"),
        ("The elasticity (mills, 3.2) is high.", "3.2"),
        ("The effect is significant at the 5 percent level.", "5"),
        ("Exports* fell by 12 percent, to a level of significance.", "12"),
    ],
)
def test_found_values_stay_figures(text: str, value: str) -> None:
    (figure,) = find_figures(text).figures
    assert str(figure.value) == value


@given(st.lists(st.sampled_from(["1", ")", "(", "=", "dummy", ";", ":", "0", "to", "scale", "of", "."])))
def test_any_text_has_an_answer(parts: list[str]) -> None:
    tokens = lex(" ".join(parts))
    for at in range(len(tokens)):
        type_coding(tokens, at, at + 1, has_unit=False)
        type_enumeration(tokens, at, at + 1)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("*, ** and *** mark significance at the 10, 5 and 1% levels.", ["10 %", "5 %", "1 %"]),
        ("An asterisk denotes estimates that are significant at the 5 percent level.", ["5 %"]),
        ("Errors in brackets. *** p<0.01, ** p<0.05.", ["0.01 1", "0.05 1"]),
    ],
)
def test_levels_that_stars_stand_for_are_statistics_of_their_own_rule(text: str, levels: list[str]) -> None:
    figures = find_figures(text).figures
    assert [f"{figure.value} {figure.unit}" for figure in figures] == levels
    assert {(figure.kind, figure.by) for figure in figures} == {(Kind.STATISTIC, STAR_LEVEL)}


def test_level_without_stars_is_read_by_its_digits() -> None:
    (figure,) = find_figures("It is significant at the 5 percent level.").figures
    assert (figure.kind, figure.by) == (Kind.STATISTIC, "figure:digits")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("* significant at the 10 percent level.", "10 percent = 10 % statistic"),
        ("* was met at the 10 percent level.", "10 percent = 10 % statistic"),
        ("The 10 percent level, as marked by *.", "10 percent = 10 % share"),
        ("*** p<0.01.", "<0.01 = 0.01 1 statistic below_strict"),
        (
            "* p<0.05, ** p ≤ 0.01.",
            "<0.05 = 0.05 1 statistic below_strict; ≤ 0.01 = 0.01 1 statistic at_most",
        ),
        ("A share p<0.05 was seen.", "<0.05 = 0.05 1 share below_strict"),
        (
            "Asterisks show significance at the 1, 5 and 10 percent levels.",
            "1 = 1 % statistic; 5 = 5 % statistic; 10 percent = 10 % statistic",
        ),
        ("It is (0.05 = 5 percent) there.", "0.05 math; 5 math"),
        ("It is 0.05 = 5 percent there.", "0.05 = 0.05 1 statistic; 5 percent = 5 % share"),
        ("It is (0.05 = x) there.", "0.05 = 0.05 1 statistic"),
        ("A price (5 = $7) is set.", "5 math; 7 math"),
        ("A price (5 = €7) is set.", "5 math; 7 math"),
        ("A price (5 > $7) is set.", "5 code; > $7 = 7 USD level above"),
        ("The index is set to 100.", "100 math"),
        ("The index is set to 101.", "101 = 101 1 level"),
        ("The index is set equal to zero.", "zero math"),
        ("The index is held to zero.", "zero = 0 1 level"),
        ("The index is set at 1 there.", "1 math"),
        ("The index is set on 1 there.", "1 math"),
        ("The index rose to 100.", "100 = 100 1 level"),
        ("The dummy is 1 for exporters.", "1 math"),
        ("The dummy is 7 for exporters.", "7 = 7 1 level"),
        ("The mill is 1 for exporters.", "1 = 1 1 level"),
        ("It is 1 for exporters and 0 otherwise.", "1 math; 0 math"),
        ("A dummy variable 1 when they export.", "1 math"),
        ("A dummy variable of 1 is used.", "1 math"),
        ("The dummy fell by 1 there.", "1 = 1 1 level"),
        ("A scale from 0 to 10 was used.", "0 math; 10 math"),
        ("A scale from 0 to 12 was used.", "0 to 12 = 0..12 1 level"),
        ("A scale from 2 to 10 was used.", "2 to 10 = 2..10 1 level"),
        ("A mill from 0 to 10 was used.", "0 to 10 = 0..10 1 level"),
        ("It ranges between zero and one.", "zero math; one math"),
        ("It ranges between zero or one.", "zero = 0 1 level; one rhetorical"),
        ("It rose between zero and one.", "zero = 0 1 level; one rhetorical"),
        ("The steps are 1) mixing, 2) baking.", "1 = 1 1 level; 2 locator"),
        ("The steps are (mixing, 1) here.", "1 math"),
        ("The steps are 1 ) mixing here.", "1 = 1 1 level"),
        ("The steps are 123) mixing here.", "123 = 123 1 level"),
        ("It is 1: mixing; 2: baking.", "1 = 1 1 level; 2 locator"),
        ("It is, 1:2 here.", "1 date; 2 date"),
        ("It is 1 : mixing of it.", "1 = 1 1 level"),
        ("It is so and 1: mixing of it.", "1 math"),
        ("The rows: 1 = mills; 2 = farms.", "1 math; 2 math"),
        ("The rows: 1 = x; 2 = y.", "1 math; 2 code"),
        ("The rows have 1 = mills here.", "1 math"),
    ],
)
def test_values_that_are_given_are_told_from_values_that_are_found(text: str, said: str) -> None:
    assert told(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It was set equal 0 then.", "0 = 0 1 level"),
        ("(5 = 100", "5 math; 100 math"),
        ("On a scale of mills and kilns from 1 to 10 it is good.", "1 to 10 = 1..10 1 level"),
        ("* shows significant gains at the 5 percent cost.", "5 percent = 5 % share"),
        ("(mills) and 3) closed", "3 locator"),
        ("123 = farms", "123 code"),
        (
            "A dummy for mills that are old and small and far from all towns by the sea is 1 for them.",
            "1 = 1 1 level",
        ),
        ("The dummy is 1 million for it.", "1 million = 1e6 1 level"),
        ("4: Results", "4 locator"),
    ],
)
def test_what_is_coded_stands_near_and_in_the_forms_of_codings(text: str, said: str) -> None:
    assert told(text) == said


def explained(text: str) -> str:
    """The numbers of digits that say what stars mean."""
    tokens = lex(text)
    digits = [at for at, token in enumerate(tokens) if token.kind is Lex.NUMBER]
    return " ".join(tokens[at].text for at in digits if explains_stars(tokens, at, at + 1))


_FAR = "of these old mills in all the towns by the sea and of these new kilns in"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("* p < 0.01", "0.01"),
        ("* p ≤ 0.01", "0.01"),
        ("* p = 0.01", ""),
        ("* q < 0.01", ""),
        ("x p < 0.01", ""),
        ("* marks significance at the 5 percent level", "5"),
        ("* marks gains at the 5 percent level", ""),
        ("* marks significant gains of 5 percent", ""),
        ("Significance is marked by * at the 5 percent level", ""),
        (f"* {_FAR} very old towns mark significance at the 5 percent level", ""),
        (f"* {_FAR} old towns mark significance at the 5 percent level", "5"),
    ],
)
def test_stars_are_explained_behind_them_and_near(text: str, said: str) -> None:
    assert explained(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1 otherwise", "1"),
        ("3 otherwise", ""),
        ("it runs 0 - 10", "0 10"),
        ("it is 0 - 10", ""),
        ("set to 1", "1"),
        ("set of 1", ""),
    ],
)
def test_codings_are_known_by_the_words_right_beside(text: str, said: str) -> None:
    tokens = lex(text)
    coded = [type_coding(tokens, at, at + 1, has_unit=False) for at in range(len(tokens))]
    assert " ".join(token.text for token, type_ in zip(tokens, coded, strict=True) if type_) == said


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("(mills) and 3) closed", 4, "locator"),
        ("(mills and 3) closed", 3, "None"),
        ("3 = the", 0, "math"),
        ("3 = ox", 0, "None"),
        ("33 = the", 0, "math"),
        ("333 = the", 0, "None"),
    ],
)
def test_labels_of_a_list_are_short_and_open_no_bracket(text: str, at: int, said: str) -> None:
    assert str(type_enumeration(lex(text), at, at + 1)) == said
