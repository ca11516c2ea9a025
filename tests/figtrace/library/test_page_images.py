"""Crops of pages for a report: each file read once, and none shown that is not the one that was read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.document import Outcome, OutcomeState
from corpus.errors import ReadError
from corpus.geometry import BBox, DocId, PageBox, PageIndex
from corpus.store import FileStamp, Store
from figtrace.library.page_images import PageImages, file_of
from tests.ingest.made import Sheet

_BOX = PageBox(PageIndex(0), BBox(72, 80, 200, 95))


def _pdf(words: str) -> bytes:
    sheet = Sheet()
    sheet.put(words, 72, 90)
    sheet.turn_page()
    return sheet.data()


@pytest.fixture(name="files")
def _files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / f"{name}.pdf" for name in ("wool", "silk")]
    for path in made:
        path.write_bytes(_pdf(f"Sales of {path.stem} rose."))
    return made


@pytest.fixture(name="store")
def _store(files: list[Path]) -> Iterator[Store]:
    with Store.in_memory() as store:
        run = store.begin_run("test", "0")
        with store.transaction():
            for path in files:
                outcome = Outcome(str(path), OutcomeState.DONE, doc=_doc(path))
                store.put_outcome(outcome, FileStamp(1, 1), run=run)
        yield store


def _doc(path: Path) -> DocId:
    return DocId(hashlib.sha256(path.read_bytes()).hexdigest())


def test_a_crop_is_a_picture_of_the_evidence_alone(store: Store, files: list[Path]) -> None:
    with PageImages(store) as images:
        narrow = images.crop(_doc(files[0]), PageIndex(0), [_BOX])
        whole = images.crop(_doc(files[0]), PageIndex(0), [])
    assert narrow is not None
    assert whole is not None
    assert narrow.startswith(b"\x89PNG")
    assert len(narrow) < len(whole)


def test_a_file_is_read_once_for_all_its_crops_in_turn(
    store: Store, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    docs, plain = [_doc(path) for path in files], Path.read_bytes
    read: list[str] = []

    def read_bytes(path: Path) -> bytes:
        read.append(path.stem)
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with PageImages(store) as images:
        for doc in (docs[0], docs[0], docs[1], docs[1]):
            assert images.crop(doc, PageIndex(0), [_BOX]) is not None
    assert read == ["wool", "silk"]


def test_a_file_that_is_gone_or_changed_has_no_crop(store: Store, files: list[Path]) -> None:
    gone, changed = (_doc(path) for path in files)
    files[0].unlink()
    files[1].write_bytes(_pdf("Sales of jute rose."))
    with PageImages(store) as images:
        crops = [images.crop(doc, PageIndex(0), [_BOX]) for doc in (gone, gone, changed, DocId("0" * 64))]
    assert crops == [None] * 4
    with pytest.raises(ReadError, match="gone or changed: ingest it again"):
        file_of(store, changed)


def test_a_page_that_cannot_be_drawn_leaves_the_others(store: Store, files: list[Path]) -> None:
    doc = _doc(files[0])
    with PageImages(store) as images:
        assert images.crop(doc, PageIndex(7), [_BOX]) is None
        assert images.crop(doc, PageIndex(0), [_BOX]) is not None


def test_the_file_of_a_document_is_the_one_it_was_read_from(store: Store, files: list[Path]) -> None:
    assert [file_of(store, _doc(path)) for path in files] == files
