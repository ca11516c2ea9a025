"""What a paper says of itself: title, authors, year, DOI and abstract, from its first pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile

from corpus.model import BlockKind, Metadata
from ingest.page import Line, Part, Word, joined

__all__ = ["FirstPart", "find_metadata"]

FirstPart = tuple[Part, str]
"""A part of the first pages with its text in the document."""

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|\\^`]+[A-Za-z0-9/)]")
_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b")
_DATED = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan\.|feb\.|mar\.|apr\.|"
    r"jun\.|jul\.|aug\.|sept?\.|oct\.|nov\.|dec\.|spring|summer|fall|autumn|winter|©|copyright|published|version|draft|"
    r"revised|updated|accepted)[^.;]{0,24}?\b((?:19[5-9]|20[0-4])\d\d?)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:Dr|Prof)\.\s+)?[A-ZÀ-ÝŁŚŽ][\w'’\-]*\.?(?:\s+(?:[A-ZÀ-ÝŁŚŽ][\w'’\-]*\.?|de|da|van|von|der|den|di|del|la|le|bin|al)){1,4}"
)
_SEPARATOR = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|·|•|\|)\s*")
_MARKS = re.compile(r"[*†‡§¶∗⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ]+|\s\d\b")
_NOT_A_NAME = re.compile(
    r"\b(?:universit\w*|institut\w*|department|school|college|bank|research|service|office|center|centre|commission|"
    r"journal|working|paper|report|abstract|introduction|version|draft|email|analyst|specialist|congress\w*|federal|"
    r"national|united|states|economics?|policy|press|volume|jel|keywords?|inc|ltd|council|agency|ministry|association|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|the|of|in|for|on|trade)\b",
    re.IGNORECASE,
)
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
_TITLE_MARKS = " *†‡§¶∗☆✩♦⁎\ufffd⁰¹²³⁴⁵⁶⁷⁸⁹"
_NAME_GAP = 1.0
_ABSTRACT = re.compile(r"(?:abstract|summary|zusammenfassung)\s*[.:—–-]?\s*", re.IGNORECASE)


def find_metadata(parts: Sequence[FirstPart], info: Mapping[str, str]) -> Metadata:
    """Title, authors, year, DOI and abstract.

    Args:
        parts: of the first two pages, in the order of reading.
        info: the PDF's information dictionary.
    """
    stated = " ".join(info.get("Title", "").split())
    place = _title_place(parts, stated)
    printed = _with_subtitle(parts, place).strip(_TITLE_MARKS) if place is not None else ""
    authors = _printed_authors(parts, place) or _stated_authors(info.get("Author", ""))
    return Metadata(
        title=printed or ("" if _BAD_TITLE.search(stated) else stated),
        authors=authors,
        year=_year(parts, info),
        doi=_doi(parts),
        abstract=_abstract(parts),
        by="first page" if printed else "pdf",
    )


def _title_place(parts: Sequence[FirstPart], stated: str) -> int | None:
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
                and (printed.startswith(wanted) or wanted.startswith(printed))
            ):
                return place
    titles = [
        place for place, (part, text) in enumerate(parts) if part.kind is BlockKind.TITLE and len(text) >= 8
    ]
    return titles[0] if titles else _first_heading(parts)


def _first_heading(parts: Sequence[FirstPart]) -> int | None:
    """Place of the first heading of the first page that is no name of a series."""
    for place, (part, text) in enumerate(parts[:8]):
        is_long = len(_letters(text)) >= 15
        if part.page == 0 and part.kind is BlockKind.HEADING and is_long and not _SERIES.search(text):
            return place
    return None


def _with_subtitle(parts: Sequence[FirstPart], place: int) -> str:
    """The title, with the part below it where it ends in a colon."""
    title = parts[place][1]
    if title.rstrip(_TITLE_MARKS).endswith(":") and place + 1 < len(parts):
        below, text = parts[place + 1]
        if below.kind in (BlockKind.HEADING, BlockKind.TITLE) and len(text) < 200:
            return f"{title.rstrip(_TITLE_MARKS)} {text}"
    return title


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _doi(parts: Sequence[FirstPart]) -> str:
    for part, text in parts:
        if part.kind is not BlockKind.REFERENCE and (found := _DOI.search(text)):
            return found[0].rstrip(").,;")
    return ""


def _year(parts: Sequence[FirstPart], info: Mapping[str, str]) -> int | None:
    first = [text for part, text in parts if part.page == 0 and part.kind is not BlockKind.REFERENCE]
    short = [text for text in first if len(text) < 200]
    for texts, pattern in ((short, _DATED), (first, _DATED)):
        for text in texts:
            if (found := pattern.search(text)) and _YEAR.fullmatch(found[1]):
                return int(found[1])
    alone = [text for text in short if _YEAR.fullmatch(text.strip(" ()."))]
    if alone:
        return int(alone[0].strip(" ()."))
    made = _YEAR.search(info.get("CreationDate", "")[:8].removeprefix("D:")[:4])
    return int(made[0]) if made else None


def _printed_authors(parts: Sequence[FirstPart], title: int | None) -> tuple[str, ...]:
    if title is None:
        return ()
    after = [item for item in parts[title + 1 :] if item[0].kind not in (BlockKind.HEADER, BlockKind.FOOTER)]
    near = takewhile(lambda item: not _ABSTRACT.match(item[1]) and len(item[1]) < 300, after[:8])
    found: list[str] = []
    for part, _ in near:
        names = [name for line in part.lines for piece in _pieces(line) for name in _names(piece)]
        if names:
            found += names
        elif found:
            break
    return tuple(dict.fromkeys(found))[:30]


def _pieces(line: Line) -> list[str]:
    """The line without its raised marks, cut where a wide gap parts two names."""
    words = [word for word in line.words if not word.raised]
    groups: list[list[Word]] = [words[:1]]
    for left, right in pairwise(words):
        if right.x0 - left.x1 > _NAME_GAP * line.size:
            groups.append([])
        groups[-1].append(right)
    return [joined(group) for group in groups]


def _names(text: str) -> list[str]:
    text = re.sub(r"^\s*by:?\s+", "", _MARKS.sub("", text), flags=re.IGNORECASE)
    pieces = [piece.strip(" .") for piece in _SEPARATOR.split(text) if piece.strip(" .")]
    names = [piece for piece in pieces if _NAME.fullmatch(piece) and not _NOT_A_NAME.search(piece)]
    return names if names and len(names) >= 0.6 * len(pieces) else []


def _stated_authors(stated: str) -> tuple[str, ...]:
    if "," in stated and not re.search(r";|\band\b|&", stated) and stated.count(",") == 1:
        return _one_author(stated)
    pieces = [piece for piece in _SEPARATOR.split(stated) if piece]
    return tuple(piece for piece in pieces if _NAME.fullmatch(piece) and not _NOT_A_NAME.search(piece))


def _one_author(stated: str) -> tuple[str, ...]:
    surname, given = (half.strip() for half in stated.split(","))
    if " " in surname and " " in given:
        return tuple(half for half in (surname, given) if _NAME.fullmatch(half))
    name = f"{given} {surname}"
    return (name,) if _NAME.fullmatch(name) and not _NOT_A_NAME.search(name) else ()


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
