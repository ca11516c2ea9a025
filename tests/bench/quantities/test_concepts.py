"""Concepts are the nouns that a quantity is said of, as other extractors print them."""

import pytest

from bench.quantities.concepts import concept_of
from nlp.claims import read_arguments
from nlp.figures import find_figures
from tests.nlp.trees import parsed


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Ferry tickets rose by 5%.", "Ferry tickets"),
        ("The bank charges a 2% entry fee.", "entry fee bank"),
        ("The harbour cut its berth charges to $5.", "berth charges harbour"),
        ("Fuel-economy rose by 5%.", "Fuel-economy"),
        ("It was 5%.", "-"),
    ],
)
def test_concept_is_the_noun_with_its_words(text: str, concept: str) -> None:
    tree, figures = parsed(text), find_figures(text).figures
    bound = read_arguments(tree, figures[0], figures)
    assert bound is not None
    assert concept_of(text, tree, bound) == concept
