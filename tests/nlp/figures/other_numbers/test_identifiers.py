import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import NumberType
from nlp.figures.other_numbers.identifiers import type_identifier
from nlp.figures.scan import find_figures
from nlp.text.lexer import Lex, lex


@pytest.mark.parametrize(
    "text",
    [
        "Docket No. USTR-2018-0005 is open.",
        "Inv. Nos. 701-TA-481 and 731-TA-1190 found harm.",
        "Case A-570-979 was opened.",
        "It filed a form 10-K with the agency.",
        "NBER Working Paper 24886 shows it.",
        "IMF WP/15/234 shows it.",
        "Report No. 74182-CN shows it.",
        "Staff Report 612 shows it.",
        "U.S. Patent 7,123,456 covers it.",
        "It has ISSN 1234-5678.",
        "ISBN 0 262 03384 4 is printed there.",
        "It is arXiv:2101.00123 of last year.",
        "See vol. 12, no. 3, pp. 45-67.",
        "Call (202) 555-0147 for help.",
        "Call +1 202 555 0147 for help.",
        "Tel.: +86 10 6275 1234.",
        "Phone: 617-555-0199; fax: 617-555-0200.",
        "Telephone 020 7946 0123 for help.",
        "Washington, DC 20433, is its seat.",
        "They live in Cambridge, MA 02138.",
        "The office stands in Washington, D.C. 20548.",
        "The court cited 22 F.3d 1090 at length.",
    ],
)
def test_what_things_are_called_by_is_no_figure(text: str) -> None:
    assert not find_figures(text).figures


@pytest.mark.parametrize(
    "text",
    [
        "It has 202 mills and 555 kilns.",
        "The paper lists 24886 firms.",
        "The price fell by 5-10 dollars.",
        "They made 2,018 cases.",
        "The score was 0.05 in Lodz.",
        "It counts 45 US firms.",
    ],
)
def test_quantities_beside_such_words_stay_figures(text: str) -> None:
    assert find_figures(text).figures


def test_type_is_a_code() -> None:
    tokens = lex("Docket No. 1999")
    assert type_identifier(tokens, 3, 4, has_unit=False) is NumberType.CODE
    assert type_identifier(lex("saw 1999 mills"), 1, 2, has_unit=True) is None


@given(st.lists(st.sampled_from(["(", ")", "202", "-", "555", "0147", "+", ".", "No", "MA", "tel", "/"])))
def test_any_text_has_an_answer(parts: list[str]) -> None:
    tokens = lex("".join(parts))
    for at, token in enumerate(tokens):
        if token.kind is Lex.NUMBER:
            type_identifier(tokens, at, at + 1, has_unit=False)


def test_long_chains_are_read_in_linear_time() -> None:
    assert not find_figures("A-1-" * 4000).figures
