"""From records to an index and from a query to hits, on either of two engines."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from search.engine import Answer, Engine, Hit, open_engine
    from search.index import catch_up, count_stale, index_documents, rebuild
    from search.refused import Refusal, read_refusals, refusals_file, refused_line
    from search.renewal import open_current

__all__ = [
    "Answer",
    "Engine",
    "Hit",
    "Refusal",
    "catch_up",
    "count_stale",
    "index_documents",
    "open_current",
    "open_engine",
    "read_refusals",
    "rebuild",
    "refusals_file",
    "refused_line",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        engine="Answer Engine Hit open_engine",
        index="catch_up count_stale index_documents rebuild",
        refused="Refusal read_refusals refusals_file refused_line",
        renewal="open_current",
    )
