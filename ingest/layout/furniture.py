"""Running heads, feet and page numbers, found by repetition and position."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from ingest.layout.captions import caption_label
from ingest.records import Line, PageText

__all__ = ["printed_labels", "split_furniture"]

_ROWS = 3
"""Rows from the edge of a page that may be furniture."""
_DIGITS = re.compile(r"\d+")
"""Numbers are taken as equal where running heads are compared: the page number in them changes."""
_NUMBER = re.compile(
    r"(?:page\s+|p\.\s*|seite\s+)?[-–—|\[(\s]*(\d{1,4}|[ivxlc]{1,7}|[A-Z]{1,3}-?\d{1,3})[-–—|\])\s]*(?:(?:of|/|von)\s*\d{1,4})?",
    re.IGNORECASE,
)
"""A page number by itself: Arabic, Roman or with the letter of an appendix, between dashes or brackets, "of"
how many; in English and German."""
_EDGE = 0.14
"""Share of the page's height in which furniture stands."""
_OUTERMOST = 0.22
"""The same for the first and the last row of a page: wide margins move all of it inwards; our choice."""
_SAME_ROW = 2.0
"""Points between baselines of one row: what stands in a row with the page number is no part of the text."""
_GAP = 2.0
"""Heights of a line between rows from which one stands apart from the other."""
_SHARE = 0.3
"""Share of the pages that must bear a printed number for it to be believed."""


def split_furniture(pages: Sequence[PageText]) -> list[tuple[list[Line], list[Line], list[Line]]]:
    """For each page its heads, its body and its feet."""
    repeated, offset = _repeated(pages), _counted_from(pages)
    return [_split(page, repeated, offset) for page in pages]


def _key(page: PageText, line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.casefold()).strip(), round(line.baseline / 6)


def _edges(page: PageText) -> Iterator[tuple[Line, bool]]:
    """Lines near the top (True) and the bottom (False), outermost first."""
    for at_top in (True, False):
        rows = 0
        last: float | None = None
        for line in page.lines if at_top else reversed(page.lines):
            if last is None or abs(line.baseline - last) > 2:
                rows, last = rows + 1, line.baseline
            edge = page.height * (_OUTERMOST if rows == 1 else _EDGE)
            inside = line.bottom < edge if at_top else line.top > page.height - edge
            if rows > _ROWS or not inside:
                break
            yield line, at_top


def _repeated(pages: Sequence[PageText]) -> set[str]:
    """Texts, digits apart, that stand at one height near the edge of several pages."""
    heights: dict[str, Counter[int]] = defaultdict(Counter)
    for page in pages:
        for text, height in {_key(page, line) for line, _ in _edges(page)}:
            heights[text][height] += 1
    least = 2 if len(pages) < 8 else 3
    return {text for text, count in heights.items() if _most_near(count) >= least and len(text) > 1}


def _most_near(count: Counter[int]) -> int:
    return max(count[height] + count[height + 1] for height in count)


def _counted_from(pages: Sequence[PageText]) -> int | None:
    """What the numbers that stand alone at the edges count the first page as; None if they do not agree."""
    offsets = Counter(
        offset
        for page in pages
        for offset in {int(line.text) - page.index for line, _ in _edges(page) if _is_plain_number(line.text)}
    )
    (offset, votes), *others = offsets.most_common(2) or [(0, 0)]
    beaten = bool(others) and others[0][1] > votes / 2
    return offset if votes >= max(3, _SHARE * len(pages)) and not beaten else None


def _is_plain_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def _split(
    page: PageText, repeated: set[str], offset: int | None
) -> tuple[list[Line], list[Line], list[Line]]:
    heads: list[Line] = []
    feet: list[Line] = []
    edges = [(line, at_top) for line, at_top in _edges(page) if not caption_label(line.text)]
    counted = "" if offset is None else str(page.index + offset)
    numbers = [line for line, _ in edges if line.text == counted or _is_page_number(page, line)]
    for line, at_top in edges:
        beside = any(_stand_apart_together(page, line, number) for number in numbers)
        if beside or _key(page, line)[0] in repeated:
            (heads if at_top else feet).append(line)
    gone = {id(line) for line in (*heads, *feet)}
    feet.sort(key=lambda line: (line.baseline, line.x0))
    return heads, [line for line in page.lines if id(line) not in gone], feet


def _stand_apart_together(page: PageText, line: Line, number: Line) -> bool:
    """True for the number itself, and for a line in its row if no text stands right above or below it."""
    if line is number:
        return True
    if abs(line.baseline - number.baseline) >= _SAME_ROW:
        return False
    gaps = (abs(other.baseline - number.baseline) for other in page.lines)
    return min((gap for gap in gaps if gap >= _SAME_ROW), default=page.height) > _GAP * (
        line.bottom - line.top
    )


def _is_page_number(page: PageText, line: Line) -> bool:
    edge = 0.1 * page.height
    at_edge = line.bottom < edge or line.top > page.height - edge
    return at_edge and len(line.words) <= 4 and _NUMBER.fullmatch(line.text.strip()) is not None


def printed_labels(
    pages: Sequence[PageText], furniture: Sequence[tuple[list[Line], list[Line], list[Line]]]
) -> list[str]:
    """The label of each page: the PDF's own, else the printed number where many agree on the count."""
    if any(page.label and page.label != str(page.index + 1) for page in pages):
        return [page.label for page in pages]
    printed = [_printed(heads + feet) for heads, _, feet in furniture]
    offsets = Counter(number - page.index for page, number in zip(pages, printed, strict=True) if number)
    if not offsets:
        return ["" for _ in pages]
    (offset, votes), *_ = offsets.most_common(1)
    if votes < max(2, _SHARE * len(pages)):
        return ["" for _ in pages]
    return [str(page.index + offset) if page.index + offset > 0 else "" for page in pages]


def _printed(lines: Sequence[Line]) -> int | None:
    for line in lines:
        found = _NUMBER.fullmatch(line.text.strip())
        if found and found[1].isdigit():
            return int(found[1])
    for line in lines:
        for word in (line.words[0], line.words[-1]):
            if word.text.isdigit() and len(word.text) <= 4:
                return int(word.text)
    return None
