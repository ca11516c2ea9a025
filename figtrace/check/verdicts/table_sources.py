"""The work that a draft's table is taken from, by the note of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.annotations import Citation
from corpus.document import Block, BlockKind, Document
from corpus.geometry import Span
from corpus.spans import ByPlace

__all__ = ["table_sources"]

_NOTE = re.compile(r"\s*:*\s*(?:\*|†)?\s*(?:sources?|notes?(?: and sources?)?|data)\b\s*[:.—–-]?", re.I)
"""How a paragraph behind a table begins that says where its figures are from."""
_TAKEN = re.compile(
    r"\b(?:sources?|data|taken|adapted|reproduced|reprinted|drawn|compiled|copied|extracted|based|from)\b"
    r"[^.!?]*$",
    re.I,
)
"""Words before a callout by which the figures are the cited work's, in one sentence with it: "following
Smith" and "as in Smith" name a model."""


def table_sources(document: Document, citations: Sequence[Citation]) -> dict[int, int]:
    """For each table, by its position, the position of the citation that its figures are from.

    Read in its caption, and in the paragraph or note beside it that begins with "Source:"; the first callout
    there counts. A table that names none is the draft's own, and is left out.
    """
    places = ByPlace(range(len(citations)), lambda at: citations[at].span)
    blocks = list(document.blocks)
    order = {block.span: at for at, block in enumerate(blocks) if block.kind is BlockKind.TABLE}
    found: dict[int, int] = {}
    for number, table in enumerate(document.tables):
        at = order.get(table.span)
        if at is None:
            continue
        for span in _notes(document, blocks, at):
            sources = [one for one in places.beginning_in(span) if _is_source(document, span, citations[one])]
            if sources:
                found[number] = sources[0]
                break
    return found


def _notes(document: Document, blocks: Sequence[Block], at: int) -> Iterator[Span]:
    """The captions before and behind the table, and what stands under it as a note of its source."""
    before, behind = blocks[max(at - 1, 0) : at], blocks[at + 1 : at + 3]
    yield from (block.span for block in before if block.kind is BlockKind.CAPTION)
    for block in behind:
        caption = block.kind is BlockKind.CAPTION
        if not caption and _NOTE.match(block.span.of(document.text)) is None:
            return
        yield block.span


def _is_source(document: Document, note: Span, citation: Citation) -> bool:
    return _TAKEN.search(document.text[note.start : citation.span.start]) is not None
