"""The lines of a list of references to its entries.

Lists set their entries apart by numbers, hanging indents, indented first lines or gaps, and some by nothing.
Each way is tried, and the one whose beginnings agree best with how entries begin is taken.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.geometry import PageIndex, Span
from ingest.records import Line
from ingest.references.starts import Form, ends_entry, main_form, numbered_starts, start_forms, sure_starts

__all__ = ["EntryLine", "split_entries"]

_HANG = 0.6
"""Least depth of a hanging indent, in sizes."""
_DEEPEST = 8.0
"""In sizes of print: a line farther in is centred."""
_FULL = 0.25
"""Part of the column that a line may leave free where its entry goes on below."""
_WIDE = (1.25, 1.6)
"""Gaps between entries that are tried, in usual distances of baselines."""
_AGREES = 0.75
"""Agreement from which the layout is believed, entries of odd form included."""
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)[a-z]?\b|forthcoming|in press|n\.\s?d\.", re.IGNORECASE)
"""A year or what stands for it, with the letter that tells two works of one year apart."""
_PAGE_HEAD = re.compile(
    r"\d{1,4}|\d{1,4}\s+[^\W\d_].*|.*[^\W\d_].*(?:\s[|│·]\s*|/\s*\d{4}\s+|,\s+\d{4}\s+)\d{1,4}"
)
"""A running head: a page number alone or with words beside it, or behind a bar or a date."""


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A line of the list with its place and its text in the document."""

    page: PageIndex
    left: float
    """Left edge of its column."""
    right: float
    line: Line
    span: Span
    text: str


def split_entries(lines: Sequence[EntryLine]) -> list[list[EntryLine]]:
    """The list's entries in the order given."""
    lines = _without_page_heads(lines)
    texts = [line.text for line in lines]
    starts = set(numbered_starts(texts)) or _starts(lines, start_forms(texts))
    entries: list[list[EntryLine]] = []
    for place, line in enumerate(lines):
        if place in starts or not entries:
            entries.append([])
        entries[-1].append(line)
    return [entry for entry in entries if _is_entry(entry)]


def _is_entry(entry: Sequence[EntryLine]) -> bool:
    text = " ".join(line.text for line in entry)
    return len(text) >= 20 and any(map(str.isalpha, text))


def _without_page_heads(lines: Sequence[EntryLine]) -> list[EntryLine]:
    """The lines without running heads that were left among them: first or last on a page, with its number."""
    gap = _wide_gap(lines, _WIDE[0], 0.0)
    kept = []
    for place, line in enumerate(lines):
        above = lines[place - 1] if place and lines[place - 1].page == line.page else None
        below = (
            lines[place + 1] if lines[place + 1 : place + 2] and lines[place + 1].page == line.page else None
        )
        near = (above or below) if above is None or below is None else None
        apart = near is not None and abs(near.line.baseline - line.line.baseline) > gap
        if not (apart and _PAGE_HEAD.fullmatch(line.text)):
            kept.append(line)
    return kept


def _starts(lines: Sequence[EntryLine], forms: Sequence[Form]) -> set[int]:
    sure = set(sure_starts(forms))
    named = {place for place, form in enumerate(forms) if form is not Form.NONE}
    depths = _depths(lines, sure)
    ways = [_flush(lines, depths), _indented(depths), *(_after_gaps(lines, forms, wide) for wide in _WIDE)]
    best = max(ways, key=lambda starts: _agreement(starts, sure, named)) - _wrapped(lines, forms)
    if _agreement(best, sure, named) < _AGREES:
        best = _by_form(lines, forms, sure)
    elif main_form(forms) is not Form.NAME:
        best |= {
            place
            for place in sure - {0}
            if (forms[place] is Form.REPEAT or place + 1 not in best) and ends_entry(lines[place - 1].text)
        }
    return best


def _wrapped(lines: Sequence[EntryLine], forms: Sequence[Form]) -> set[int]:
    """Places below a line that is full and ends no entry, where none begins: lists mix hanging and flush."""
    return {
        place
        for place, (above, line) in enumerate(pairwise(lines), start=1)
        if forms[place] is Form.NONE
        and _column(above) == _column(line)
        and not ends_entry(above.text)
        and above.line.x1 > above.right - _FULL * (above.right - above.left)
        and not _YEAR.search(line.text)
        and not _dated_below(lines, forms, place)
    }


