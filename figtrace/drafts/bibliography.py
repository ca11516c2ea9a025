"""Bibliography files as references: BibTeX, CSL-JSON, CSL-YAML and RIS, read by pandoc.

A mistake in one entry of a BibTeX file costs that entry, not the file; its line is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from corpus.document import Reference
from corpus.errors import DraftError
from corpus.geometry import Span
from ingest.office import Json, bibliography_items, read_text
from nlp.citations import comparable, family_name

__all__ = [
    "Bibliography",
    "KeyedReference",
    "bibliography_beside",
    "items_to_references",
    "merge_references",
    "read_bibliography",
]

_READERS = {".json": "csljson", ".ris": "ris", ".yaml": "markdown", ".yml": "markdown"}
"""Pandoc's reader for each form; YAML is read as the metadata of a Markdown file."""
_ENTRY = re.compile(r"^[ \t]*@(?!comment\b)", re.M | re.I)
"""The beginning of an entry; BibTeX takes everything else as a comment."""
_KEY = re.compile(r"[ \t]*@\w+\s*[{(]\s*([^\s,]+)")
"""The key behind an entry's opening bracket, in braces or parentheses."""
_YEAR = re.compile(r"\byear\s*=\s*[{\"]+([^{}\"]+)", re.I)
"""The year as it is typed: pandoc turns "forthcoming" into nothing."""
_SHARED = re.compile(r"[ \t]*@(?:string|preamble)\b", re.I)
"""Entries that others are made with, which go before each."""


@dataclass(frozen=True, slots=True)
class KeyedReference:
    """A reference and the key by which drafts cite it."""

    key: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries that could be read, and a line for each that could not."""

    entries: tuple[KeyedReference, ...] = ()
    problems: tuple[str, ...] = ()


def read_bibliography(path: Path) -> Bibliography:
    """The entries of a file, in its order.

    Raises:
        DraftError: if the file is not there, is of a kind that is not read, or cannot be read at all.
    """
    text, problem = read_text(path)
    suffix = path.suffix.lower()
    problems = (problem,) if problem else ()
    if suffix in (".bib", ".bibtex"):
        items, refused = _bibtex(text, path)
        return _read(items, (*problems, *refused), path)
    if suffix not in _READERS:
        raise DraftError(f"{path}: expected a bibliography in .bib, .json, .yaml or .ris")
    if suffix in (".yaml", ".yml") and not text.lstrip().startswith("---"):
        text = f"---\n{text}\n---\n"
    items = bibliography_items(text.encode(), _READERS[suffix], name=str(path))
    return _read(items, problems, path)


def bibliography_beside(draft: Path) -> list[str]:
    """Name of the .bib file beside a draft that names none: one called like the draft, else the only one.

    Pandoc takes it on its command line, where a check cannot see it. Empty where there is none, or several.
    """
    found = sorted(path for path in draft.parent.glob("*.bib") if path.is_file())
    own = [path for path in found if path.stem == draft.stem]
    return [path.name for path in own or found][:1] if own or len(found) == 1 else []


def _read(items: list[dict[str, Json]], problems: tuple[str, ...], path: Path) -> Bibliography:
    empty = () if items or problems else (f"{path.name} has no entries",)
    return Bibliography(items_to_references(items), (*problems, *empty))


def _bibtex(text: str, path: Path) -> tuple[list[dict[str, Json]], list[str]]:
    starts = [found.start() for found in _ENTRY.finditer(text)]
    pieces = [(text[a:b], text.count("\n", 0, a) + 1) for a, b in pairwise([*starts, len(text)])]
    shared = "".join(piece for piece, _ in pieces if _SHARED.match(piece))
    entries = [piece for piece in pieces if not _SHARED.match(piece[0])]
    reader = (
        "biblatex" if re.search(r"^\s*(?:date|journaltitle|location)\s*=", text, re.M | re.I) else "bibtex"
    )
    items, problems = _halves(shared, entries, reader, path)
    years = {
        key[1]: year[1]
        for piece, _ in entries
        if (key := _KEY.match(piece)) and (year := _YEAR.search(piece))
    }
    return [_with_year(item, years) for item in items], problems


def _with_year(item: dict[str, Json], years: dict[str, str]) -> dict[str, Json]:
    """The item with the year as written where pandoc drops it: it keeps numbers only, not "2009a"."""
    year = years.get(str(item.get("id")), "")
    return item if not year or _year(item.get("issued")) else {**item, "issued": {"literal": year}}


def _halves(
    shared: str, entries: list[tuple[str, int]], reader: str, path: Path
) -> tuple[list[dict[str, Json]], list[str]]:
    """The items of all entries that pandoc accepts: where it refuses many, each half is tried by itself."""
    if not entries:
        return [], []
    source = shared + "".join(entry for entry, _ in entries)
    try:
        return bibliography_items(source.encode(), reader, name=str(path)), []
    except DraftError as exc:
        if len(entries) == 1:
            first = entries[0][0].strip().splitlines()[0]
            return [], [f"{path.name}, line {entries[0][1]}: the entry {first!r} was left out ({_why(exc)})"]
    middle = len(entries) // 2
    left, left_problems = _halves(shared, entries[:middle], reader, path)
    right, right_problems = _halves(shared, entries[middle:], reader, path)
    return left + right, left_problems + right_problems


def _why(exc: DraftError) -> str:
    words = str(exc)
    found = re.search(r"unexpected .*", words)
    return found[0][:120] if found else words.rsplit("cannot be read: ", 1)[-1][:120]


def items_to_references(items: list[dict[str, Json]]) -> tuple[KeyedReference, ...]:
    """References of CSL-JSON items; their span is empty, at the beginning, until they stand in a text."""
    return tuple(KeyedReference(str(item.get("id", "")), _reference(item)) for item in items)


def merge_references(
    entries: Sequence[KeyedReference], listed: Sequence[KeyedReference]
) -> list[KeyedReference]:
    """All entries, each once: one that also stands in the draft's own list takes its place in the text."""
    merged = list(entries)
    places: dict[tuple[str, str], list[int]] = {}
    for at, entry in enumerate(entries):
        places.setdefault(_name_and_year(entry.reference), []).append(at)
    for entry in listed:
        same = [
            at for at in places.get(_name_and_year(entry.reference), ()) if _same_title(merged[at], entry)
        ]
        if len(same) == 1:
            known = merged[same[0]]
            spelled = replace(known.reference, span=entry.reference.span, raw=entry.reference.raw)
            merged[same[0]] = KeyedReference(known.key or entry.key, spelled)
        else:
            merged.append(entry)
    return merged


