"""What a figure measures: the noun phrase, the flow of trade it names, and the whole of a share."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.annotations import Dim, Figure, Kind, Label, Slot, SlotSource
from corpus.english import flat
from corpus.geometry import Span
from nlp.claims.choice import best_of
from nlp.claims.claim_words import (
    DETERMINERS,
    FLOW_WORDS,
    GENERIC_HEADS,
    MEASURE_CODES,
    MEASURE_HEADS,
    NO_FLOW_HEADS,
    PHRASE_STOPS,
)
from nlp.claims.context import Memory, Place, Scene, make_slot, source_at
from nlp.claims.measure_candidates import measure_candidates
from nlp.text import Lex, word_set

__all__ = ["read_flow", "read_measure", "read_whole"]

_Phrase = tuple[int, int]


def read_measure(source: str, scene: Scene, figure: Figure, place: Place, memory: Memory) -> Slot | None:
    """The slot of the measure: its words, and a code where its head is on the list."""
    phrase = _counted(scene, figure) or _of_phrase(scene, figure, place) or _head_phrase(scene, place)
    window = scene.span(*phrase) if phrase is not None else None
    before = memory.recall(Dim.MEASURE)
    chosen = _by_tree(source, scene, figure, place, window, memory)
    if chosen is not None:
        memory.measured = chosen.span if chosen.source is not SlotSource.PREVIOUS else None
        return chosen
    return before if window is None else _slot(source, scene, place, window, "measure:phrase")


def _by_tree(
    source: str, scene: Scene, figure: Figure, place: Place, window: Span | None, memory: Memory
) -> Slot | None:
    """What the tree and the words around a figure together say; None without a tree."""
    if scene.tree is None:
        return None
    before = memory.recall(Dim.MEASURE)
    candidates = measure_candidates(scene, scene.tree, figure, place, window, before, memory.measured)
    if any(token.low == "respectively" for token in scene.tokens):
        candidates = [one for one in candidates if {*one.traits} >= _MINE] or candidates
    at = best_of("measure", [candidate.traits for candidate in candidates])
    if at < 0:
        return None
    span, path = candidates[at].span, candidates[at].path
    return before if span is None else _slot(source, scene, place, span, f"measure:tree:{path}")


_MINE = frozenset({"listed=mine", "actor=-"})
"""Traits of what has the figure's own place in a list, and is no name: "4 and 9% of sales and wages"."""


def _slot(source: str, scene: Scene, place: Place, span: Span, by: str) -> Slot:
    surface = flat(span.of(source))
    words = surface.casefold().replace("-", " ").split()
    code = next((MEASURE_CODES[word] for word in reversed(words) if word in MEASURE_CODES), "")
    return make_slot(Dim.MEASURE, code, surface, source_at(place, scene.at(span.start)), by, span)


def _counted(scene: Scene, figure: Figure) -> _Phrase | None:
    """What a count counts: the noun phrase behind the number."""
    if figure.kind is not Kind.COUNT:
        return None
    first, last = scene.at(figure.number.end), scene.at(figure.span.end)
    while first < last and (scene.low(first) in ("of", "-") or scene.low(first) in DETERMINERS):
        first += 1
    return (first, last) if first < last else None


def _of_phrase(scene: Scene, figure: Figure, place: Place) -> _Phrase | None:
    """As in "57 percent of total exports": what stands behind "of"."""
    if figure.kind is not Kind.SHARE or scene.low(place.last) != "of":
        return None
    return _noun_phrase(scene, place.last + 1)


def _noun_phrase(scene: Scene, first: int) -> _Phrase | None:
    """The noun phrase that begins here, without determiner or the place that owns it."""
    owners = {
        scene.at(entity.span.start): scene.at(entity.span.end)
        for entity in scene.entities
        if entity.label is Label.PLACE
    }
    while scene.low(first) in DETERMINERS or first in owners or scene.low(first) in ("'", "s", "'s"):
        first = max(owners.get(first, first), first + 1)
    last = first
    while last < len(scene.tokens) and last - first < 7 and _in_phrase(scene, last):
        last += 1
    return (first, last) if last > first else None


