"""How often words are used in the papers of each year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.store import Store, list_editions
from figtrace.ask.words.word_counts import corpus_words, node

__all__ = ["TrendPoint", "trend"]

_MILLION = 1_000_000
"""Rates are told per million words, as in `terms`."""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A word in the papers of one year; counts are exact."""

    word: str
    year: int | None
    """Of publication; None for papers that do not say it."""
    count: int
    words: int
    """Running words of these papers."""
    per_million: float
    documents: int
    """Papers that have the word."""
    of: int
    """Papers of the year."""


def trend(store: Store, given: Sequence[str]) -> tuple[TrendPoint, ...]:
    """A point for each word or phrase and year that has papers, by word as given and year, unknown last.

    Of a work with several editions the newest is counted: its words would else be two years' news.

    Raises:
        UsageError: if one is no word.
    """
    nodes = {word: node(word) for word in given}
    words, papers = Counter[int | None](), Counter[int | None]()
    counts, having = Counter[tuple[str, int | None]](), Counter[tuple[str, int | None]]()
    older = {edition.doc for edition in list_editions(store) if edition.place}
    for one in corpus_words(store):
        if one.summary.id in older:
            continue
        year = one.summary.year
        words[year] += one.size
        papers[year] += 1
        for word, looked_for in nodes.items():
            n = sum(map(looked_for.count, one.paragraphs))
            counts[word, year] += n
            having[word, year] += n > 0
    years = sorted(papers, key=_order)
    return tuple(
        TrendPoint(
            word,
            year,
            counts[word, year],
            words[year],
            round(counts[word, year] / words[year] * _MILLION, 1) if words[year] else 0.0,
            having[word, year],
            papers[year],
        )
        for word in nodes
        for year in _with_text(years, words)
    )


def _with_text(years: Iterable[int | None], words: Counter[int | None]) -> list[int | None]:
    return [year for year in years if words[year]]


def _order(year: int | None) -> tuple[bool, int]:
    return year is None, year or 0
