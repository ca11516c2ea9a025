"""The list of references: found, split into entries, entries read into fields."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Reference
from ingest.assemble import Assembled
from ingest.page import Part

__all__ = ["read_references"]


def read_references(parts: Sequence[Part], made: Assembled) -> tuple[Reference, ...]:
    """The entries of the document's lists of references."""
    return ()