def _name_and_year(reference: Reference) -> tuple[str, str]:
    family = comparable(family_name(reference.authors[0])) if reference.authors else ""
    return family, reference.year[:4]


def _same_title(left: KeyedReference, right: KeyedReference) -> bool:
    one, other = comparable(left.reference.title), comparable(right.reference.title)
    return bool(one) and bool(other) and (one in other or other in one)


def _reference(item: dict[str, Json]) -> Reference:
    names = (_author(name) for name in item.get("author") or item.get("editor") or ())
    authors = tuple(name for name in names if name != "others")
    year = _year(item.get("issued"))
    title = _plain(item.get("title"))
    venue = _plain(item.get("container-title") or item.get("publisher"))
    raw = ". ".join(part for part in ("; ".join(authors), year, title, venue) if part)
    return Reference(
        span=Span(0, 0),
        raw=raw,
        authors=authors,
        year=year,
        title=title,
        venue=venue,
        volume=_plain(item.get("volume")),
        pages=_plain(item.get("page")),
        doi=_plain(item.get("DOI")),
        url=_plain(item.get("URL")),
    )


def _author(name: dict[str, Json]) -> str:
    if name.get("literal"):
        return _plain(name["literal"])
    particle = name.get("non-dropping-particle") or name.get("dropping-particle") or ""
    family = f"{particle} {name.get('family', '')}".strip()
    return f"{family}, {name['given']}" if name.get("given") else family


def _year(issued: Json) -> str:
    if not isinstance(issued, dict):
        return ""
    parts = issued.get("date-parts") or [[]]
    if parts[0]:
        return str(parts[0][0])
    found = re.search(
        r"\b\d{4}[a-z]?\b|forthcoming|in press|n\.d\.", str(issued.get("literal") or issued.get("raw") or "")
    )
    return found[0] if found else ""


def _plain(value: Json) -> str:
    """A field as plain text: CSL marks case and italics with HTML tags."""
    return re.sub(r"</?\w+[^<>]*>", "", str(value or "")).replace("\u00a0", " ").strip()
