"""The list of references: its lines split into entries, each entry read into fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.document import BlockKind, Reference
from corpus.english import flat
from corpus.geometry import Span
from ingest.document.assemble import Assembled
from ingest.records import Part
from ingest.references import EntryLine, read_fields, repeats_author, split_entries

__all__ = ["read_references"]


def read_references(parts: Sequence[Part], made: Assembled) -> tuple[Reference, ...]:
    """The entries of the document's lists of references, in the order of the text."""
    found: list[Reference] = []
    for lines in _lists(parts, made):
        for entry in split_entries(lines):
            reference = _reference(entry, made.text)
            repeats = found and repeats_author(reference.raw)
            found.append(replace(reference, authors=found[-1].authors) if repeats else reference)
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


def _reference(entry: Sequence[EntryLine], text: str) -> Reference:
    span = Span(entry[0].span.start, max(line.span.end for line in entry))
    raw = flat(" ".join(line.text for line in entry))
    whole = flat(span.of(text))
    return read_fields(whole if len(whole) <= len(raw) else raw, span)
