"""Figures of tables with what they are said of."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from nlp.tables.country_headers import iso_headers
    from nlp.tables.make import table_claims

__all__ = ["iso_headers", "table_claims"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        country_headers="iso_headers",
        make="table_claims",
    )
