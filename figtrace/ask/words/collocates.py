"""Words that stand near a word, by how much they belong to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.errors import UsageError
from corpus.store import Store
from figtrace.ask.words.word_counts import Node, corpus_words, node
from figtrace.ask.words.word_measures import log_dice, mutual_information, t_score
from search.passages.analysis import STOP_WORDS

__all__ = ["MEASURES", "Collocate", "Collocates", "collocates"]

MEASURES = ("logdice", "mi", "t")
"""By which collocates may be ordered."""


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word that stands near the word asked for; counts are exact."""

    word: str
    together: int
    """Places of the word asked for that have it in their window."""
    count: int
    """Of this word in the corpus."""
    log_dice: float
    mi: float
    t: float
    documents: int
    """In which they stand together."""


@dataclass(frozen=True, slots=True)
class Collocates:
    """Collocates, best first."""

    collocates: tuple[Collocate, ...]
    count: int
    """Of the word asked for."""
    words: int
    """Running words of the corpus's prose."""


def collocates(
    store: Store,
    given: str,
    *,
    window: int = 5,
    least: int = 5,
    by: str = "logdice",
    small_words: bool = False,
    limit: int = 30,
) -> Collocates:
    """Words within so many words of the given one in its paragraph, by a measure of MEASURES.

    Args:
        store: the store.
        given: a word, a phrase, or the beginning of words: "tariff*".
        window: words on either side.
        least: pairs that are rarer are left out.
        by: the measure that orders.
        small_words: with function words, which else are left out.
        limit: at most so many.

    Raises:
        UsageError: if it is no word, or there is no such measure.
    """
    if by not in MEASURES:
        raise UsageError(f"--by {by}: expected one of {', '.join(MEASURES)}")
    looked_for = node(given)
    counts, together, documents = Counter[str](), Counter[str](), Counter[str]()
    places = 0
    for one in corpus_words(store):
        near: Counter[str] = Counter()
        for paragraph in one.paragraphs:
            counts.update(paragraph)
            for beside in _windows(looked_for, paragraph, window):
                places += 1
                near.update(beside)
        together.update(near)
        documents.update(near.keys())
    total, left_out = counts.total(), frozenset() if small_words else frozenset(STOP_WORDS)
    found = [
        _collocate(word, n, counts[word], places, total, 2 * window, documents[word])
        for word, n in together.items()
        if n >= least and word not in left_out and any(map(str.isalpha, word))
    ]
    found.sort(key=lambda one: (-_value(one, by), one.word))
    return Collocates(tuple(found[:limit]), places, total)


def _windows(looked_for: Node, words: Sequence[str], window: int) -> Iterator[frozenset[str]]:
    """The different words around each place of the word."""
    length = len(looked_for.parts)
    for at in looked_for.starts(words):
        yield frozenset((*words[max(0, at - window) : at], *words[at + length : at + length + window]))


def _collocate(
    word: str, together: int, count: int, places: int, total: int, span: int, documents: int
) -> Collocate:
    return Collocate(
        word,
        together,
        count,
        round(log_dice(together, places, count) or 0.0, 2),
        round(mutual_information(together, places, count, total, span) or 0.0, 2),
        round(t_score(together, places, count, total, span) or 0.0, 2),
        documents,
    )


def _value(one: Collocate, by: str) -> float:
    return {"logdice": one.log_dice, "mi": one.mi, "t": one.t}[by]
