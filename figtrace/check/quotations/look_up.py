"""Quoted words in a source: where they stand word for word, else where something near them does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from corpus.geometry import Span
from figtrace.check.quotations.letters import Letters, letters

__all__ = ["Place", "look_up"]

_GAP = 400
"""Words that may have been left out between two pieces: a page. Our choice."""
_NEAR = 0.7
"""Likeness from which other words are shown as the source's own wording: 19 in 20 of 182 sentences of papers
came to .50 at most in another paper, and to .91 at least in their own with one word in ten exchanged."""
_ENDS = 4
"""Runs of equal words at each end with which the source's wording may begin or end: small ones stray."""
_STRIDE = 8
"""Words by which two places of the same passage may be apart, where words were put in or left out."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where quoted words, or words near them, stand in a source."""

    span: Span
    """In the source's text."""
    likeness: float
    """1 for word for word."""


def look_up(quoted: Sequence[str], source: Letters) -> Place | None:
    """Where the pieces of a quotation stand in order, else where what is most like them does.

    None if nothing in the source comes near it.
    """
    wanted = [letters(piece) for piece in quoted]
    return _verbatim([piece.run for piece in wanted], source) or _nearest(wanted, source)


def _verbatim(runs: Sequence[str], source: Letters) -> Place | None:
    """Each place of the first piece is tried, since the others may follow upon a later one alone."""
    first = source.find(runs[0]) if runs else None
    while first is not None:
        last = _rest(runs[1:], first, source)
        if last is not None:
            return Place(source.span(Span(first.start, last)), 1.0)
        first = source.find(runs[0], first.start + 1)
    return None


def _rest(runs: Sequence[str], first: Span, source: Letters) -> int | None:
    """Where the last piece ends if each follows upon the one before; None if one does not."""
    end = first.end
    for run in runs:
        found = source.find(run, end)
        if found is None or found.start - end > _GAP:
            return None
        end = found.end
    return end


def _nearest(wanted: Sequence[Letters], source: Letters) -> Place | None:
    """The window of the source that has most of the rare words in their order, if it is like enough."""
    words = [word for piece in wanted for word in piece.words]
    window = _window(words, source)
    if window is None:
        return None
    fitted, likeness = _fitted(words, source.words[window.start : window.end])
    if likeness < _NEAR:
        return None
    return Place(source.span(fitted.shifted(window.start)), round(likeness, 3))


def _window(words: Sequence[str], source: Letters) -> Span | None:
    """Words of the source among which most of these stand in their order; rare words count for more."""
    at: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        at[word].append(place)
    common = Counter(source.words)
    votes: Counter[int] = Counter()
    for place, word in enumerate(source.words):
        for own in at.get(word, ()):
            bucket = (place - own) // _STRIDE
            weight = 1000 // (common[word] * len(at[word]))  # whole numbers: the order of adding is none
            votes[bucket] += weight
            votes[bucket + 1] += weight
    if not votes:
        return None
    best = min(votes, key=lambda bucket: (-votes[bucket], bucket))
    start = max(0, (best - 1) * _STRIDE)
    return Span(start, min(len(source.words), (best + 1) * _STRIDE + len(words)))


def _fitted(words: Sequence[str], window: Sequence[str]) -> tuple[Span, float]:
    """The part of the window that is most like the words, and how like; the shortest of equal ones."""
    same = [block for block in Indel.opcodes(words, window) if block.tag == "equal"]
    starts = {max(0, block.dest_start - block.src_start) for block in same[:_ENDS]}
    ends = {min(len(window), block.dest_end + len(words) - block.src_end) for block in same[-_ENDS:]}
    own = " ".join(words)
    fits = [
        (Span(start, end), Indel.normalized_similarity(own, " ".join(window[start:end])))
        for start in starts
        for end in ends
        if start < end
    ]
    return max(fits, key=lambda fit: (fit[1], -len(fit[0]), -fit[0].start), default=(Span(0, 1), 0.0))
