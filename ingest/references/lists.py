"""Which parts of a document are its lists of references: where one ends, goes on, or has no heading.

A list is known by its entries more than by its heading: behind the last entry in the list's own form stand
notes on authors, notices of publishers and other lists, which are none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from corpus.document import BlockKind
from corpus.geometry import PageIndex
from ingest.layout import caption_label
from ingest.records import Line, Part
from ingest.references.starts import (
    Form,
    ends_entry,
    goes_on_from,
    is_list_heading,
    main_form,
    numbered_starts,
    start_forms,
    sure_starts,
)

__all__ = ["settle_references"]

_TEXT = frozenset(
    {
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.HEADING,
        BlockKind.REFERENCE,
        BlockKind.FORMULA,
        BlockKind.CAPTION,
        BlockKind.FOOTNOTE,
    }
)
_MAY_LIST = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_OWN_WORKS = re.compile(
    r"\b(?:related|recent|selected|further|other|new|latest|previous|earlier)\b.*\b(?:publications?|titles|papers|works?|"
    r"books|issues)\b|\b(?:publications?|papers?|books) (?:by|of|in|from) (?:the|this)\b|veröffentlichungen|"
    r"publikationen|^(?:how to )?cit(?:e|ation)\b|^(?:about )?the authors?\b|^authors?\b|^zitation\b",
    re.IGNORECASE,
)
"""Headings of lists that the text does not cite: an author's or a publisher's other works."""
_OTHER_MATTER = re.compile(r"(?:notes?|sources?)\s*:|this article has been cited by", re.IGNORECASE)
"""What may follow a list: tables with their notes, a publisher's list of citing works."""
_DATED = re.compile(r"\b(?:1[5-9]\d\d|20[0-4]\d)\b|https?:|www\.|\bn\.\s?d\.|forthcoming", re.IGNORECASE)
"""What an entry has and a sentence mostly has not: a year since printing in 1500 up to 2049, an address,
"n.d."."""
_FEWEST = 5
"""Entries that make a list where no heading does."""
_FARTHEST = 8
"""Lines from one entry to the next."""
_OTHER_SIZE = 0.08
"""Share of the size; footnotes are set a point smaller in ten, and rounding stays below it."""
_LONGEST_TAIL = 12
"""Lines of one entry: the longest, a law or a list of a dozen authors, take about ten."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of text with the part that holds it."""

    part: int
    page: PageIndex
    kind: BlockKind
    line: Line
    text: str


def settle_references(parts: Sequence[Part]) -> list[Part]:
    """The parts with REFERENCE as the kind of those that list sources, and of no others; cut where needed."""
    rows = [
        _Row(place, part.page, part.kind, line, line.text.strip())
        for place, part in enumerate(parts)
        if part.kind in _TEXT and not _between(part)
        for line in part.lines
    ]
    forms = start_forms([row.text for row in rows])
    rows = list(_freed(rows, forms))
    listed = set[int]()
    for headed in _headed(rows, forms):
        listed.update(_of_one_size(rows, headed))
    for bare in (*_unheaded(rows, forms, listed), *_numbered(rows, forms)):
        listed.update(bare)
    return list(_marked(parts, rows, listed))


def _between(part: Part) -> tuple[BlockKind, str] | None:
    """Kind and label of a footnote or caption between the pages of a list; None for all else."""
    if part.kind is not BlockKind.REFERENCE:
        return None
    if part.lines[0].words[0].raised:
        return BlockKind.FOOTNOTE, part.lines[0].words[0].text
    label = caption_label(part.text)
    return (BlockKind.CAPTION, label) if label else None


def _freed(rows: Sequence[_Row], forms: Sequence[Form]) -> Iterator[_Row]:
    """The rows; those of an entry that stands out like a heading between others are listed too."""
    for place, row in enumerate(rows):
        near = {other.kind for other in (*rows[place - 1 : place], *rows[place + 1 : place + 2])}
        is_entry = forms[place] in (Form.BRACKET, Form.BARE) and _DATED.search(row.text) is not None
        freed = row.kind is BlockKind.HEADING and is_entry and near == {BlockKind.REFERENCE}
        yield replace(row, kind=BlockKind.REFERENCE) if freed else row


