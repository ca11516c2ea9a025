"""What a paper says of itself: title, authors, year, DOI and abstract, from its first pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from statistics import median

from corpus.document import BlockKind, Metadata
from corpus.english import flat
from corpus.geometry import PageIndex
from ingest.titlepage.person_names import line_names, names_of, stated_names
from ingest.titlepage.pieces import loose_pieces
from ingest.titlepage.publication import FirstPart, Publication, find_publication, names_venue

__all__ = ["find_metadata"]

_BAD_TITLE = re.compile(
    r"untitled|microsoft word|\.(?:docx?|tex|dvi|pdf|indd|qxd|ps)\b|^\s*(?:pii|doi)\b|"
    r"^[\w\-]*$|^\W*$|^page \d|powerpoint",
    re.IGNORECASE,
)
"""What programs write as a file's title when nobody gave one: their own name, that of the file, an
identifier."""
_SERIES = re.compile(
    r"\b(?:series|journal|review|working papers?|discussion papers?|proceedings|bulletin|"
    r"department of|university|"
    r"table of contents|contents lists)\b",
    re.IGNORECASE,
)
"""Words in names of journals, series and departments, which stand above a title and often larger."""
_SECTION = re.compile(
    r"(?:\d{1,2}(?:\.\d+)*\.?|[A-H]\.|[IVX]{1,4}\.)\s+\S|(?:abstract|contents|introduction|summary|key\s?words)\b",
    re.IGNORECASE,
)
"""Numbered sections and the headings of a paper's first parts."""
_APPENDIX = re.compile(
    r"(?:(?:online|supplement\w*|technical|web)\s+)?appendix\s+(?:to|for|of)\b", re.IGNORECASE
)
"""An appendix published by itself bears the title of its paper, which must not be taken for its own."""
_SET_APART = (BlockKind.TITLE, BlockKind.HEADING)
_NOT_A_TITLE = re.compile(
    r"\b(?:universit\w*|department|fachbereich|faculty|term|thesis|supervisor|billing code|agency|homepage|"
    r"sciencedirect|e-?mail|tel|fax|isbn|issn|doi)\b|@|https?:|www\.|^\W*\d",
    re.IGNORECASE,
)
"""Words of affiliations, addresses and identifiers, which no title has, in English and German."""
_TITLE_MARKS = " *†‡§¶∗☆✩♦⁎\ufffd⁰¹²³⁴⁵⁶⁷⁸⁹"
_KIND_OF_TEXT = re.compile(
    r"(?:(?:online|supplement\w*|technical|web)\s+)*(?:appendix|appendices|material|supplement|annex)(?:\s+[A-Z\d]+)?:?",
    re.IGNORECASE,
)
"""Titles that only say what kind of text follows."""
_NOTICE = re.compile(
    r"electronic version of an article|author[’']?s (?:accepted|personal) (?:manuscript|copy)|"
    r"terms (?:&|and) conditions|"
    r"this (?:article|paper) (?:was|has been|is) (?:downloaded|published|archived)|made available (?:by|for)",
    re.IGNORECASE,
)
"""What repositories and publishers say on a page that they put before a paper."""
_MOST_OF_NOTICE = 6
"""Parts of such a page; a paper's first page has more."""
_LONGEST_PART = 400
"""Letters of a part at the top that may be a title or names; what is longer is an abstract."""
_LONGEST_TITLE = 220
"""Letters: the longest titles of papers have about 200."""
_LONGEST_BOLD = 330
"""Characters of what may be a title: official notices set long ones in bold."""
_BELOW = 2.2
"""In sizes of print, the gap up to which lines of one title stand together: two lines with one blank
between."""
_FAR_BELOW = 4.0
"""Distance of baselines, in sizes of the title, at which the part below goes on with it."""
_FEWEST_LETTERS = 8
"""Letters that the stated title must share: fewer occur by chance."""
_LARGER = 1.25
"""Times the usual size: titles are set at 14 to 18 points over 10 to 12."""
_SHORTER = 0.25
"""Share of the width that a title's line leaves free; lines of prose are full."""
_WHOLE_PAGE = 12
"""Lines of a part that is the page's text and no title with names."""
_ABSTRACT = re.compile(r"(?:abstract|summary|zusammenfassung)\s*[.:—–-]?\s*", re.IGNORECASE)
"""The heading of an abstract, alone or run in, in English and German."""


