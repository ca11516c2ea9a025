"""A text's terms for an engine that is given them one behind the other, and analyses nothing itself.

A text is cut as a whole, but folded and stemmed word by word, each word once: pages say the same few thousand
words again and again. Analysed as one piece a passage of 90 words takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterable

from search.passages.analysis import EXACT, MAX_TERM
from search.passages.lines import stem_of
from search.passages.spaced import spaced_analyzer, spaced_terms

__all__ = ["exact_list", "stem_list"]


def exact_list(text: str) -> list[str]:
    """The exact terms, in order, of a text that `fields.written` has made."""
    spaced = spaced_terms(text)
    if not spaced.isascii():
        return spaced_analyzer(EXACT).analyze(spaced)
    words = spaced.lower().split()
    return [word for word in words if len(word) <= MAX_TERM] if len(spaced) > MAX_TERM else words


def stem_list(terms: Iterable[str]) -> list[str]:
    """The stems of exact terms; function words are left out."""
    return list(filter(None, map(stem_of, terms)))
