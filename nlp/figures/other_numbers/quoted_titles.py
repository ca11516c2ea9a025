"""Titles of works in quotation marks: their numbers are the work's, and state nothing here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.geometry import Span

__all__ = ["quoted_titles"]

_QUOTED = re.compile(r"[“\"]([^“”\"]{12,300})[”\"]")
"""A title and its subtitle: from two words to about forty."""
_LONG_WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")
"""Words of four letters or more, which title case writes with a capital (Chicago Manual of Style, 8.159)."""
_FEWEST_WORDS = 3
_CAPITAL_SHARE = 0.7
"""Of a title's long words; the rest are "from", "with" and the second parts of compounds."""
_YEAR_BEHIND = re.compile(r"[^“”\"]{0,120}?\b(?:19|20)\d\d\b")
"""Who published it and when, behind a title in a note."""


def quoted_titles(text: str, *, is_note: bool) -> Iterator[Span]:
    """Where titles stand in quotation marks, in offsets of this text, marks left out, in order.

    As in “New Shop Opens with 10,000 Machines a Month,” in any text, and in a note also of a title in small
    letters that its publication and year follow.
    """
    for match in _QUOTED.finditer(text):
        inner, behind = match[1].rstrip(), text[match.end() :]
        parted = inner[-1:] in (",", ".", "?") or behind.lstrip()[:1] in (",", ".", "(", ";")
        if not parted or not any(char.isdigit() for char in inner):
            continue
        if _is_title_case(inner) or (is_note and _is_published(inner, behind)):
            yield Span(match.start(1), match.end(1))


def _is_title_case(inner: str) -> bool:
    words = _LONG_WORD.findall(inner)
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= _FEWEST_WORDS and capital >= _CAPITAL_SHARE * len(words)


def _is_published(inner: str, behind: str) -> bool:
    comma = inner.endswith(",") or behind.startswith(",")
    return comma and _YEAR_BEHIND.match(behind) is not None
