"""The metadata tells every view and column of the store, and hides its own tables."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from corpus.store import PLAIN_VIEWS, Store
from figtrace.export.datasette import datasette_metadata


def test_every_view_is_told_and_every_table_hidden(tmp_path: Path) -> None:
    Store.open(tmp_path / "corpus.db", create=True).close()
    with sqlite3.connect(tmp_path / "corpus.db") as db:
        kept = dict(db.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"))
    db.close()
    told = json.loads(datasette_metadata())["databases"]["corpus"]["tables"]
    views = {view.name for view in PLAIN_VIEWS}
    assert {name for name, said in told.items() if "description" in said} == views
    hidden = {name for name, said in told.items() if said.get("hidden")}
    inner = {
        name for name, kind in kept.items() if kind == "table" or name in {"claims", "entities", "mentions"}
    }
    assert hidden <= inner
    assert {name for name, kind in kept.items() if kind == "table"} - hidden == set()


def test_columns_are_told() -> None:
    told = json.loads(datasette_metadata())["databases"]["corpus"]["tables"]["all_figures"]["columns"]
    assert told["page"] == "page of the file, from 1"
