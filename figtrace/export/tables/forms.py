"""The forms in which tables are written: Parquet, CSV, JSON lines; each takes rows as they come."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from figtrace.export.extras import extra_module
from figtrace.export.tables.columns import ColumnType, TableForm
from figtrace.export.tables.rows import CellValue, Row

__all__ = ["FileForm", "TableFile", "open_table"]


class FileForm(StrEnum):
    """How tables are written; the value is the ending of their files."""

    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"


class TableFile(Protocol):
    """A table being written."""

    def write(self, rows: Sequence[Row]) -> None:
        """Add the rows."""

    def close(self) -> None:
        """End the file; before that it cannot be read."""


def open_table(folder: Path, table: TableForm, form: FileForm) -> TableFile:
    """A new file of the table in the folder.

    Raises:
        UsageError: if the library of the form is not installed.
    """
    path = folder / f"{table.name}.{form}"
    made: TableFile = _OPENERS[form](path, table)
    return made


_LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which UTF-8 cannot carry."""


def _whole(value: CellValue) -> CellValue:
    return _LONE.sub("\ufffd", value) if isinstance(value, str) else value


class _Parquet:
    """Row groups of some thousands of rows, compressed by zstd; pandas, polars, duckdb and R read them."""

    def __init__(self, path: Path, table: TableForm) -> None:
        self._arrow = extra_module("pyarrow", extra="exports", purpose="Parquet files")
        parquet = extra_module("pyarrow.parquet", extra="exports", purpose="Parquet files")
        types = {
            ColumnType.TEXT: self._arrow.string(),
            ColumnType.INT: self._arrow.int64(),
            ColumnType.REAL: self._arrow.float64(),
            ColumnType.BOOL: self._arrow.bool_(),
        }
        fields = [
            self._arrow.field(column.name, types[column.type], metadata={"says": column.says})
            for column in table.columns
        ]
        self._schema = self._arrow.schema(fields)
        self._file = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._kept: list[Row] = []

    def write(self, rows: Sequence[Row]) -> None:
        self._kept.extend(rows)
        if len(self._kept) >= _GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        columns: Iterable[Sequence[CellValue]] = zip(*self._kept, strict=True) if self._kept else ()
        arrays = [
            self._arrow.array([_whole(value) for value in values], type=field.type)
            for values, field in zip(columns, self._schema, strict=False)
        ]
        if arrays:
            self._file.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        self._kept = []


_GROUP = 20_000
"""Rows of a row group: some megabytes, as Parquet's documentation advises for small files."""


class _Csv:
    """UTF-8 with a heading (RFC 4180, line ends of Unix); empty is unknown, true and false are 1 and 0."""

    def __init__(self, path: Path, table: TableForm) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow(table.names)

    def write(self, rows: Sequence[Row]) -> None:
        self._writer.writerows([_cell(value) for value in row] for row in rows)

    def close(self) -> None:
        self._file.close()


def _cell(value: CellValue) -> CellValue:
    return int(value) if isinstance(value, bool) else "" if value is None else _whole(value)


class _JsonLines:
    """One object a line, in UTF-8."""

    def __init__(self, path: Path, table: TableForm) -> None:
        self._names = table.names
        self._file = path.open("w", encoding="utf-8")

    def write(self, rows: Sequence[Row]) -> None:
        for row in rows:
            record = dict(zip(self._names, map(_whole, row), strict=True))
            self._file.write(json.dumps(record, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self._file.close()


_OPENERS: dict[FileForm, Any] = {
    FileForm.PARQUET: _Parquet,
    FileForm.CSV: _Csv,
    FileForm.JSONL: _JsonLines,
}
