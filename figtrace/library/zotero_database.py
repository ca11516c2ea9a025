"""What Zotero's own database says: items with their creators, fields, collections, tags and files.

The database is another program's and is locked while Zotero runs: a copy of it is read, and nothing of it is
written. Its tables are those of Zotero 5 to 7 (zotero/zotero, resource/schema/userdata.sql).
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError

__all__ = ["ZoteroFile", "ZoteroItem", "read_zotero"]

_DATABASE = "zotero.sqlite"
_BESIDE = ("", "-wal", "-journal")
"""The database, and what SQLite has not written into it yet (sqlite.org/tempfiles.html)."""
_VENUES = (
    "publicationTitle", "proceedingsTitle", "bookTitle", "seriesTitle", "institution", "university",
    "publisher", "websiteTitle", "blogTitle",
)  # fmt: skip
"""Fields that say where a work appeared, the most telling first, by Zotero's names of item types' fields."""
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
"""A year since printing, of four digits alone."""
_KEY = re.compile(r"^\s*citation key\s*:\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)
"""Where Better BibTeX keeps a key that is pinned: a line of "extra" (its manual, "Citation keys")."""
_LINK = 2
"""Link mode of a file outside of Zotero's folder; 0 and 1 are files in `storage`, 3 is an address alone."""


@dataclass(frozen=True, slots=True)
class ZoteroFile:
    """A file that an item names."""

    path: Path
    """Where it should be; it need not be there."""
    kind: str
    """Its media type, such as "application/pdf"; "" where Zotero does not know."""


@dataclass(frozen=True, slots=True)
class ZoteroItem:
    """A work of the library, or a file that stands in it alone."""

    key: str
    """Zotero's own: eight letters and digits."""
    title: str
    authors: tuple[str, ...] = ()
    """"Family, Given"; an institution by its name."""
    year: str = ""
    venue: str = ""
    doi: str = ""
    citation_key: str = ""
    """By which drafts cite it; "" where none is pinned."""
    collections: tuple[str, ...] = ()
    """With those above them: "Trade / Processing"."""
    tags: tuple[str, ...] = ()
    files: tuple[ZoteroFile, ...] = ()


def read_zotero(folder: Path) -> tuple[ZoteroItem, ...]:
    """The items of the library in this folder by their keys, without notes and what is in the bin.

    Raises:
        UsageError: if there is no library, or its database cannot be read.
    """
    database = folder / _DATABASE
    if not database.is_file():
        raise UsageError(
            f"there is no Zotero library in {folder}: expected the folder that holds {_DATABASE}"
        )
    try:
        with _copy_of(database) as db:
            return tuple(_items(db, folder))
    except sqlite3.Error as exc:
        raise UsageError(f"{database} cannot be read as Zotero's database ({exc})") from exc
    except OSError as exc:
        raise UsageError(f"{database} cannot be copied: {exc.strerror or exc}") from exc


