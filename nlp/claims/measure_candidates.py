"""Phrases that a figure may measure, each with the traits by which one of them is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.annotations import Figure, Label, Slot
from corpus.geometry import Span
from nlp.claims.bearings import Bearings
from nlp.claims.claim_words import FLOW_WORDS, GENERIC_HEADS, MEASURE_HEADS
from nlp.claims.context import Place, Scene
from nlp.claims.noun_phrases import phrase_of, wider_phrases
from nlp.figures import CHANGE_NOUNS, DOWN, UP
from nlp.text import Tree, word_set

__all__ = ["Candidate", "measure_candidates"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that may name what is measured."""

    span: Span | None
    """None: what was measured in the sentence before."""
    path: str
    """The way to it from the figure, in signs."""
    traits: tuple[str, ...]


def measure_candidates(
    scene: Scene,
    tree: Tree,
    figure: Figure,
    place: Place,
    window: Span | None,
    before: Slot | None,
    last: Span | None = None,
) -> list[Candidate]:
    """All phrases of the sentence that may be measured, and what was measured before.

    `window`: the phrase that the order of the words alone would choose; `last`: what the figure before this
    one measures.
    """
    if tree.top(figure.span) is None:
        return []
    found = _Sentence(Bearings(scene, tree, figure, place), window, last)
    return [*found.phrases(), *found.recalled(before)]


_TIME_NOUNS = word_set(
    """
    year years month months quarter quarters period periods decade decades day days week weeks time end
    beginning
    """
)
_SHOWING = word_set(
    """
    table figure model models estimate estimates result results study paper data sample column row panel
    analysis report equation regression list section finding findings case example survey evidence
    """
)
"""Nouns of what shows a figure, and not of what it measures."""
_ACTORS = frozenset({Label.PLACE, Label.FIRM, Label.ORG, Label.PERSON, Label.POLICY, Label.OBJECT})


def _class_of(word: str) -> str:
    if word in CHANGE_NOUNS:
        return "change"
    if word in FLOW_WORDS:
        return "flow"
    if word in GENERIC_HEADS:
        return "generic"
    if word in MEASURE_HEADS:
        return "measure"
    if word in _TIME_NOUNS:
        return "time"
    return "showing" if word in _SHOWING else "other"


class _Sentence:
    """The phrases of one sentence as they are seen from one of its figures."""

    def __init__(self, seen: Bearings, window: Span | None, last: Span | None) -> None:
        self.seen, self.window, self.last = seen, window, last
        self.tree, self.scene, self.kind = seen.tree, seen.scene, seen.kind
        self.numbers = frozenset(at for one in seen.scene.figures for at in seen.tree.within(one.number))
        self.heads = [head for head in range(len(seen.tree.words)) if self._may_head(head)]

    def phrases(self) -> Iterator[Candidate]:
        """Each noun of the sentence with the words that name it, narrow and wide."""
        for head in self.heads:
            yield from self._extents(head, self.seen.path(head), tuple(self._traits(head)))

    def recalled(self, before: Slot | None) -> Iterator[Candidate]:
        """What was measured in the sentence before."""
        if before is None:
            return
        known = any(self.tree.words[head].low in MEASURE_HEADS for head in self.heads)
        yield Candidate(
            None,
            "",
            (
                "before", f"before:{self.kind}", f"before:{self.seen.unit}", f"before:known={known}",
                f"before:window={self.window is not None}", f"before:again={self.last is not None}",
            ),
        )  # fmt: skip

    def _may_head(self, at: int) -> bool:
        word = self.tree.words[at]
        if not word.is_noun and not (word.tag in ("JJ", "VBG") and word.low in MEASURE_HEADS):
            return False
        if word.relation in ("compound", "nmod", "amod") and self.tree.words[word.head].is_noun:
            return False  # a part of another noun's name
        if at in self.numbers or word.text in _PER_CENT:
            return False
        if at in self.seen.inside:
            return self.seen.unit == "count"
        return not self.scene.is_taken(Span(word.start, word.end)) and any(map(str.isalpha, word.text))

    def _traits(self, head: int) -> Iterator[str]:
        word, kind = self.tree.words[head], self.kind
        of, path, link = _class_of(word.low), self.seen.path(head), self.seen.links.get(head, "-")
        yield from self.seen.traits(head)
        yield from (f"class={of}", f"class={of}:{kind}", f"class={of}:{self.seen.unit}")
        yield from (f"class={of}:path={path}", f"link={link}:class={of}")
        named = next((e.label for e in self.scene.entities if Span(word.start, word.end) in e.span), None)
        yield from (f"actor={named if named in _ACTORS else '-'}", f"product={named is Label.PRODUCT}")
        yield f"inside={head in self.seen.inside}:{kind}"
        if self.window is not None and Span(word.start, word.end).overlaps(self.window):
            yield from ("window", f"window:{kind}", f"window:path={path}")
            yield f"window:end={word.end == self.window.end}"
        if self.tree.words[word.head].low in _MOVES:
            yield from (f"moves={word.relation}", f"moves={word.relation}:{kind}")
        if word.low in MEASURE_HEADS:
            yield from ("measure", f"measure:{kind}")

    def _extents(self, head: int, path: str, common: tuple[str, ...]) -> Iterator[Candidate]:
        of = _class_of(self.tree.words[head].low)
        narrow = phrase_of(self.scene, self.tree, head)
        for how, span in (("", narrow), *wider_phrases(self.scene, self.tree, head)):
            gap = self.seen.gap(span)
            traits = [f"gap={gap}", f"gap={gap}:{self.kind}"]
            traits += [f"wide={how}", f"wide={how}:{of}", f"wide={how}:{self.kind}"]
            if self.last is not None:
                again = "same" if span == self.last else "word" if span.overlaps(self.last) else "other"
                traits += [f"again={again}", f"again={again}:{self.kind}"]
                traits.append(f"again={again}:alike={self.seen.follows_alike}")
            if span == self.window:
                traits.append("window:same")
            yield Candidate(span, path, (*common, *traits))


_PER_CENT = frozenset({"%", "percent", "cent", "pp"})
"""Words of a figure itself, which it cannot measure."""
_MOVES = UP | DOWN | CHANGE_NOUNS
