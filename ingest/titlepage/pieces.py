"""The parts of a first page to pieces that say one thing each: title, names, source, date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.document import BlockKind
from ingest.records import Line
from ingest.titlepage.person_names import names_of
from ingest.titlepage.publication import FirstPart

__all__ = ["loose_pieces"]

_APART = 1.8
"""Times the least step of a part: lines of one paragraph keep one step, names below a title stand farther."""
_WHOLE_PAGE = 12
"""Lines of a part that is running text, where wide steps are paragraphs."""
_LONGEST_HEAD = 6
"""Lines of a title with the names that were set below it."""
_LABEL = re.compile(
    r"(?:author\(s\)|authors?|source|reviewed work(?:\(s\)|s)?|published by|stable url)\s?:", re.IGNORECASE
)
"""The labels by which an archive's cover names what it prints."""
_GOES_ON = re.compile(
    r"(?:[:,;&–—-]|\b(?:of|in|on|the|an?|and|or|for|from|to|with|by|at|under|versus|vs\.?))$", re.IGNORECASE
)
"""The end of a line that its title goes on from."""
_SET_APART = (BlockKind.TITLE, BlockKind.HEADING)


def loose_pieces(item: FirstPart, below: str) -> list[FirstPart]:
    """The part, cut at a cover's labels, before names set below a title, and where lines stand far apart.

    `below` is the text of the next part: where that gives names, the part itself gives none.
    """
    part, _ = item
    lines = [line for each in (part, *part.tail) if each.page == part.page for line in each.lines]
    cuts = sorted(_cuts(item, lines, below)) if not part.page and 1 < len(lines) < _WHOLE_PAGE else []
    if not cuts:
        return [item]
    ends = list(pairwise((0, *cuts, len(lines))))
    pieces = [replace(part, lines=lines[a:b], tail=()) for a, b in ends]
    if part.kind in _SET_APART:
        pieces[1:] = [replace(piece, kind=BlockKind.PARAGRAPH) for piece in pieces[1:]]
    return [(piece, piece.text) for piece in pieces]


def _cuts(item: FirstPart, lines: Sequence[Line], below: str) -> set[int]:
    part, _ = item
    cuts = {at for at, line in enumerate(lines) if at and _LABEL.match(line.text)}
    steps = [line.baseline - above.baseline for above, line in pairwise(lines)]
    if part.kind is BlockKind.PARAGRAPH and min(steps) > 0:
        cuts |= {at for at, step in enumerate(steps, start=1) if step > _APART * min(steps)}
    if part.kind in _SET_APART and len(lines) <= _LONGEST_HEAD and not names_of(below):
        cuts |= set(_before_names(item, lines))
    return cuts


def _before_names(item: FirstPart, lines: Sequence[Line]) -> Iterator[int]:
    """The place of names below a title that had room for their first word: it was broken on purpose."""
    part, _ = item
    for at, (above, line) in enumerate(pairwise(lines), start=1):
        room = (part.right - part.left) - (above.x1 - above.x0)
        fits = line.words and line.words[0].x1 - line.words[0].x0 + line.size < room
        if fits and names_of(line.text) and not _GOES_ON.search(above.text.strip()):
            yield at
            return
