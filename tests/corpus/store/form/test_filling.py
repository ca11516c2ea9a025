"""Records of the eighth form are packed as they are written today; what cannot be read is carried over."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.errors import StoreError
from corpus.store import ClaimFilter, Store, find_claims
from tests.corpus.store.form.stores import lay_store

_ASKED = (
    "SELECT id, body, textmap FROM documents ORDER BY id",
    "SELECT id, page, figure_start, measure, body FROM claim_rows ORDER BY id",
    "SELECT seq, part, found, key, start FROM mentions ORDER BY doc, seq, part",
)


def test_what_is_packed_then_is_what_would_be_written_today(tmp_path: Path) -> None:
    with Store.open(lay_store("form-8", tmp_path)) as store:
        packed = [store._connection.rows(asked) for asked in _ASKED]
        run = store.begin_run("test", "0")
        for summary in store.summaries():
            document, annotations = store.document(summary.id), store.annotations(summary.id)
            assert annotations is not None
            with store.transaction():
                store.put_document(document, run=run)
                store.put_annotations(document, annotations, run=run)
        assert [store._connection.rows(asked) for asked in _ASKED] == packed


def test_a_claim_that_cannot_be_read_is_carried_over_and_told(tmp_path: Path) -> None:
    path = lay_store("form-8", tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        (spoiled,) = db.execute("SELECT id FROM claims LIMIT 1").fetchone()
        db.execute("UPDATE claims SET body = 'half a reco' WHERE id = ?", (spoiled,))
        (count,) = db.execute("SELECT count(*) FROM claims").fetchone()
    with Store.open(path) as store:
        assert store.totals().claims == count
        kept = store._connection.row("SELECT body, figure_start FROM claim_rows WHERE id = ?", spoiled)
        assert kept == (b"half a reco", None)
        with pytest.raises(StoreError, match="ingest the file again"):
            find_claims(store, ClaimFilter())
