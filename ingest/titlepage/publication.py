"""When and where a paper appeared: year, venue and DOI, from the lines that say so and nothing else.

A year inside prose is what a paper is about. Ranked from the surest: the line by which a journal or
series cites the paper, a copyright notice, a line that is a date, dates of acceptance, the file's own date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import BlockKind
from corpus.english import MONTH_PATTERN, flat
from ingest.records import Part

__all__ = ["FirstPart", "Publication", "citation_line", "find_publication", "names_venue"]

FirstPart = tuple[Part, str]
"""A part of the first pages with its text in the document."""

_Y = r"(?P<year>(?:19[5-9]|20[0-4])\d)"
_VENUE = r"(?P<venue>[A-ZÀ-Ý][^\d]{2,120}?)"
_CITED = (
    re.compile(rf"^{_VENUE},?\s+(?:vol(?:ume|\.)?\s*)?[\dIVXL]+(?:\s*\(\d+[^)]*\)|[,/]\s*\d+)?,?\s*\(\D{{0,12}}{_Y}\)"),
    re.compile(
        rf"^{_VENUE},?\s+vol(?:ume|\.)?\s*[\dIVXL]+(?:\s*,?\s*(?:no|number|issue|nr)\.?\s*\d+|\(\d+\))?,?\s+"
        rf"\D{{0,20}}{_Y}\b",
        re.IGNORECASE,
    ),
    re.compile(rf"^{_VENUE}(?:,\s*|\s+\(){_Y}\)?,?\s+(?:pp?\.\s*\d|doi\b)", re.IGNORECASE),
    re.compile(rf"^{_VENUE},?\s+{_Y}\s*[,;]\s*(?:vol(?:ume|\.)?\s*)?\d+\s*(?:\(\d+[^)]*\)\s*)?[:,]"),
)  # fmt: skip
"""A journal's own citation: "Name 115 (2018) 203", "Name, Volume 2, 2010", "Name 2013, 103(6): 21"."""
_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|\bcopyright\b)\s*(?:©|\(c\)|by)?\s*(?:\d{{4}}\s?[-–]\s?(?=\d{{4}}))?{_Y}", re.IGNORECASE
)
"""A notice of copyright, of which the last year counts."""
_SEASON_OR_GERMAN = "spring|summer|fall|autumn|winter|januar|februar|märz|mai|juni|juli|oktober|dezember"
_MONTH = rf"(?:{MONTH_PATTERN}|{_SEASON_OR_GERMAN})"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s+)?{_MONTH}\.?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?,?\s+(?:of\s+)?{_Y}"
)
_DATED_LINE = re.compile(rf"^(?P<before>.{{0,80}}?)\b{_DATE}(?:\s*\([^()\d]{{3,40}}\))?\W*$", re.IGNORECASE)
"""A line that ends in a date, perhaps with a word on the draft: "April 2020 (preliminary)"."""
_THIS_VERSION = re.compile(
    rf"\b(?:this|current|latest)\s+(?:version|draft)\b\W{{0,3}}[^.;]{{0,30}}?\b{_Y}|\b(?:last\s+)?(?:revised|updated)\W{{0,3}}[^.;]{{0,20}}?\b(?P<revised>(?:19[5-9]|20[0-4])\d)",
    re.IGNORECASE,
)
""""This version", "revised", "updated" with a year close behind: what a working paper dates itself by."""
_FIRST_VERSION = re.compile(r"\b(?:first|original|earlier)\s+(?:version|draft)\b", re.IGNORECASE)
"""The date of an earlier version is no year of this one."""
_ACCEPTED = re.compile(
    rf"\b(?:accepted|available online|published(?: online)?)\b[^.;\n]{{0,24}}?\b{_Y}", re.IGNORECASE
)
"""What journals print at the foot of a first page; the year stands within a date's length."""
_INSIDE_PROSE = re.compile(
    r"\b(?:in|of|since|until|till|from|by|to|and|on|between|during|through|after|before|as|at|for|the)\s*$"
)
"""Prepositions and conjunctions before a date: the line is a sentence that goes on."""
_NAMED = re.compile(
    rf"(?:\bfor the year\s+{_Y}|(?<![-–—/])(?<![-–—/] )\b{_Y.replace('year', 'last')}\W*$)".replace(
        "last", "end"
    )
)
"""The year of a yearly report in its title; the end of a range is no such year."""
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|\\^`]+[A-Za-z0-9/)]")
"""The form that Crossref gives for its DOIs."""
_SERIES = re.compile(
    r"\b(?:working papers?|discussion papers?|research papers?|staff reports?|policy briefs?)\b",
    re.IGNORECASE,
)
"""Names of series of working papers and reports in English."""
_JOURNAL = re.compile(
    r"(?:the\s+)?(?:[\w&.’'-]+\s+){0,4}(?:journal|annals|review|bulletin|proceedings|quarterly|letters|"
    r"(?:working|discussion|research)\s+papers?(?:\s+series)?)(?:\s+(?:of|in|for|on|no\.?|number)\s+[^:?]{2,60})?",
    re.IGNORECASE,
)
"""The whole of a name such as "Journal of …", "American … Review", "Working Paper No. 12"."""
_SHORT = 160
"""Letters of a line that says where a paper appeared; what is longer is prose that mentions it."""


@dataclass(frozen=True, slots=True)
class Publication:
    """Where and when; unknown is empty or None."""

    year: int | None
    venue: str
    doi: str


def find_publication(parts: Sequence[FirstPart], info: Mapping[str, str]) -> Publication:
    """Year, venue and DOI.

    Args:
        parts: of the first two pages, in the order of reading.
        info: the PDF's information dictionary.
    """
    lines = list(_lines(parts))
    cited = _cited([*lines, info.get("Subject", "")])
    year = cited[1] if cited else _stated_year(lines, parts) or _named_year(parts, info) or _file_year(info)
    return Publication(year, cited[0] if cited else _series(lines), _doi(parts, info))


def citation_line(text: str) -> tuple[str, int] | None:
    """Venue and year of a line by which a journal cites a paper; None for any other line."""
    text = re.sub(r"^Source:\s+", "", flat(text))
    for pattern in _CITED:
        found = pattern.match(text) if len(text) < _SHORT else None
        if found:
            return found["venue"].strip(" ,.;:"), int(found["year"])
    return None


def names_venue(text: str, venue: str) -> bool:
    """True for the name of a journal or series, or the line that cites it.

    Args:
        text: a part of a first page.
        venue: the name in the paper's citation line; "" if it has none.
    """
    if citation_line(text):
        return True
    ours, theirs = _letters(text), _letters(venue)
    if theirs and (ours == theirs or (len(ours) > 8 and theirs.startswith(ours))):
        return True
    return len(text) < 80 and _JOURNAL.fullmatch(text.strip(" *†‡")) is not None


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def _lines(parts: Sequence[FirstPart]) -> Iterator[str]:
    """Lines of the first page, and the running heads of the second."""
    edges = (BlockKind.HEADER, BlockKind.FOOTER)
    for part, text in parts:
        if part.kind in edges or (part.page == 0 and part.kind not in (BlockKind.REFERENCE, BlockKind.TABLE)):
            yield flat(text)
            if len(part.lines) > 1 and part.page == 0:
                yield from (line.text for line in part.lines)


def _cited(lines: Sequence[str]) -> tuple[str, int] | None:
    return next((found for line in lines if (found := citation_line(line))), None)


def _stated_year(lines: Sequence[str], parts: Sequence[FirstPart]) -> int | None:
    """Year of a notice or date, the surest first."""
    for found in (
        _years(_COPYRIGHT, lines),
        _years(_THIS_VERSION, lines),
        _dates(lines),
        _years(_ACCEPTED, [text for part, text in parts if part.page == 0]),
    ):
        if found:
            return found[0]
    return None


def _years(pattern: re.Pattern[str], lines: Sequence[str]) -> list[int]:
    found = (match for line in lines for match in pattern.finditer(line))
    return [int(next(year for year in match.groups() if year)) for match in found]


def _dates(lines: Sequence[str]) -> list[int]:
    """Years of lines that end in a date and are no prose; first versions last."""
    found: list[tuple[bool, int]] = []
    for line in lines:
        match = _DATED_LINE.match(line) if len(line) < _SHORT else None
        if match and not _INSIDE_PROSE.search(match["before"]):
            found.append((bool(_FIRST_VERSION.search(match["before"])), int(match["year"])))
        elif alone := re.fullmatch(
            rf"(?:[^\d.]{{0,24}}:\s)?[\s().]*(?:\d{{1,2}}[./]\d{{1,2}}[./])?{_Y}[\s().]*", line
        ):
            found.append((False, int(alone["year"])))
    return [year for _, year in sorted(found, key=lambda item: item[0])]


def _named_year(parts: Sequence[FirstPart], info: Mapping[str, str]) -> int | None:
    """The year that a report bears in its title: "for the year 2014", or at its end, but no range's."""
    first = [(part, text) for part, text in parts if part.page == 0]
    heads = [text for part, text in first if part.kind in (BlockKind.TITLE, BlockKind.HEADING)]
    tops = [text for _, text in first[:2] if len(text) < _SHORT]
    for text in (*heads, *tops, info.get("Title", "")):
        found = _NAMED.search(flat(text))
        if found:
            return int(found["year"] or found["end"])
    return None


def _file_year(info: Mapping[str, str]) -> int | None:
    made = re.match(r"(?:D:)?((?:19[5-9]|20[0-4])\d)", info.get("CreationDate", ""))
    return int(made[1]) if made else None


def _series(lines: Sequence[str]) -> str:
    short = (line for line in lines if len(line) < 90 and not line.rstrip().endswith("."))
    return next((line.strip(" ,;:") for line in short if _SERIES.search(line)), "")


def _doi(parts: Sequence[FirstPart], info: Mapping[str, str]) -> str:
    texts = [text for part, text in parts if part.kind is not BlockKind.REFERENCE]
    for text in (*texts, info.get("Subject", "")):
        if found := _DOI.search(text):
            return found[0].rstrip(").,;")
    return ""
