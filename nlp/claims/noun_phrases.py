"""Noun phrases in a tree: from the head of one to the words that name it."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.geometry import Span
from nlp.claims.claim_words import DETERMINERS
from nlp.claims.context import Scene
from nlp.text import Tree, word_set

__all__ = ["arguments_of", "phrase_of", "wider_phrases"]

_BEFORE = frozenset({"compound", "amod", "nmod", "advmod", "npadvmod", "punct", "dep", "cc", "conj"})
"""Relations of the words before a head that name it more closely."""
_OUTSIDE = frozenset(
    {
        "DT",
        "PRP$",
        "CD",
        ",",
        "POS",
        "$",
        "-LRB-",
        "-RRB-",
        "PDT",
        "WP$",
        "WDT",
        "IN",
        ":",
        "JJS",
        "RBS",
        "JJR",
        "RBR",
        "_SP",
    }
)
"""Tags of words that stand before a name and are no part of it."""
_UNSAYING = word_set(
    "estimated approximate first second same other such own new respective additional world global worldwide"
)
"""Words that say nothing of what is measured, only how it is known or which one it is."""


def phrase_of(scene: Scene, tree: Tree, head: int) -> Span:
    """The head with the words before it that name it, without places, owners, numbers and articles."""
    kept = head
    for at in range(head - 1, -1, -1):
        if not _names(scene, tree, at, head):
            break
        kept = at
    while kept < head and (not tree.words[kept].text[0].isalpha() or _hangs(scene, tree, kept)):
        kept += 1
    return tree.span((kept, head))


def _hangs(scene: Scene, tree: Tree, kept: int) -> bool:
    """True for "digit" of "four-digit headings", when the number is left out."""
    return any(scene.is_taken(tree.span((at,))) for at in tree.below(kept) if at < kept)


def _names(scene: Scene, tree: Tree, at: int, head: int) -> bool:
    """True for a word before the head that belongs to its name."""
    word = tree.words[at]
    if word.tag in _OUTSIDE or word.low in DETERMINERS or word.low in _UNSAYING:
        return False
    if word.is_verb and word.relation not in ("amod", "compound"):
        return False
    if scene.is_taken(Span(word.start, word.end)):
        return False
    up = at
    for above in tree.above(at):
        if tree.words[up].relation not in _BEFORE:
            return False
        if above == head:
            return True
        if above > head:
            return False
        up = above
    return False


def arguments_of(tree: Tree, head: int) -> Iterator[tuple[str, int]]:
    """The prepositions of a noun with the nouns that they join to it."""
    for child in tree.below(head, "prep"):
        for found in tree.below(child, "pobj"):
            if tree.words[found].is_noun:
                yield tree.words[child].low, found


def wider_phrases(scene: Scene, tree: Tree, head: int) -> Iterator[tuple[str, Span]]:
    """The phrase with one of its arguments, and with that one's own: "share of exports of steel".

    Each with the preposition; those that join a place, a time or a figure are none.
    """
    phrase = phrase_of(scene, tree, head)
    for word, inner in arguments_of(tree, head):
        behind = _argument(scene, tree, inner)
        if behind is None or behind.start < phrase.end:
            continue
        yield word, Span(phrase.start, behind.end)
        for then, further in arguments_of(tree, inner):
            last = _argument(scene, tree, further)
            if last is not None and last.start > behind.end:
                yield f"{word}.{then}", Span(phrase.start, last.end)


def _argument(scene: Scene, tree: Tree, head: int) -> Span | None:
    word = tree.words[head]
    return None if scene.is_taken(Span(word.start, word.end)) else phrase_of(scene, tree, head)
