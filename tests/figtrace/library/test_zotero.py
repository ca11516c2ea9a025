"""Each item of a library ends in a state, its work has what the library says, a second run is free."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.settings import load_settings
from corpus.store import LabelKind, Store, documents_labelled
from figtrace.library.add import AddOptions
from figtrace.library.status import list_documents
from figtrace.library.zotero import ItemState, ZoteroReport, add_zotero
from scripts.zotero_folder import MadeFile, MadeItem, many_items, write_zotero


def _add(tmp_path: Path) -> ZoteroReport:
    settings = load_settings(tmp_path / "corpus", env={})
    with Store.open(settings.db, create=True) as store:
        return add_zotero(store, tmp_path / "lib", engine="tantivy", options=AddOptions(settings, "0"))


def test_every_item_is_told_and_a_second_run_reads_nothing(tmp_path: Path) -> None:
    write_zotero(tmp_path / "lib", many_items(20))
    first = _add(tmp_path)
    assert first.counts == {ItemState.READ: 14, ItemState.NO_FILE: 4, ItemState.FILE_MISSING: 2}
    assert first.exit_code == 1
    assert first.items[8].reason.endswith("/storage/000008F0/8.pdf")
    assert first.items[9].reason == "its files are no PDFs"
    again = _add(tmp_path)
    assert again.counts == {ItemState.KNOWN: 14, ItemState.NO_FILE: 4, ItemState.FILE_MISSING: 2}
    assert again.added is not None
    assert (again.added.pages, again.added.unchanged, again.added.described, again.added.indexed) == (
        0,
        14,
        0,
        0,
    )


def test_works_have_the_librarys_titles_authors_years_and_labels(tmp_path: Path) -> None:
    write_zotero(tmp_path / "lib", many_items(3))
    _add(tmp_path)
    with Store.open(load_settings(tmp_path / "corpus", env={}).db) as store:
        lines = {line.title: line for line in list_documents(store)}
        line = lines["The trade in parts, volume 1"]
        assert (line.authors, line.year) == (("Stout, A. 1", "Office of Trade"), 1991)
        assert (line.collections, line.tags) == (("Trade / Parts",), ("decade 1990", "made"))
        assert store.document(line.id).meta.doi == "10.5555/1"
        assert documents_labelled(store, "stout1", LabelKind.KEY) == {line.id}
        assert [one.title for one in list_documents(store, tag="made", collection="trade / parts")] == [
            line.title
        ]


def test_a_new_item_alone_is_read(tmp_path: Path) -> None:
    write_zotero(tmp_path / "lib", many_items(2))
    _add(tmp_path)
    (tmp_path / "lib" / "zotero.sqlite").unlink()
    write_zotero(tmp_path / "lib", many_items(3))
    for number in (0, 1):  # written anew: as Zotero leaves them, they are as they were
        assert (tmp_path / "lib" / "storage" / f"{number:06d}F0" / f"{number}.pdf").is_file()
    report = _add(tmp_path)
    assert report.items[2].state is ItemState.READ
    assert report.added is not None
    assert report.added.pages == 1


@pytest.mark.parametrize(
    ("files", "state", "code"),
    [
        ((MadeFile("a.pdf", b"no PDF"),), ItemState.NOT_READ, 2),
        ((), ItemState.NO_FILE, 0),
        ((MadeFile("a.pdf"),), ItemState.FILE_MISSING, 2),
    ],
)
def test_what_is_not_read_is_told_with_the_reason(
    tmp_path: Path, files: tuple[MadeFile, ...], state: ItemState, code: int
) -> None:
    write_zotero(tmp_path / "lib", [MadeItem("AAAAAAAA", "On beer", files=files)])
    report = _add(tmp_path)
    (item,) = report.items
    assert (item.state, report.exit_code) == (state, code)
    assert bool(item.reason) == bool(files)


def test_two_items_of_the_same_bytes_are_one_document_with_the_labels_of_both(tmp_path: Path) -> None:
    (made,) = many_items(1)
    twin = MadeItem("BBBBBBBB", "Another title", files=made.files, tags=("twin",))
    write_zotero(tmp_path / "lib", [made, twin])
    report = _add(tmp_path)
    assert {item.state for item in report.items} == {ItemState.READ}
    assert len({item.doc for item in report.items}) == 1
    with Store.open(load_settings(tmp_path / "corpus", env={}).db) as store:
        (line,) = list_documents(store)
        assert set(line.tags) == {"made", "twin", "decade 1990"}
