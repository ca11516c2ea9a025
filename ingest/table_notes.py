"""Captions, units notes and footnotes bound to their tables."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.page import Part

__all__ = ["bind_captions"]


def bind_captions(parts: Sequence[Part]) -> None:
    """Give each table the caption, units note and notes that stand beside it."""
