"""What people meet: shelf, questions, the check of a draft, commands, and ten functions for notebooks."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from figtrace.notebook import (
        check_draft,
        claims,
        conflicts,
        documents,
        draw,
        entities,
        export_tables,
        ingest,
        search,
        series,
    )

__all__ = [
    "check_draft",
    "claims",
    "conflicts",
    "documents",
    "draw",
    "entities",
    "export_tables",
    "ingest",
    "search",
    "series",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        notebook=("check_draft claims conflicts documents draw entities export_tables ingest search series"),
    )
