"""Traits of a number, its sentence and its block."""

import pytest

from corpus.annotations import Claim
from corpus.geometry import Span
from nlp.claims.context import Scene
from nlp.claims.doubts.traits import block_traits, statement_traits
from nlp.claims.make import read_prose
from nlp.text import Tree, Word, lex
from tests.nlp.claims.test_make import document, entities, sentences


def first_claim(text: str) -> Claim:
    return read_prose(document(text), sentences(text), entities(text), ()).claims[0]


def traits(text: str, tree: Tree | None = None) -> set[str]:
    claim = first_claim(text)
    scene = Scene(lex(text), (), (claim.figure,), (), tree)
    return set(statement_traits(text, scene, claim.figure, claim.slots, claim.sentence))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rents rose 4 percent.", {"unit=%", "in digits", "small=3", "kind=growth"}),
        ("Rents rose 2 percent.", {"small=2"}),
        ("It made $4 million.", {"unit=money", "power of ten"}),
        ("It took 40 days.", {"unit=physical"}),
        ("Some twelve mills closed.", {"unit=counted", "in words", "hedge=about"}),
        ("It fell by 0.5 to 0.7 percent.", {"range"}),
        ("The index was 1.5 then.", {"unit=1", "decimal", "level without unit"}),
        ("It rose by 4 percentage points.", {"unit=points"}),
    ],
)
def test_traits_of_the_figure(text: str, said: set[str]) -> None:
    assert said <= traits(text)


@pytest.mark.parametrize(
    ("text", "said", "missing"),
    [
        ("4 mills closed.", "first", "no stop"),
        ("At Ayr 4 mills closed.", "capital before", "first"),
        ("it fell 4 percent", "no stop", "equation"),
        ("Here x = 4 percent.", "equation", "opened"),
        ("It fell (4 percent) now.", "opened", "no stop"),
        ("It fell (4 percent) now.", "closed", "glued"),
        ("Here y 4 percent fell.", "letter before", "letter behind"),
        ("It is ∑ 4 percent.", "sign before", "sign behind"),
    ],
)
def test_traits_of_the_words_beside(text: str, said: str, missing: str) -> None:
    found = traits(text)
    assert said in found
    assert missing not in found


def test_traits_of_a_sentence_are_counted_in_steps() -> None:
    short, longer = (
        traits("It made $4."),
        traits("It made $4 in the old mills of the town on the river there."),
    )
    assert {"words=0", "numbers=0", "letters=0"} <= short
    assert "words=2" in longer


def test_traits_of_the_tree_say_how_the_number_hangs() -> None:
    text = "It made $4."
    words = (
        Word(0, 2, "It", 1, "nsubj", "PRP"),
        Word(3, 7, "made", 1, "ROOT", "VBD"),
        Word(7, 8, "$", 3, "nmod", "$"),
        Word(8, 10, "4", 1, "dobj", "CD"),
    )
    assert "no tree" in traits(text)
    found = traits(text, Tree(words))
    assert {
        "verbs=1",
        "relation=dobj",
        "tag=CD",
        "head relation=ROOT",
        "head tag=VBD",
        "head before",
    } <= found
    assert "head behind" not in found


def test_traits_of_a_block_say_how_much_of_it_is_what() -> None:
    assert block_traits("") == (
        "block words=0",
        "block digits=0",
        "block signs=0",
        "block capitals=0",
        "block small=0",
    )
    assert block_traits("A B C D 1 2 3 4") == (
        "block words=1", "block digits=5", "block signs=0", "block capitals=3", "block small=0",
    )  # fmt: skip
    plain = block_traits(
        "it is said that the old mills of the town were closed in the end by those who had them"
    )
    assert plain == ("block words=2", "block digits=0", "block signs=0", "block capitals=0", "block small=4")


def test_a_sentence_stands_for_itself() -> None:
    text = "It made $4. Here = is ∑ and = more"
    claim = first_claim(text)
    scene = Scene(lex(text), (), (claim.figure,), (), None)
    assert "signs=0" in statement_traits(text, scene, claim.figure, (), Span(0, 11))
    assert "signs=3" in statement_traits(text, scene, claim.figure, (), Span(0, len(text)))
