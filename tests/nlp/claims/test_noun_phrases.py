"""Noun phrases: the words that name a thing, and no others."""

import pytest

from nlp.claims.noun_phrases import arguments_of, phrase_of, wider_phrases
from tests.nlp.trees import parsed, scene_of


@pytest.mark.parametrize(
    ("text", "head", "phrase"),
    [
        ("The average tariff rate is 5%.", "rate", "average tariff rate"),
        ("Its worldwide electricity use is 5 TWh.", "use", "electricity use"),
        ("They held a 4-day public hearing in 2009.", "hearing", "public hearing"),
        ("Firms have 5% higher wages.", "wages", "wages"),
    ],
)
def test_a_phrase_has_the_words_that_name_its_head(text: str, head: str, phrase: str) -> None:
    tree = parsed(text)
    at = next(at for at, word in enumerate(tree.words) if word.text == head)
    assert phrase_of(scene_of(text, tree), tree, at).of(text) == phrase


def test_wider_phrases_take_in_what_a_noun_is_of() -> None:
    text = "The share of exports of steel is 5%."
    tree = parsed(text)
    found = {how: span.of(text) for how, span in wider_phrases(scene_of(text, tree), tree, 1)}
    assert found == {"of": "share of exports", "of.of": "share of exports of steel"}
    assert [(word, tree.words[at].text) for word, at in arguments_of(tree, 1)] == [("of", "exports")]


def test_times_and_figures_widen_no_phrase() -> None:
    text = "A fee of $5 in 2009 was paid."
    tree = parsed(text)
    assert list(wider_phrases(scene_of(text, tree), tree, 1)) == []
