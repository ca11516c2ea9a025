"""A typed list of references: its heading, its entries, and what an entry says.

For the lists that authors type by hand in drafts: Chicago, APA, Harvard and numbered styles, one entry a
paragraph. What cannot be told apart stays in `raw` and is left empty in its field.
"""

from __future__ import annotations

import re

from corpus.document import Reference
from corpus.english import flat
from corpus.geometry import Span
from ingest.references import names_and_rest, read_authors, title_and_venue

__all__ = ["is_list_heading", "read_entry"]

_HEADING = re.compile(
    r"(?:[\dIVX]+[.)]?\s+)?(?:list of )?(?:references?(?: list| cited)?|bibliography|works cited|"
    r"reference list|literature(?: cited)?|cited (?:works|literature)|"
    r"sources(?: cited)?|references and notes)\s*[:.]?",
    re.I,
)
"""Headings of lists of references as authors type them, in English."""
_LABEL = re.compile(r"\s*(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)])\s+")
"""The number of an entry."""
_REPEATED = re.compile(r"\s*[-–—_]{2,}[\s.,]*(?:(?:and|&)\s+)?")
"""A dash for the authors of the entry above, and what joins others to them."""
_YEAR = re.compile(
    r"[(\[]?\b((?:1[6-9]\d\d|20\d\d)[a-z]?|n\.\s?d\.|forthcoming|in press)(?![\w–-])\.?[^)\]\s]{0,2}[)\]]?"
)
"""The year in brackets or bare, or what stands for it, of no range."""
_QUOTED = re.compile(r"[“„\"‘']([^“”\"]{8,300}?)[,.?!]?[”\"’'](?=[\s,.;]|$)")
"""A title in quotation marks; eight letters at least, since shorter ones are quoted words."""
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s,;]+[^\s,;.]", re.I)
"""The form of Crossref's DOIs, without the punctuation behind."""
_URL = re.compile(r"https?://[^\s,;]+[^\s,;.)]")
"""An address, without the punctuation behind."""
_VOLUME = re.compile(
    r"\b(\d{1,4})\s*(?:\(\d[^)]*\))?\s*[:,]\s*(?:pp?\.\s*)?(\d{1,5}(?:\s?[–-]\s?\d{1,5})?)\b"
)
"""Volume, issue in brackets and pages, as journals are cited."""
_INITIALS = r"(?:[^\W\d_a-z]\.[\s-]?)+"
_AFTER_YEAR = " .,:;)]"
_IN_YEAR = re.compile(r"[^()\[\]]{0,20}(?:\[[^\[\]]{0,12}\]\s?)?\)")
"""What else the bracket of the year holds: a day, the first edition's year."""


def is_list_heading(words: str) -> bool:
    """True if the words are the heading of a list of references and nothing else."""
    return len(words) < 40 and _HEADING.fullmatch(words.strip()) is not None


def read_entry(raw: str, span: Span, *, previous: Reference | None = None) -> Reference:
    """The entry with the fields that its style lets us read; a dash for the authors repeats those before."""
    labelled = _LABEL.match(raw)
    body = flat(raw[labelled.end() :] if labelled else raw)
    doi, url = _DOI.search(body), _URL.search(body)
    authors, year, title, rest = _cut(body)
    volume = _VOLUME.search(rest)
    return Reference(
        span=span,
        raw=raw,
        authors=_all_authors(authors, previous),
        year=year,
        title=title,
        venue=_venue(rest),
        volume=volume[1] if volume else "",
        pages=re.sub(r"\s?–\s?", "-", volume[2]) if volume else "",
        doi=doi[0] if doi else "",
        url=url[0] if url else "",
        label=next((part for part in labelled.groups() if part), "") if labelled else "",
    )


def _all_authors(words: str, previous: Reference | None) -> tuple[str, ...]:
    """The authors with those for whom a dash stands: "——— and T. Brook"."""
    dash = _REPEATED.match(words) if previous else None
    if dash is None or previous is None:
        return read_authors(words)
    return (*previous.authors, *read_authors(words[dash.end() :]))


def _cut(body: str) -> tuple[str, str, str, str]:
    """Authors, year, title and the rest. The year stands behind the authors, or at the end."""
    quoted = _QUOTED.search(body)
    years = list(_YEAR.finditer(body))
    early = next((y for y in years if y.start() < 300 and (not quoted or y.start() < quoted.start())), None)
    if early and _ends_authors(body[: early.start()], early[0]):
        title, rest = title_and_venue(body[_end_of_year(body, early) :].lstrip(_AFTER_YEAR))
        return body[: early.start()], early[1], title, rest
    last = years[-1][1] if years else ""
    if quoted:
        return body[: quoted.start()], last, quoted[1].strip(), body[quoted.end() :]
    authors, rest = names_and_rest(body)
    title, rest = title_and_venue(rest)
    return authors, last, title, rest


def _end_of_year(body: str, year: re.Match[str]) -> int:
    """Behind the bracket that the year opens: "(1939/1964)", "(1996, July 1)", "(1986 [1934])"."""
    closing = _IN_YEAR.match(body, year.end()) if year[0][0] == "(" and ")" not in year[0] else None
    return closing.end() if closing else year.end()


def _ends_authors(before: str, year: str) -> bool:
    """True if what stands before the year can be authors: no sentence of a title in between."""
    plain = re.sub(rf"{_INITIALS}|\b(?:eds?|al|Jr|Sr|St)\.", "", before).strip()
    return bool(before.strip()) and (year.startswith(("(", "[")) or plain.count(". ") == 0)


def _venue(rest: str) -> str:
    found = re.match(r"[\s.,]*(?:[Ii]n:? )?([^\d.,;:()]{3,120})", rest)
    return found[1].strip() if found else ""
