"""What each part is to a reader: title, heading, caption, footnote, formula, reference and so on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.document import BlockKind
from ingest.document.plain_headings import mark_plain_headings
from ingest.layout.blocks import LIST_MARK
from ingest.layout.captions import caption_label
from ingest.layout.formulas import is_formula
from ingest.records.lines import Line, PageText
from ingest.records.parts import Part
from ingest.references.starts import is_list_heading
from ingest.titlepage.person_names import line_names
from ingest.titlepage.publication import citation_line, names_venue

__all__ = ["BodyStyle", "body_style", "name_kinds"]

_NUMBERED = re.compile(
    r"(?:(?:Section|Chapter|Appendix|Part|Kapitel)\s+)?((?:\d{1,2}|[IVX]{1,5}|[A-H])(?:\.\d{1,2})*)\.?[\s:]"
)
_FOOT_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶]+|[a-z])(?=\W|[A-Z]|$)")
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]+\s*$|…+\s*[\divxlc]+\s*$", re.IGNORECASE)
_AFTER_REFERENCES = re.compile(
    r"(?:(?:online |technical |data |mathematical )?appendi(?:x|ces)|annex(?:es)?|anhang|tables?|figures?|"
    r"about the authors?|acknowledge?ments?|notes?|endnotes?|author (?:information|contributions?))\b",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"\b(?:universit\w*|institut\w*|school of|college|department of|research|bank|version|draft|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)\b|@",
    re.IGNORECASE,
)
_FRONT_ENDS = re.compile(
    r"(?:abstract|summary|contents|introduction|article info|executive summary|key\s?words)\b|(?:1|I)\.?\s",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:table of )?contents|inhalt(?:sverzeichnis)?", re.IGNORECASE)
_LONGEST_HEADING = 180
_IN_REFERENCES = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FORMULA, BlockKind.FOOTNOTE, BlockKind.CAPTION}
)


@dataclass(frozen=True, slots=True)
class BodyStyle:
    """How most of a document's text is set."""

    size: float
    bold: bool


def body_style(pages: Iterable[PageText]) -> BodyStyle:
    """The style of the greatest number of characters."""
    counts: Counter[tuple[float, bool]] = Counter()
    for page in pages:
        for line in page.lines:
            counts[round(line.size * 2) / 2, line.bold] += sum(len(word.text) for word in line.words)
    (size, bold), _ = counts.most_common(1)[0] if counts else ((10.0, False), 0)
    return BodyStyle(size, bold)


def name_kinds(parts: Sequence[Part], pages: Sequence[PageText], body: BodyStyle) -> None:
    """Set kind, level and label of every paragraph among the parts, in the order of reading."""
    heights = {page.index: page.height for page in pages}
    in_references = False
    for part in parts:
        if part.kind is not BlockKind.PARAGRAPH:
            continue
        part.kind = _kind(part, body, heights[part.page])
        in_references = _still_references(part, in_references)
        if in_references and part.kind in _IN_REFERENCES:
            part.kind = BlockKind.REFERENCE
        if part.kind is BlockKind.CAPTION:
            part.label = caption_label(part.text)
        elif part.kind is BlockKind.FOOTNOTE:
            part.label = _foot_mark(part.lines[0])
    _mark_title(parts, body)
    _mark_contents(parts)
    mark_plain_headings(parts)
    _set_levels(parts, body)


def _still_references(part: Part, inside: bool) -> bool:
    text = part.text.strip()
    if part.kind is BlockKind.HEADING or len(text) < 40:
        if is_list_heading(text):
            part.kind = BlockKind.HEADING
            return True
        if inside and part.kind is BlockKind.HEADING:
            return not (_AFTER_REFERENCES.match(text) or _NUMBERED.match(text))
    return inside


def _kind(part: Part, body: BodyStyle, height: float) -> BlockKind:
    text = part.text
    if caption_label(text) and len(text) < 600:
        return BlockKind.CAPTION
    if _is_footnote(part, body, height):
        return BlockKind.FOOTNOTE
    if is_formula([word for line in part.lines for word in line.words]):
        return BlockKind.FORMULA
    if _is_heading(part, text, body):
        return BlockKind.HEADING
    if LIST_MARK.match(text):
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH


