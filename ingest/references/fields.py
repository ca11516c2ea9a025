"""One entry of a list of references to its fields: authors, year, title, venue, volume, pages, DOI, URL."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Reference
from corpus.english import INSTITUTION_PATTERN, MONTH_PATTERN, flat
from corpus.geometry import Span
from ingest.references.authors import INSIDE_WORD, read_authors, without_editors
from ingest.references.heads import names_and_rest, opens_quoted
from ingest.references.starts import year_behind_names
from ingest.references.titles import title_and_venue

__all__ = ["read_fields"]

_LABEL = re.compile(r"\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)]|(\d{1,3})(?=\s+[A-ZÀ-Ý]))\s*")
"""The number of an entry: "[3]", "(3)", "3." or "3" before a capital; three digits reach 999 entries."""
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|\\^`]+[A-Za-z0-9/)]")
"""The form that Crossref gives for its DOIs: prefix of four to nine digits, then anything up to a space; the
last sign is no punctuation."""
_URL = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
"""An address up to the next space."""
_YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)(?:\s?/\s?\d{2,4})?[a-z]?"
_YEAR_GROUP = re.compile(rf"[(\[]\s*(?:[^()\[\]]{{0,30}}?\b)?({_YEAR})(?![\d–-])[^()\[\]]{{0,30}}[)\]]")
"""The year in brackets, as in APA and Harvard style, with a month or "accessed" beside it."""
_YEAR_BARE = re.compile(rf"(?<![\d/–\-.:])\b({_YEAR})\b(?![\d/–-])")
"""A year by itself, of no range, date or page: Chicago's notes and Vancouver put it behind the title."""
_YEAR_LEAD = re.compile(rf"[.,]\s*({_YEAR})\s*[.,:]")
"""The year between points behind the names, as in Chicago's author-date style."""
_UNDATED = r"forthcoming|in press|n\.\s?d\.|o\.\s?J\.|im Erscheinen"
_NO_YEAR = re.compile(rf"[(\[]?\s*({_UNDATED})\s*[)\]]?", re.IGNORECASE)
""""n.d.", "forthcoming" and the like in place of the year."""
_FIRST_YEAR = re.compile(rf"{_YEAR}|{_UNDATED}", re.IGNORECASE)
"""Whichever of the two stands first in what was found."""
_LOOKED_UP = re.compile(
    r"[(\[](?:cited|accessed|retrieved|viewed|last|date of)\b[^)\]]*[)\]]|"
    r"\b(?:accessed|retrieved|viewed)(?: on| in)?:?\s[^.]{0,30}",
    re.IGNORECASE,
)
"""When a page was looked up, which is not when it appeared."""
_BREAK = re.compile(r"[^\W\d_]{4,}\.\s")
"""A word of four letters and a point: a sentence has ended, so that more than names stands before it;
initials and "et al." are shorter."""
_MOST_SMALL = 6
"""Words in small letters that the name of an institution may have; a title has more."""
_MOST_BEFORE = 250
"""Letters of names: a dozen authors take some 200; what is longer holds a title."""
_LEAST_AFTER, _LEAST_BEHIND_NAMES = 15, 4
"""Characters behind the year that can be a title: fewer behind names than behind other words."""
_NO_TITLE = re.compile(
    r"https?:|www\.|isbn|doi\b|pp?\.\s*\d|vol\.|\(|\d{1,3}\s*[(,:]|"
    rf"\d{{1,2}}\s+[A-Z][a-z]+\s+\d{{4}}|{MONTH_PATTERN}\.? \d",
    re.IGNORECASE,
)
"""What stands behind the year where the title stands before it: addresses, numbers of books, pages, volumes,
dates."""
_AFTER_YEAR = " .,:;)]"
_PAGES = re.compile(r"(?:pp?\.|S\.|pages?)?\s*\b([A-Z]?\d{1,5})\s*[-–—‒]+\s*([A-Z]?\d{1,5})\b")
"""A range of pages with any dash, with the letter of a supplement, in English and German."""
_VOLUME = re.compile(
    r"\b(\d{1,4})\s*\(\s*(?:\d[\d\-–/]*|[A-Z][a-z]+)\s*\)|(?:vol\.?|volume|bd\.)\s*(\d{1,4})|,\s*(\d{1,3})\s*[,:(]",
    re.IGNORECASE,
)
"""The volume as styles print it: before the issue in brackets, behind its word, or between comma and
colon."""