@contextmanager
def _copy_of(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a copy, so that neither Zotero nor its file is touched."""
    with tempfile.TemporaryDirectory() as folder:
        for end in _BESIDE:
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{database}{end}", Path(folder, f"copy.sqlite{end}"))
        with closing(sqlite3.connect(Path(folder, "copy.sqlite"))) as db:
            db.text_factory = _as_text
            yield db


def _as_text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _items(db: sqlite3.Connection, folder: Path) -> Iterator[ZoteroItem]:
    fields, creators = _fields(db), _creators(db)
    collections, tags = _collections(db), _lists(db, _TAGS)
    files = _files(db, folder)
    for item, key in db.execute(_ITEMS).fetchall():
        own = fields.get(item, {})
        yield ZoteroItem(
            key=key,
            title=own.get("title", ""),
            authors=creators.get(item, ()),
            year=_year(own.get("date", "")),
            venue=next((own[name] for name in _VENUES if own.get(name)), ""),
            doi=own.get("DOI", ""),
            citation_key=own.get("citationKey", "") or _pinned_key(own.get("extra", "")),
            collections=collections.get(item, ()),
            tags=tags.get(item, ()),
            files=files.get(item, ()),
        )


_ITEMS = """
SELECT i.itemID, i.key FROM items i
JOIN itemTypes t USING (itemTypeID)
LEFT JOIN itemAttachments a ON a.itemID = i.itemID
WHERE i.itemID NOT IN (SELECT itemID FROM deletedItems) AND t.typeName NOT IN ('note', 'annotation')
    AND (t.typeName <> 'attachment' OR (a.parentItemID IS NULL AND a.linkMode <> 3))
ORDER BY i.key
"""
_FIELDS = """
SELECT d.itemID, f.fieldName, v.value FROM itemData d JOIN fields f USING (fieldID)
JOIN itemDataValues v USING (valueID)
"""
_CREATORS = """
SELECT c.itemID, t.creatorType, n.lastName, n.firstName FROM itemCreators c
JOIN creators n USING (creatorID) JOIN creatorTypes t USING (creatorTypeID)
ORDER BY c.itemID, c.orderIndex
"""
_TAGS = "SELECT itemID, name FROM itemTags JOIN tags USING (tagID) ORDER BY itemID, name"
_COLLECTIONS = "SELECT collectionID, collectionName, parentCollectionID FROM collections"
_COLLECTED = "SELECT itemID, collectionID FROM collectionItems ORDER BY itemID, collectionID"
_ATTACHMENTS = """
SELECT coalesce(a.parentItemID, a.itemID), i.key, a.linkMode, a.contentType, a.path FROM itemAttachments a
JOIN items i ON i.itemID = a.itemID
WHERE a.path IS NOT NULL AND a.itemID NOT IN (SELECT itemID FROM deletedItems) ORDER BY i.key
"""


def _fields(db: sqlite3.Connection) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for item, name, value in db.execute(_FIELDS):
        found[item][name] = " ".join(str(value).split()) if name != "extra" else str(value)
    return found


def _creators(db: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    """The authors of each item; where it has none, those who made it otherwise, as an editor did."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for item, kind, last, first in db.execute(_CREATORS):
        found[item].append((kind, ", ".join(filter(None, (last, first)))))
    return {item: _authors(made) for item, made in found.items()}


def _authors(made: list[tuple[str, str]]) -> tuple[str, ...]:
    authors = tuple(name for kind, name in made if kind == "author")
    return authors or tuple(name for _, name in made)


def _lists(db: sqlite3.Connection, sql: str) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for item, name in db.execute(sql):
        found[item].append(str(name))
    return {item: tuple(dict.fromkeys(names)) for item, names in found.items()}


def _collections(db: sqlite3.Connection) -> dict[int, tuple[str, ...]]:
    above = {number: (name, parent) for number, name, parent in db.execute(_COLLECTIONS)}
    found: dict[int, list[str]] = defaultdict(list)
    for item, number in db.execute(_COLLECTED):
        found[item].append(_with_those_above(number, above))
    return {item: tuple(sorted(filter(None, names))) for item, names in found.items()}


def _with_those_above(number: int | None, above: Mapping[int, tuple[str, int | None]]) -> str:
    names: list[str] = []
    while number is not None and number in above and len(names) < len(above):
        name, number = above[number]
        names.insert(0, name)
    return " / ".join(names)


def _files(db: sqlite3.Connection, folder: Path) -> dict[int, tuple[ZoteroFile, ...]]:
    found: dict[int, list[ZoteroFile]] = defaultdict(list)
    for item, key, mode, kind, path in db.execute(_ATTACHMENTS):
        place = _place(folder, key, mode, str(path))
        if place is not None:
            found[item].append(ZoteroFile(place, kind or ""))
    return {item: tuple(files) for item, files in found.items()}


def _place(folder: Path, key: str, mode: int, path: str) -> Path | None:
    """Where a file should be; None if only Zotero's settings know its folder, and for what leads out."""
    stored = path.removeprefix("storage:")
    if stored != path:
        name = Path(stored).name
        return folder / "storage" / key / name if name == stored else None
    place = Path(path)
    return place if mode == _LINK and place.is_absolute() else None


def _year(date: str) -> str:
    """The year of Zotero's date, "2008-05-00 May 2008" or as it was typed; "" for none."""
    found = _YEAR.search(date)
    return found[0] if found else ""


def _pinned_key(extra: str) -> str:
    found = _KEY.search(extra)
    return found[1] if found else ""
