"""A text draft after an edit: only the paragraphs that changed are read again, the rest is moved.

A piece is taken out of its surroundings only if what stood in its place before reads alone as it did within
the whole draft: same text, blocks, callouts. Else there is no short way, and the draft is to be read whole.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus.annotations import Citation
from corpus.document import Block, Reference, Table
from corpus.errors import DraftError
from corpus.geometry import DocId, Span
from figtrace.drafts.bibliography import Bibliography, KeyedReference
from figtrace.drafts.read import Draft, read_draft_bytes
from figtrace.drafts.typed_entries import is_list_heading

__all__ = ["Edited", "reread"]

_BLANK = re.compile(r"\n[ \t\r]*\n")
"""An empty line, which ends a paragraph in all text formats."""
_STRUCTURE = re.compile(
    r"^[ \t]*(?:```|~~~|---|\+\+\+|===|#|:|\||\+[-=]|<|>|Table:|\[[^\]\n]+\]:)|\[\^|\^\[|<!--|-->"
    r"|\\(?:begin|end|footnote|section|subsection|chapter|input|include|(?:re)?newcommand|def|bib)"
    r"|\b(?:ibid|op\. ?cit|loc\. ?cit|idem)\b",
    re.MULTILINE | re.IGNORECASE,
)
"""What reaches beyond its paragraph (pandoc's manual, "Pandoc's Markdown"; LaTeX's environments and macros):
fences, rules, headings, tables, notes, definitions, comments; and "ibid.", which is the callout before."""
_LONGEST = 20_000
"""Characters of a piece that is worth the short way; more is read with the whole."""


@dataclass(frozen=True, slots=True)
class Edited:
    """The draft as it is now, and what of it was read again."""

    draft: Draft
    text: Span
    """Of the new document's text."""
    source: Span
    """Of the new source."""
    text_grew: int
    """By how many characters what stands behind has moved in the text."""
    source_grew: int


def reread(old: Draft, before: str, after: str) -> Edited | None:
    """The draft whose source was `before`, as it is with the source `after`; None: read it whole.

    The bibliography is taken as it was when the draft was read.
    """
    if old.kind not in ("md", "tex", "txt") or before == after:
        return None
    was, now = _changed(before, after)
    pieces = (was.of(before), now.of(after))
    if max(map(len, pieces)) > _LONGEST or any(map(_reaches_beyond, pieces)):
        return None
    head = before[: before.find("\\begin{document}") + 16] if "\\begin{document}" in before else ""
    if now.start < len(head):
        return None
    read = [_read_alone(old, head, piece) for piece in pieces]
    if read[0] is None or read[1] is None:
        return None
    place = _place(old, read[0])
    return None if place is None else _spliced(old, place, read[1], now, len(after) - len(before), after)


def _reaches_beyond(piece: str) -> bool:
    """True if other paragraphs are read otherwise because of this one."""
    return _STRUCTURE.search(piece) is not None or any(map(is_list_heading, piece.splitlines()))


def _changed(before: str, after: str) -> tuple[Span, Span]:
    """The whole paragraphs that differ, in both sources; of the older at least one that has words."""
    head = _same_head(before, after)
    most = min(len(before), len(after)) - head
    tail = _same_head(before[::-1][:most], after[::-1][:most])
    start = _paragraph_start(before, head)
    end = _paragraph_end(before, len(before) - tail)
    ends = (end, end + len(after) - len(before))
    if (
        start == head and len(before) - tail == head
    ):  # whole paragraphs were put in: they go on from the one before
        ends = (len(before[:head].rstrip()), len(after[: len(after) - tail].rstrip()))
        start = _paragraph_start(before, ends[0])
    return Span(start, ends[0]), Span(start, max(start, ends[1]))


def _same_head(one: str, other: str) -> int:
    """How many characters both begin with."""
    longest = min(len(one), len(other))
    return next((at for at in range(longest) if one[at] != other[at]), longest)


def _paragraph_start(source: str, at: int) -> int:
    """Where the paragraph of this place begins."""
    return max((found.end() for found in _BLANK.finditer(source, 0, at)), default=0)


def _paragraph_end(source: str, at: int) -> int:
    """Where the paragraph of this place ends."""
    found = _BLANK.search(source, at)
    return found.start() if found else len(source)


@dataclass(frozen=True, slots=True)
class _Alone:
    """A piece as it reads by itself, without white space around it."""

    text: str
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]


