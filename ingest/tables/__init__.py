"""The tables of a page: where they are, and their cells."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.tables.cells import CellText, make_table
    from ingest.tables.find import find_tables
    from ingest.tables.notes import bind_captions

__all__ = ["CellText", "bind_captions", "find_tables", "make_table"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        cells="CellText make_table",
        find="find_tables",
        notes="bind_captions",
    )
