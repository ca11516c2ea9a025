"""An index of an older form is made anew from the store, once and with one line; others stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import EngineError, NoIndexError
from corpus.settings import Settings
from corpus.store import Store
from search.engines.halves.schema import FORM
from search.query import parse_query
from search.renewal import open_current
from tests.search.samples import Piece, document


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    found = Settings(tmp_path)
    with Store.open(found.db, create=True) as store:
        run = store.begin_run("test", "1")
        with store.transaction():
            store.put_document(document(Piece("Foxconn sold chips.")), run=run)
    return found


def put_index(settings: Settings, form: int) -> None:
    (settings.index / f"v{form}-7").mkdir(parents=True)
    (settings.index / "CURRENT").write_text(f"v{form}-7")


def test_an_older_index_is_made_anew_with_one_line(settings: Settings) -> None:
    put_index(settings, FORM - 1)
    told: list[str] = []
    with open_current("tantivy", settings, told.append) as engine:
        assert engine.find(parse_query("chips")).total == 1
    with open_current("tantivy", settings, told.append):
        pass
    assert told == ["the index is of an older figtrace: it is made anew, once"]
    assert sorted(path.name for path in settings.index.iterdir()) == ["CURRENT", f"v{FORM}-8"]


def test_a_newer_index_stays_for_the_figtrace_that_made_it(settings: Settings) -> None:
    put_index(settings, FORM + 1)
    told: list[str] = []
    with (
        open_current("tantivy", settings, told.append) as engine,
        pytest.raises(EngineError, match="another"),
    ):
        engine.find(parse_query("chips"))
    assert told == []


def test_where_there_is_no_index_none_is_made(settings: Settings) -> None:
    with open_current("tantivy", settings) as engine, pytest.raises(NoIndexError):
        engine.find(parse_query("chips"))