def _dated_below(lines: Sequence[EntryLine], forms: Sequence[Form], place: int) -> bool:
    """True if the next line goes on with the entry and has its year, as behind long names of institutions."""
    below = lines[place + 1 : place + 2]
    return bool(below) and forms[place + 1] is Form.NONE and _YEAR.search(below[0].text) is not None


def _agreement(starts: set[int], sure: set[int], named: set[int]) -> float:
    """F1 of the starts against the sure ones; what only may be a start counts neither way."""
    right, wrong, missed = len(starts & sure), len(starts - sure - named), len(sure - starts)
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def _depths(lines: Sequence[EntryLine], sure: set[int]) -> list[float]:
    """Indent of each line in sizes from its column's edge: the leftmost place of an entry or of two lines."""
    columns: dict[tuple[int, int], list[float]] = defaultdict(list)
    for place, line in enumerate(lines):
        columns[_column(line)] += [line.line.x0] * (2 if place in sure else 1)
    edges = {key: _common_left(xs) for key, xs in columns.items()}
    return [(line.line.x0 - edges[_column(line)]) / line.line.size for line in lines]


def _column(line: EntryLine) -> tuple[int, int]:
    return line.page, round(line.left / 60)


def _common_left(xs: Sequence[float]) -> float:
    counts = Counter(round(x) for x in xs)
    common = [x for x in xs if counts[round(x)] + counts[round(x) + 1] + counts[round(x) - 1] > 1]
    return min(common or xs)


def _flush(lines: Sequence[EntryLine], depths: Sequence[float]) -> set[int]:
    """Places of lines at the left edge where others hang; none where few do."""
    if sum(_HANG < depth < _DEEPEST for depth in depths) < 0.2 * len(depths):
        return set()
    flush = {place for place, depth in enumerate(depths) if depth <= _HANG}
    return {place for place in flush if not lines[place].text[:1].islower() or _has_year(lines, place)}


def _indented(depths: Sequence[float]) -> set[int]:
    """Places of first lines that are indented as paragraphs are."""
    return {place for place, depth in enumerate(depths) if _HANG < depth < _DEEPEST}


def _after_gaps(lines: Sequence[EntryLine], forms: Sequence[Form], wide: float) -> set[int]:
    """Places below a wide gap, and tops of columns where an entry may begin; none without such gaps."""
    gap = _wide_gap(lines, wide, 0.1)
    if gap == float("inf"):
        return set()
    starts = {0}
    for place, (above, line) in enumerate(pairwise(lines), start=1):
        step = line.line.baseline - above.line.baseline
        turns = above.page != line.page or step < 0
        if (step > gap and not turns) or (turns and forms[place] is not Form.NONE and ends_entry(above.text)):
            starts.add(place)
    return starts


def _by_form(lines: Sequence[EntryLine], forms: Sequence[Form], sure: set[int]) -> set[int]:
    """Places that begin as entries do, below a line that ends or stops short."""
    starts = {0} | (sure if main_form(forms) is not Form.NAME else set())
    for place, (above, line) in enumerate(pairwise(lines), start=1):
        short = above.line.x1 < above.right - 0.08 * (above.right - above.left)
        begins = forms[place] is not Form.NONE or (line.text[:1].isupper() and _YEAR.search(line.text[:80]))
        if begins and (ends_entry(above.text) or short) and (short or _has_year(lines, place)):
            starts.add(place)
    return starts


def _has_year(lines: Sequence[EntryLine], place: int) -> bool:
    return bool(_YEAR.search(" ".join(line.text for line in lines[place : place + 2])))


def _wide_gap(lines: Sequence[EntryLine], wide: float, least: float) -> float:
    """Distance of baselines beyond which two lines are apart; infinite if no more than `least` of all are."""
    steps = sorted(
        b.line.baseline - a.line.baseline
        for a, b in pairwise(lines)
        if a.page == b.page and b.line.baseline > a.line.baseline
    )
    if len(steps) < 4:
        return float("inf")
    gap = wide * steps[len(steps) // 4]
    return gap if least * len(steps) < sum(step > gap for step in steps) else float("inf")
