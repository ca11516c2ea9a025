"""What each part is to a reader: title, heading, caption, footnote, formula, reference and so on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.document import BlockKind
from corpus.english import MONTH_NAMES
from corpus.geometry import PageIndex
from ingest.document.plain_headings import with_plain_headings
from ingest.layout import LIST_MARK, caption_label, is_formula, share_of_mathematics
from ingest.records import Line, PageText, Part, Word
from ingest.references import is_list_heading
from ingest.titlepage import citation_line, line_names, names_venue

__all__ = ["BodyStyle", "body_style", "name_kinds"]

_NUMBERED = re.compile(
    r"(?:(?:Section|Chapter|Appendix|Part|Kapitel)\s+)?((?:\d{1,2}|[IVX]{1,5}|[A-H])(?:\.\d{1,2})*)\.?[\s:]"
)
"""The number of a section: Arabic, Roman or a capital letter, with its levels, in English and German. Ten
levels of two digits never occur; a year or an amount has more digits."""
_FOOT_MARK = re.compile(r"(?:\d{1,3}|[*†‡§¶]+|[a-z])(?=\W|[A-Z]|$)")
"""What a footnote begins with: its number, the daggers of typography (asterisk, dagger, double dagger,
section, paragraph), or a letter."""
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*[\divxlc]+\s*$|…+\s*[\divxlc]+\s*$", re.IGNORECASE)
"""The dots of a contents list up to its page number: four at least, for an ellipsis has three."""
_AFTER_REFERENCES = re.compile(
    r"(?:(?:online |technical |data |mathematical )?appendi(?:x|ces)|annex(?:es)?|anhang|tables?|figures?|"
    r"about the authors?|acknowledge?ments?|notes?|endnotes?|author (?:information|contributions?))\b",
    re.IGNORECASE,
)
"""Headings of what stands behind a list of references in papers and reports; the list ends there."""
_FRONT = re.compile(
    r"\b(?:universit\w*|institut\w*|school of|college|department of|research|bank|version|draft|"
    rf"{'|'.join(MONTH_NAMES)})\b|@",
    re.IGNORECASE,
)
"""Words of affiliations, dates and addresses, which stand between a title and the text; set large, they look
like headings."""
_FRONT_ENDS = re.compile(
    r"(?:abstract|summary|contents|introduction|article info|executive summary|key\s?words)\b|(?:1|I)\.?\s",
    re.IGNORECASE,
)
"""Where the front of a first page is over: what journals and series put behind the names, and the first
section."""
_CONTENTS = re.compile(r"(?:table of )?contents|inhalt(?:sverzeichnis)?", re.IGNORECASE)
"""Headings of a contents list in English and German."""
_LONGEST_HEADING = 180
"""Letters: about two full lines in the size of headings. A longer one is a sentence set large."""
_LONGEST_LIST_HEADING = 39
"""Characters of "References" and its like where they are set as text."""
_MATHEMATICS, _SAID = 0.4, 0.1
"""Share of a formula's words that are plainly mathematics, at least, and that are words of a language, at
most: numbers, brackets and letters upright make up the rest. Our choice on derivations of ten papers."""
_IN_REFERENCES = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FORMULA, BlockKind.FOOTNOTE, BlockKind.CAPTION}
)
_Rank = tuple[float, bool, bool]
"""Size of a heading in whole points, and whether it is bold and in capitals."""


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


def name_kinds(parts: Sequence[Part], pages: Sequence[PageText], body: BodyStyle) -> list[Part]:
    """The parts, in the order of reading, with the kind, level and label of every paragraph among them."""
    heights = {page.index: page.height for page in pages}
    told = list(_told_alone(parts, heights, body))
    titled = _with_title(told, body)
    return _with_levels(with_plain_headings(list(_with_contents(titled))))


def _told_alone(parts: Iterable[Part], heights: Mapping[PageIndex, float], body: BodyStyle) -> Iterator[Part]:
    """The parts, told by themselves and by the list of references that they stand in."""
    in_references = False
    for part in parts:
        if part.kind is not BlockKind.PARAGRAPH:
            yield part
            continue
        kind, text = _kind(part, body, heights[part.page]), part.text.strip()
        if (kind is BlockKind.HEADING or len(text) <= _LONGEST_LIST_HEADING) and is_list_heading(text):
            kind, in_references = BlockKind.HEADING, True
        elif kind is BlockKind.HEADING and in_references:
            in_references = not (_AFTER_REFERENCES.match(text) or _NUMBERED.match(text))
        if in_references and kind in _IN_REFERENCES:
            kind = BlockKind.REFERENCE
        yield replace(part, kind=kind, label=_label(part, kind))


def _label(part: Part, kind: BlockKind) -> str:
    if kind is BlockKind.CAPTION:
        return caption_label(part.text)
    return _foot_mark(part.lines[0]) if kind is BlockKind.FOOTNOTE else part.label


def _kind(part: Part, body: BodyStyle, height: float) -> BlockKind:
    text = part.text
    if caption_label(text) and len(text) < 600:
        return BlockKind.CAPTION
    if _is_footnote(part, body, height):
        return BlockKind.FOOTNOTE
    words = [word for line in part.lines for word in line.words]
    if is_formula(words) or _is_mathematics(words):
        return BlockKind.FORMULA
    if _is_heading(part, text, body):
        return BlockKind.HEADING
    if LIST_MARK.match(text):
        return BlockKind.LIST_ITEM
    return BlockKind.PARAGRAPH


def _is_mathematics(words: Sequence[Word]) -> bool:
    """True where mathematics prevails, as between the lines of a derivation, and words are few."""
    said = sum(len(word.text) > 3 and word.text.isalpha() for word in words)
    return said <= _SAID * len(words) and share_of_mathematics(words) >= _MATHEMATICS


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


def _with_title(parts: Sequence[Part], body: BodyStyle) -> list[Part]:
    """The parts with the title among the headings of the first page, of which the venue's names are none."""
    venue = _venue(parts)
    told = [
        replace(part, kind=BlockKind.HEADER)
        if _is_first_heading(part) and names_venue(part.text, venue)
        else part
        for part in parts
    ]
    place = _title_place(told, body)
    if place is None:
        return told
    told[place] = replace(told[place], kind=BlockKind.TITLE)
    return _with_front(told, place)


