"""People find documents, figures, mentions, entities and citations under plain names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.store import Store
from corpus.store.plain_views import PLAIN_VIEWS, VIEWS_SQL
from tests.figtrace.small_corpus import ALL, LEAVERS, MAKERS, put


@pytest.fixture(name="db")
def _db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with Store.open(tmp_path / "corpus.db", create=True) as store:
        put(store, *ALL)
    db = sqlite3.connect(tmp_path / "corpus.db")
    yield db
    db.close()


@pytest.mark.parametrize("view", PLAIN_VIEWS, ids=lambda view: view.name)
def test_each_view_has_the_columns_that_are_told(db: sqlite3.Connection, view: object) -> None:
    name, columns = view.name, view.columns  # type: ignore[attr-defined]
    found = [one[1] for one in db.execute(f"PRAGMA table_info({name})")]
    assert found == [column.name for column in columns]
    assert all(column.says for column in columns)


def test_a_figure_stands_in_its_document_on_its_page(db: sqlite3.Connection) -> None:
    rows = db.execute("SELECT figure, unit, document, document_year, page, printed_page FROM all_figures")
    assert ("$5 billion", "USD", "Makers", 2009, 1, "1") in rows.fetchall()


def test_documents_and_entities_are_counted(db: sqlite3.Connection) -> None:
    assert db.execute("SELECT count(*) FROM all_documents").fetchone() == (3,)
    lenovo = db.execute(
        "SELECT mentions, documents FROM all_entities WHERE entity = 'firm:lenovo'"
    ).fetchone()
    assert lenovo == (4, 3)
    mentions = db.execute("SELECT document_id FROM all_mentions WHERE entity = 'firm:lenovo'").fetchall()
    assert {doc for (doc,) in mentions} >= {MAKERS.id, LEAVERS.id}


def test_citations_can_be_asked(db: sqlite3.Connection) -> None:
    assert db.execute("SELECT printed, cited_document FROM all_citations").fetchall() == []


def test_the_views_can_be_made_again(db: sqlite3.Connection) -> None:
    for statement in VIEWS_SQL.split(";\n"):
        db.execute(statement)
    assert db.execute("SELECT count(*) FROM all_documents").fetchone() == (3,)