def find_metadata(parts: Sequence[FirstPart], info: Mapping[str, str]) -> Metadata:
    """Title, authors, year, venue, DOI and abstract.

    Args:
        parts: of the first two pages, in the order of reading.
        info: the PDF's information dictionary.
    """
    stated = flat(info.get("Title", ""))
    publication = find_publication(parts, info)
    texts = [*(text for _, text in parts[1:]), ""]
    parts = [piece for item, below in zip(parts, texts, strict=False) for piece in loose_pieces(item, below)]
    place = _title_place(parts, stated, publication)
    if place is None and (behind := _behind_notice(parts)):
        parts, place = behind, _title_place(behind, stated, publication)
    printed = _whole_title(parts, place, stated).strip(_TITLE_MARKS) if place is not None else ""
    printed = printed or _first_line(parts)
    authors = _printed_authors(parts, place, printed) or stated_names(info.get("Author", ""))
    return Metadata(
        title=printed or ("" if _BAD_TITLE.search(stated) else stated),
        authors=authors,
        year=publication.year,
        venue=publication.venue,
        doi=publication.doi,
        abstract=_abstract(parts),
        by="first page" if printed else "pdf",
    )


def _behind_notice(parts: Sequence[FirstPart]) -> list[FirstPart]:
    """The second page as the first, where the first is a short notice on the file; none otherwise."""
    first = [text for part, text in parts if part.page == 0]
    is_notice = 0 < len(first) <= _MOST_OF_NOTICE and _NOTICE.search(" ".join(first)) is not None
    edges = (BlockKind.HEADER, BlockKind.FOOTER)
    second = [
        (replace(part, page=PageIndex(0)), text)
        for part, text in parts
        if part.page == 1 and part.kind not in edges
    ]
    has_title = any(part.kind is BlockKind.TITLE for part, _ in second)
    return second if is_notice and has_title else []


def _title_place(parts: Sequence[FirstPart], stated: str, publication: Publication) -> int | None:
    """Place of the title: where the PDF's own title is printed, else the part set as a title.

    The name of a journal is often set larger than the title of its paper.
    """
    wanted = _letters(stated)
    if len(wanted) >= 20 and not _BAD_TITLE.search(stated):
        for place, (part, text) in enumerate(parts):
            printed = _letters(text)
            if (
                part.page == 0
                and len(printed) >= 15
                and (wanted.startswith(printed) or printed.startswith(wanted))
            ):
                return place
    first = [place for place, (part, _) in enumerate(parts) if part.page == 0]
    if first and _APPENDIX.match(parts[first[0]][1]) and len(parts[first[0]][1]) < 250:
        return first[0]
    ways = (_set_as_titles, _headings, _larger, _top_lines)
    for place in (place for way in ways for place in way(parts, first)):
        if not names_venue(parts[place][1], publication.venue):
            return place
    return next(
        (
            place
            for place in first[:3]
            if parts[place][0].kind in _SET_APART and not _ABSTRACT.fullmatch(parts[place][1])
        ),
        None,
    )


def _set_as_titles(parts: Sequence[FirstPart], first: Sequence[int]) -> list[int]:
    """The part set as a title; a numbered section is none."""
    return [
        place
        for place in first
        if parts[place][0].kind is BlockKind.TITLE
        and len(parts[place][1]) >= 8
        and not _SECTION.match(parts[place][1])
    ]


def _headings(parts: Sequence[FirstPart], first: Sequence[int]) -> list[int]:
    """Headings near the top that are no name of a series, the largest first."""
    found = [
        place
        for place in first[:10]
        if parts[place][0].kind is BlockKind.HEADING
        and len(_letters(parts[place][1])) >= 15
        and not _SERIES.search(parts[place][1])
        and not _SECTION.match(parts[place][1])
        and not parts[place][1].startswith("(")
    ]
    return sorted(found, key=lambda place: -round(parts[place][0].lines[0].size))


def _larger(parts: Sequence[FirstPart], first: Sequence[int]) -> list[int]:
    """Parts near the top in clearly larger print than the page's, which a date in them hid as titles."""
    sizes = [line.size for place in first for line in parts[place][0].lines]
    usual = median(sizes) if sizes else 0.0
    return [
        place
        for place in first[:8]
        if (
            parts[place][0].kind is BlockKind.PARAGRAPH
            or (parts[place][0].kind is BlockKind.HEADER and parts[place][0].lines[0].size == max(sizes))
        )
        and parts[place][0].lines[0].size > _LARGER * usual
        and 15 <= len(parts[place][1]) < 250
        and not names_of(parts[place][1])
        and not _NOT_A_TITLE.search(parts[place][1])
    ]


