"""One entry of a list of references to its fields: authors, year, title, venue, volume, pages, DOI, URL."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.document import Reference
from corpus.english import INSTITUTION_PATTERN, MONTH_PATTERN, flat
from corpus.geometry import Span
from ingest.references.starts import year_behind_names
from ingest.references.titles import title_and_venue

__all__ = ["read_authors", "read_fields"]

_LABEL = re.compile(r"\s*(?:\[(\d{1,3})\]|(\d{1,3})[.)]|(\d{1,3})(?=\s+[A-ZÀ-Ý]))\s*")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|\\^`]+[A-Za-z0-9/)]")
_URL = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)(?:\s?/\s?\d{2,4})?[a-z]?"
_YEAR_GROUP = re.compile(rf"[(\[]\s*(?:[^()\[\]]{{0,30}}?\b)?({_YEAR})(?![\d–-])[^()\[\]]{{0,30}}[)\]]")
_YEAR_BARE = re.compile(rf"(?<![\d/–\-.:])\b({_YEAR})\b(?![\d/–-])")
_YEAR_LEAD = re.compile(rf"[.,]\s*({_YEAR})\s*[.,:]")
_UNDATED = r"forthcoming|in press|n\.\s?d\.|o\.\s?J\.|im Erscheinen"
_NO_YEAR = re.compile(rf"[(\[]?\s*({_UNDATED})\s*[)\]]?", re.IGNORECASE)
_FIRST_YEAR = re.compile(rf"{_YEAR}|{_UNDATED}", re.IGNORECASE)
_LOOKED_UP = re.compile(
    r"[(\[](?:cited|accessed|retrieved|viewed|last|date of)\b[^)\]]*[)\]]|"
    r"\b(?:accessed|retrieved|viewed)(?: on| in)?:?\s[^.]{0,30}",
    re.IGNORECASE,
)
"""When a page was looked up, which is not when it appeared."""
_BREAK = re.compile(r"[^\W\d_]{4,}\.\s")
_MOST_SMALL = 6
"""Words in small letters that the name of an institution may have; a title has more."""
_MOST_BEFORE = 250
_NO_TITLE = re.compile(
    r"https?:|www\.|isbn|doi\b|pp?\.\s*\d|vol\.|\(|\d{1,3}\s*[(,:]|"
    rf"\d{{1,2}}\s+[A-Z][a-z]+\s+\d{{4}}|{MONTH_PATTERN}\.? \d",
    re.IGNORECASE,
)
_AFTER_YEAR = " .,:;)]"
_PAGES = re.compile(r"(?:pp?\.|S\.|pages?)?\s*\b([A-Z]?\d{1,5})\s*[-–—‒]+\s*([A-Z]?\d{1,5})\b")
_VOLUME = re.compile(
    r"\b(\d{1,4})\s*\(\s*(?:\d[\d\-–/]*|[A-Z][a-z]+)\s*\)|(?:vol\.?|volume|bd\.)\s*(\d{1,4})|,\s*(\d{1,3})\s*[,:(]",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"„«‘'ìë]([^“”\"„«»ìî]{8,}?)[,.]?[”\"“»’'îí](?=[\s,.;)]|[A-Z]|$)")
_TITLE_END = re.compile(
    r"(?<![A-Z])(?<!\bvs)(?<!\bSt)(?<!\bcf)[.?!](?=\s+(?:[A-ZÀ-Ý(\d“\"‘]|in\b|http))|,\s+(?:in:?\s)|\.\s*$|\s(?:In|in):\s"
)
_EDITORS = re.compile(
    r"[(\[]?\s*\b(?:eds?|hrsg|hg|editors?|coords?|dirs?)\b\.?\s*[)\]]?\s*[:,.]?\s*", re.IGNORECASE
)
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý][a-zà-ÿ]?\.?[\s\-–]*){1,4}|[A-ZÀ-Ý]{1,3}")
_PARTICLE = r"(?:de|da|di|del|der|den|van|von|le|la|ten|ter|dos|du|af|al|bin|zu)"
_SURNAME = rf"(?:{_PARTICLE}\s+)*[A-ZÀ-Ý][\w'’´`\-‐]*(?:\s+(?:{_PARTICLE}\s+)?[A-ZÀ-Ý][\w'’\-‐]{{2,}})?"
_ONE = rf"(?:{_PARTICLE}\s+)*[A-ZÀ-Ý][\w'’-]*[^\W\d_]"
_VANCOUVER = re.compile(
    rf"(?:{_ONE}(?:[ -]{_ONE})? [A-ZÀ-Ý]{{1,4}}(?:\s(?:Jr|Sr|Filho|Neto))?(?:,\s*et al)?"
    r"(?:,\s*|\.\s+))+(?<=\.\s)"
)
"""Family names with bare initials up to the full stop: "Alder B, Cole DE. "."""
_INITIALS_FIRST = re.compile(
    rf"(?:(?:[A-ZÀ-Ý]\.[ -]?)+{_ONE}(?:[ -]{_ONE})*(?:\s+et al\.?)?"
    r"(?:,\s*(?:(?:and|&)\s+)?|\s+(?:and|&)\s+))+(?<=,\s)"
)
"""Initials before family names, up to the comma before the title: "B. Alder, D. E. Cole, "."""
_TITLE_FIRST = re.compile(r"(?![^;]*\b[A-ZÀ-Ý]\.)[^;]{8,200};\s[^;:]{3,80}:\s[^;:]{2,40},\s(?:19|20)\d\d\W*$")
"""A report without authors where semicolons part title and publisher: "Title; Publisher: Place, Year"."""
_INSTITUTION = re.compile(
    rf"(?:[A-Z][\w.’'-]*\s|of\s|the\s|for\s|and\s|on\s){{0,7}}{INSTITUTION_PATTERN}(?:\s\([A-Z]{{2,8}}\))?[,.]\s+"
)
_JUNIOR = re.compile(r"(?:jr|sr|iii|ii)\.?", re.IGNORECASE)
_AND = re.compile(r"\s*(?:;|/|&)\s*|,?\s+(?:and|und|et|y|e|i|AND)\s+")
_BODY = re.compile(
    r"\([A-Z][A-Za-z&-]{1,11}\)$|^(?!.*(?:,\s*[A-ZÀ-Ý]\.|\b[A-ZÀ-Ý]\.\s))(?:.*\b(?:of|on|for|the|für)\s+(?:the\s+)?[A-ZÀ-Ý]|"
    r"(?:Minist|Institut|Banco|Banque|Bundes|Universi|Associa|Conse|Comisi|Observato)\w*\s)"
)
"""An institution: an acronym behind its name, words that no person's name has, and no initials."""


