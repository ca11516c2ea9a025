"""A corpus of any form is brought to today's by the steps in their order, with what it holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.store.connection import Connection
from corpus.store.form.migrations import APPLICATION_ID, MIGRATIONS


def _made_to(form: int, path: Path) -> None:
    """A corpus of this form with a document, its annotations and a mention."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for step in MIGRATIONS[:form]:
            db.executescript(step.sql)
            assert not step.ending, "a step that fills what it makes is taken by `bring_to_form` alone"
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {form}")
        db.execute("INSERT INTO runs VALUES (1, 'ingest', '0', '2026-01-01', NULL)")
        db.execute(
            "INSERT INTO documents VALUES ('d', 'd.pdf', 't', '', NULL, '', 1, 9, 'r', 's', 1, 1, x'00')"
        )
        db.execute("INSERT INTO annotations VALUES ('d', 's', 'p', 1, 1, x'00')")
        mention = "'d', 0, 'firm', 'firm:honhai', 'Hon Hai', 'Foxconn', 0, 3, 10, 'list'"
        db.execute(f"INSERT INTO entities VALUES ({mention})")


def _form_of(db: Connection) -> list[tuple[object, ...]]:
    return db.rows("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")


@pytest.mark.parametrize("form", range(1, len(MIGRATIONS)))
def test_an_older_corpus_becomes_one_of_today_and_keeps_its_rows(tmp_path: Path, form: int) -> None:
    path = tmp_path / "corpus.db"
    _made_to(form, path)
    with closing(Connection.open(path, create=False)) as db, closing(Connection.in_memory()) as new:
        assert _form_of(db) == _form_of(new)
        assert db.count("PRAGMA user_version") == len(MIGRATIONS)
        assert db.rows("SELECT id, title FROM documents") == [("d", "t")]
        assert db.rows("SELECT doc, key, surface, start FROM entities") == [
            ("d", "firm:honhai", "Foxconn", 3)
        ]
        assert db.count("SELECT count(*) FROM mentions") == 1


def test_steps_are_numbered_in_their_order() -> None:
    assert [step.name[:4] for step in MIGRATIONS] == [f"{n:04}" for n in range(1, len(MIGRATIONS) + 1)]


def test_the_header_says_fgct() -> None:
    assert APPLICATION_ID.to_bytes(4, "big") == b"FGCT"


@pytest.mark.parametrize(
    "table", ["pages", "annotations", "mention_rows", "claim_rows", "citations", "editions", "sketches"]
)
def test_what_hangs_on_a_document_goes_with_it(table: str) -> None:
    with closing(Connection.in_memory()) as db:
        db.write("INSERT INTO runs VALUES (1, 'ingest', '0', '', NULL)")
        db.write(
            "INSERT INTO documents VALUES "
            "('d', 'd.pdf', 't', '', NULL, '', 1, 9, 'r', 's', 1, 1, x'00', 1, x'00')"
        )
        columns = db.rows("SELECT name FROM pragma_table_info(?)", (table,))
        doc: object = 1 if table.endswith("_rows") else "d"
        row = tuple(doc if name == "doc" else 1 for (name,) in columns)
        db.insert(table, [row])
        db.write("DELETE FROM documents")
        assert db.count(f"SELECT count(*) FROM {table}") == 0


def test_what_a_person_said_outlives_the_documents_row() -> None:
    with closing(Connection.in_memory()) as db:
        db.write("INSERT INTO metadata_edits VALUES ('d', 'title', 't', 'person')")
        db.write("DELETE FROM documents")
        assert db.count("SELECT count(*) FROM metadata_edits") == 1
