import pytest

from nlp.figures.scales_of_points import names_scale, words_around
from nlp.text import lex


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The index rose 5 points.", True),
        ("Its share rose 5 points.", False),
        ("The index fell. The rate rose 5 points.", False),
    ],
)
def test_only_the_sentence_of_the_points_names_their_scale(text: str, found: bool) -> None:
    tokens = lex(text)
    at = next(place for place, token in enumerate(tokens) if token.text == "points")
    assert names_scale(words_around(tokens, at)) is found