@dataclass(frozen=True, slots=True)
class _Halves:
    """An entry parted at its year."""

    before: str
    year: str
    after: str


def read_fields(raw: str, span: Span) -> Reference:
    """The entry read; fields that cannot be told apart are empty."""
    label = _LABEL.match(raw)
    body = raw[label.end() :] if label else raw
    halves = _part_at_year(body, is_numbered=label is not None)
    authors_text, rest = _authors_and_rest(halves, body)
    title, venue = title_and_venue(rest)
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
        return _Halves(body[: named.start()].rstrip(" ,.:;(["), flat(year[0]) if year else "", after)
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
    """The words before the title, and the title with all behind it.

    Where the year stands behind the authors it parts them from the title; where it stands at the end,
    the first full stop or colon behind a name does.
    """
    if _parts_authors(halves):
        return halves.before, halves.after
    quoted = _QUOTED.search(body)
    if quoted and quoted.start() > 3:
        return body[: quoted.start()].rstrip(" ,.:"), body[quoted.start() :]
    named = _VANCOUVER.match(body) or _INITIALS_FIRST.match(body)
    if named:
        return named[0].rstrip(" ,."), body[named.end() :]
    titled = _TITLE_FIRST.match(body)
    if titled:
        return "", body
    body_name = _INSTITUTION.match(body)
    if body_name:
        return body_name[0].rstrip(" ,."), body[body_name.end() :]
    for found in re.finditer(r":\s|\.\s+(?=[A-ZÀ-Ý“\"‘][\w’']+)|,\s+(?=[“\"‘])", body):
        head = body[: found.start()]
        if (
            found[0].startswith(".")
            and re.search(r"(?:^|[\s.\-])[A-ZÀ-Ý]$", head)
            and _next_is_name(body, found.end())
        ):
            continue
        return head, body[found.end() :]
    return "", body


