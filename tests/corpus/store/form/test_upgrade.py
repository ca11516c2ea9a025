"""A store of any form so far opens and answers alike; it stays as it was where that cannot be."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from corpus.annotations import Annotations, Claim
from corpus.codec import from_bytes, from_json
from corpus.document import Document
from corpus.errors import ForeignStoreError, LockedStoreError, StoreError
from corpus.geometry import DocId
from corpus.store import (
    ClaimFilter,
    Store,
    count_entities,
    document_labels,
    find_claims,
    identity_decisions,
    mentions_in,
    read_textmap,
    rescue,
)
from corpus.store.form import filling, upgrade
from corpus.store.form.migrations import MIGRATIONS
from tests.corpus.store.form.stores import FORMS, lay_store

_NOW = len(MIGRATIONS)


def _asked(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def _form(path: Path) -> int:
    return int(_asked(path, "PRAGMA user_version")[0][0])


def test_there_is_a_store_of_every_form_before_this_one() -> None:
    assert {int(name.split("-")[1]) for name in FORMS} == set(range(1, _NOW))


# -- it answers alike ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMS)
def test_documents_stay_what_they_were(tmp_path: Path, name: str) -> None:
    path = lay_store(name, tmp_path)
    before = {doc: from_bytes(Document, body) for doc, body in _asked(path, "SELECT id, body FROM documents")}
    with Store.open(path) as store:
        assert {doc: store.document(DocId(doc)) for doc in before} == before
        for doc, document in before.items():
            assert read_textmap(store, DocId(doc)) == document.textmap
            assert store.opening(DocId(doc), 50) == document.text[:50]


@pytest.mark.parametrize("name", FORMS)
def test_claims_stay_what_they_were(tmp_path: Path, name: str) -> None:
    path = lay_store(name, tmp_path)
    asked = "SELECT c.doc, c.page, c.surface, c.quote, c.body FROM claims c JOIN documents d ON d.id = c.doc"
    before = _asked(path, f"{asked} ORDER BY d.source, d.id, c.seq")
    assert len(before) > 100
    with Store.open(path) as store:
        now = find_claims(store, ClaimFilter())
        assert [(row.doc, row.page, row.surface, row.quote) for row in now] == [row[:4] for row in before]
        assert [row.claim for row in now] == [from_json(Claim, row[4]) for row in before]
        for doc in {row.doc for row in now}:
            assert store.claims(doc) == tuple(row.claim for row in now if row.doc == doc)


@pytest.mark.parametrize("name", FORMS)
def test_mentions_and_annotations_stay_what_they_were(tmp_path: Path, name: str) -> None:
    path = lay_store(name, tmp_path)
    columns = "key, label, canonical, surface, page, start, end, by"
    order = "ORDER BY doc, seq, key"
    before = _asked(path, f"SELECT {columns} FROM entities {order}")
    bodies = _asked(path, "SELECT doc, body FROM annotations")
    with Store.open(path) as store:
        assert store._connection.rows(f"SELECT {columns} FROM entities {order}") == before
        assert sum(one.mentions for one in count_entities(store)) == sum(row[1] != "object" for row in before)
        for doc, body in bodies:
            found = store.annotations(DocId(doc), without=("claims",))
            assert found == from_bytes(Annotations, body)
            counted = store._connection.count("SELECT count(*) FROM entities WHERE doc = ?", doc)
            assert len(mentions_in(store, DocId(doc))) == counted > 10


@pytest.mark.parametrize("name", [name for name in FORMS if name >= "form-3"])
def test_what_people_decided_still_holds(tmp_path: Path, name: str) -> None:
    with Store.open(lay_store(name, tmp_path)) as store:
        assert [decision.name for decision in identity_decisions(store)] == ["Middle Kingdom"]
        names = {one.key: one.canonical for one in count_entities(store)}
        assert names["place:CHN"] == "Middle Kingdom"
        assert "A Corrected Title" in {summary.title for summary in store.summaries()}
        assert document_labels(store) == {}


@pytest.mark.parametrize("name", FORMS)
def test_a_store_that_was_brought_to_form_has_the_form_of_a_new_one(tmp_path: Path, name: str) -> None:
    form = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    with Store.open(lay_store(name, tmp_path)) as store, Store.in_memory() as new:
        assert store._connection.rows(form) == new._connection.rows(form)
        assert store._connection.rows("PRAGMA foreign_key_check") == []
        assert store._connection.rows("PRAGMA integrity_check") == [("ok",)]


def test_prints_that_an_index_was_held_against_still_hold(tmp_path: Path) -> None:
    path = lay_store("form-8", tmp_path)
    before = _asked(path, "SELECT doc, print FROM contents ORDER BY doc")
    Store.open(path).close()
    assert _asked(path, "SELECT doc, print FROM contents ORDER BY doc") == before != []


def test_it_takes_less_room_than_before(tmp_path: Path) -> None:
    path = lay_store("form-8", tmp_path)
    before = path.stat().st_size
    Store.open(path).close()
    assert path.stat().st_size < 0.7 * before


# -- a backup ------------------------------------------------------------------------------------------


def test_the_store_stays_as_it_was_beside_it_and_that_is_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = lay_store("form-5", tmp_path)
    before = _asked(path, "SELECT id, body FROM claims ORDER BY id")
    kept = tmp_path / "corpus.form-5.db"
    with caplog.at_level(logging.WARNING, "figtrace"):
        for _ in range(2):
            Store.open(path).close()
    assert (_form(kept), _form(path)) == (5, _NOW)
    assert _asked(kept, "SELECT id, body FROM claims ORDER BY id") == before
    (said,) = caplog.messages
    assert f"corpus.db is brought from form 5 to {_NOW}" in said
    assert str(kept) in said
    assert sorted(file.name for file in tmp_path.iterdir()) == ["corpus.db", "corpus.form-5.db"]


def test_a_backup_opens_as_a_corpus_again(tmp_path: Path) -> None:
    path = lay_store("form-6", tmp_path)
    with Store.open(path) as store:
        claims = find_claims(store, ClaimFilter())
    (tmp_path / "corpus.form-6.db").replace(path)
    with Store.open(path) as store:
        assert find_claims(store, ClaimFilter()) == claims


def test_it_is_said_on_stderr_in_one_line(tmp_path: Path) -> None:
    path = lay_store("form-4", tmp_path)
    code = (
        f"from pathlib import Path; from corpus.store import Store; Store.open(Path({str(path)!r})).close()"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == ""
    assert ran.stderr.count("\n") == 1
    assert "corpus.form-4.db" in ran.stderr


def test_a_store_without_documents_needs_no_backup(tmp_path: Path) -> None:
    path = lay_store("form-8", tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("DELETE FROM documents")
    Store.open(path).close()
    assert [file.name for file in tmp_path.iterdir()] == ["corpus.db"]
    assert _form(path) == _NOW


# -- it stays as it was --------------------------------------------------------------------------------


def test_without_room_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = lay_store("form-8", tmp_path)
    size = path.stat().st_size

    def full(_: Path) -> object:
        return type("Usage", (), {"free": size})

    monkeypatch.setattr("shutil.disk_usage", full)
    with pytest.raises(StoreError, match=rf"form 8 .* to form {_NOW}: .* make room; nothing was changed"):
        Store.open(path)
    assert _form(path) == 8
    assert not list(tmp_path.glob("*form*"))


@pytest.mark.parametrize("stop", [KeyboardInterrupt, MemoryError])
def test_who_ends_it_finds_the_store_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]
) -> None:
    path = lay_store("form-8", tmp_path)
    before = _asked(path, "SELECT id, body FROM claims ORDER BY id")
    packed: list[str] = []

    def stopped(db: sqlite3.Connection, doc: str) -> None:
        if packed:
            raise stop
        packed.append(doc)

    monkeypatch.setattr(filling, "_pack_document", stopped)
    with pytest.raises(stop):
        Store.open(path)
    assert (_form(path), len(packed)) == (8, 1)
    assert _asked(path, "SELECT id, body FROM claims ORDER BY id") == before
    assert not list(tmp_path.glob("*form*"))
    monkeypatch.undo()
    Store.open(path).close()
    assert _form(path) == _NOW


def test_space_that_could_not_be_given_back_is_given_back_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lay_store("form-8", tmp_path)
    monkeypatch.setattr(upgrade, "_sweep", lambda _: None)
    Store.open(path).close()
    large = path.stat().st_size
    assert _asked(path, "SELECT name FROM sqlite_master WHERE name = 'unswept'") != []
    monkeypatch.undo()
    Store.open(path).close()
    assert path.stat().st_size < large / 2
    assert _asked(path, "SELECT name FROM sqlite_master WHERE name = 'unswept'") == []


def test_an_older_store_that_may_only_be_read_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lay_store("form-8", tmp_path)
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(StoreError, match=rf"form 8 and may only be read: .* to form {_NOW}"):
        Store.open(path)
    assert [file.name for file in tmp_path.iterdir()] == ["corpus.db"]


def test_a_store_that_is_written_is_not_brought_to_form_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.store.connection.LOCK_SECONDS", 0.05)
    path = lay_store("form-8", tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedStoreError):
            Store.open(path)
        other.execute("ROLLBACK")
    Store.open(path).close()


def test_a_newer_store_is_refused_with_both_forms_and_who_made_it(tmp_path: Path) -> None:
    path = lay_store("form-8", tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute(f"PRAGMA user_version = {_NOW + 3}")
        newer.execute("UPDATE runs SET version = '7.8.9'")
    before = path.read_bytes()
    said = rf"has form {_NOW + 3}, made by figtrace 7\.8\.9; this figtrace reads forms up to {_NOW}: update"
    with pytest.raises(ForeignStoreError, match=said):
        Store.open(path)
    assert path.read_bytes() == before


# -- damage --------------------------------------------------------------------------------------------

_SPOILING = {
    "a document": "UPDATE documents SET body = x'00' WHERE rowid = 1",
    "a claim": "UPDATE claims SET body = '{' WHERE rowid = 1",
    "annotations": "UPDATE annotations SET body = x'00' WHERE rowid = 1",
}


@pytest.mark.parametrize("spoiled", _SPOILING)
def test_a_record_that_cannot_be_read_is_told_when_it_is_asked_for(tmp_path: Path, spoiled: str) -> None:
    path = lay_store("form-8", tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(_SPOILING[spoiled])
    with Store.open(path) as store:
        whole = [summary.id for summary in store.summaries() if _is_whole(store, summary.id)]
        assert (len(store.summaries()), len(whole)) == (2, 1)


def _is_whole(store: Store, doc: DocId) -> bool:
    try:
        store.document(doc)
        store.annotations(doc)
    except StoreError:
        return False
    return True


@pytest.mark.parametrize("name", FORMS)
def test_a_damaged_store_is_saved_in_the_form_that_it_has(tmp_path: Path, name: str) -> None:
    path = lay_store(name, tmp_path)
    claims = {id_: from_json(Claim, body) for id_, body in _asked(path, "SELECT id, body FROM claims")}
    found = rescue(path, tmp_path / "new.db", version="1")
    assert found.is_whole
    assert _form(path) < _NOW
    with Store.open(tmp_path / "new.db") as store:
        assert {row.claim.id: row.claim for row in find_claims(store, ClaimFilter())} == claims