def _headed(rows: Sequence[_Row], forms: Sequence[Form]) -> Iterator[range]:
    """Rows of the lists that stand under headings, each to the end of its last entry."""
    above = range(0)
    begins = True
    for kind, span in _runs(rows):
        if kind is BlockKind.HEADING:
            begins = begins or any(is_list_heading(rows[place].text) for place in span)
        elif kind is not BlockKind.REFERENCE:
            begins = True
        elif begins or _belongs(rows, forms, above, span):
            above, begins = _to_last_entry(rows, forms, span), False
            yield above


def _of_one_size(rows: Sequence[_Row], span: range) -> list[int]:
    """The rows of the list without those in other print: footnotes and figures between its pages."""
    usual = median(rows[place].line.size for place in span) if span else 0.0
    return [place for place in span if abs(rows[place].line.size - usual) <= _OTHER_SIZE * usual]


def _runs(rows: Sequence[_Row]) -> Iterator[tuple[BlockKind, range]]:
    """Stretches of rows of one kind."""
    for kind, group in groupby(range(len(rows)), key=lambda place: rows[place].kind):
        places = list(group)
        yield kind, range(places[0], places[-1] + 1)


def _sure(rows: Sequence[_Row], forms: Sequence[Form], span: range) -> list[int]:
    """Places of the span that surely begin an entry: in its count if it has one, else in its form."""
    numbered = numbered_starts([rows[place].text for place in span])
    return [span.start + at for at in numbered or sure_starts(forms[span.start : span.stop])]


def _belongs(rows: Sequence[_Row], forms: Sequence[Form], above: range, span: range) -> bool:
    """True if what stands below a heading inside a list is more of the list."""
    main, before = main_form(forms[above.start : above.stop]), _sure(rows, forms, above)
    alike = [at for at in span if forms[at] is main or (main is Form.NAME and forms[at] is not Form.NONE)]
    if not alike or _OWN_WORKS.search(_headings(rows, span.start)) or len(span) > 6 * len(alike):
        return False
    goes_on = bool(before) and goes_on_from(rows[before[-1]].text, rows[alike[0]].text)
    return len(alike) >= 3 or (goes_on and alike[0] < span.start + 3)


def _headings(rows: Sequence[_Row], stop: int) -> str:
    """The headings right above the row."""
    start = stop
    while start and rows[start - 1].kind is BlockKind.HEADING:
        start -= 1
    return re.sub(r"^[\W\x80-\x9f]+", "", " ".join(row.text for row in rows[start:stop]))


