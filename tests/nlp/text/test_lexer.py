import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text.lexer import Lex, lex, plain


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,234.5 tonnes", ["1,234.5"]),
        ("1.234.567,89", ["1.234.567,89"]),
        ("1\u2009234\u2009567 units", ["1\u2009234\u2009567"]),
        ("12 000 jobs", ["12 000"]),
        ("3,5 % growth", ["3,5"]),
        ("0,0731", ["0,0731"]),
        ("2,4418", ["2,4418"]),
        ("p < .05", [".05"]),
        ("a dose of 4·2 mg", ["4·2"]),
        ("Tables 3,5", ["3", "5"]),
        ("1,2345,67", ["1", "2345", "67"]),
        ("12,34,567 rupees", ["12,34,567"]),
    ],
)
def test_thousands_and_decimals_are_one_number_whatever_the_convention(text: str, numbers: list[str]) -> None:
    assert [token.text for token in lex(text) if token.kind is Lex.NUMBER] == numbers


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("billion³", [Lex.WORD, Lex.SUPER]),
        ("3¼", [Lex.NUMBER, Lex.VULGAR]),
        ("km²", [Lex.WORD, Lex.SUPER]),
        ("see https://a.org/x_2019.pdf now", [Lex.WORD, Lex.URL, Lex.WORD]),
        ("at www.a.org", [Lex.WORD, Lex.URL]),
        ("at http:// x", [Lex.WORD, Lex.WORD, Lex.MARK, Lex.MARK, Lex.MARK, Lex.WORD]),
        ("www. x", [Lex.WORD, Lex.MARK, Lex.WORD]),
        ("workers' don't", [Lex.WORD, Lex.MARK, Lex.WORD]),
    ],
)
def test_superscripts_fractions_and_addresses_are_apart_from_words(text: str, kinds: list[Lex]) -> None:
    assert [token.kind for token in lex(text)] == kinds


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It dug 12 400 tonnes of ore.", ["12 400"]),
        ("Some 1 250 000 emigrants sailed.", ["1 250 000"]),
        ("It weighs 7 250,5 kg.", ["7 250,5"]),
        ("They paid €1 234 567 in tax.", ["1 234 567"]),
        ("Between 10 000 and 15 000 miners struck.", ["10 000", "15 000"]),
        ("The budget was 1.250,75 euros.", ["1.250,75"]),
        ("It cost 2,5 million euros.", ["2,5"]),
        ("In 2005 300 firms left.", ["2005", "300"]),
        ("As Table 3 450 firms shows.", ["3", "450"]),
        ("On May 5 200 ships sailed.", ["5", "200"]),
        ("The ticks 100 200 300 400 500 600 stay.", ["100", "200", "300", "400", "500", "600"]),
        ("Wages rose.5 300 firms left.", ["5", "300"]),
        ("There are 1,2 have and 3 had.", ["1", "2", "3"]),
    ],
)
def test_groups_of_three_digits_are_one_number_where_words_say_so(text: str, numbers: list[str]) -> None:
    assert [token.text.replace("\u2009", " ") for token in lex(text) if token.kind is Lex.NUMBER] == numbers


@pytest.mark.parametrize(
    ("text", "sign"), [("⫺0.4", "-"), ("\uf02d0.4", "-"), ("a ⫽ 2", "="), ("\uf0b3 2", "≥")]
)
def test_signs_of_fonts_without_unicode_are_made_plain(text: str, sign: str) -> None:
    assert sign in [token.text for token in lex(text)]


def test_offset_moves_every_token() -> None:
    assert [token.start for token in lex("a 1", 10)] == [10, 12]


@given(st.text())
def test_tokens_lie_in_order_and_cover_all_but_spaces(text: str) -> None:
    tokens = lex(text)
    assert len(plain(text)) == len(text)
    last = 0
    for token in tokens:
        assert last <= token.start < token.end <= len(text)
        assert plain(text)[last : token.start].strip() == ""
        last = token.end


@given(st.text(st.sampled_from("a1 –—‑“”’％µ∼\u00a0\u2009é=\uf0b3中")))
def test_a_text_is_made_plain_sign_by_sign(text: str) -> None:
    assert plain(text) == "".join(map(plain, text))
    assert len(plain(text)) == len(text)
