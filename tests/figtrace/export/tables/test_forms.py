"""A table reads back from each form as it was written, whatever signs it holds."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figtrace.export.tables.columns import Column, ColumnType, TableForm
from figtrace.export.tables.forms import FileForm, open_table
from figtrace.export.tables.rows import Row

_TABLE = TableForm(
    "things",
    "a thing",
    (
        Column("name", ColumnType.TEXT, "its name"),
        Column("count", ColumnType.INT, "how many"),
        Column("size", ColumnType.REAL, "how large"),
        Column("good", ColumnType.BOOL, "whether it is"),
    ),
)
_ROWS: tuple[Row, ...] = (('=a, "b"\nc', 3, 0.5, True), ("ü–中", None, None, False), (None, 0, -1e300, None))


def _written(folder: Path, form: FileForm, rows: tuple[Row, ...] = _ROWS) -> Path:
    file = open_table(folder, _TABLE, form)
    file.write(rows[:1])
    file.write(rows[1:])
    file.close()
    return folder / f"things.{form}"


def test_polars_and_duckdb_read_parquet(tmp_path: Path) -> None:
    path = _written(tmp_path, FileForm.PARQUET)
    assert tuple(polars.read_parquet(path).rows()) == _ROWS
    asked = duckdb.sql(f"SELECT * FROM '{path}'")
    assert asked is not None
    assert tuple(asked.fetchall()) == _ROWS


def test_columns_of_parquet_say_what_they_hold(tmp_path: Path) -> None:
    import pyarrow.parquet

    schema = pyarrow.parquet.read_schema(_written(tmp_path, FileForm.PARQUET))
    assert schema.field("size").metadata == {b"says": b"how large"}
    assert [str(field.type) for field in schema] == ["string", "int64", "double", "bool"]


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    assert polars.read_parquet(_written(tmp_path, FileForm.PARQUET, ())).columns == [*_TABLE.names]
    assert _written(tmp_path, FileForm.CSV, ()).read_text() == "name,count,size,good\n"
    assert _written(tmp_path, FileForm.JSONL, ()).read_text() == ""


def test_many_rows_are_read_back_in_their_order(tmp_path: Path) -> None:
    rows: tuple[Row, ...] = tuple((str(at), at, None, True) for at in range(45_000))
    assert polars.read_parquet(_written(tmp_path, FileForm.PARQUET, rows))["count"].to_list() == [
        *range(45_000)
    ]


def test_csv_is_read_by_any_reader(tmp_path: Path) -> None:
    with _written(tmp_path, FileForm.CSV).open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert rows[1:] == [['=a, "b"\nc', "3", "0.5", "1"], ["ü–中", "", "", "0"], ["", "0", "-1e+300", ""]]


def test_json_lines_hold_one_record_each(tmp_path: Path) -> None:
    lines = _written(tmp_path, FileForm.JSONL).read_text(encoding="utf-8").splitlines()
    records: list[dict[str, Any]] = [json.loads(line) for line in lines]
    assert [tuple(record.values()) for record in records] == [*_ROWS]
    assert [*records[0]] == [*_TABLE.names]


@pytest.mark.parametrize("form", FileForm)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20)
@given(text=st.text(st.characters()))
def test_any_text_can_be_written(tmp_path: Path, form: FileForm, text: str) -> None:
    assert _written(tmp_path, form, ((text, 1, 1.0, True),)).stat().st_size
