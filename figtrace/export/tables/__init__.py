"""The corpus as tables for other programs: Parquet, CSV, JSON lines, with columns that stay."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.export.tables.columns import TABLES, Column, ColumnType, TableForm
    from figtrace.export.tables.forms import FileForm
    from figtrace.export.tables.write import WrittenTable, write_tables

__all__ = ["TABLES", "Column", "ColumnType", "FileForm", "TableForm", "WrittenTable", "write_tables"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        columns="TABLES Column ColumnType TableForm",
        forms="FileForm",
        write="WrittenTable write_tables",
    )
