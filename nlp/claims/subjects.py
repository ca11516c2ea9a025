"""The subject of a verb: its own, that of the verb above it, or the noun that a pronoun points to."""

from __future__ import annotations

from collections.abc import Container

from nlp.text import Tree, word_set

__all__ = ["SUBJECTS", "subject_of"]

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
"""Relations of subjects to their verbs."""
_STEPS = 12
"""Verbs on the way up to a subject; our choice."""
_THIRD_PERSON = word_set("it they he she")


def subject_of(tree: Tree, verb: int, figure: Container[int] = ()) -> int | None:
    """The subject of a verb that does not stand in the `figure`; of a participle the noun it stands by."""
    at = verb
    for _ in range(_STEPS):
        own = next((child for child in tree.below(at, *SUBJECTS) if child not in figure), None)
        if own is not None:
            return _antecedent(tree, at, own)
        word = tree.words[at]
        above = tree.words[word.head]
        if word.head == at:
            return None
        if word.relation in ("acl", "relcl") and above.is_noun:
            return word.head
        if word.relation in ("prep", "pobj", "dobj", "nsubj") and not above.is_verb:
            return None
        at = word.head
    return None


def _antecedent(tree: Tree, verb: int, subject: int) -> int:
    """The noun before a relative clause, for "which" and "that"; what a pronoun means."""
    word, tag = tree.words[verb], tree.words[subject].tag
    if tag in ("WDT", "WP") and word.relation == "relcl":
        return word.head
    return _meant(tree, verb, subject) if tag == "PRP" else subject


def _meant(tree: Tree, verb: int, pronoun: int) -> int:
    """The subject of the verb above or of a clause before, which a pronoun in its place points to."""
    if tree.words[pronoun].low not in _THIRD_PERSON:
        return pronoun
    above = (child for at in tree.above(verb) for child in tree.below(at, *SUBJECTS) if child < pronoun)
    before = (at for at in range(pronoun - 1, -1, -1) if tree.words[at].relation in SUBJECTS)
    return next((at for found in (above, before) for at in found if tree.words[at].is_noun), pronoun)
