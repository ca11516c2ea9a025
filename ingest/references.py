"""The list of references: its lines split into entries, each entry read into fields."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.geometry import PageIndex, Span
from corpus.model import BlockKind, Reference
from ingest.assemble import Assembled
from ingest.page import Line, Part
from ingest.reference_fields import read_fields

__all__ = ["EntryLine", "read_references", "split_entries"]

_NUMBER = re.compile(r"\[(\d{1,3})\]|(\d{1,3})[.)]\s*(?=\D)|(\d{1,3})(?=\s+[A-ZÀ-Ý])")
_STARTS_LIKE_AUTHOR = re.compile(
    r"(?:[A-ZÀ-Ý][\w'’\-]+(?:\s[A-ZÀ-Ý][\w'’\-]+)?,?\s+(?:[A-ZÀ-Ý]\.|"
    r"[A-ZÀ-Ý][\w\-]+[,.;/&(]|[A-ZÀ-Ý]{1,3}[,. ])"
    r"|[A-ZÀ-Ý]\.\s?(?:[A-ZÀ-Ý]\.\s?)*[A-ZÀ-Ý]|[-–—_]{2,}|(?:de|van|von|del|di|le|la)\s[A-ZÀ-Ý])"
)
_YEAR = re.compile(
    r"\b(?:1[5-9]\d\d|20\d\d)[a-z]?\b|forthcoming|in press|n\.\s?d\.|im Erscheinen", re.IGNORECASE
)
_HANG = 0.6
"""Least depth of a hanging indent, in sizes."""


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


def read_references(parts: Sequence[Part], made: Assembled) -> tuple[Reference, ...]:
    """The entries of the document's lists of references, in the order of the text."""
    found: list[Reference] = []
    for lines in _lists(parts, made):
        for entry in split_entries(lines):
            found.append(_reference(entry, made.text))
    return tuple(found)


def _lists(parts: Sequence[Part], made: Assembled) -> Iterator[list[EntryLine]]:
    """The lines of each list; a heading ends a list, what floats between its pages does not."""
    lines: list[EntryLine] = []
    for part, spans in zip(parts, made.line_spans, strict=True):
        if part.kind is BlockKind.REFERENCE:
            lines += _part_lines(part, spans, made.text)
        elif part.kind is BlockKind.HEADING and lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _part_lines(part: Part, spans: Sequence[Span], text: str) -> Iterator[EntryLine]:
    every = [(each, line) for each in (part, *part.tail) for line in each.lines]
    for (each, line), span in zip(every, spans, strict=True):
        if len(span):
            printed = span.of(text).strip()
            yield EntryLine(each.page, each.left, each.right, line, span, printed)


def split_entries(lines: Sequence[EntryLine]) -> list[list[EntryLine]]:
    """The list's entries: by their numbers, else by hanging indents, else by gaps and beginnings."""
    starts = _numbered_starts(lines) or _hanging_starts(lines) or _plain_starts(lines)
    entries: list[list[EntryLine]] = []
    for place, line in enumerate(lines):
        if place in starts or not entries:
            entries.append([])
        entries[-1].append(line)
    return [entry for entry in entries if _is_entry(entry)]


def _is_entry(entry: Sequence[EntryLine]) -> bool:
    text = " ".join(line.text for line in entry)
    return len(text) >= 20 and any(map(str.isalpha, text))


def _numbered_starts(lines: Sequence[EntryLine]) -> set[int]:
    """Places of lines that carry on a count 1, 2, 3 …; none if there is no such count."""
    starts: set[int] = set()
    wanted: int | None = None
    for place, line in enumerate(lines):
        found = _NUMBER.match(line.text)
        number = int(next(filter(None, found.groups()))) if found else None
        if number is None or (wanted is None and number > 3):
            continue
        if wanted is None or wanted <= number <= wanted + 2:
            starts.add(place)
            wanted = number + 1
    return starts if len(starts) >= 3 and len(starts) >= 0.08 * len(lines) else set()


