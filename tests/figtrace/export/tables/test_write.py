"""All tables come into a folder with as many rows as are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars
import pytest

from corpus.errors import UsageError
from corpus.store import Store
from figtrace.export.tables.columns import TABLES
from figtrace.export.tables.forms import FileForm
from figtrace.export.tables.write import write_tables
from tests.figtrace.small_corpus import ALL, LEAVERS, store_of

_READ: dict[FileForm, Callable[[Path], polars.DataFrame]] = {
    FileForm.PARQUET: polars.read_parquet,
    FileForm.CSV: polars.read_csv,
    FileForm.JSONL: polars.read_ndjson,
}


@pytest.mark.parametrize("form", FileForm)
def test_each_table_has_the_rows_that_are_told(tmp_path: Path, form: FileForm) -> None:
    with store_of(*ALL) as store:
        written = write_tables(store, tmp_path / "out", form)
    assert [one.table for one in written] == [table.name for table in TABLES]
    for one in written:
        assert one.file == tmp_path / "out" / f"{one.table}.{form}"
        read = _READ[form](one.file) if one.rows else None
        assert (0 if read is None else len(read)) == one.rows
    assert {one.table: one.rows for one in written}["documents"] == 3


def test_documents_are_told_as_they_are_written(tmp_path: Path) -> None:
    told: list[str] = []
    with store_of(LEAVERS) as store:
        write_tables(store, tmp_path / "out", FileForm.CSV, on_document=told.append)
    assert told == [LEAVERS.id]


def test_an_empty_corpus_gives_tables_without_rows(tmp_path: Path) -> None:
    with Store.in_memory() as store:
        written = write_tables(store, tmp_path, FileForm.PARQUET)
    assert {one.rows for one in written} == {0}
    assert polars.read_parquet(tmp_path / "claims.parquet").is_empty()


def test_a_file_in_the_folders_place_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with store_of(LEAVERS) as store, pytest.raises(UsageError, match="is a file"):
        write_tables(store, tmp_path / "out", FileForm.CSV)
    assert (tmp_path / "out").read_text() == "mine"
