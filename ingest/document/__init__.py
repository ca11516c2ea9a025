"""Pages to one Document."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.document.read import read_data
    from ingest.document.reasons import IN_PART
    from ingest.document.sheets import read_sheets
    from ingest.document.version import READER

__all__ = ["IN_PART", "READER", "read_data", "read_sheets"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        read="read_data",
        reasons="IN_PART",
        sheets="read_sheets",
        version="READER",
    )
