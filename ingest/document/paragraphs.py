"""Paragraphs that run over a column or page, joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import BlockKind
from ingest.records import Part

__all__ = ["join_paragraphs"]

_BETWEEN = frozenset(
    {
        BlockKind.FOOTNOTE,
        BlockKind.HEADER,
        BlockKind.FOOTER,
        BlockKind.CAPTION,
        BlockKind.TABLE,
        BlockKind.FIGURE,
        BlockKind.HIDDEN,
    }
)
"""What may stand between the halves of a paragraph."""
_JOINABLE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_OPEN = ",-\u00ad\ufffe\x02–"
_ENDS = (".", "?", "!", ":", "”", '."', ".)", ".’")
"""Signs that end a sentence, with the quotation marks and brackets that close behind them: a paragraph over a
page break goes on only where none stands."""


def join_paragraphs(parts: Sequence[Part]) -> list[Part]:
    """The parts with each continuation moved into the tail of the paragraph that it goes on with."""
    groups: list[list[Part]] = []
    open_group: list[Part] = []
    for part in parts:
        if open_group and _continues(open_group[-1], part):
            open_group.append(part)
            continue
        groups.append([part])
        if part.kind in _JOINABLE:
            open_group = groups[-1]
        elif part.kind not in _BETWEEN:
            open_group = []
    return [replace(first, tail=tuple(tail)) if tail else first for first, *tail in groups]


def _continues(last: Part, part: Part) -> bool:
    if part.kind is not BlockKind.PARAGRAPH or part.page - last.page > 1:
        return False
    above, line = last.lines[-1], part.lines[0]
    if abs(above.size - line.size) > 0.08 * above.size or above.bold != line.bold:
        return False
    if last.page == part.page and line.top > above.bottom and abs(last.left - part.left) < 2 * line.size:
        return _goes_on(above.text, line.text) and line.baseline - above.baseline > 2.5 * line.size
    return _goes_on(above.text, line.text)


def _goes_on(above: str, below: str) -> bool:
    """True where the text above does not end and the text below does not begin a sentence."""
    above, below = above.rstrip(), below.lstrip("(“\"'‘[")
    if not above or not below or above.endswith(_ENDS):
        return False
    return below[0].islower() or below[0].isdigit() or above[-1] in _OPEN or above.split()[-1].islower()
