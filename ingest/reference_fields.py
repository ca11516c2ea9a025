"""One entry of a list of references to its fields: authors, year, title, venue, volume, pages, DOI, URL."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.geometry import Span
from corpus.model import Reference

__all__ = ["read_authors", "read_fields"]

_LABEL = re.compile(r"\s*(?:\[(\d{1,3})\]|(\d{1,3})[.)]|(\d{1,3})(?=\s+[A-ZÀ-Ý]))\s*")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>{}|\\^`]+[A-Za-z0-9/)]")
_URL = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_YEAR = r"(?:1[5-9]\d\d|20[0-4]\d)(?:\s?/\s?\d{2,4})?[a-z]?"
_YEAR_GROUP = re.compile(rf"[(\[]\s*(?:[^()\[\]]{{0,30}}?\b)?({_YEAR})(?![\d–-])[^()\[\]]{{0,30}}[)\]]")
_YEAR_BARE = re.compile(rf"(?<![\d/–\-.:])\b({_YEAR})\b(?![\d/–-])")
_YEAR_LEAD = re.compile(rf"[.,]\s*({_YEAR})\s*[.,:]")
_NO_YEAR = re.compile(
    r"[(\[]?\s*(forthcoming|in press|n\.\s?d\.|o\.\s?J\.|im Erscheinen)\s*[)\]]?", re.IGNORECASE
)
_AFTER_YEAR = " .,:;)]"
_PAGES = re.compile(r"(?:pp?\.|S\.|pages?)?\s*\b([A-Z]?\d{1,5})\s*[-–—‒]+\s*([A-Z]?\d{1,5})\b")
_VOLUME = re.compile(
    r"\b(\d{1,4})\s*\(\s*(?:\d[\d\-–/]*|[A-Z][a-z]+)\s*\)|(?:vol\.?|volume|bd\.)\s*(\d{1,4})|,\s*(\d{1,3})\s*[,:(]",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"„«‘']([^“”\"„«»]{8,}?)[,.]?[”\"“»’'](?=[\s,.;)]|$)")
_TITLE_END = re.compile(
    r"(?<![A-Z])(?<!\bvs)(?<!\bSt)(?<!\bcf)[.?!](?=\s+(?:[A-ZÀ-Ý(\d“\"‘]|in\b|http))|,\s+(?:in:?\s)|\.\s*$|\s(?:In|in):\s"
)
_EDITORS = re.compile(
    r"[(\[]?\s*\b(?:eds?|hrsg|hg|editors?|coords?|dirs?)\b\.?\s*[)\]]?\s*[:,.]?\s*", re.IGNORECASE
)
_INITIALS = re.compile(r"(?:[A-ZÀ-Ý][a-zà-ÿ]?\.?[\s\-–]*){1,4}|[A-ZÀ-Ý]{1,3}")
_PARTICLE = r"(?:de|da|di|del|der|den|van|von|le|la|ten|ter|dos|du|af|al|bin|zu)"
_SURNAME = rf"(?:{_PARTICLE}\s+)*[A-ZÀ-Ý][\w'’´`\-‐]*(?:\s+(?:{_PARTICLE}\s+)?[A-ZÀ-Ý][\w'’\-‐]{{2,}})?"
_JUNIOR = re.compile(r"(?:jr|sr|iii|ii)\.?", re.IGNORECASE)
_AND = re.compile(r"\s*(?:;|/|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\bi\b)\s*|\s*,\s*(?:&|and|und|et)\s+")


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
    halves = _part_at_year(body)
    authors_text, rest = _authors_and_rest(halves, body)
    title, venue = _title_and_venue(rest)
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


def _part_at_year(body: str) -> _Halves:
    text = _URL.sub(lambda found: " " * len(found[0]), body)
    for pattern in (_YEAR_GROUP, _YEAR_LEAD, _NO_YEAR, _YEAR_BARE):
        found = _early(pattern, text) if pattern is not _YEAR_BARE else _last(pattern, text)
        if found:
            after = body[found.end() :].lstrip(_AFTER_YEAR)
            return _Halves(body[: found.start()].rstrip(" ,.:;(["), " ".join(found[1].split()), after)
    return _Halves(body, "", "")


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
    if len(halves.after) >= 15 and len(halves.before) <= 250 and not _QUOTED.search(halves.before):
        return halves.before, halves.after
    quoted = _QUOTED.search(body)
    if quoted and quoted.start() > 3:
        return body[: quoted.start()].rstrip(" ,.:"), body[quoted.start() :]
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


def _next_is_name(body: str, place: int) -> bool:
    return re.match(rf"(?:and\s+|&\s*)?{_SURNAME}\s*,\s*(?:[A-ZÀ-Ý]\.|and\b)", body[place:]) is not None


def _title_and_venue(rest: str) -> tuple[str, str]:
    rest = rest.strip()
    quoted = _QUOTED.match(rest)
    if quoted:
        return quoted[1].strip(" ,."), rest[quoted.end() :].lstrip(" ,.")
    found = _TITLE_END.search(rest, min(8, len(rest)))
    if found:
        keep = found.start() + (found[0][:1] in "?!")
        return rest[:keep].strip(" ,.“”\"'‘’"), rest[found.end() :].strip(" ,.")
    head, _, tail = rest.partition(",")
    return head.strip(" .“”\"'‘’"), tail.strip()


def _venue(text: str) -> str:
    text = _URL.sub("", _EDITORS.sub(" ", text))
    text = re.sub(r"^(?:in|in:)\s+", "", text.strip(), flags=re.IGNORECASE)
    return re.split(r"[,;:.]?\s*(?:\bvol\b|\d|\(|pp?\.)", text, maxsplit=1)[0].strip(" ,.:;")


def read_authors(text: str) -> tuple[str, ...]:
    """The authors as printed, one string each: "Perlis, A. J., Samelson K." gives two."""
    text = _EDITORS.sub(" ", text).replace("et al.", "").replace("et al", "").strip(" ,.;:()[]")
    if not text:
        return ()
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
            names and "," not in names[-1] and _is_given(piece, names[-1], alone=len(pieces) == 2)
        ):
            names[-1] = f"{names[-1]}, {piece}"
        else:
            names.append(piece)
    return names


def _is_given(piece: str, surname: str, *, alone: bool) -> bool:
    """True if the piece is the given name that belongs to the surname before it."""
    if _INITIALS.fullmatch(surname.split()[-1]) and len(surname.split()) > 1:
        return False
    if _INITIALS.fullmatch(piece):
        return True
    words = piece.split()
    short = len(surname.split()) <= 2 and len(words) <= 3 and piece[:1].isupper()
    return short and (alone or not _INITIALS.fullmatch(words[0]))
