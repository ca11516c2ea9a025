"""Numbers of lines in a margin, as drafts and bills have them: no words of the text.

They stand outside of the text, below one another, and count the lines by ones, fives or tens.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.records import Word

__all__ = ["split_line_numbers"]

_FEWEST = 4
"""Numbers from which they count lines: fewer may be anything. Our choice."""
_STEPS = frozenset({1, 2, 3, 5, 10})
"""Lines from one number to the next (LaTeX's lineno and word processors offer any; these are met with)."""
_REGULAR = 0.8
"""Share of the numbers, and of the steps between them, that must be alike; our choice."""
_CLEAR = 2.0
"""Points between the numbers and the text, at least."""
_ALIGNED = 2.5
"""Points within which their edges stand in one line."""


def split_line_numbers(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of a page without the numbers of its lines, and these, each in their order.

    A column of numbers that begins a table is none: the table's names stand at its left or in a row above
    it, within the text.
    """
    lettered = [word for word in words if any(map(str.isalpha, word.text))]
    numbers = [word for word in words if word.text.isascii() and word.text.isdigit() and len(word.text) < 5]
    if len(numbers) < _FEWEST or not lettered:
        return list(words), []
    left, right = min(word.x0 for word in lettered), max(word.x1 for word in lettered)
    outside = (
        [word for word in numbers if word.x1 < left - _CLEAR],
        [word for word in numbers if word.x0 > right + _CLEAR],
    )
    found = {id(word) for margin in outside for word in _counting(margin, lettered)}
    return [w for w in words if id(w) not in found], [w for w in words if id(w) in found]


def _counting(margin: Sequence[Word], lettered: Sequence[Word]) -> Sequence[Word]:
    """The margin's numbers if they count the lines beside them; else none."""
    beside = {round(word.baseline) for word in lettered}
    held = [w for w in margin if not beside.isdisjoint(range(round(w.baseline) - 2, round(w.baseline) + 3))]
    ordered = sorted(held, key=lambda word: word.baseline)
    if len(ordered) < _FEWEST or not _is_aligned(ordered):
        return ()
    steps = Counter(int(below.text) - int(above.text) for above, below in pairwise(ordered))
    step, times = steps.most_common(1)[0]
    return ordered if step in _STEPS and times >= _REGULAR * (len(ordered) - 1) else ()


def _is_aligned(words: Sequence[Word]) -> bool:
    for edges in ([word.x1 for word in words], [word.x0 for word in words]):
        usual = sorted(edges)[len(edges) // 2]
        if sum(abs(edge - usual) <= _ALIGNED for edge in edges) >= _REGULAR * len(edges):
            return True
    return False
