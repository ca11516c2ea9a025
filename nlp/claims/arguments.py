"""A figure's place in the tree of its sentence: its noun, whole, predicate, subject, object, comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.annotations import Figure
from nlp.claims.subjects import SUBJECTS, subject_of
from nlp.text import Tree, word_set

__all__ = ["Arguments", "read_arguments"]


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a figure is bound to, as positions of words in the tree; None where the sentence has none."""

    top: int
    """The word on which the others of the figure depend."""
    host: int | None = None
    """The noun that the figure says the size of: "a 25% tariff", "a fee of $5", "steel ($5 million)"."""
    whole: int | None = None
    """The noun behind "of": "40% of exports"."""
    predicate: int | None = None
    """The verb, or the noun or adjective in its place: "rose by 5%", "a rise of 5%", "5% higher"."""
    subject: int | None = None
    """Of what the predicate is said."""
    object: int | None = None
    """What the predicate acts on: "cut prices by 5%"."""
    acted: int | None = None
    """The object, where the figure says by how much or to what it was changed: "cut prices to $5"."""
    opposite: int | None = None
    """What the figure is compared with: "than", "against", "compared with"."""
    beside: int | None = None
    """The noun that the figure stands in brackets or in apposition behind."""
    own: frozenset[int] = frozenset()
    """The words of the figure, and of the others of the sentence."""
    path: tuple[int, ...] = ()
    """The words from the figure up to the last of those above."""


_ATTRIBUTES = frozenset({"nummod", "compound", "nmod", "amod", "quantmod", "npadvmod", "poss", "advmod"})
"""Relations in the labels of spaCy's English models (ClearNLP): a word that says more of the noun above
it."""
_BESIDE = frozenset({"appos", "parataxis", "dep", "prt", "intj", "meta"})
"""Relations of what is only put beside a word, by the same labels."""
_OBJECTS = ("dobj", "dative")
"""Relations of what a verb acts on."""
_STEPS = 12
"""Words on the way up from a figure; longer ways lead to nothing that is said of it."""


def read_arguments(tree: Tree, figure: Figure, figures: Sequence[Figure]) -> Arguments | None:
    """The arguments of one of the sentence's figures; None where the tree does not hold it."""
    top = tree.top(figure.span)
    return None if top is None else _Climb(tree, figure, figures).read(top)


class _Climb:
    """The way from a figure up the tree, and what is met on it."""

    def __init__(self, tree: Tree, figure: Figure, figures: Sequence[Figure]) -> None:
        self.tree = tree
        self.inside = tree.within(figure.span)
        self.others = frozenset(at for one in figures if one is not figure for at in tree.within(one.span))
        self.alike = self.others.union(self.inside)
        self.found: dict[str, int] = {}

    def read(self, top: int) -> Arguments:
        """What the figure with this top is bound to."""
        path = tuple(self._up(top))
        whole = self._whole(top)
        if whole is not None:
            self.found["whole"] = whole
        opposite = self._opposite(top)
        if opposite is not None:
            self.found["opposite"] = opposite
        return Arguments(top, own=self.alike, path=path, **self.found)

    def _up(self, at: int) -> Iterator[int]:
        """The words above the figure as far as they bind it."""
        through = ""
        for _ in range(_STEPS):
            word, above = self.tree.words[at], self.tree.words[at].head
            if above == at:
                self._root(at)
                return
            yield above
            if self._bind(at, above, through):
                return
            through = self.tree.words[above].low if word.relation == "pobj" else through
            at = above

    def _bind(self, at: int, above: int, through: str) -> bool:
        """Binds what the step from one word to that above it leads to; True at the end of the way.

        `through`: the preposition that the way went through before.
        """
        word, governor = self.tree.words[at], self.tree.words[above]
        if above in self.alike or word.relation == "pobj":
            return False  # in a list the first is bound as all of it is
        if word.relation == "conj":
            if at in self.alike and (governor.is_noun or governor.is_verb):
                self.found.setdefault("beside", above)
            return False
        if word.relation in ("prep", "agent", "pcomp") or (word.tag == "IN" and governor.is_noun):
            return self._by_preposition(at, above, through or word.low)
        if governor.is_noun and word.relation in _BESIDE | _ATTRIBUTES:
            self.found.setdefault("beside" if word.relation in _BESIDE else "host", above)
            self._nominal(above)
        elif governor.is_verb or governor.tag == "MD":
            self._verbal(above, word.relation, at)
        else:
            if governor.tag.startswith(("JJ", "RB")):
                self.found.setdefault("predicate", above)
            return False
        return True

    def _root(self, at: int) -> None:
        """Binds the root of the sentence, and its subject."""
        if self.tree.words[at].is_noun and at not in self.alike:
            self.found.setdefault("host", at)
        for child in self.tree.below(at, *SUBJECTS):
            if child not in self.alike:
                self.found.setdefault("subject", child)

    def _by_preposition(self, at: int, above: int, preposition: str) -> bool:
        """Binds what a preposition leads to; True at the end of the way."""
        governor = self.tree.words[above]
        if governor.is_noun:
            self.found.setdefault("host" if preposition in _OF else "beside", above)
            self._nominal(above)
            return True
        if governor.is_verb:
            self._verbal(above, "prep", at)
            return True
        if governor.tag.startswith(("JJ", "RB")):
            self.found.setdefault("predicate", above)
        return False

    def _nominal(self, noun: int) -> None:
        """What is said by a noun's own verb: "U.S. exports included steel ($5 million)"."""
        at = noun
        for _ in range(_STEPS):
            word = self.tree.words[at]
            if word.head == at:
                break
            governor = self.tree.words[word.head]
            if governor.is_verb:
                self._verbal(word.head, word.relation, at)
                return
            at = word.head

    def _verbal(self, verb: int, relation: str, at: int) -> None:
        """The subject and the object of a verb."""
        self.found.setdefault("predicate", verb)
        if relation in SUBJECTS and at in self.inside:
            return
        if relation not in SUBJECTS:
            subject = subject_of(self.tree, verb, self.inside)
            if subject is not None:
                self.found.setdefault("subject", subject)
        for child in self.tree.below(verb, *_OBJECTS):
            if child != at and child not in self.alike:
                self.found.setdefault("object", child)
                if relation in _OF_RESULT and self.tree.words[at].low in _RESULTS:
                    self.found.setdefault("acted", child)

    def _whole(self, top: int) -> int | None:
        behind = self.inside[-1] if self.inside else top
        for at in self.inside:
            for child in self.tree.below(at, "prep"):
                if child > behind and self.tree.words[child].low == "of":
                    return next(iter(self.tree.below(child, "pobj")), None)
        return None

    def _opposite(self, top: int) -> int | None:
        """What stands behind "than", "against", "compared with"."""
        found = (
            inner
            for at in (top, self.found.get("predicate", top), self.found.get("host", top))
            for child in self.tree.below(at)
            if self.tree.words[child].low in _AGAINST
            for below in self.tree.below(child)
            for inner in (below, *self.tree.below(below))
        )
        return next((at for at in found if self.tree.words[at].is_noun), None)


_OF_RESULT = frozenset({"prep", "agent", "acomp", "oprd", "advmod", "ccomp", "xcomp"})
"""Relations by which a verb has what came out of it."""
_RESULTS = word_set("by to for from at higher lower up down larger smaller")
"""Words that join to a verb how much it changed its object, or to what."""
_OF = frozenset({"of", "at", "as"})
"""Prepositions that bind a figure to the noun above as its value: "a rate of 5%", "tariffs at 25%"."""
_AGAINST = word_set("than against versus compared relative")
