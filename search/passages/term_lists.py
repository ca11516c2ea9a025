"""A text's terms for an engine that is given them one behind the other, and analyses nothing itself.

A text is cut as a whole, but folded and stemmed word by word, each word once: pages say the same few thousand
words again and again. Analysed as one piece a passage of 90 words takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from search.passages.analysis import EXACT, MAX_TERM
from search.passages.lines import STEMS
from search.passages.spaced import spaced_analyzer, spaced_terms

__all__ = ["exact_list", "stem_list"]


def exact_list(text: str) -> list[str]:
    """The exact terms, in order, of a text that `fields.written` has made."""
    spaced = spaced_terms(text)
    if spaced.isascii():
        words = spaced.lower().split()
        if len(max(words, key=len, default="")) > MAX_TERM:
            return [word for word in words if len(word) <= MAX_TERM]
        return words
    return list(filter(None, map(_folded, spaced.split())))


@lru_cache(maxsize=65536)  # as of stems
def _folded(word: str) -> str:
    """The term of one word; "" where it is too long."""
    return "".join(spaced_analyzer(EXACT).analyze(word))


def stem_list(terms: Iterable[str]) -> list[str]:
    """The stems of exact terms; function words are left out."""
    return [stem for term in terms if (stem := STEMS[term])]