def _to_last_entry(rows: Sequence[_Row], forms: Sequence[Form], span: range) -> range:
    """The rows up to the end of the last entry in the form of the list; none if no row is like an entry."""
    sure = _sure(rows, forms, span)
    for place in span:
        if sure and _OTHER_MATTER.match(rows[place].text) and place > sure[(9 * (len(sure) - 1)) // 10]:
            return _to_last_entry(rows, forms, range(span.start, place))
    if sure:
        return range(span.start, _end_of_entry(rows, span, sure[-1]))
    dated = sum(_DATED.search(rows[place].text) is not None for place in span)
    entries = len({rows[place].part for place in span})
    is_list = len(span) > 3 and 6 * dated >= len(span) and len(span) <= _FARTHEST * entries
    return span if is_list else range(span.start, span.start)


def _end_of_entry(rows: Sequence[_Row], span: range, last: int) -> int:
    """Where the entry ends that begins there, with short ones behind it in the same rhythm."""
    steps = sorted(step for a, b in pairwise(span) if (step := _step(rows[a], rows[b])) is not None)
    widest = 1.1 * steps[(9 * (len(steps) - 1)) // 10] if len(steps) > 3 else 2 * rows[last].line.size
    for place in range(last + 1, min(span.stop, last + _LONGEST_TAIL)):
        above, row = rows[place - 1], rows[place]
        step = _step(above, row)
        turned = step is None and ends_entry(above.text)
        other = abs(row.line.size - rows[last].line.size) > _OTHER_SIZE * row.line.size
        if turned or (step or 0) > widest or other or (row.line.bold and not rows[last].line.bold):
            return place
    return min(span.stop, last + _LONGEST_TAIL)


def _step(above: _Row, row: _Row) -> float | None:
    """Distance of two baselines; None where a column or page ends between them."""
    step = row.line.baseline - above.line.baseline
    return step if above.page == row.page and step >= 0 else None


def _unheaded(rows: Sequence[_Row], forms: Sequence[Form], listed: set[int]) -> Iterator[range]:
    """Lists without a heading: entries in one form, close together, in the order of the alphabet."""
    last = max(listed, default=-1)
    for span in _free_spans(rows, listed):
        for run in _close(_dated(forms, span)):
            goes_on = [goes_on_from(rows[a].text, rows[b].text) for a, b in pairwise(run)]
            beside = span.start > last >= 0 and rows[run[0]].page - rows[last].page in (0, 1)
            fewest = (
                2 if beside and goes_on_from(_last_text(rows, forms, last), rows[run[0]].text) else _FEWEST
            )
            if len(run) >= fewest and sum(goes_on) >= 0.8 * len(goes_on):
                yield range(run[0], _end_of_entry(rows, span, run[-1]))


def _last_text(rows: Sequence[_Row], forms: Sequence[Form], last: int) -> str:
    dated = (place for place in range(last, -1, -1) if forms[place] in (Form.BRACKET, Form.BARE))
    return rows[next(dated, last)].text


def _free_spans(rows: Sequence[_Row], listed: set[int]) -> Iterator[range]:
    for kind, group in groupby(
        range(len(rows)), key=lambda at: rows[at].kind in _MAY_LIST and at not in listed
    ):
        places = list(group)
        if kind:
            yield range(places[0], places[-1] + 1)


def _dated(forms: Sequence[Form], span: range) -> list[int]:
    main = main_form(forms[span.start : span.stop])
    return [place for place in span if forms[place] is main and main is not Form.NAME]


def _close(places: Sequence[int]) -> Iterator[list[int]]:
    """Runs of places of which none is far from the next."""
    run: list[int] = []
    for place in places:
        if run and place - run[-1] > _FARTHEST:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _numbered(rows: Sequence[_Row], forms: Sequence[Form]) -> Iterator[range]:
    """Numbered lists without a heading: most items begin with a name and have a date or an address."""
    for span in _free_spans(rows, set()):
        firsts = [place for place in span if re.match(r"\[?1[\].]", rows[place].text)]
        for first, stop in pairwise((*firsts, span.stop)):
            starts = [first + at for at in numbered_starts([rows[at].text for at in range(first, stop)])]
            if len(starts) < _FEWEST:
                continue
            items = [rows[a:b] for a, b in pairwise((*starts, min(stop, starts[-1] + _FARTHEST)))]
            dated = sum(any(_DATED.search(row.text) for row in item) for item in items)
            named = sum(forms[start] is not Form.NONE for start in starts)
            if dated >= 0.8 * len(items) and named >= 0.6 * len(items):
                yield range(first, _end_of_entry(rows, range(first, stop), starts[-1]))


def _marked(parts: Sequence[Part], rows: Sequence[_Row], listed: set[int]) -> Iterator[Part]:
    """The parts, each of one kind; a part of which only some lines are listed becomes two or more."""
    lines: dict[int, list[tuple[Line, bool]]] = {}
    for place, row in enumerate(rows):
        lines.setdefault(row.part, []).append((row.line, place in listed))
    for place, part in enumerate(parts):
        marks = lines.get(place, [])
        if other := _between(part):
            yield replace(part, kind=other[0], label=other[1])
            continue
        if part.kind is not BlockKind.REFERENCE and not any(is_listed for _, is_listed in marks):
            yield part
            continue
        for is_listed, group in groupby(marks, key=lambda mark: mark[1]):
            kind = BlockKind.REFERENCE if is_listed else BlockKind.PARAGRAPH
            yield replace(part, kind=kind, lines=[line for line, _ in group], level=None, label="")
