"""Tables of a page as grids of cells."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.page import Grid, Line, RawPage

__all__ = ["find_tables"]


def find_tables(raw: RawPage, lines: Sequence[Line]) -> list[Grid]:
    """The tables of the page from top to bottom."""
    return []