def _in_phrase(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    if token.kind is Lex.WORD:
        return token.low not in PHRASE_STOPS
    return token.text in "-&" and index + 1 < len(scene.tokens)


def _head_phrase(scene: Scene, place: Place) -> _Phrase | None:
    """The nearest phrase around a measure's noun: before the figure first, then behind it."""
    reach = range(place.first - 1, max(place.first - 40, -1), -1)
    before = next((index for index in reach if _is_head(scene, index)), None)
    behind = range(place.last, min(place.last + 12, place.right))
    after = next((index for index in behind if _is_head(scene, index)), None)
    if before is None or (after is not None and place.first - before > 2 * (after - place.last) + 8):
        before = after
    return None if before is None else _around(scene, before)


def _is_head(scene: Scene, index: int) -> bool:
    if scene.low(index) not in MEASURE_HEADS:
        return False
    # "increase in exports of": growth and its like are what happens to a measure
    return not (scene.low(index) == "growth" and scene.low(index + 1) in ("in", "of"))


def _around(scene: Scene, head: int) -> _Phrase:
    """The phrase of a head: its modifiers before it, and what a generic head is "of"."""
    places = {
        index
        for entity in scene.entities
        if entity.label is Label.PLACE
        for index in range(scene.at(entity.span.start), scene.at(entity.span.end))
    }
    first, last = head, head + 1
    while first > 0 and head - first < 4 and _modifies(scene, first - 1, places):
        first -= 1
    while last < len(scene.tokens) and scene.low(last) in MEASURE_HEADS:
        last += 1
    if scene.low(last - 1) in GENERIC_HEADS and scene.low(last) == "of":
        phrase = _noun_phrase(scene, last + 1)
        if phrase and phrase[0] - last < 4:
            return first, phrase[1]
    return first, last


def _modifies(scene: Scene, index: int, places: set[int]) -> bool:
    word = scene.tokens[index].kind is Lex.WORD
    return word and index not in places and _in_phrase(scene, index) and scene.low(index) != "s"


# Flow


def read_flow(
    scene: Scene, figure: Figure, place: Place, measure: Slot | None, memory: Memory
) -> Slot | None:
    """The slot of the flow, only where the figure measures one: level, change or share of trade itself."""
    if figure.kind in (Kind.COUNT, Kind.DURATION, Kind.STATISTIC, Kind.RATE):
        return None
    if measure is None or measure.span is None:
        return memory.recall(Dim.FLOW) if measure is None else None
    if measure.source is SlotSource.PREVIOUS:
        return memory.recall(Dim.FLOW)
    first, last = scene.at(measure.span.start), scene.at(measure.span.end)
    found = _flow_in(scene, range(last - 1, first - 1, -1))
    if found is None and scene.low(last - 1) in _CARRIERS:
        found = _flow_in(scene, sorted(range(place.left, place.right), key=lambda i: abs(i - place.first)))
    return None if found is None else _flow_slot(scene, found, source_at(place, found))


_CARRIERS = word_set("share shares value total percent totals")


def _flow_in(scene: Scene, indices: Iterable[int]) -> int | None:
    return next((i for i in indices if scene.low(i) in FLOW_WORDS and _is_flow(scene, i)), None)


def _is_flow(scene: Scene, index: int) -> bool:
    """False for "export prices", "free trade", "budget deficit": words of trade that are no flow."""
    low, after, before = scene.low(index), scene.low(index + 1), scene.low(index - 1)
    if after in NO_FLOW_HEADS and after != "growth":
        return False
    if low == "trade":
        return after not in ("deficit", "surplus", "balance", "deficits") and before not in ("free", "fair")
    if low in ("deficit", "surplus", "balance", "deficits", "surpluses"):
        return "budget" not in (before, scene.low(index - 2)) and before not in ("account", "fiscal")
    return True


def _flow_slot(scene: Scene, index: int, source: SlotSource) -> Slot:
    token = scene.tokens[index]
    code = "B" if token.low == "exports" and scene.low(index - 1) == "net" else FLOW_WORDS[token.low]
    return make_slot(Dim.FLOW, code, token.text, source, "flow:word", scene.span(index, index + 1))


def read_whole(source: str, scene: Scene, figure: Figure, place: Place) -> Slot | None:
    """What a share is a share of, where "of" says it."""
    phrase = _of_phrase(scene, figure, place)
    if phrase is None:
        return None
    span = scene.span(*phrase)
    surface = flat(span.of(source))
    return make_slot(Dim.WHOLE, "", surface, SlotSource.LOCAL, "whole:of", span)
