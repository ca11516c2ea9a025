"""What of a draft must be read again where the figures of some paragraphs are known already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import BlockKind, Document
from corpus.geometry import Span
from corpus.spans import SpanIndex

__all__ = ["unsettled_part"]

_ALWAYS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.TABLE, BlockKind.CAPTION})
"""Blocks that say what the others speak of; they are short, or what they hold is never settled."""


def unsettled_part(document: Document, settled: Sequence[Span]) -> Document:
    """The document without the blocks in settled paragraphs, but for those from which others are understood.

    The paragraph before one that is read is read too: periods and places are carried over from it.
    """
    if not settled:
        return document
    known = SpanIndex(settled)
    is_open = [not known.holds(block.span) for block in document.blocks]
    is_next_open = (*is_open[1:], False)
    kept = (
        block
        for block, own, following in zip(document.blocks, is_open, is_next_open, strict=True)
        if own or following or block.kind in _ALWAYS
    )
    return replace(document, blocks=tuple(kept))