def _is_first_heading(part: Part) -> bool:
    return part.page == 0 and part.kind is BlockKind.HEADING


def _title_place(parts: Sequence[Part], body: BodyStyle) -> int | None:
    """Where the first of the first page's largest headings stands; None if none is larger than the text."""
    sizes = {place: part.lines[0].size for place, part in enumerate(parts) if _is_first_heading(part)}
    largest = max(sizes.values(), default=0.0)
    if not sizes or largest < 1.1 * body.size:
        return None
    return next(place for place, size in sizes.items() if size >= 0.97 * largest)


def _venue(parts: Sequence[Part]) -> str:
    cited = (citation_line(part.text) for part in parts[:12] if part.page == 0)
    return next((found[0] for found in cited if found), "")


def _with_front(parts: Sequence[Part], title: int) -> list[Part]:
    """Authors, places of work and dates below a title are no headings, however they are set."""
    settled = list(parts)
    for place, part in enumerate(parts[title + 1 : title + 12], title + 1):
        if part.page != parts[title].page or _FRONT_ENDS.match(part.text) or len(part.text) > 400:
            break
        names = [name for line in part.lines for name in line_names(line)]
        if part.kind is BlockKind.HEADING and (names or _FRONT.search(part.text)):
            settled[place] = replace(part, kind=BlockKind.PARAGRAPH)
    return settled


def _with_contents(parts: Iterable[Part]) -> Iterator[Part]:
    inside: PageIndex | None = None
    for part in parts:
        kind, text = part.kind, part.text.strip()
        if kind in (BlockKind.HEADING, BlockKind.TITLE) and _CONTENTS.fullmatch(text):
            kind, inside = BlockKind.HEADING, part.page
        leaders = sum(_has_leaders(line.text) for line in part.lines)
        if (leaders and leaders >= 0.4 * len(part.lines)) or (
            part.page == inside and text[-1:].isdigit() and kind is not BlockKind.TITLE
        ):
            kind = BlockKind.CONTENTS
        yield part if kind is part.kind else replace(part, kind=kind)


def _has_leaders(text: str) -> bool:
    return ("." in text or "…" in text) and text[-1:].isalnum() and _LEADERS.search(text) is not None


def _with_levels(parts: Sequence[Part]) -> list[Part]:
    ranks = sorted({_rank(part) for part in parts if part.kind is BlockKind.HEADING}, reverse=True)
    return [
        replace(part, level=_level(part, ranks)) if part.kind is BlockKind.HEADING else part for part in parts
    ]


def _level(part: Part, ranks: Sequence[_Rank]) -> int:
    """By the heading's number if it has one, else by how it is set."""
    found = _NUMBERED.match(part.text)
    return found[1].count(".") + 1 if found else min(4, ranks.index(_rank(part)) + 1)


def _rank(part: Part) -> _Rank:
    line = part.lines[0]
    return round(line.size), line.bold, line.text.isupper()
