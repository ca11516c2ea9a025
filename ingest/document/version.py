"""The version of the reading: a store knows by it which documents today's reader would read otherwise."""

__all__ = ["READER"]

READER = "figtrace-ingest/9"
"""Rises when the same file comes out as another Document."""
