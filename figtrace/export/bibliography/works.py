"""Works as bibliographies list them: documents of a corpus and the entries of their lists of references."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from corpus.document import Document, Reference
from corpus.english import flat
from corpus.geometry import DocId
from corpus.store import Store

__all__ = ["Person", "Work", "document_works", "reference_works"]


@dataclass(frozen=True, slots=True)
class Person:
    """An author; a body such as "World Bank" has a family name alone."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """A work with what is known of it; unknown is empty."""

    key: str
    """"schott2008relative", unique within a bibliography."""
    authors: tuple[Person, ...]
    year: str
    title: str
    venue: str = ""
    volume: str = ""
    pages: str = ""
    doi: str = ""
    url: str = ""
    abstract: str = ""
    file: str = ""
    """Name of the file of a document."""
    doc: DocId | None = None
    """The document of the corpus; None if it is not there."""
    note: str = ""
    """The printed entry, where no title could be read."""

    @property
    def is_article(self) -> bool:
        """True for a part of a journal: it has a volume, or its venue is called as journals are."""
        return bool(self.venue) and (bool(self.volume) or _JOURNAL.search(self.venue) is not None)


def document_works(store: Store) -> tuple[Work, ...]:
    """The documents of the corpus by year and author, newest last.

    Raises:
        StoreError: if a document cannot be read.
    """
    documents = (store.document(summary.id, without=_UNUSED) for summary in store.summaries())
    return _with_keys(sorted(map(_of_document, documents), key=_place))


def reference_works(store: Store) -> tuple[Work, ...]:
    """The entries of all lists of references, each work once: by DOI, else by first author, year and title.

    Raises:
        StoreError: if a document cannot be read.
    """
    found: list[Work] = []
    homes: dict[str, int] = {}
    for summary in store.summaries():
        for reference in store.document(summary.id, without=("blocks", "tables", "maths")).references:
            _put(found, homes, _of_reference(reference))
    return _with_keys(sorted(found, key=_place))


def _put(found: list[Work], homes: dict[str, int], work: Work) -> None:
    """Add the work, or what is new of one that is there under one of its names."""
    names = _names(work)
    at = next((homes[name] for name in names if name in homes), None)
    if at is None:
        at = len(found)
        found.append(work)
    else:
        found[at] = _fuller(found[at], work)
    homes.update(dict.fromkeys(names, at))


_JOURNAL = re.compile(r"\b(?:journal|review|quarterly|letters|economica|econometrica)\b", re.IGNORECASE)
"""Words in names of journals of economics."""
_UNUSED = ("blocks", "tables", "references", "maths")
"""Parts of a document that no bibliography shows: they are most of its record."""


def _of_document(document: Document) -> Work:
    meta = document.meta
    file = PurePath(document.source).name
    return Work(
        key="",
        authors=tuple(map(_person, meta.authors)),
        year=str(meta.year or ""),
        title=flat(meta.title) or file,
        venue=flat(meta.venue),
        doi=meta.doi,
        abstract=flat(meta.abstract),
        file=file,
        doc=document.id,
    )


def _of_reference(reference: Reference) -> Work:
    title = flat(reference.title)
    return Work(
        key="",
        authors=tuple(map(_person, reference.authors)),
        year=reference.year,
        title=title,
        venue=flat(reference.venue),
        volume=reference.volume,
        pages=reference.pages.replace("–", "-"),
        doi=reference.doi,
        url=reference.url,
        doc=reference.doc,
        note="" if title else flat(reference.raw),
    )


def _person(printed: str) -> Person:
    """Of "Perlis, A. J." or "Alan Perlis"; a name of more than four words, or of one, is a body's."""
    name = flat(printed)
    family, comma, given = name.partition(",")
    if comma:
        return Person(family.strip(), given.strip())
    words = name.split()
    if not 1 < len(words) <= _MOST_NAMES or _BODY.search(name):
        return Person(name)
    at = next((i for i, word in enumerate(words[1:], start=1) if word in _PARTICLES), len(words) - 1)
    return Person(" ".join(words[at:]), " ".join(words[:at]))


_MOST_NAMES = 4
"""Words of a person's name with particles; longer ones are bodies'."""
_PARTICLES = frozenset({"van", "von", "de", "der", "den", "du", "la", "di", "da", "del", "dos", "ter"})
"""Small words that begin a family name (CSL 1.0.2, "non-dropping particles")."""
_BODY = re.compile(
    r"\b(?:Bank|Bureau|Committee|Commission|Council|Department|Fund|Institute|Ministry|Office|Organi[sz]ation"
    r"|Agency|Association|Center|Centre|Group|Nations|Service|Union|University|Administration|Board)\b"
)
"""Words for bodies that publish."""


def _names(work: Work) -> tuple[str, ...]:
    """What a work is known by: its DOI; first author, year and title."""
    first = work.authors[0].family if work.authors else ""
    said = f"said:{_plain(first)} {work.year} {_plain(work.title or work.note)}"
    return (f"doi:{work.doi.casefold()}", said) if work.doi else (said,)


def _fuller(one: Work, other: Work) -> Work:
    """One work of two entries: what the first lacks is taken from the second."""
    lacking = ("authors", "year", "title", "venue", "volume", "pages", "doi", "url", "doc")
    return replace(one, **{name: getattr(other, name) for name in lacking if not getattr(one, name)})


def _place(work: Work) -> tuple[str, ...]:
    families = (_plain(person.family) for person in work.authors)
    return (work.year, " ".join(families), _plain(work.title), work.doi, work.note, work.file)


def _with_keys(works: Iterable[Work]) -> tuple[Work, ...]:
    """The works with a key each; keys that meet go on with a letter, then a number."""
    return tuple(_keyed(works))


def _keyed(works: Iterable[Work]) -> Iterator[Work]:
    taken: set[str] = set()
    count: dict[str, int] = {}
    for work in works:
        stem = _stem(work)
        key = stem
        while key in taken:
            count[stem] = count.get(stem, 0) + 1
            key = f"{stem}{_suffix(count[stem])}"
        taken.add(key)
        yield replace(work, key=key)


def _suffix(number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[number] if number < 26 else f"-{number}"


def _stem(work: Work) -> str:
    first = _plain(work.authors[0].family) if work.authors else "anon"
    words = [word for word in _plain(work.title, " ").split() if len(word) > 1 and word not in _SMALL]
    return f"{first[:30]}{work.year or 'nd'}{words[0][:20] if words else ''}"


_SMALL = frozenset(
    ("a", "an", "the", "on", "of", "in", "for", "to", "and", "is", "are", "do", "does", "did", "how", "what")
)
"""Words that tell nothing of a title in a key."""


def _plain(text: str, gap: str = "") -> str:
    """Letters and digits of ASCII alone, small: what every program takes in a key."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", gap, letters)
