"""What a paper says of itself: title, authors, year, venue."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.titlepage.metadata import find_metadata
    from ingest.titlepage.person_names import line_names
    from ingest.titlepage.publication import citation_line, names_venue

__all__ = ["citation_line", "find_metadata", "line_names", "names_venue"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        metadata="find_metadata",
        person_names="line_names",
        publication="citation_line names_venue",
    )
