"""Where the names at the head of an entry end, in styles that put the year behind the title.

Names and title are parted by a quotation mark, by the form of the names (initials first, bare initials, given
names in full), or by the first full stop or colon behind a name.
"""

from __future__ import annotations

import re

from corpus.english import INSTITUTION_PATTERN
from ingest.references.authors import PARTICLE, SURNAME

__all__ = ["names_and_rest", "opens_quoted"]

_U = "A-ZÀ-ÖØ-ÞĀ-Ž"
_INSIDE = r"(?:[^“”\"„«»ìî]|“[^“”]{1,80}”)"
_QUOTED = re.compile(
    rf"(?:[“\"„«ì]{_INSIDE}{{8,600}}?[,.?!]{{0,2}}[”\"“»î]|[‘'ë]{_INSIDE}{{8,600}}?[,.]?[’'í])(?=[\s,.;)]|[A-Z]|in\b|$)"
)
"""A title in quotation marks, English, German and French ones, and what old files have in place of them;
eight letters at least, since shorter ones are quoted words."""
_ONE = rf"(?:{PARTICLE}\s+)*[{_U}][\w'’-]*[^\W\d_]"
_VANCOUVER = re.compile(
    rf"(?:{_ONE}(?:[ -]{_ONE})? [{_U}]{{1,4}}(?:\s(?:Jr|Sr|Filho|Neto))?(?:,\s*et al)?"
    r"(?:,\s*|\.\s+))+(?<=\.\s)"
)
"""Family names with bare initials up to the full stop: "Alder B, Cole DE. "."""
_WITH_INITIALS = rf"(?:[{_U}]\.[ -]?)+{_ONE}(?:[ -]{_ONE})*"
_INITIALS_FIRST = re.compile(
    rf"(?:{_WITH_INITIALS}(?:\s+et al\.?)?(?:,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+))+(?<=,\s)"
)
"""Initials before family names, up to the comma before the title: "B. Alder, D. E. Cole, "."""
_INITIALS_FIRST_TO_STOP = re.compile(
    rf"{_WITH_INITIALS}(?:,\s+{_WITH_INITIALS}){{0,30}}(?:,?\s+(?:and|&)\s+{_WITH_INITIALS}|,?\s+et al)?"
    rf"\.\s+(?=[{_U}“\"‘\d])"
)
"""The same up to a full stop: "B. Alder, C. Ash, and D. E. Cole. "."""
_FULL_FIRST = rf"(?:[{_U}]\.[ -]?|[{_U}][\w’'-]*[a-zß-ÿ]\s){{1,4}}{_ONE}(?:,?\s(?:Jr|Sr)\b\.?)?"
_FULL_FIRST_TO_STOP = re.compile(
    rf"(?=[^.]{{2,40}}\s[{_U}]\.|[{_U}]\.\s[{_U}]\w)"
    rf"{_FULL_FIRST}(?:,\s+{_FULL_FIRST}){{0,30}}(?:,?\s+(?:and|&)\s+{_FULL_FIRST}|,?\s+et al)?"
    rf"\.\s+(?=[{_U}“\"‘\d])"
)
"""Given names first, an initial among them, as BibTeX's plain style sets them: "Ada B. Moss and Cy Fen. "."""
_FULL = rf"[{_U}][\w’']+(?:-\s?[\w’']+)?"
_PART = rf"(?:(?:[{_U}]\.?-?){{1,3}}(?![\w’'])|{_FULL})"
_GIVEN = rf"{_PART}(?:[ -](?:{PARTICLE}\s)?{_PART}){{0,3}}"
_TEAM_IN_FULL = re.compile(
    rf"(?:{PARTICLE}\s){{0,2}}{SURNAME},\s{_GIVEN}(?:,\s{_GIVEN}){{0,20}}"
    rf",?\s(?:and|&)\s{_PART}[ -]{_GIVEN},\s(?=[{_U}\d])"
)
"""Given names up to the comma before an unquoted title: "Ash, Bo, Cid Dale, and Eve Holm, "."""
_ONE_IN_FULL = re.compile(
    rf"(?:{PARTICLE}\s){{0,2}}[{_U}][\w’'-]*[a-zß-ÿ],\s{_FULL}(?:\s{_PART}){{0,2}},\s"
    rf"(?=[{_U}]\w*\s)(?!{_PART}[ -]{_GIVEN}\s(?:and|&)\s)(?!In\b)"
)
"""The same with one author: "Ash, Bo C, "."""
_LAST_TURNED = re.compile(rf"(?:and|&)\s+(?:[{_U}]\.[ -]?)*[{_U}]$")
"""The initials of a last author who is not turned round: "Ash, B. and C" before ". Dale"."""
_TITLE_FIRST = re.compile(
    rf"(?![^;]*\b[{_U}]\.)[^;]{{8,200}};\s[^;:]{{3,80}}:\s[^;:]{{2,40}},\s(?:19|20)\d\d\W*$"
)
"""A report without authors where semicolons part title and publisher: "Title; Publisher: Place, Year"."""
_INSTITUTION = re.compile(
    rf"(?:[A-Z][\w.’'-]*\s|of\s|the\s|for\s|and\s|on\s){{0,7}}{INSTITUTION_PATTERN}"
    rf"(?:\s(?:of|for|on|and)(?:\sthe)?\s[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){{0,2}}){{0,2}}(?:\s\([A-Z]{{2,8}}\))?[,.]\s+"
)
"""A body as author: up to seven capitalised words with their small ones before a word for institutions, and
what it is for behind it: "U.S. Department of Agriculture"."""
_STOP = re.compile(rf":\s|\.\s+(?=[{_U}“\"‘][\w’']+)|,\s+(?=[“\"‘])")
"""Where names may end: a colon, a point before a capitalised word, a comma before a quotation mark."""
_LOOKED_UP = re.compile(r"(?:available|accessed|retrieved|https?:|www\.)", re.IGNORECASE)
"""What stands behind the title of a page on the web."""
_MOST_SMALL = 3
"""Words in small letters among names; the head of an entry without names has more."""


