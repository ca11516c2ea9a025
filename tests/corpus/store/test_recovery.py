"""Of a damaged store everything that can be read is saved, and what cannot is told."""

import sqlite3
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.codec import to_json
from corpus.document import Document, Outcome, OutcomeState
from corpus.errors import StoreError
from corpus.store import PERSON, FileStamp, MetadataEdit, Store, rescue
from corpus.store.recovery import _claim, _Reader
from tests.strategies import document_of, one_claim

DOCUMENTS = [
    document_of(f"Imports of {name} were $92 in 2008.", doc=f"a{at}", title=name)
    for at, name in enumerate(("steel", "chips", "toys"))
]


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A corpus of three documents, not damaged yet."""
    path = tmp_path / "corpus.db"
    with Store.open(path, create=True) as store:
        for made in DOCUMENTS:
            _keep(store, made)
        with store.transaction():
            store.edit_metadata(DOCUMENTS[0].id, MetadataEdit("title", "Steel", PERSON))
    return path


def _keep(store: Store, made: Document) -> None:
    run = store.begin_run("test", "1")
    with store.transaction():
        store.put_document(made, run=run)
        store.put_annotations(made, one_claim(made, "$92", "92"), run=run)
        outcome = Outcome(f"/{made.meta.title}.pdf", OutcomeState.DONE, "", made.id)
        store.put_outcome(outcome, FileStamp(1, 1), run=run)


def _spoil(path: Path, sql: str, *values: object) -> None:
    with sqlite3.connect(path) as db:
        db.execute(sql, values)


def test_a_whole_store_is_copied_whole(damaged: Path, tmp_path: Path) -> None:
    found = rescue(damaged, tmp_path / "new.db", version="1")
    assert found.is_whole
    with Store.open(damaged) as old, Store.open(tmp_path / "new.db") as new:
        assert new.summaries() == old.summaries()
        assert new.outcomes() == old.outcomes()
        for made in DOCUMENTS:
            assert new.document(made.id) == old.document(made.id)
            assert new.annotations(made.id) == old.annotations(made.id)


def test_a_damaged_record_costs_its_document_alone(damaged: Path, tmp_path: Path) -> None:
    _spoil(damaged, "UPDATE documents SET body = x'00' WHERE id = ?", DOCUMENTS[1].id)
    found = rescue(damaged, tmp_path / "new.db", version="1")
    assert {one.document: one.state for one in found.documents} == {
        "Steel": "saved",
        "toys": "saved",
        "/chips.pdf": "lost",
    }
    assert not found.is_whole


@pytest.mark.parametrize(
    "spoiling",
    [
        "UPDATE annotations SET body = x'00' WHERE doc = ?",
        "UPDATE claim_rows SET body = '{' WHERE doc = (SELECT number FROM documents WHERE id = ?)",
        "UPDATE claim_rows SET figure_end = NULL WHERE doc = (SELECT number FROM documents WHERE id = ?)",
    ],
)
def test_with_damaged_annotations_a_document_is_saved_without_them(
    damaged: Path, tmp_path: Path, spoiling: str
) -> None:
    _spoil(damaged, spoiling, DOCUMENTS[1].id)
    found = rescue(damaged, tmp_path / "new.db", version="1")
    states = {one.document: one.state for one in found.documents}
    assert states == {"Steel": "saved", "chips": "saved without annotations", "toys": "saved"}
    with Store.open(tmp_path / "new.db") as new:
        assert new.annotations(DOCUMENTS[1].id) is None
        assert new.has_document(DOCUMENTS[1].id)


def test_what_a_person_set_is_saved_though_the_document_is_lost(damaged: Path, tmp_path: Path) -> None:
    _spoil(damaged, "UPDATE documents SET body = x'00' WHERE id = ?", DOCUMENTS[0].id)
    rescue(damaged, tmp_path / "new.db", version="1")
    with Store.open(tmp_path / "new.db") as new:
        _keep(new, DOCUMENTS[0])
        assert new.document(DOCUMENTS[0].id).meta.title == "Steel"


@pytest.mark.timeout(120)
def test_torn_pages_lose_something_and_end(damaged: Path, tmp_path: Path) -> None:
    data = bytearray(damaged.read_bytes())
    for page in range(2, len(data) // 4096, 3):
        data[page * 4096 : page * 4096 + 200] = bytes(200)
    damaged.write_bytes(data)
    try:
        found = rescue(damaged, tmp_path / "new.db", version="1")
    except StoreError:
        return
    assert not found.is_whole


def test_of_garbage_nothing_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match="nothing can be read"):
        rescue(path, tmp_path / "new.db", version="1")


class _Torn:
    """A database with a table of so many numbered rows, of which some cannot be read."""

    def __init__(self, rows: int, torn: Collection[int]) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.execute("CREATE TABLE t (name TEXT)")
        self._db.executemany("INSERT INTO t VALUES (?)", ((f"row {at}",) for at in range(1, rows + 1)))
        self._torn = torn

    def execute(self, sql: str, bounds: Sequence[Any] = ()) -> sqlite3.Cursor:
        if bounds and any(bounds[0] <= row < bounds[1] for row in self._torn):
            raise sqlite3.DatabaseError("database disk image is malformed")
        return self._db.execute(sql, bounds)


@settings(deadline=None, max_examples=40)
@given(st.sampled_from([0, 1, 2, 255, 256, 257, 600]), st.sets(st.integers(1, 600), max_size=6))
def test_a_row_that_cannot_be_read_costs_no_other(rows: int, torn: set[int]) -> None:
    reader = _Reader(cast(sqlite3.Connection, _Torn(rows, torn)))
    found = [name for (name,) in reader.rows("t", "name")]
    assert found == [f"row {at}" for at in range(1, rows + 1) if at not in torn]
    assert reader.unreadable == ({"t"} if any(at <= rows for at in torn) else set())
    assert list(reader.rows("none", "name")) == []


def test_a_claim_of_the_older_form_is_its_record_alone() -> None:
    (claim,) = one_claim(DOCUMENTS[0], "$92", "92", flow="M").claims
    assert _claim((to_json(claim),)) == claim