@dataclass(frozen=True, slots=True)
class _Halves:
    """An entry parted at its year."""

    before: str
    year: str
    after: str
    is_behind_names: bool = False
    """True if nothing but names stands before the year."""


def read_fields(raw: str, span: Span) -> Reference:
    """The entry read; fields that cannot be told apart are empty."""
    label = _LABEL.match(raw)
    body = raw[label.end() :] if label else raw
    halves = _part_at_year(body, is_numbered=label is not None)
    authors_text, rest = _authors_and_rest(halves, body)
    title, venue = ("", rest) if _URL.match(rest) else title_and_venue(INSIDE_WORD.sub("", rest))
    doi, url = _DOI.search(raw), _URL.search(raw)
    pages = _PAGES.search(rest)
    volume = _VOLUME.search(venue)
    return Reference(
        span=span,
        raw=raw,
        authors=read_authors(authors_text),
        year=halves.year,
        title=title,
        venue=_venue(venue),
        volume=next((group for group in volume.groups() if group), "") if volume else "",
        pages=f"{pages[1]}-{pages[2]}" if pages else "",
        doi=doi[0].rstrip(").,;") if doi else "",
        url=url[0].rstrip(").,;]>") if url else "",
        label=next((group for group in label.groups() if group), "") if label else "",
    )


def _part_at_year(body: str, *, is_numbered: bool) -> _Halves:
    named = year_behind_names(body)
    # Numbered styles put the year last: a year between two commas stands behind a title in capitals there.
    if named and not (is_numbered and re.fullmatch(r",\s.*,", named[0])):
        year = _FIRST_YEAR.search(named[0])
        after = body[named.end() :].lstrip(_AFTER_YEAR)
        return _Halves(
            body[: named.start()].rstrip(" ,.:;(["),
            flat(year[0]) if year else "",
            after,
            is_behind_names=True,
        )
    text = _LOOKED_UP.sub(_blank, _URL.sub(_blank, body))
    for pattern in (_YEAR_GROUP, _YEAR_LEAD, _NO_YEAR, _YEAR_BARE):
        found = _early(pattern, text) if pattern is not _YEAR_BARE else _last(pattern, text)
        if found:
            after = body[found.end() :].lstrip(_AFTER_YEAR)
            return _Halves(body[: found.start()].rstrip(" ,.:;(["), flat(found[1]), after)
    return _Halves(body, "", "")


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _early(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return pattern.search(text)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    last = None
    for found in pattern.finditer(text):
        last = found
    return last


def _authors_and_rest(halves: _Halves, body: str) -> tuple[str, str]:
    """The words before the title, and the title with all behind it: parted by the year if it stands there."""
    return (halves.before, halves.after) if _parts_authors(halves) else names_and_rest(body)


def _parts_authors(halves: _Halves) -> bool:
    """True if names stand before the year and a title behind it."""
    if halves.is_behind_names and re.search(INSTITUTION_PATTERN, halves.before) and _URL.match(halves.after):
        return True
    is_dated = halves.is_behind_names and halves.year[:4].isdigit()
    least = _LEAST_BEHIND_NAMES if is_dated else _LEAST_AFTER
    if len(halves.after) < least or len(halves.before) > _MOST_BEFORE or _NO_TITLE.match(halves.after):
        return False
    if opens_quoted(halves.before) or _BREAK.search(halves.before):
        return False
    return len(re.findall(r"\b[a-zß-ÿ]+", halves.before)) <= _MOST_SMALL


def _venue(text: str) -> str:
    text = _URL.sub("", without_editors(text))
    text = re.sub(r"^(?:in|in:)\s+", "", text.strip(), flags=re.IGNORECASE)
    return re.split(r"[,;:.]?\s*(?:\bvol\b|\d|\(|\bpp?\.)", text, maxsplit=1)[0].strip(" ,.:;")
