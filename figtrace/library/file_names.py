"""What the name of a document's file tells of the work."""

from __future__ import annotations

from collections.abc import Collection

from corpus.english import TITLE_SMALL_WORDS
from corpus.store import Summary

__all__ = ["file_name", "file_stem", "is_named_by"]

_WORDS_OF_A_NAME, _LONG_WORDS = 4, 2
"""Words of a file's name, and long ones among them, that are no accident where an entry has them all."""


def file_name(summary: Summary) -> str:
    """The name of the document's file: "smith-2009.pdf" of "papers/smith-2009.pdf"."""
    return summary.source.replace("\\", "/").rsplit("/", 1)[-1]


def file_stem(summary: Summary) -> str:
    """The same without its end: "smith-2009"."""
    return file_name(summary).rsplit(".", 1)[0]


def is_named_by(stem: Collection[str], entry: Collection[str]) -> bool:
    """True for "Doe_Workshop_Green_Spending (05-10-23)" where the entry has all these words, both folded."""
    words = {word for word in stem if word.isalpha()}
    long_ones = sum(len(word) > 3 for word in words - TITLE_SMALL_WORDS)
    return len(words) >= _WORDS_OF_A_NAME and long_ones >= _LONG_WORDS and words <= set(entry)
