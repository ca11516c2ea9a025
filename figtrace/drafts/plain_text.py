"""A plain text draft as paragraphs, headings and list of references; the text itself stays as it was.

Only line breaks that a wrapping editor put inside a paragraph become spaces, so that every offset agrees
with the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.document import Block, BlockKind
from corpus.geometry import PageIndex, Span
from figtrace.drafts.typed_entries import is_list_heading
from ingest.references import ends_entry, year_behind_names

__all__ = ["PlainText", "split_plain_text"]

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
"""Lines without an empty one between."""
_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)]|\([a-z\d]{1,2}\))\s+")
"""What an item of a list begins with."""
_ENTRY = re.compile(
    r"(?:[-–—_]{2,}|(?:[^\W\d_]{1,5}[ ’'])?(?:[^\W\d_]{2,4} )?[^\W\d_a-z][\w’'-]+"
    r"(?: [^\W\d_a-z][\w’'-]+)?, [^\W\d_a-z])"
)
"""A dash, or a family name with a capital behind the comma, perhaps with particles before it."""
_LABEL = re.compile(r"\s*\[\d{1,3}\]\s")
"""A number in square brackets at the beginning of an entry."""
_NOTE = re.compile(r"\s*(?:\[\^?(?P<n>\d{1,3})\]:?|(?P<m>[⁰¹²³⁴-⁹]{1,3}))\s+\S")
"""The mark of a footnote and its text: Markdown's, a number in brackets, raised digits."""
_HEADING_NUMBER = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,5}\.)\s+\S")
"""The number of a section, Arabic with levels or Roman."""
_SHAPE = re.compile(r"[.;,!?]\s*$|\t| {3,}")
"""What no heading has: punctuation at its end, tabs, wide spaces."""
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class PlainText:
    """The text and its blocks."""

    text: str
    blocks: tuple[Block, ...]


def split_plain_text(text: str) -> PlainText:
    """Blocks of a plain text, in order; entries behind a heading such as "References" are references."""
    width = _wrap_width(text)
    spans = [span for group in _PARAGRAPH.finditer(text) for span in _paragraphs(text, group, width)]
    joined = list(text)
    for span in spans:
        for at in range(span.start, span.end):
            if joined[at] == "\n":
                joined[at] = " "
    unwrapped = "".join(joined)
    return PlainText(unwrapped, tuple(_blocks(unwrapped, spans)))


def _wrap_width(text: str) -> int:
    """The column at which the file's lines were wrapped; 0 if they were not.

    Only lines that another follows at once tell of it: the last of a paragraph ends where it will. Lists
    whose entries take a line each may stand in a file whose prose is wrapped.
    """
    groups = (re.findall(r"[^\n]+", group[0]) for group in _PARAGRAPH.finditer(text))
    followed = [len(line) for lines in groups for line in lines[:-1]]
    wrapped = sorted(length for length in followed if length <= _WIDEST)
    if not wrapped or len(wrapped) < len(followed) / 2:
        return 0
    widest = wrapped[round(0.98 * (len(wrapped) - 1))]
    return widest if widest >= _NARROWEST else 0


_NARROWEST, _WIDEST = 40, 120
"""Columns between which people wrap their lines."""


def _paragraphs(text: str, group: re.Match[str], width: int) -> Iterator[Span]:
    """One span for a paragraph that was wrapped, one a line otherwise."""
    lines = list(re.finditer(r"[^\n]+", group[0]))
    hanging = not lines[0][0][0].isspace() and any(line[0][0].isspace() for line in lines)
    wrapped = bool(width) and not _is_line_by_line([line[0] for line in lines], width)
    start = 0
    for left, right in pairwise(lines):
        entry = (
            _LABEL.match(right[0])
            or (hanging and not right[0][0].isspace())
            or _begins_entry(left[0].rstrip(), right[0])
            or (left is lines[0] and is_list_heading(left[0]))
        )
        if not wrapped or entry or _ends_early(left[0].rstrip(), right[0], width):
            yield _trimmed(text, group.start() + start, group.start() + left.end())
            start = right.start()
    yield _trimmed(text, group.start() + start, group.end())


_LONG_LINES = 0.2
"""Share of lines beyond the column of wrapping from which on a group of lines was not wrapped."""


def _is_line_by_line(lines: list[str], width: int) -> bool:
    """True for a list whose entries take a line each: several are longer than a wrapped line can be."""
    beyond = sum(len(line.rstrip()) > max(width, _WIDEST) for line in lines)
    return beyond > 1 and beyond >= _LONG_LINES * len(lines)


def _begins_entry(left: str, right: str) -> bool:
    """True if an entry ends above and another begins: a turned name and its year, or a dash and a year."""
    turned = _ENTRY.match(right) is not None
    return turned and ends_entry(left) and year_behind_names(right) is not None


def _ends_early(left: str, right: str, width: int) -> bool:
    """True if the line ends before the column of wrapping and the next begins something new.

    A wrapped line is followed by a word that would not have fitted; writers who wrap by hand leave some room.
    """
    room = width - len(left) - 1 - len(right.split()[0])
    begins = right.lstrip()[0].isupper() or _ITEM.match(right) is not None
    return begins and room > 4 and (room > 0.4 * width or re.search(r"[.!?:;”\"]$", left) is not None)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _blocks(text: str, spans: list[Span]) -> Iterator[Block]:
    section: tuple[str, ...] = ()
    in_references = False
    for at, span in enumerate(spans):
        words = span.of(text)
        kind = _kind(words, is_first=at == 0, in_references=in_references)
        if kind is BlockKind.HEADING:
            in_references = is_list_heading(words)
            yield Block(kind, span, PageIndex(0), level=1)
            section = (words,)
        else:
            label = _note_mark(words) if kind is BlockKind.FOOTNOTE else ""
            yield Block(kind, span, PageIndex(0), section, label=label)


def _kind(words: str, *, is_first: bool, in_references: bool) -> BlockKind:
    if is_list_heading(words):
        return BlockKind.HEADING
    is_short = len(words) < 100 and not _SHAPE.search(words)
    if in_references:
        back_matter = is_short and re.match(r"(?:appendix|annex|notes|tables?|figures?)\b", words, re.I)
        return BlockKind.HEADING if back_matter else BlockKind.REFERENCE
    if is_first and is_short:
        return BlockKind.TITLE
    if _note_mark(words):
        return BlockKind.FOOTNOTE
    if is_short and (_HEADING_NUMBER.match(words) or words.startswith("#") or words.isupper()):
        return BlockKind.HEADING
    if is_short and len(words.split()) <= 10 and not re.search(r"\d", words) and words[0].isupper():
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if _ITEM.match(words) else BlockKind.PARAGRAPH


def _note_mark(words: str) -> str:
    found = _NOTE.match(words)
    return (found["n"] or found["m"]).translate(_DIGITS) if found else ""
