"""Writes a Zotero folder of as many items as are asked for, for tests and measurements.

    python -m scripts.zotero_folder FOLDER --items 300

The tables are those of Zotero's own database that figtrace reads (zotero/zotero,
resource/schema/userdata.sql). Of every ten items seven have a PDF, one has none, of one the file is missing,
one has a page of the web alone.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from scripts.faults.sources.pdf_source import one_page, stream

__all__ = ["MadeFile", "MadeItem", "many_items", "write_zotero"]

_SCHEMA = """
CREATE TABLE itemTypes (itemTypeID INTEGER PRIMARY KEY, typeName TEXT);
CREATE TABLE items (itemID INTEGER PRIMARY KEY, itemTypeID INT, libraryID INT, key TEXT);
CREATE TABLE fields (fieldID INTEGER PRIMARY KEY, fieldName TEXT);
CREATE TABLE itemDataValues (valueID INTEGER PRIMARY KEY, value);
CREATE TABLE itemData (itemID INT, fieldID INT, valueID INT);
CREATE TABLE creatorTypes (creatorTypeID INTEGER PRIMARY KEY, creatorType TEXT);
CREATE TABLE creators (creatorID INTEGER PRIMARY KEY, firstName TEXT, lastName TEXT, fieldMode INT);
CREATE TABLE itemCreators (itemID INT, creatorID INT, creatorTypeID INT, orderIndex INT);
CREATE TABLE itemAttachments (
    itemID INTEGER PRIMARY KEY, parentItemID INT, linkMode INT, contentType TEXT, path TEXT
);
CREATE TABLE collections (collectionID INTEGER PRIMARY KEY, collectionName TEXT, parentCollectionID INT);
CREATE TABLE collectionItems (collectionID INT, itemID INT, orderIndex INT);
CREATE TABLE tags (tagID INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE itemTags (itemID INT, tagID INT, type INT);
CREATE TABLE deletedItems (itemID INTEGER PRIMARY KEY, dateDeleted);
"""
_TYPES = ("attachment", "note", "journalArticle", "report")


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file of an item; without bytes it is named, but not there."""

    name: str
    data: bytes | None = None
    kind: str = "application/pdf"
    linked: Path | None = None
    """A file outside of the folder, in place of one in it."""


@dataclass(frozen=True, slots=True)
class MadeItem:
    """An item as it is to be written; one of type "attachment" is its first file alone."""

    key: str
    title: str = ""
    authors: tuple[tuple[str, str], ...] = ()
    """Family name and given name; an institution has no given name."""
    fields: tuple[tuple[str, str], ...] = ()
    """Zotero's names of fields with their values: ("date", "2008-05-00 May 2008")."""
    files: tuple[MadeFile, ...] = ()
    collections: tuple[str, ...] = ()
    """"Trade / Processing" is a collection in another."""
    tags: tuple[str, ...] = ()
    type: str = "journalArticle"
    role: str = "author"
    deleted: bool = False


def write_zotero(folder: Path, items: Sequence[MadeItem]) -> Path:
    """A library of these items in the folder; its database."""
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / "zotero.sqlite"
    with closing(sqlite3.connect(database)) as db:
        db.executescript(_SCHEMA)
        db.executemany("INSERT INTO itemTypes (typeName) VALUES (?)", [(name,) for name in _TYPES])
        writer = _Writer(db, folder)
        for item in items:
            writer.write(item)
        db.commit()
    return database


class _Writer:
    def __init__(self, db: sqlite3.Connection, folder: Path) -> None:
        self._db = db
        self._folder = folder

    def write(self, item: MadeItem) -> None:
        """The item with all that belongs to it."""
        if item.type == "attachment":
            self._attach(item.files[0], None, item.key)
            return
        number = self._item(item.key, item.type)
        self._describe(number, item)
        self._sort(number, item)
        for place, file in enumerate(item.files):
            self._attach(file, number, f"{item.key[:6]}F{place}")
        if item.deleted:
            self._insert("deletedItems (itemID)", number)

    def _describe(self, number: int, item: MadeItem) -> None:
        for name, value in (("title", item.title), *item.fields):
            if value:
                field = self._named("fields", "fieldID", "fieldName", name)
                self._insert("itemData", number, field, self._insert("itemDataValues (value)", value))
        role = self._named("creatorTypes", "creatorTypeID", "creatorType", item.role)
        for place, (last, first) in enumerate(item.authors):
            creator = self._insert("creators (firstName, lastName, fieldMode)", first, last, int(not first))
            self._insert("itemCreators", number, creator, role, place)

    def _sort(self, number: int, item: MadeItem) -> None:
        for place, name in enumerate(item.collections):
            self._insert("collectionItems", self._collection(name), number, place)
        for name in item.tags:
            self._insert("itemTags", number, self._named("tags", "tagID", "name", name), 0)

    def _insert(self, table: str, *values: object) -> int:
        """A row of the table; its number."""
        marks = ", ".join("?" * len(values))
        return int(self._db.execute(f"INSERT INTO {table} VALUES ({marks})", values).lastrowid or 0)

    def _item(self, key: str, kind: str) -> int:
        return self._insert("items (itemTypeID, libraryID, key)", _TYPES.index(kind) + 1, 1, key)

    def _named(self, table: str, number: str, column: str, name: str) -> int:
        """Number of the row of this name, which is made where there is none."""
        row = self._db.execute(f"SELECT {number} FROM {table} WHERE {column} = ?", (name,)).fetchone()
        return int(row[0]) if row else self._insert(f"{table} ({column})", name)

    def _collection(self, path: str) -> int:
        above, _, name = path.rpartition(" / ")
        same = (name, self._collection(above) if above else None)
        found = self._db.execute(
            "SELECT collectionID FROM collections WHERE collectionName = ? AND parentCollectionID IS ?", same
        ).fetchone()
        return (
            int(found[0])
            if found
            else self._insert("collections (collectionName, parentCollectionID)", *same)
        )

    def _attach(self, file: MadeFile, parent: int | None, key: str) -> None:
        number = self._item(key, "attachment")
        path = str(file.linked) if file.linked is not None else f"storage:{file.name}"
        mode = 2 if file.linked is not None else 0
        self._insert("itemAttachments", number, parent, mode, file.kind, path)
        if file.data is not None and file.linked is None:
            place = self._folder / "storage" / key / file.name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.data)