def _hanging_starts(lines: Sequence[EntryLine]) -> set[int]:
    """Places of lines at the left edge where the others are indented alike; none where few are."""
    edges = _edges(lines)
    depths = [_depth(line, edges) for line in lines]
    indented = sum(_HANG < depth < 8 for depth in depths)
    if indented < 0.2 * len(lines):
        return set()
    flush = {place for place, depth in enumerate(depths) if depth <= _HANG}
    begins = sum(_looks_like_start(lines[place].text) for place in flush)
    hung = [place for place, depth in enumerate(depths) if _HANG < depth < 8]
    if sum(_looks_like_start(lines[place].text) for place in hung) / max(1, len(hung)) > begins / max(
        1, len(flush)
    ):
        return set(hung)
    if begins < 0.5 * len(flush):
        return set()
    return {place for place in flush if not _goes_on(lines, place)}


def _edges(lines: Sequence[EntryLine]) -> dict[tuple[int, int], float]:
    """Left edge of each column of each page: the leftmost place where at least two lines begin."""
    columns: dict[tuple[int, int], list[float]] = defaultdict(list)
    for line in lines:
        columns[_column(line)].append(line.line.x0)
    return {key: _common_left(xs) for key, xs in columns.items()}


def _column(line: EntryLine) -> tuple[int, int]:
    return line.page, round(line.left / 60)


def _common_left(xs: Sequence[float]) -> float:
    counts = Counter(round(x) for x in xs)
    common = [x for x in xs if counts[round(x)] + counts[round(x) + 1] + counts[round(x) - 1] > 1]
    return min(common or xs)


def _depth(line: EntryLine, edges: dict[tuple[int, int], float]) -> float:
    return (line.line.x0 - edges[_column(line)]) / line.line.size


def _looks_like_start(text: str) -> bool:
    return bool(_STARTS_LIKE_AUTHOR.match(text)) or (text[:1].isupper() and bool(_YEAR.search(text[:80])))


def _goes_on(lines: Sequence[EntryLine], place: int) -> bool:
    """True for a flush line that begins in the middle of a sentence, as after a lost indent."""
    text = lines[place].text
    return place > 0 and text[:1].islower() and not _STARTS_LIKE_AUTHOR.match(text)


def _plain_starts(lines: Sequence[EntryLine]) -> set[int]:
    """Places of lines that begin like an entry after a line that ends like one, or after a wider gap."""
    starts = {0}
    gap = _wide_gap(lines)
    for place, (above, line) in enumerate(pairwise(lines), start=1):
        apart = above.page == line.page and line.line.baseline - above.line.baseline > gap
        short = above.line.x1 < above.right - 0.08 * (above.right - above.left)
        ends = above.text.endswith((".", ")", "]", "/", "”")) or short or _ends_in_pages(above.text)
        begins = _looks_like_start(line.text)
        if apart or (ends and begins and (_has_year_soon(lines, place) or short)):
            starts.add(place)
    return starts


def _ends_in_pages(text: str) -> bool:
    return re.search(r"\d+\s*[-–—]\s*\d+\.?$", text) is not None


def _has_year_soon(lines: Sequence[EntryLine], place: int) -> bool:
    return bool(_YEAR.search(" ".join(line.text for line in lines[place : place + 2])))


def _wide_gap(lines: Sequence[EntryLine]) -> float:
    """Distance of baselines beyond which two lines belong to two entries; infinite if all are alike."""
    steps = sorted(
        b.line.baseline - a.line.baseline
        for a, b in pairwise(lines)
        if a.page == b.page and b.line.baseline > a.line.baseline
    )
    if len(steps) < 4:
        return float("inf")
    usual = steps[len(steps) // 4]
    wide = [step for step in steps if step > 1.25 * usual]
    return 1.25 * usual if 0.1 * len(steps) < len(wide) else float("inf")


def _reference(entry: Sequence[EntryLine], text: str) -> Reference:
    span = Span(entry[0].span.start, max(line.span.end for line in entry))
    raw = " ".join(" ".join(line.text for line in entry).split())
    whole = " ".join(span.of(text).split())
    return read_fields(whole if len(whole) <= len(raw) else raw, span)
