"""Numbered headings set like the text around them, told by what follows them and by their count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.document import BlockKind
from ingest.records import Part

__all__ = ["with_plain_headings"]

_SECTION = re.compile(r"(\d{1,2}|[IVX]{1,5})((?:\.\d{1,2})*)\.?\s+[^\W\d_]")
""""2.1 Data": up to two digits or a Roman numeral, its levels, then a word; three digits are page numbers or
years."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
"""Sections in Roman numerals; papers do not have more of them, and letters such as C, D or M are
enumerations."""
_LONGEST = 90
"""Letters of one line in small print; what is longer is an item of a list."""
_LEAST_PROSE = 120
"""Characters from which what follows is a paragraph and not one more short item."""
_SHORT = 0.9
"""Share of its column that a heading fills at most."""
_FLOATING = frozenset(
    {BlockKind.HEADER, BlockKind.FOOTER, BlockKind.FOOTNOTE, BlockKind.HIDDEN, BlockKind.FIGURE}
)
_PLAIN = frozenset({BlockKind.LIST_ITEM, BlockKind.PARAGRAPH})
Number = tuple[int, ...]


def with_plain_headings(parts: Sequence[Part]) -> list[Part]:
    """The parts, with "1. Introduction" and "2.1 Data" as headings where they look like items of a list.

    Such a line is short, stands alone above a paragraph or a deeper heading, and is one of a count from 1
    on that runs through the document; the headings that stand out already count with it.
    """
    flow = [part for part in parts if part.kind not in _FLOATING]
    counted = list(_counted(flow))
    chain = _chain(counted)
    headings = set(_headings(counted, chain)) if len(chain) > 1 else set()
    return [replace(part, kind=BlockKind.HEADING) if id(part) in headings else part for part in parts]


def _headings(counted: Sequence[tuple[Part, Number]], chain: set[int]) -> Iterator[int]:
    """Identities of the parts that count: those of the chain, and deeper ones in the section that is open."""
    section = 0
    for part, number in counted:
        if id(part) in chain:
            section = number[0]
        elif len(number) == 1 or number[0] != section:
            continue
        yield id(part)


def _counted(flow: Sequence[Part]) -> Iterator[tuple[Part, Number]]:
    """Headings and lines that may be some, with their numbers."""
    for place, part in enumerate(flow):
        number = _number(part.text)
        if number and (part.kind is BlockKind.HEADING or _may_head(part, flow[place + 1 : place + 2])):
            yield part, number


def _number(text: str) -> Number:
    """(2, 1) for "2.1 Data"; () for a text that no number of a section opens."""
    found = _SECTION.match(text)
    if found is None or not text[found.end() - 1].isupper():
        return ()
    first, rest = found.groups()
    if not first.isdigit() and first not in _ROMAN:
        return ()
    top = int(first) if first.isdigit() else _ROMAN.index(first) + 1
    return (top, *map(int, rest.split(".")[1:]))


def _may_head(part: Part, following: Sequence[Part]) -> bool:
    text = part.text.rstrip()
    if part.kind not in _PLAIN or part.tail or len(part.lines) > 1 or len(text) > _LONGEST:
        return False
    if (
        text[-1] in ".,;:"
        or text[-1].isdigit()
        or part.lines[0].x1 > part.left + _SHORT * (part.right - part.left)
    ):
        return False
    return any(_is_prose(after) or len(_number(after.text)) > 1 for after in following)


def _is_prose(part: Part) -> bool:
    return part.kind is BlockKind.PARAGRAPH and len(part.text) >= _LEAST_PROSE


def _chain(counted: Sequence[tuple[Part, Number]]) -> set[int]:
    """Identities of the parts that count 1, 2, 3 and so on."""
    chain: list[Part] = []
    for part, number in counted:
        if number == (len(chain) + 1,):
            chain.append(part)
    return set(map(id, chain))