def many_items(count: int) -> tuple[MadeItem, ...]:
    """So many items, each paper with a sentence of its own."""
    return tuple(map(_made, range(count)))


def _made(number: int) -> MadeItem:
    words = f"Exports of parts rose by {number} percent to ${number + 2}.3 billion in {1990 + number % 30}."
    content = f"BT /F1 11 Tf 72 700 Td ({words}) Tj ET".encode("ascii")
    files = {
        7: (),
        8: (MadeFile(f"{number}.pdf"),),
        9: (MadeFile(f"{number}.html", b"<p>A page</p>", "text/html"),),
    }.get(number % 10, (MadeFile(f"{number}.pdf", one_page(stream(content))),))
    return MadeItem(
        key=f"{number:06d}AA",
        title=f"The trade in parts, volume {number}",
        authors=(("Stout", f"A. {number}"), ("Office of Trade", "")),
        fields=(
            ("date", f"{1990 + number % 30}-05-00 May {1990 + number % 30}"),
            ("DOI", f"10.5555/{number}"),
            ("publicationTitle", "Ale"),
            ("extra", f"Citation Key: stout{number}"),
        ),
        files=files,
        collections=(f"Trade / {'Parts' if number % 2 else 'Goods'}",),
        tags=("made", f"decade {1990 + number % 30 // 10 * 10}"),
    )


def main() -> None:
    """Write the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--items", type=int, default=300)
    given = parser.parse_args()
    print(write_zotero(given.folder, many_items(given.items)))


if __name__ == "__main__":
    main()
