import pytest

from nlp.figures.kind_cue import sentence_bounds
from nlp.text.lexer import lex
from tests.nlp.figures.told import told


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two 7 three. Four.", "Two 7 three"),
        ("Mr. Lee sold 7 cars. He left.", "Mr. Lee sold 7 cars"),
        ("It is 3.5 and 7 of it.", "It is 3.5 and 7 of it"),
        ("Really? About 7! Yes.", "About 7"),
    ],
)
def test_bounds_are_those_of_the_sentence(text: str, sentence: str) -> None:
    tokens = lex(text)
    at = next(index for index, token in enumerate(tokens) if token.text == "7")
    left, right = sentence_bounds(tokens, at, at + 1)
    assert text[tokens[left].start : tokens[right - 1].end] == sentence


def test_bounds_reach_no_further_than_asked() -> None:
    tokens = lex("word " * 200)
    assert sentence_bounds(tokens, 100, 101, reach=5) == (95, 106)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It is 5 percent more than in No. 2009 of it.", "5 percent = 5 % growth up; 2009 code"),
        ("It is 5 percent more than in St. Mill of 2009.", "5 percent = 5 % ratio; 2009 date"),
        ('It is 5 percent more than in it. "Then 2009.', "5 percent = 5 % ratio; 2009 date"),
        ("It is 5 percent more than in al. Then 2009.", "5 percent = 5 % growth up; 2009 date"),
    ],
)
def test_a_sentence_ends_where_the_next_begins(text: str, said: str) -> None:
    assert told(text) == said
