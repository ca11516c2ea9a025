"""A typed list of references: its heading, its entries, and what an entry says.

For the lists that authors type by hand in drafts: Chicago, APA, Harvard and numbered styles, one entry a
paragraph. What cannot be told apart stays in `raw` and is left empty in its field.
"""

from __future__ import annotations

import re

from corpus.document import Reference
from corpus.english import INSTITUTION_PATTERN, flat
from corpus.geometry import Span
from ingest.references import title_and_venue

__all__ = ["is_list_heading", "read_entry"]

_HEADING = re.compile(
    r"(?:[\dIVX]+[.)]?\s+)?(?:list of )?(?:references?(?: list| cited)?|bibliography|works cited|"
    r"reference list|literature(?: cited)?|cited (?:works|literature)|"
    r"sources(?: cited)?|references and notes)\s*[:.]?",
    re.I,
)
_LABEL = re.compile(r"\s*(?:\[(\d{1,3})\]|(\d{1,3})[.)])\s+")
_YEAR = re.compile(
    r"[(\[]?\b((?:1[6-9]\d\d|20\d\d)[a-z]?|n\.d\.|forthcoming|in press)(?![\d–-])\b\.?[^)\]\s]{0,2}[)\]]?"
)
_QUOTED = re.compile(r"[“„\"‘']([^“”\"]{8,300}?)[,.?!]?[”\"’'](?=[\s,.;]|$)")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s,;]+[^\s,;.]", re.I)
_URL = re.compile(r"https?://[^\s,;]+[^\s,;.)]")
_VOLUME = re.compile(
    r"\b(\d{1,4})\s*(?:\(\d[^)]*\))?\s*[:,]\s*(?:pp?\.\s*)?(\d{1,5}(?:\s?[–-]\s?\d{1,5})?)\b"
)
_INITIALS = r"(?:[^\W\d_a-z]\.[\s-]?)+"
_INITIALS_FIRST = re.compile(
    rf"{_INITIALS}[^\W\d_a-z][\w’'-]+(?:(?:, and |, | and ){_INITIALS}[^\W\d_a-z][\w’'-]+)*(?: et al\.?)?,\s"
)
_VANCOUVER = re.compile(
    r"(?:(?:(?:de|van|von|da|di|del|la) )*[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)? [^\W\d_a-z]{1,4}"
    r"(?:, et al\.|[,.](?=\s)) ?)+(?<=\. )"
)
"""Names of medical journals, family first and initials bare: "Wei A, Lund BC. "."""
_GIVEN = re.compile(rf"{_INITIALS}|[^\W\d_a-z]\w*(?:[\s-](?:[^\W\d_a-z]\.|[^\W\d_a-z]\w+))*\.?")
_AFTER_YEAR = " .,:;)]"
_IN_YEAR = re.compile(r"[^()\[\]]{0,20}(?:\[[^\[\]]{0,12}\]\s?)?\)")
_BODY = re.compile(rf"\b{INSTITUTION_PATTERN}\b")


def is_list_heading(words: str) -> bool:
    """True if the words are the heading of a list of references and nothing else."""
    return len(words) < 40 and _HEADING.fullmatch(words.strip()) is not None


def read_entry(raw: str, span: Span, *, previous: Reference | None = None) -> Reference:
    """The entry with the fields that its style lets us read; a dash for the authors repeats those before."""
    labelled = _LABEL.match(raw)
    body = flat(raw[labelled.end() :] if labelled else raw)
    doi, url = _DOI.search(body), _URL.search(body)
    authors, year, title, rest = _cut(body)
    repeated = previous is not None and re.fullmatch(r"[-–—_\s.,]{2,}", authors) is not None
    volume = _VOLUME.search(rest)
    return Reference(
        span=span,
        raw=raw,
        authors=previous.authors if previous and repeated else _split_authors(authors),
        year=year,
        title=title,
        venue=_venue(rest),
        volume=volume[1] if volume else "",
        pages=re.sub(r"\s?–\s?", "-", volume[2]) if volume else "",
        doi=doi[0] if doi else "",
        url=url[0] if url else "",
        label=next((part for part in labelled.groups() if part), "") if labelled else "",
    )


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
    named = _VANCOUVER.match(body) or _INITIALS_FIRST.match(body)
    if named:
        title, rest = title_and_venue(body[named.end() :])
        return named[0], last, title, rest
    authors, _, rest = _first_sentence(body)
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


def _first_sentence(words: str) -> tuple[str, str, str]:
    found = re.search(r"(?<![^\W\d_a-z])(?<!\bal)[.]\s+(?=[“\"‘A-ZÀ-Ž])", words)
    return (words[: found.start()], ". ", words[found.end() :]) if found else (words, "", "")


def _venue(rest: str) -> str:
    found = re.match(r"[\s.,]*(?:[Ii]n:? )?([^\d.,;:()]{3,120})", rest)
    return found[1].strip() if found else ""


def _split_authors(words: str) -> tuple[str, ...]:
    words = re.sub(r"\((?:eds?|editors?)\.?\)|,?\s*\beds?\.|,?\s*\bet al\.?", "", words).strip(" ,;:(")
    words = re.sub(r"(?<=\w\w)\.$", "", words)
    if not words or (_BODY.search(words) and not re.search(rf",\s*{_INITIALS}", words)):
        return (words,) if words else ()
    if ";" in words:
        return tuple(part.strip(" ,") for part in re.split(r";\s*(?:and |& )?", words) if part.strip(" .,"))
    parts = [part for part in re.split(r",\s*(?:and|&)\s+|\s+(?:and|&)\s+|,\s*", words) if part.strip(" .")]
    return tuple(_pair(parts))


def _pair(parts: list[str]) -> list[str]:
    """Names from pieces cut at commas: "Lee", "C." are one author, "Peter K. Schott" another."""
    names: list[str] = []
    for at, part in enumerate(parts):
        given = at == 1 or re.fullmatch(_INITIALS, part) is not None
        if names and given and _is_family(names[-1]) and _GIVEN.fullmatch(part.strip()):
            names[-1] = f"{names[-1]}, {part.strip()}"
        else:
            names.append(part.strip())
    return names


def _is_family(name: str) -> bool:
    """True for a family name alone, false for "Lee, C.", "C. Lee", "Lee C" and "Peter K. Schott"."""
    words = name.split()
    bare = len(words) > 1 and re.fullmatch(r"[A-Z]{1,4}", words[-1]) is not None
    return "," not in name and not bare and len(words) <= 2 and re.fullmatch(_INITIALS, words[0]) is None
