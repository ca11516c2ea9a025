import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import NumberType
from nlp.figures.other_numbers.identifiers import type_identifier
from nlp.figures.scan import find_figures
from nlp.text.lexer import Lex, lex
from tests.nlp.figures.told import told


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("They filed a form 8-K there.", "8 name"),
        ("They filed a form 8-J there.", "8-J = 8 J level"),
        ("They filed a form 8 - K there.", "8 code"),
        ("They filed a Form 20-F there.", "20 name"),
        ("Under Rule 144A they sold.", "144 name"),
        ("Under rule 144A they sold.", "144A = 144 A level"),
        ("Under Rule 144 A they sold.", "144 name"),
        ("Under Law 144A they sold.", "144A = 144 A level"),
        ("Under Rule 144Z they sold.", "144 name"),
        ("It is in USTR-2019-0004 again.", "2019 code; 0004 code"),
        ("It is in AB-12 again.", "12 name"),
        ("It is in 12-ab-13 of it.", "12-ab-13 = 12..13 1 level"),
        ("It is in 12-AB-13 again.", "12 code; 13 code"),
        ("It is in WP/20/131 again.", "20 code; 131 code"),
        ("It has 007 on it.", "007 code"),
        ("It has 0 on it.", "0 math"),
        ("It has 0.07 on it.", "0.07 = 0.07 1 statistic"),
        ("U.S. Patent No. 6,123,456 covers it.", "6,123,456 code"),
        ("U.S. patent 6,123,456 of it.", "6,123,456 = 6123456 1 level"),
        ("The Executive Order 13,800 holds.", "13,800 code"),
        ("The big order 13,800 of it.", "13,800 = 13800 1 level"),
        ("Report 6123 shows it.", "6123 code"),
        ("The report 6123 of it.", "6123 = 6123 1 level"),
        ("The report no. 6123 shows it.", "6123 code"),
        ("The doi: 1012 shows it.", "1012 code"),
        ("The size: 1012 of it.", "1012 = 1012 1 level"),
        ("The post went to Boston, MA 02139 again.", "02139 code"),
        ("The post went to Boston, MX 52139 of late.", "52139 = 52139 1 level"),
        ("The post went to zip 52139 again.", "52139 code"),
        ("The post went to Washington, D.C. 20037 again.", "20037 code"),
        ("The post went to Washington, D.C. 2003 again.", "2003 date"),
        ("The post went to Beijing 100084, China.", "100084 code"),
        ("The post went to bei 100084, China.", "100084 code"),
        ("Of the 52139 mills, few paid.", "52139 mills = 52139 {mill} count"),
        ("Call (202) 555-0123 now.", "202 code; 555 code; 0123 code"),
        ("Call (202) 555-012 now.", "202 code; 555 code; 012 code"),
        ("Call 202-555-0123 now.", "202 code; 555 code; 0123 code"),
        ("Call 202.555.0123 now.", "202.555 code; 0123 code"),
        ("Call +44 20 7946 0123 now.", "44 code; 20 code; 7946 code; 0123 code"),
        ("Call 1-202-555-0123 now.", "1 code; 202 code; 555 code; 0123 code"),
        ("Tel: 7946 0123 again.", "7946 code; 0123 code"),
        ("Bell: 7946 0123 again.", "7946 code; 0123 code"),
        ("Tel: 7946 of it.", "7946 = 7946 1 level"),
        ("ISBN 978 0 262 again.", "978 code; 0 code; 262 code"),
        ("The odd 978 262 of it.", "978 262 = 978262 1 level"),
        ("They rose 10-20 there.", "10-20 = 10..20 1 level"),
    ],
)
def test_codes_stand_behind_what_is_called_by_them(text: str, said: str) -> None:
    assert told(text) == said


def called(text: str) -> str:
    """Each number of digits with its type; "-" for none."""
    tokens = lex(text)
    numbers = [at for at, token in enumerate(tokens) if token.kind is Lex.NUMBER]
    types = [type_identifier(tokens, at, at + 1, has_unit=False) for at in numbers]
    return "; ".join(f"{tokens[at].text} {type_ or '-'}" for at, type_ in zip(numbers, types, strict=True))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Under Rule 144Z they may.", "144 -"),
        ("Rule 144A", "144 name"),
        ("144A", "144 -"),
        ("Patent 7,123,456", "7,123,456 code"),
        ("570-967-A", "570 code; 967 code"),
        ("570-967-a", "570 -; 967 -"),
        ("A- 2-3", "2 -; 3 -"),
        ("A.2-3-4", "2 -; 3 -; 4 -"),
        ("paper . 12", "12 code"),
        ("paper 12", "12 -"),
        ("D.C. 20548", "20548 code"),
        ("zip 121389", "121389 code"),
        ("Zipf 12138", "12138 -"),
        ("Rome 12138, Italy", "12138 code"),
        ("Rome 12138; Italy", "12138 -"),
        ("Rom 12138, Italy", "12138 -"),
        ("202) 555-0147", "202 code; 555 code; 0147 code"),
        ("202 555 0147", "202 code; 555 code; 0147 code"),
        ("202  555-0147", "202 -; 555 -; 0147 code"),
        ("+12 345 6789", "12 -; 345 -; 6789 -"),
        ("tel 123 4567", "123 code; 4567 code"),
        ("tel. 123-4567", "123 code; 4567 code"),
        ("tel 12 3456", "12 -; 3456 -"),
        ("isbn: 12-3", "12 code; 3 code"),
    ],
)
def test_identifiers_are_known_by_their_name_or_shape_alone(text: str, said: str) -> None:
    assert called(text) == said


def test_a_chain_is_looked_along_for_twelve_parts() -> None:
    assert called("A" + "-1" * 6).count("code") == 5
    assert called("A" + "-1" * 9).count("code") == 5
