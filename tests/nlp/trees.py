"""Trees for tests: made by hand, or by the shipped model."""

from functools import cache

from corpus.settings import DEFAULT_MODEL
from nlp.claims.context import Scene
from nlp.entities import NameModel
from nlp.figures import find_figures
from nlp.text import Tree, Word, lex


def tree_of(*words: tuple[str, str, int, str]) -> Tree:
    """A tree of words with one space between them: text, tag, head, relation."""
    found: list[Word] = []
    at = 0
    for text, tag, head, relation in words:
        found.append(Word(at, at + len(text), text, head, relation, tag))
        at += len(text) + 1
    return Tree(tuple(found))


IMPORTS_ROSE = tree_of(
    ("Steel", "NN", 1, "compound"),
    ("imports", "NNS", 2, "nsubj"),
    ("rose", "VBD", 2, "ROOT"),
    ("by", "IN", 2, "prep"),
    ("5", "CD", 5, "nummod"),
    ("percent", "NN", 3, "pobj"),
)
ROSE = "Steel imports rose by 5 percent"
ROSE_AND_FELL = tree_of(
    ("Output", "NN", 1, "nsubj"),
    ("rose", "VBD", 1, "ROOT"),
    ("4", "CD", 3, "nummod"),
    ("percent", "NN", 1, "dobj"),
    ("in", "IN", 1, "prep"),
    ("mines", "NNS", 4, "pobj"),
    ("and", "CC", 1, "cc"),
    ("fell", "VBD", 1, "conj"),
    ("5", "CD", 9, "nummod"),
    ("percent", "NN", 7, "dobj"),
    ("in", "IN", 7, "prep"),
    ("mills", "NNS", 10, "pobj"),
)
ROSE_IN_ONE_AND_FELL_IN_THE_OTHER = "Output rose 4 percent in mines and fell 5 percent in mills"


@cache
def _model() -> NameModel:
    return NameModel(DEFAULT_MODEL)


def parsed(text: str) -> Tree:
    """What the shipped model makes of a sentence."""
    return Tree(_model().parse([text])[0])


def scene_of(text: str, tree: Tree | None = None) -> Scene:
    """A sentence without entities, with its figures and its tree."""
    return Scene(lex(text), (), find_figures(text).figures, (), tree or parsed(text))