def _is_footnote(part: Part, body: BodyStyle, height: float) -> bool:
    first = part.lines[0]
    if first.size > 0.93 * body.size or first.top < 0.3 * height:
        return False
    return first.words[0].raised or _is_small_mark(first) or bool(_FOOT_MARK.match(first.text))


def _is_small_mark(line: Line) -> bool:
    word = line.words[0]
    return len(line.words) > 1 and word.style.size < 0.85 * line.size and word.text[:1].isdigit()


def _foot_mark(line: Line) -> str:
    found = _FOOT_MARK.match(line.text)
    return found[0] if found else ""


def _is_heading(part: Part, text: str, body: BodyStyle) -> bool:
    most_lines = 6 if part.lines[0].size > 1.4 * body.size else 3
    if len(text) > _LONGEST_HEADING or len(part.lines) > most_lines or not any(map(str.isalpha, text)):
        return False
    if text.rstrip().endswith((",", ";", ".")) and not _NUMBERED.match(text):
        return False
    size = part.lines[0].size
    if size > 1.07 * body.size:
        return True
    stands_out = (part.lines[0].bold and not body.bold) or (part.lines[0].italic and len(text) < 80)
    capitals = text.upper() == text and len(text) > 6 and sum(map(str.isalpha, text)) > 0.7 * len(text)
    if (stands_out or capitals) and size >= 0.93 * body.size:
        return not LIST_MARK.match(text) or bool(_NUMBERED.match(text))
    return False


def _mark_title(parts: Sequence[Part], body: BodyStyle) -> None:
    first = [part for part in parts if part.page == 0 and part.kind is BlockKind.HEADING]
    for part in [part for part in first if names_venue(part.text, _venue(parts))]:
        part.kind = BlockKind.HEADER
        first.remove(part)
    if not first:
        return
    largest = max(part.lines[0].size for part in first)
    if largest < 1.1 * body.size:
        return
    title = next(part for part in first if part.lines[0].size >= 0.97 * largest)
    title.kind = BlockKind.TITLE
    _settle_front(parts, title)


def _venue(parts: Sequence[Part]) -> str:
    cited = (citation_line(part.text) for part in parts[:12] if part.page == 0)
    return next((found[0] for found in cited if found), "")


def _settle_front(parts: Sequence[Part], title: Part) -> None:
    """Authors, places of work and dates below a title are no headings, however they are set."""
    place = next(index for index, part in enumerate(parts) if part is title)
    for part in parts[place + 1 : place + 12]:
        if part.page != title.page or _FRONT_ENDS.match(part.text) or len(part.text) > 400:
            return
        names = [name for line in part.lines for name in line_names(line)]
        if part.kind is BlockKind.HEADING and (names or _FRONT.search(part.text)):
            part.kind = BlockKind.PARAGRAPH


def _mark_contents(parts: Sequence[Part]) -> None:
    inside: tuple[int, int] | None = None
    for place, part in enumerate(parts):
        text = part.text.strip()
        if part.kind in (BlockKind.HEADING, BlockKind.TITLE) and _CONTENTS.fullmatch(text):
            part.kind, inside = BlockKind.HEADING, (place, part.page)
        leaders = sum(_has_leaders(line.text) for line in part.lines)
        if (leaders and leaders >= 0.4 * len(part.lines)) or (
            inside and part.page == inside[1] and text[-1:].isdigit() and part.kind is not BlockKind.TITLE
        ):
            part.kind = BlockKind.CONTENTS


def _has_leaders(text: str) -> bool:
    return ("." in text or "…" in text) and text[-1:].isalnum() and _LEADERS.search(text) is not None


def _set_levels(parts: Sequence[Part], body: BodyStyle) -> None:
    headings = [part for part in parts if part.kind is BlockKind.HEADING]
    ranks = sorted({_rank(part) for part in headings}, reverse=True)
    for part in headings:
        found = _NUMBERED.match(part.text)
        part.level = found[1].count(".") + 1 if found else min(4, ranks.index(_rank(part)) + 1)


def _rank(part: Part) -> tuple[float, bool, bool]:
    line = part.lines[0]
    return round(line.size), line.bold, line.text.isupper()
