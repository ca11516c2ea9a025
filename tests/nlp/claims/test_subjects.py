"""The subject of a verb, its own or one that is said elsewhere."""

import pytest

from nlp.claims.subjects import subject_of
from tests.nlp.trees import IMPORTS_ROSE, parsed


def test_a_verb_has_its_own_subject() -> None:
    assert subject_of(IMPORTS_ROSE, 2) == 1
    assert subject_of(IMPORTS_ROSE, 2, figure=(1,)) is None


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Exports were expected to rise by 5%.", "rise", "Exports"),
        ("The firm, which sold 40 ships, closed.", "sold", "firm"),
        ("The company said it has 40 shops.", "has", "company"),
        ("Tariffs imposed at 5% remain.", "imposed", "Tariffs"),
    ],
)
def test_a_verb_without_a_noun_of_its_own_has_that_of_the_sentence(
    text: str, verb: str, subject: str
) -> None:
    tree = parsed(text)
    at = next(at for at, word in enumerate(tree.words) if word.text == verb)
    found = subject_of(tree, at)
    assert found is not None
    assert tree.words[found].text == subject
