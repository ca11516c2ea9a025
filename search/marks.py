"""Which words of a text a plan looks for.

Both engines use it on a passage's own text, so that highlights are spans of the document's text and the same
whichever engine answers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import starmap

from corpus.geometry import Span
from search.passages import Field, Line, has_hyphens, joined, line_of, stem_of, stems
from search.query import All, Begins, Best, Equals, Fuzzy, Op, Phrase, Term

__all__ = ["highlights", "marked_places"]


@dataclass(slots=True)
class _Wanted:
    plan: All
    stems: set[str] = field(default_factory=set)
    phrases: set[tuple[str, ...]] = field(default_factory=set)
    beginnings: set[str] = field(default_factory=set)
    fuzzy: set[Fuzzy] = field(default_factory=set)
    starts: set[str] = field(default_factory=set)
    """What words of these stems begin with."""


def highlights(text: str, plan: All) -> tuple[Span, ...]:
    """Spans of the text that match what the plan looks for, in order, none overlapping."""
    return tuple(starmap(Span, marked_places(text, plan)))


def marked_places(text: str, plan: All) -> list[tuple[int, int]]:
    """The same as pairs of ends, which are made in a third of the time."""
    wanted = _wanted(plan)
    line = line_of(text)
    found = [line.ends_of(*place) for place in _places(line, wanted)]
    found += _joined_places(text, wanted)
    return _merged(found) if len(found) > 1 else found


_last = _Wanted(All())


def _wanted(plan: All) -> _Wanted:
    """What the plan looks for; the hits of an answer have one plan, which is taken apart once."""
    global _last  # noqa: PLW0603 - a cache of one
    known = _last
    if known.plan is not plan:
        known = _Wanted(plan)
        _collect(plan, known)
        known.starts = _shortest({stem[: max(1, len(stem) - _CHANGED)] for stem in known.stems})
        _last = known
    return known


_CHANGED = 2
"""Letters at the end of a stem that its word may not have: "die" of "dying", "cri" of "cry"; Snowball's
English stemmer keeps what is before them."""


def _shortest(starts: Collection[str]) -> set[str]:
    """Those that begin with no other, so that no word is met twice."""
    return {one for one in starts if not any(one[:size] in starts for size in range(1, len(one)))}


def _places(line: Line, wanted: _Wanted) -> list[tuple[int, int]]:
    found = []
    terms, stems = line.line, wanted.stems
    for start in wanted.starts:
        found += [place for place in line.beginning(start) if stem_of(terms[place[0] : place[1]]) in stems]
    for phrase in wanted.phrases:
        found += line.side_by_side(phrase)
    for part in wanted.beginnings:
        found += line.beginning(part)
    if wanted.fuzzy:
        found += [place for place in line.terms() if _is_near(terms[slice(*place)], wanted.fuzzy)]
    return found


def _is_near(term: str, wanted: Iterable[Fuzzy]) -> bool:
    from rapidfuzz.distance import OSA

    return any(OSA.distance(term, one.value, score_cutoff=one.edits) <= one.edits for one in wanted)


def _joined_places(text: str, wanted: _Wanted) -> Iterator[tuple[int, int]]:
    """Words with hyphens that are looked for without them."""
    if not wanted.starts or not has_hyphens(text):
        return
    starts = tuple(wanted.starts)
    for word, span in joined(text):
        if word.isascii() and word.isalnum() and not word.lower().startswith(starts):
            continue
        if any(stem in wanted.stems for stem in stems(word).split()):
            yield span.start, span.end


def _collect(op: Op, wanted: _Wanted) -> None:
    match op:
        case All():
            for part in (*op.must, *op.should):
                _collect(part, wanted)
        case Best():
            for option in op.options:
                _collect(option, wanted)
        case Term(Field.CONTENTS, value):
            wanted.stems.add(value)
        case Term(Field.EXACT, value):
            wanted.phrases.add((value,))
        case Phrase(Field.EXACT, values, apart):
            if apart:
                wanted.phrases.update((value,) for value in values)
            else:
                wanted.phrases.add(values)
        case Begins(Field.EXACT, value):
            wanted.beginnings.add(value)
        case Fuzzy(Field.EXACT):
            wanted.fuzzy.add(op)
        case Equals(Field.NAMES, value):
            wanted.phrases.add(tuple(value.partition(":")[2].split()))
        case _:
            pass


def _merged(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    places.sort()
    merged = places[:1]
    for start, end in places[1:]:
        first, last = merged[-1]
        if start >= last:
            merged.append((start, end))
        elif end > last:
            merged[-1] = (first, end)
    return merged
