"""Damage of a store's file is found by reading every page."""

from __future__ import annotations

from pathlib import Path

from corpus.store import Store, find_damage
from tests.figtrace.small_corpus import put
from tests.strategies import document_of


def a_corpus(path: Path) -> None:
    with Store.open(path, create=True) as store:
        put(store, *(document_of(f"Salt {at} was dear. " * 40, doc=f"d{at}") for at in range(40)))


def test_a_whole_file_has_no_damage(tmp_path: Path) -> None:
    a_corpus(tmp_path / "corpus.db")
    with Store.open(tmp_path / "corpus.db") as store:
        assert find_damage(store) == ""


def test_damaged_pages_are_told(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    a_corpus(path)
    data = bytearray(path.read_bytes())
    for page in range(len(data) // 4096 // 2, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(data)
    with Store.open(path) as store:
        assert find_damage(store) != ""
