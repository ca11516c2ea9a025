"""What a paper says of itself: title, authors, year, DOI and abstract, from its first pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from corpus.model import BlockKind, Metadata
from ingest.person_names import line_names, names_of, stated_names
from ingest.publication import FirstPart, Publication, find_publication, names_venue

__all__ = ["find_metadata"]

_BAD_TITLE = re.compile(
    r"untitled|microsoft word|\.(?:docx?|tex|dvi|pdf|indd|qxd|ps)\b|^\s*(?:pii|doi)\b|"
    r"^[\w\-]*$|^\W*$|^page \d|powerpoint",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"\b(?:series|journal|review|working papers?|discussion papers?|proceedings|bulletin|"
    r"department of|university|"
    r"table of contents|contents lists)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:\d{1,2}(?:\.\d+)*\.?|[A-H]\.|[IVX]{1,4}\.)\s+\S|(?:abstract|contents|introduction|summary|key\s?words)\b",
    re.IGNORECASE,
)
_APPENDIX = re.compile(
    r"(?:(?:online|supplement\w*|technical|web)\s+)?appendix\s+(?:to|for|of)\b", re.IGNORECASE
)
_SET_APART = (BlockKind.TITLE, BlockKind.HEADING)
_NOT_A_TITLE = re.compile(
    r"\b(?:universit\w*|department|fachbereich|faculty|term|thesis|supervisor|billing code|agency|homepage|"
    r"sciencedirect|e-?mail|tel|fax|isbn|issn|doi)\b|@|https?:|www\.|^\W*\d",
    re.IGNORECASE,
)
_TITLE_MARKS = " *†‡§¶∗☆✩♦⁎\ufffd⁰¹²³⁴⁵⁶⁷⁸⁹"
_ABSTRACT = re.compile(r"(?:abstract|summary|zusammenfassung)\s*[.:—–-]?\s*", re.IGNORECASE)


def find_metadata(parts: Sequence[FirstPart], info: Mapping[str, str]) -> Metadata:
    """Title, authors, year, venue, DOI and abstract.

    Args:
        parts: of the first two pages, in the order of reading.
        info: the PDF's information dictionary.
    """
    stated = " ".join(info.get("Title", "").split())
    publication = find_publication(parts, info)
    place = _title_place(parts, stated, publication)
    printed = _whole_title(parts, place).strip(_TITLE_MARKS) if place is not None else ""
    authors = _printed_authors(parts, place) or stated_names(info.get("Author", ""))
    return Metadata(
        title=printed or ("" if _BAD_TITLE.search(stated) else stated),
        authors=authors,
        year=publication.year,
        venue=publication.venue,
        doi=publication.doi,
        abstract=_abstract(parts),
        by="first page" if printed else "pdf",
    )


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
    for ranked in (_set_as_titles(parts, first), _headings(parts, first), _top_lines(parts, first)):
        for place in ranked:
            if not names_venue(parts[place][1], publication.venue):
                return place
    return next((place for place in first[:3] if parts[place][0].kind in _SET_APART), None)


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
    ]
    return sorted(found, key=lambda place: -round(parts[place][0].lines[0].size))


def _top_lines(parts: Sequence[FirstPart], first: Sequence[int]) -> list[int]:
    """Short parts at the top that read as titles where nothing is set as one."""
    found = []
    for place in first[:8]:
        part, text = parts[place]
        if (
            part.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADER)
            or len(text) > 400
            or _ABSTRACT.match(text)
        ):
            break
        is_plain = not text.rstrip().endswith((".", ",", ";")) and not names_of(text)
        if is_plain and len(_letters(text)) >= 15 and len(text) < 220 and not _NOT_A_TITLE.search(text):
            found.append(place)
    return found


def _whole_title(parts: Sequence[FirstPart], place: int) -> str:
    """The title with the part below where it goes on: after a colon, in small letters, or in one size."""
    part, title = parts[place]
    title = title.rstrip(_TITLE_MARKS)
    if place + 1 >= len(parts) or parts[place + 1][0].page != part.page or not part.lines:
        return title
    below, text = parts[place + 1]
    if below.kind not in (BlockKind.HEADING, BlockKind.TITLE) or len(text) > 200 or not below.lines:
        return title
    goes_on = text[:1].islower() and below.lines[0].size > 0.7 * part.lines[0].size
    same = (
        abs(below.lines[0].size - part.lines[0].size) < 0.3
        and not names_of(text)
        and not _SECTION.match(text)
    )
    near = below.lines[0].baseline - part.lines[-1].baseline < 2.2 * part.lines[0].size
    return f"{title} {text}" if title.endswith(":") or ((goes_on or same) and near) else title


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _printed_authors(parts: Sequence[FirstPart], title: int | None) -> tuple[str, ...]:
    if title is None:
        return ()
    after = [item for item in parts[title + 1 :] if item[0].kind not in (BlockKind.HEADER, BlockKind.FOOTER)]
    near = takewhile(lambda item: not _ABSTRACT.match(item[1]) and len(item[1]) < 300, after[:8])
    found: list[str] = []
    for part, _ in near:
        names = [name for line in part.lines for name in line_names(line)]
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