def opens_quoted(text: str) -> re.Match[str] | None:
    """The first title in quotation marks."""
    return _QUOTED.search(text)


def names_and_rest(body: str) -> tuple[str, str]:
    """The words before the title, and the title with all behind it; no names where it opens the entry."""
    quoted = opens_quoted(body)
    if quoted and quoted.start() > 3:
        return body[: quoted.start()].rstrip(" ,.:"), body[quoted.start() :]
    for form in (_FULL_FIRST_TO_STOP, _VANCOUVER, _INITIALS_FIRST_TO_STOP, _INITIALS_FIRST, _INSTITUTION):
        if named := form.match(body):
            return named[0].rstrip(" ,."), body[named.end() :]
    if _TITLE_FIRST.match(body):
        return "", body
    in_full = _TEAM_IN_FULL.match(body) or _ONE_IN_FULL.match(body)
    if in_full and not re.search(INSTITUTION_PATTERN, in_full[0]):
        return in_full[0].rstrip(" ,"), body[in_full.end() :]
    return _at_first_stop(body)


def _at_first_stop(body: str) -> tuple[str, str]:
    for found in _STOP.finditer(body):
        head, rest = body[: found.start()], body[found.end() :]
        if found[0].startswith(".") and _is_initial(head, rest):
            continue
        return ("", body) if _is_title(head, rest) else (head, rest)
    return "", body


def _is_initial(head: str, rest: str) -> bool:
    """True if the stop is that of an initial within the names."""
    if not re.search(rf"(?:^|[\s.\-])[{_U}]$", head):
        return False
    return _LAST_TURNED.search(head) is not None or _next_is_name(rest)


def _is_title(head: str, rest: str) -> bool:
    """True if what stands before the first stop is no name but a title, with an address behind it."""
    small = len(re.findall(r"\b[a-zß-ÿ]{2,}", head))
    return _LOOKED_UP.match(rest) is not None and (small > _MOST_SMALL or "—" in head)


def _next_is_name(rest: str) -> bool:
    return re.match(rf"(?:and\s+|&\s*)?{SURNAME}\s*,\s*(?:[{_U}]\.|and\b)", rest) is not None
