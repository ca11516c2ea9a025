"""Works as RIS, which EndNote, Zotero and Mendeley read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from figtrace.export.bibliography.works import Person, Work

__all__ = ["to_ris"]


def to_ris(works: Iterable[Work]) -> str:
    """The works as records in UTF-8, with the line ends that the format asks for (CR LF)."""
    return "".join(f"{tag}  - {_line(value)}\r\n" for work in works for tag, value in _fields(work))


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    """Tags and values of a record; the type comes first, the end last (RIS Format Specifications, 2011)."""
    yield "TY", "JOUR" if work.is_article else "RPRT" if work.venue else "GEN"
    yield "ID", work.key
    for author in work.authors:
        yield "AU", _name(author)
    first, _, last = work.pages.partition("-")
    year = re.search(r"\d{4}", work.year)
    values = (
        ("TI", work.title),
        ("PY", year[0] if year else ""),
        ("T2" if work.is_article else "PB", work.venue),
        ("VL", work.volume),
        ("SP", first),
        ("EP", last),
        ("DO", work.doi),
        ("UR", work.url),
        ("AB", work.abstract),
        ("N1", work.note),
    )
    yield from ((tag, value) for tag, value in values if value)
    yield "ER", ""


def _name(person: Person) -> str:
    return f"{person.family}, {person.given}" if person.given else person.family


def _line(text: str) -> str:
    """One line: a line end would begin another tag."""
    return re.sub("[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]+", " ", text)