def _read_alone(old: Draft, head: str, piece: str) -> _Alone | None:
    """The piece's own text; None if it cannot be read so, or brings more than text and callouts."""
    keys = {one.reference: one.key for one in old.citations if one.reference is not None and one.key}
    references = old.document.references
    given = tuple(
        KeyedReference(keys.get(at, ""), replace(one, span=Span(0, 0))) for at, one in enumerate(references)
    )
    tail = "\n\\end{document}\n" if head else "\n"
    try:
        data = f"{head}\n{piece}{tail}".encode("utf-8", "replace")
        draft = read_draft_bytes(old.path, data, Bibliography(given))
    except DraftError:
        return None
    document = draft.document
    if document.tables or draft.problems or len(document.references) != len(references):
        return None
    text = document.text.strip()
    lead = len(document.text) - len(document.text.lstrip())
    citations = (replace(one, span=one.span.shifted(-lead)) for one in draft.citations)
    return _Alone(text, tuple(_block_at(one, -lead) for one in document.blocks), tuple(citations))


def _place(old: Draft, piece: _Alone) -> Span | None:
    """Where the piece stands in the old text; None unless it stands there once, and reads alike."""
    text = old.document.text
    start = text.find(piece.text) if piece.text else -1
    if start < 0 or text.find(piece.text, start + 1) >= 0:
        return None
    place = Span(start, start + len(piece.text))
    blocks = [one for one in old.document.blocks if one.span.overlaps(place)]
    alike = [(one.kind, one.span) for one in blocks] == [
        (one.kind, one.span.shifted(start)) for one in piece.blocks
    ]
    cited = [_meant(one, -start) for one in old.citations if one.span in place]
    return place if alike and cited == [_meant(one, 0) for one in piece.citations] else None


def _meant(citation: Citation, by: int) -> tuple[Span, int | None, str, str]:
    return citation.span.shifted(by), citation.reference, citation.key, citation.locator


def _spliced(old: Draft, place: Span, piece: _Alone, source: Span, source_grew: int, after: str) -> Edited:
    """The old draft with the piece in this place."""
    document = old.document
    text = document.text[: place.start] + piece.text + document.text[place.end :]
    grew = len(piece.text) - len(place)
    own = next(one for one in document.blocks if one.span.overlaps(place))
    new = [replace(_block_at(one, place.start), section=own.section, page=own.page) for one in piece.blocks]
    blocks = [one for one in document.blocks if not one.span.overlaps(place)]
    cited = [one for one in old.citations if one.span not in place]
    made = replace(
        document,
        id=DocId(hashlib.sha256(after.encode("utf-8", "replace")).hexdigest()),
        text=text,
        blocks=tuple(sorted([*new, *(_behind(one, place, grew) for one in blocks)], key=_span)),
        tables=tuple(_table_behind(one, place, grew) for one in document.tables),
        references=tuple(_behind(one, place, grew) for one in document.references),
        maths=tuple(one.shifted(grew if one.start >= place.end else 0) for one in document.maths),
    )
    added = [replace(one, span=one.span.shifted(place.start)) for one in piece.citations]
    citations = sorted([*added, *(_behind(one, place, grew) for one in cited)], key=_order)
    draft = replace(old, document=made, citations=tuple(citations))
    return Edited(draft, Span(place.start, place.end + grew), source, grew, source_grew)


_Placed = TypeVar("_Placed", Block, Citation, Reference)


def _behind(one: _Placed, place: Span, grew: int) -> _Placed:
    """What stands behind the place is moved, what stands before it is not."""
    return replace(one, span=one.span.shifted(grew)) if one.span.start >= place.end else one


def _table_behind(table: Table, place: Span, grew: int) -> Table:
    if table.span.start < place.end:
        return table
    cells = tuple(replace(cell, span=cell.span.shifted(grew)) for cell in table.cells)
    return replace(table, span=table.span.shifted(grew), cells=cells)


def _block_at(block: Block, by: int) -> Block:
    return replace(block, span=block.span.shifted(by))


def _span(block: Block) -> Span:
    return block.span


def _order(citation: Citation) -> tuple[Span, int]:
    return citation.span, citation.reference or 0
