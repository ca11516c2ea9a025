"""All tables of a corpus written into a folder, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.store import Store
from figtrace.export.files import folder_of_exports
from figtrace.export.tables.columns import TABLES
from figtrace.export.tables.forms import FileForm, TableFile, open_table
from figtrace.export.tables.rows import Row, document_rows, entity_rows

__all__ = ["WrittenTable", "write_tables"]


@dataclass(frozen=True, slots=True)
class WrittenTable:
    """A table that was written."""

    table: str
    rows: int
    file: Path


def write_tables(
    store: Store, target: Path, form: FileForm, *, on_document: Callable[[str], None] = lambda _: None
) -> tuple[WrittenTable, ...]:
    """Write every table as a file of its own into the folder, in place of older ones.

    Raises:
        UsageError: if the target is a file or cannot be written, or a library is not installed.
        StoreError: if a document cannot be read.
    """
    with folder_of_exports(target) as making:
        counts = _written(store, making, form, on_document)
    return tuple(
        WrittenTable(table.name, counts[table.name], target / f"{table.name}.{form}") for table in TABLES
    )


def _written(
    store: Store, folder: Path, form: FileForm, on_document: Callable[[str], None]
) -> dict[str, int]:
    """How many rows were written, by table."""
    with ExitStack() as stack:
        files = {
            table.name: stack.enter_context(_closing(open_table(folder, table, form))) for table in TABLES
        }
        counts = dict.fromkeys(files, 0)

        def write(name: str, rows: tuple[Row, ...]) -> None:
            files[name].write(rows)
            counts[name] += len(rows)

        write("entities", tuple(entity_rows(store)))
        for one in document_rows(store):
            for name, rows in one.tables.items():
                write(name, rows)
            on_document(one.doc)
    return counts


@contextmanager
def _closing(file: TableFile) -> Iterator[TableFile]:
    try:
        yield file
    finally:
        file.close()