def _top_lines(parts: Sequence[FirstPart], first: Sequence[int]) -> list[int]:
    """Short parts at the top that read as titles where nothing is set as one."""
    found = []
    for place in first[:8]:
        part, text = parts[place]
        if (
            part.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADER)
            or len(text) > _LONGEST_PART
            or _ABSTRACT.match(text)
        ):
            break
        longest = _LONGEST_BOLD if part.lines[0].bold else _LONGEST_TITLE
        is_names = bool(names_of(text)) and len(text) < _LONGEST_TITLE
        is_plain = not text.rstrip().endswith((".", ",", ";")) and not is_names
        if is_plain and len(_letters(text)) >= 15 and len(text) < longest and not _NOT_A_TITLE.search(text):
            found.append(place)
    return found


def _whole_title(parts: Sequence[FirstPart], place: int, stated: str) -> str:
    """The title with the part below where it goes on: after a colon, in small letters, or in one size.

    It also goes on as far as the file's own title does, and behind words that only say what kind of text
    it is.
    """
    part, title = parts[place]
    title = title.rstrip(_TITLE_MARKS)
    confirmed = _as_stated(parts, place, stated)
    if confirmed:
        return confirmed
    if place + 1 >= len(parts) or parts[place + 1][0].page != part.page or not part.lines:
        return title
    below, text = parts[place + 1]
    may_go_on = below.kind in _SET_APART or _is_subtitle(parts, place)
    if not may_go_on or len(text) > 200 or not below.lines:
        return title
    goes_on = text[:1].islower() and below.lines[0].size > 0.7 * part.lines[0].size
    same = (
        abs(below.lines[0].size - part.lines[0].size) < 0.3
        and not names_of(text)
        and not _SECTION.match(text)
    )
    gap = (below.lines[0].baseline - part.lines[-1].baseline) / part.lines[0].size
    if _KIND_OF_TEXT.fullmatch(title) and same and gap < _FAR_BELOW:
        return f"{title} {text}"
    return f"{title} {text}" if title.endswith(":") or ((goes_on or same) and gap < _BELOW) else title


def _is_subtitle(parts: Sequence[FirstPart], place: int) -> bool:
    """True if a title ends in a colon and what stands below is as large, in a page of smaller print."""
    (part, title), (below, text) = parts[place], parts[place + 1]
    sizes = [line.size for each, _ in parts if each.page == part.page for line in each.lines]
    is_large = bool(below.lines) and part.lines[0].size > _LARGER * median(sizes)
    same = is_large and abs(below.lines[0].size - part.lines[0].size) < 0.3
    return title.rstrip().endswith(":") and same and not names_of(text)


def _as_stated(parts: Sequence[FirstPart], place: int, stated: str) -> str:
    """The title with the parts below as far as the file's own title goes on with them; "" if with none."""
    title = parts[place][1].strip(_TITLE_MARKS)
    taken = 0
    for _, text in parts[place + 1 : place + 4]:
        if len(_letters(title)) < _FEWEST_LETTERS or _letters(f"{title} {text}") not in _letters(stated):
            break
        title, taken = f"{title} {text}", taken + 1
    return title if taken else ""


def _first_line(parts: Sequence[FirstPart]) -> str:
    """The first line of a page set in one style throughout, if it is short and no sentence; "" otherwise."""
    part, text = next(((p, t) for p, t in parts if p.page == 0), (None, ""))
    if part is None or part.kind is not BlockKind.PARAGRAPH or len(part.lines) < _WHOLE_PAGE:
        return ""
    line = part.lines[0]
    short = line.x1 < part.right - _SHORTER * (part.right - part.left)
    words = line.text.strip()
    is_title = short and len(words) >= 15 and not words.endswith((".", ",", ";")) and not names_of(words)
    return words if is_title and text.startswith(words) else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _printed_authors(parts: Sequence[FirstPart], title: int | None, printed: str) -> tuple[str, ...]:
    if title is None:
        return ()
    edges = (BlockKind.HEADER, BlockKind.FOOTER)
    after = [
        (part, text) for part, text in parts[title + 1 :] if part.kind not in edges and text not in printed
    ]
    near = takewhile(lambda item: not _ABSTRACT.match(item[1]) and len(item[1]) < 300, after[:8])
    found: list[str] = []
    for part, text in near:
        names = [name for line in part.lines for name in line_names(line)]
        names = max(names_of(text), names, key=len)
        if names:
            found += names
        elif found:
            break
    return tuple(dict.fromkeys(found))[:30]


def _abstract(parts: Sequence[FirstPart]) -> str:
    for place, (part, text) in enumerate(parts):
        found = _ABSTRACT.match(text)
        if not found:
            continue
        rest = text[found.end() :]
        if len(rest) > 80:
            return rest
        if part.kind is BlockKind.HEADING or not rest:
            return next(
                (t for p, t in parts[place + 1 :] if p.kind is BlockKind.PARAGRAPH and len(t) > 80), ""
            )
    return ""
