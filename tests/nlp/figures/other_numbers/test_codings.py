import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures.other_numbers.codings import type_coding, type_enumeration
from nlp.figures.scan import find_figures
from nlp.text.lexer import lex


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
        "*, ** and *** mark significance at the 10, 5 and 1% levels.",
        "An asterisk denotes estimates that are significant at the 5 percent level.",
        "Errors in brackets. *** p<0.01, ** p<0.05.",
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
        ("The elasticity (mills, 3) is high.", "3"),
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
