"""What Zotero knows of a work is read from a copy of its database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import UsageError
from figtrace.library.zotero_database import ZoteroFile, ZoteroItem, read_zotero
from scripts.zotero_folder import MadeFile, MadeItem, write_zotero

FULL = MadeItem(
    "AAAAAAAA",
    "On  beer",
    (("Stout", "Ada"), ("Office of Trade", "")),
    (("date", "2008-05-00 May 2008"), ("DOI", "10.5555/1"), ("publicationTitle", "Ale"),
     ("extra", "tex.x: y\nCitation Key: stout08\n")),
    (MadeFile("a.pdf", b"%PDF"),),
    ("Trade / Parts", "Ale"),
    ("beer", "ale"),
)  # fmt: skip


def _one(tmp_path: Path, item: MadeItem) -> ZoteroItem:
    write_zotero(tmp_path, [item])
    (found,) = read_zotero(tmp_path)
    return found


def test_an_item_comes_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    place = tmp_path / "storage" / "AAAAAAF0" / "a.pdf"
    assert _one(tmp_path, FULL) == ZoteroItem(
        "AAAAAAAA", "On beer", ("Stout, Ada", "Office of Trade"), "2008", "Ale", "10.5555/1", "stout08",
        ("Ale", "Trade / Parts"), ("ale", "beer"), (ZoteroFile(place, "application/pdf"),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("date", "year"),
    [("2008-00-00 2008", "2008"), ("0000-05-00 May", ""), ("in press", ""), ("c. 1999", "1999"), ("", "")],
)
def test_a_date_gives_its_year(tmp_path: Path, date: str, year: str) -> None:
    assert _one(tmp_path, MadeItem("A", "T", fields=(("date", date),))).year == year


def test_a_book_without_authors_is_its_editors(tmp_path: Path) -> None:
    item = MadeItem("A", "T", (("Stout", "Ada"),), (("publisher", "Ale"),), role="editor")
    found = _one(tmp_path, item)
    assert (found.authors, found.venue) == (("Stout, Ada",), "Ale")


def test_notes_and_what_is_in_the_bin_are_no_works(tmp_path: Path) -> None:
    items = [MadeItem("A", "T"), MadeItem("B", "U", deleted=True), MadeItem("C", type="note")]
    write_zotero(tmp_path, items)
    assert [item.key for item in read_zotero(tmp_path)] == ["A"]


def test_files_are_in_the_storage_or_linked_and_never_lead_out(tmp_path: Path) -> None:
    linked = tmp_path / "mine.pdf"
    files = (MadeFile("a.pdf"), MadeFile("", linked=linked), MadeFile("../../etc/passwd.pdf"))
    found = _one(tmp_path / "lib", MadeItem("AAAAAAAA", "T", files=files))
    stored = tmp_path / "lib" / "storage" / "AAAAAAF0" / "a.pdf"
    assert [file.path for file in found.files] == [stored, linked]


def test_a_file_that_stands_alone_is_an_item(tmp_path: Path) -> None:
    found = _one(tmp_path, MadeItem("AAAAAAAA", type="attachment", files=(MadeFile("a.pdf", b"%PDF"),)))
    assert (found.title, len(found.files)) == ("", 1)


def test_a_library_in_use_is_read_and_left_as_it_is(tmp_path: Path) -> None:
    database = write_zotero(tmp_path, [FULL])
    before = database.read_bytes()
    with closing(sqlite3.connect(database, isolation_level=None)) as db:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("BEGIN EXCLUSIVE")
        assert len(read_zotero(tmp_path)) == 1
        db.execute("ROLLBACK")
    assert database.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["storage", "zotero.sqlite"]


def test_what_is_no_library_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"expected the folder that holds zotero\.sqlite"):
        read_zotero(tmp_path)
    (tmp_path / "zotero.sqlite").write_bytes(b"no database at all" * 99)
    with pytest.raises(UsageError, match="cannot be read as Zotero's database"):
        read_zotero(tmp_path)


def test_a_collection_that_is_above_itself_comes_to_an_end(tmp_path: Path) -> None:
    database = write_zotero(tmp_path, [FULL])
    with closing(sqlite3.connect(database)) as db:
        db.execute("UPDATE collections SET parentCollectionID = collectionID")
        db.commit()
    assert len(read_zotero(tmp_path)) == 1