def _parts_authors(halves: _Halves) -> bool:
    """True if names stand before the year and a title behind it."""
    if len(halves.after) < 15 or len(halves.before) > _MOST_BEFORE or _NO_TITLE.match(halves.after):
        return False
    if _QUOTED.search(halves.before) or _BREAK.search(halves.before):
        return False
    return len(re.findall(r"\b[a-zß-ÿ]+", halves.before)) <= _MOST_SMALL


def _next_is_name(body: str, place: int) -> bool:
    return re.match(rf"(?:and\s+|&\s*)?{_SURNAME}\s*,\s*(?:[A-ZÀ-Ý]\.|and\b)", body[place:]) is not None


def _venue(text: str) -> str:
    text = _URL.sub("", _EDITORS.sub(" ", text))
    text = re.sub(r"^(?:in|in:)\s+", "", text.strip(), flags=re.IGNORECASE)
    return re.split(r"[,;:.]?\s*(?:\bvol\b|\d|\(|\bpp?\.)", text, maxsplit=1)[0].strip(" ,.:;")


def read_authors(text: str) -> tuple[str, ...]:
    """The authors as printed, one string each: "Perlis, A. J., Samelson K." gives two."""
    text = _EDITORS.sub(" ", text).replace("et al.", "").replace("et al", "").strip(" ,.;:([")
    text = text if text.count("(") == text.count(")") else text.strip(")] ,.")
    if not text or (_BODY.search(text) and ";" not in text and "/" not in text):
        return (text,) if text else ()
    found: list[str] = []
    for group in filter(None, map(str.strip, _AND.split(text))):
        found += _split_group(group.strip(" ,"))
    return tuple(name for name in found if any(map(str.isalpha, name)))


def _split_group(group: str) -> list[str]:
    """Names parted by commas, where a comma also stands between surname and given name."""
    pieces = [piece.strip() for piece in group.split(",") if piece.strip()]
    names: list[str] = []
    for piece in pieces:
        if (names and _JUNIOR.fullmatch(piece)) or (
            names
            and "," not in names[-1]
            and _is_given(
                piece, names[-1], alone=len(pieces) == 2 or (len(names) == 1 and " " not in names[0])
            )
        ):
            names[-1] = f"{names[-1]}, {piece}"
        else:
            names.append(piece)
    return names


def _is_given(piece: str, surname: str, *, alone: bool) -> bool:
    """True if the piece is the given name that belongs to the surname before it."""
    if _INITIALS.fullmatch(surname.split()[-1]) and len(surname.split()) > 1:
        return False
    if re.match(r"(?:[A-ZÀ-Ý]\.[ -]?)+[A-ZÀ-Ý]\w", surname):
        return False
    if _INITIALS.fullmatch(piece):
        return True
    words, before = piece.split(), re.sub(rf"^(?:{_PARTICLE}\s+)+", "", surname, flags=re.IGNORECASE).split()
    if len(before) > 1 and not alone:
        return False  # only the first author is turned round where given names are in full
    short = len(before) <= 2 and len(words) <= 3 and piece[:1].isupper()
    return short and (alone or not _INITIALS.fullmatch(words[0]))
