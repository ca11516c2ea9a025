"""What a quantity is said of, in words, as other extractors report it."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.claims import Arguments
from nlp.text import Tree

__all__ = ["concept_of"]

_NONE = "-"
"""The concept of a quantity that is said of nothing."""
_PREPOSITIONS = frozenset({"of", "in", "on", "for", "from", "at", "to", "between"})
"""Prepositions whose objects other extractors report with the noun before them."""
_DEEPEST = 3
"""Steps down from a noun to the words reported with it; our choice."""


def concept_of(text: str, tree: Tree, bound: Arguments) -> str:
    """The words of the nouns that a figure is bound to, without articles and prepositions; "-" for none."""
    said: dict[str, None] = {}
    for noun in _nouns(tree, bound):
        for at in sorted(_within(tree, bound, noun, 0)):
            said[_printed(text, tree, at)] = None
    return " ".join(said) or _NONE


def _printed(text: str, tree: Tree, at: int) -> str:
    """The word with what is glued to it by hyphens: "fuel-economy"."""
    start, end = tree.words[at].start, tree.words[at].end
    while start > 1 and text[start - 1] == "-" and text[start - 2].isalnum():
        start -= 1
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    while end + 1 < len(text) and text[end] == "-" and text[end + 1].isalnum():
        end += 1
        while end < len(text) and text[end].isalnum():
            end += 1
    return text[start:end].strip(".")


def _nouns(tree: Tree, bound: Arguments) -> Iterator[int]:
    """The nouns that are reported: what it is the size of, what is acted on, of what that is said."""
    links = (bound.whole, bound.beside, bound.host)
    near = [noun for noun in links if noun is not None and _is_name(tree, noun)]
    if not near and bound.acted is not None and _is_name(tree, bound.acted):
        near = [bound.acted]
    yield from near
    if bound.subject is not None and _is_name(tree, bound.subject):
        yield bound.subject
    elif not near and bound.object is not None and _is_name(tree, bound.object):
        yield bound.object


def _is_name(tree: Tree, noun: int) -> bool:
    return tree.words[noun].is_noun or tree.words[noun].tag in ("VBG", "JJ", "FW", "ADD")


_PARTS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "conj"})
"""Relations of the words that name a noun more closely, and of those that are named with it."""
_SILENT = frozenset({"PRP$", "WP$", "DT", "PDT", "$", "HYPH", ":", ",", "."})


def _within(tree: Tree, bound: Arguments, at: int, depth: int) -> Iterator[int]:
    """The noun's own words and those of its arguments."""
    yield at
    for child in tree.below(at) if depth < _DEEPEST else ():
        word = tree.words[child]
        if child in bound.own or word.tag in _SILENT:
            continue
        if word.relation == "conj" and (word.is_verb or not depth):
            continue
        if word.relation in _PARTS:
            yield from _within(tree, bound, child, depth + 1)
        elif word.relation == "prep" and word.low in _PREPOSITIONS:
            for inner in tree.below(child, "pobj"):
                if tree.words[inner].is_noun and inner not in bound.own:
                    yield from _within(tree, bound, inner, depth + 1)
