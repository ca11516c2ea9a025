"""How a word of a sentence lies to a figure: through the tree, in the order of words, across others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from corpus.annotations import Figure
from corpus.geometry import Span
from nlp.claims.arguments import read_arguments
from nlp.claims.context import Place, Scene
from nlp.claims.noun_phrases import arguments_of
from nlp.claims.paths import PREPOSITIONS, path_between
from nlp.figures import CHANGE_NOUNS, DOWN, UP, is_money
from nlp.text import Tree, Word, word_set

__all__ = ["Bearings", "unit_class"]

_LINKS = ("host", "whole", "acted", "beside", "subject", "object", "opposite")
"""The bonds of `arguments`, the closest first."""
_NEAR = ((2, "0"), (4, "1"), (8, "2"), (16, "3"))
"""Distances in tokens, in steps that double: what is next to a figure differs from what is near it."""
_WIDEST_GAP = 9
"""Words between a figure and a phrase that are looked at one by one."""
_BE = word_set("is are was were be been being stands stood remains remained")


def unit_class(unit: str) -> str:
    """Units under one word where figures in them are said alike: "money", "%", "count", "1", "physical"."""
    if is_money(unit.partition("/")[0]):
        return "money"
    if unit in ("%", "1", "pp"):
        return unit
    return "count" if unit.startswith("{") else "physical"


class Bearings:
    """A figure of a scene that has a tree, as the point from which words are seen.

    Raises:
        ValueError: if the tree does not hold the figure.
    """

    def __init__(self, scene: Scene, tree: Tree, figure: Figure, place: Place) -> None:
        top = tree.top(figure.span)
        if top is None:
            raise ValueError("the figure stands outside the tree: expected one of its sentence")
        self.scene, self.tree, self.figure, self.place, self.top = scene, tree, figure, place, top
        self.kind, self.unit = str(figure.kind), unit_class(figure.unit)
        self.inside = tree.within(figure.span)
        self.alike = frozenset(at for one in scene.figures for at in tree.within(one.span))
        at = scene.figures.index(figure)
        self.follows_alike = at > 0 and scene.figures[at - 1].unit == figure.unit

    def path(self, head: int) -> str:
        """The signs of the way to a word through the tree."""
        return path_between(self.tree, self.top, head, alike=self.alike)

    def traits(self, head: int) -> Iterator[str]:
        """How this word lies to the figure, alone and for the figure's kind."""
        word, kind = self.tree.words[head], self.kind
        path = self.path(head)
        up, _, down = path.partition("|")
        side, near, crossed, beside = self._along(self.scene.at(word.start))
        own = self.owner(head)
        yield from (
            f"path={path}",
            f"path={path}:{kind}",
            f"up={up}",
            f"down={down}",
            f"steps={path.count('.')}",
        )
        yield from (f"near={side}{near}", f"near={side}{near}:{kind}")
        yield from (f"crossed={crossed}", f"crossed={side}{crossed}", f"clause={beside}")
        yield from (f"relation={word.relation}", f"relation={word.relation}:{kind}", f"tag={word.tag}")
        yield from (f"own={own}", f"own={own}:{kind}", f"listed={self._listed.get(head, '-')}")
        yield f"brackets={self._depth[head] - self._depth[self.top]}"
        link = self.links.get(head, "-")
        yield from (f"link={link}", f"link={link}:{kind}")

    def _along(self, token: int) -> tuple[str, str, int, bool]:
        """Side of the figure, distance, other figures between, and whether both stand in one clause."""
        after = token >= self.place.last
        away = token - self.place.last if after else self.place.first - token
        between = (self.place.last, token) if after else (token, self.place.first)
        near = next((name for limit, name in _NEAR if away < limit), "4")
        crossed = min(self.scene.crossed(self.figure, *between), 3)
        return "after" if after else "before", near, crossed, self.place.is_beside(token)

    def owner(self, head: int) -> str:
        """Whether a word hangs on this figure ("own"), on another ("other"), or on none ("-")."""
        for at in self.tree.above(head):
            if at in self.inside:
                return "own"
            if at in self.alike:
                return "other"
        return "-"

    @cached_property
    def links(self) -> dict[int, str]:
        """The words that the figure is bound to, by the name of the bond; and what they are of, in, for."""
        bound = read_arguments(self.tree, self.figure, self.scene.figures)
        found: dict[int, str] = {}
        for link in _LINKS if bound is not None else ():
            at = getattr(bound, link)
            if at is None:
                continue
            found.setdefault(at, link)
            for word, inner in arguments_of(self.tree, at):
                if word in ("of", "in", "for"):
                    found.setdefault(inner, f"{link}.{word}")
        return found

    @cached_property
    def _depth(self) -> list[int]:
        """How many brackets are open at each word."""
        depth, found = 0, []
        for word in self.tree.words:
            depth += word.tag == "-LRB-"
            found.append(depth)
            depth -= word.tag == "-RRB-" and depth > 0
        return found

    @cached_property
    def _listed(self) -> dict[int, str]:
        """Words of lists as long as that of the figures in this unit: "mine" in the figure's own place."""
        figures = [one for one in self.scene.figures if one.unit == self.figure.unit]
        found: dict[int, str] = {}
        if len(figures) < 2:
            return found
        mine = figures.index(self.figure)
        for at, word in enumerate(self.tree.words):
            if at in self.alike or word.relation == "conj" or not word.is_noun:
                continue
            row = _list_from(self.tree, at)
            if len(row) == len(figures) and not self.alike.intersection(row):
                found |= {one: "mine" if place == mine else "not" for place, one in enumerate(row)}
        return found

    def gap(self, span: Span) -> str:
        """What stands between the figure and a phrase beside it, in signs; "-" for more than a few words."""
        left, right = sorted((span, self.figure.span))
        gap = Span(min(left.end, right.start), right.start)
        inside = [self.tree.words[at] for at in self.tree.within(gap)] if len(gap) else []
        signs: list[str] = []
        for word in inside if len(inside) <= _WIDEST_GAP else ():
            sign = self._gap_sign(word)
            if sign and signs[-1:] != [sign]:
                signs.append(sign)
        if len(inside) > _WIDEST_GAP or len(signs) > 4:
            return "-"
        return ("<" if span.start < self.figure.span.start else ">") + ".".join(signs)

    def _gap_sign(self, word: Word) -> str:
        if word.tag in ("DT", "PDT", "PRP$", "RB", "_SP", "RBR", "RBS", "POS"):
            return ""
        if self.scene.is_taken(Span(word.start, word.end)):
            return "t"
        if word.tag in ("IN", "TO", "RP"):
            return word.low if word.low in PREPOSITIONS else "prep"
        if word.is_verb or word.tag == "MD":
            return "be" if word.low in _BE else "moves" if word.low in UP | DOWN | CHANGE_NOUNS else "v"
        if word.tag in (",", "CC", "-LRB-", "-RRB-", ":", "HYPH"):
            return word.tag
        return "n" if word.is_noun else "j" if word.tag.startswith("JJ") else "x"


def _list_from(tree: Tree, first: int) -> list[int]:
    """The words that are joined to this one and to one another by "and" and commas."""
    row, at = [first], first
    for _ in tree.words:
        joined = tree.below(at, "conj")
        if not joined:
            break
        row.extend(joined)
        at = joined[-1]
    return row
