"""Themes of a collection: terms that keep company, by TF-IDF and non-negative factors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from corpus.geometry import DocId
from nlp.themes.factors import Matrix, factors, nearest, reduced, start
from nlp.themes.matrix import Counts, count_terms, kinship, weighted, with_kinship
from nlp.themes.number import suitable_number
from nlp.themes.phrases import find_phrases
from nlp.themes.records import Assignment, Theme, Themes, ThemeText, ThemeWord
from nlp.themes.samples import agreed, paired, sampled, samples
from nlp.themes.shown import best_name, by_weight, telling, top_terms
from nlp.themes.tokens import read_texts

__all__ = ["find_themes"]

_SHOWN = 15
"""Words shown of a theme."""
_LEAST, _MANY, _MOST = 4, 100, 30
"""Of so many texts two or three themes say nothing to a reader, and halves of anything are steady."""
_PROFILE = 60
"""Words by which a theme is known again."""
_ROUNDS = 60
"""Steps of the multiplicative updates (Lee and Seung, 2001): the factors of collections of some hundred
papers change little after some forty."""
_LEAST_LIKENESS = 0.02
"""A text that is less like any theme belongs to none."""
_SAME = 0.4
"""Likeness from which a theme is still the one that it was."""
_MEMORY = 0.5
"""What the words of an earlier theme weigh, beside the texts that it had."""


def find_themes(
    passages: Sequence[ThemeText],
    *,
    n: int | None = None,
    between: tuple[int, int] | None = None,
    seed: int = 0,
    before: Sequence[Theme] = (),
) -> Themes:
    """Themes of the texts; the same texts, seed and earlier themes give the same themes.

    Args:
        passages: texts; two of them is the least that has themes.
        n: how many themes; None: the number that is steadiest and hangs together best.
        between: the least and greatest number to choose from; None: four, or two of few texts, to thirty.
        seed: of the samples by which the number is chosen and the themes are made steady.
        before: themes of a smaller state of the collection; those found again keep their numbers.

    Raises:
        ValueError: if n is less than 1.
    """
    if n is not None and n < 1:
        raise ValueError(f"n = {n}; expected at least one theme")
    if len(passages) < 2:
        return Themes((), (None,) * len(passages))
    order = {doc: at for at, doc in enumerate(dict.fromkeys(passage.doc for passage in passages))}
    docs, least = np.asarray([order[p.doc] for p in passages], np.int64), _least_documents(len(order))
    reading = read_texts(passages)
    counts = count_terms(reading, find_phrases(reading, docs, least), docs, least)
    if not counts.terms:
        return Themes((), (None,) * len(passages))
    before = before if n is None else before[:n]
    choice = (n, n) if n is not None else between or (_LEAST if len(passages) >= _MANY else 2, _MOST)
    made = _made(counts, choice, seed, before)
    return _described(passages, counts, made, before)


def _least_documents(documents: int) -> int:
    """Documents that a term must stand in, so that no theme is the furniture or jargon of one paper."""
    return 1 if documents < 5 else 2 if documents < 50 else 3


@dataclass(frozen=True, slots=True)
class _Made:
    themes: Matrix
    numbers: list[int]
    """The number that each is to keep; 0 for new ones."""
    likeness: Matrix
    """Of each text to each theme."""


def _made(counts: Counts, choice: tuple[int, int], seed: int, before: Sequence[Theme]) -> _Made:
    texts = weighted(counts.table)
    tables = samples(counts.table, texts, seed)
    least, most = (min(n, len(counts.terms), texts.shape[0]) for n in choice)
    wanted = least if least == most else suitable_number(counts.table, texts, tables, least, most)
    old = _earlier(counts.terms, before)
    table = reduced(_remembering(with_kinship(texts, kinship(counts.table)), old, before), 0)
    number = max(wanted, len(before))
    begins = (start(table, number), agreed(sampled(tables, number)))
    found = [factors(table, _joined(begin, old), _ROUNDS) for begin in begins]
    themes = min(found, key=lambda one: one.loss).themes
    return _Made(themes, _numbers(themes, old, before), nearest(texts, themes))


# -- themes that hold ----------------------------------------------------------------------------------


def _earlier(terms: Sequence[str], before: Sequence[Theme]) -> Matrix:
    """The words of the earlier themes on today's terms, each row of length 1 or empty."""
    column = {term: at for at, term in enumerate(terms)}
    old = np.zeros((len(before), len(terms)), np.float32)
    for row, theme in enumerate(before):
        for word in theme.profile:
            if word.key in column:
                old[row, column[word.key]] = word.weight
    made: Matrix = old / np.maximum(1e-9, np.linalg.norm(old, axis=1, keepdims=True))
    return made


def _joined(fresh: Matrix, old: Matrix) -> Matrix:
    """Where the factors begin: the earlier themes with the fresh ones like them, then the other fresh."""
    if not len(old):
        return fresh
    pairs = paired(old, fresh)
    others = [at for at in range(len(fresh)) if at not in set(pairs)]
    made: Matrix = np.vstack([old + fresh[pairs], fresh[others]])
    return made


def _remembering(table: Any, old: Matrix, before: Sequence[Theme]) -> Any:
    """The matrix with the earlier themes below it, as if some of their texts spoke of them alone."""
    from scipy.sparse import csr_matrix, vstack

    if not len(old):
        return table
    heavy = np.sqrt([[_MEMORY * theme.texts] for theme in before]).astype(np.float32)
    return vstack([table, csr_matrix(old * heavy)]).tocsr()


def _numbers(themes: Matrix, old: Matrix, before: Sequence[Theme]) -> list[int]:
    """The number that each theme keeps; 0 for one that is new or no longer what it was."""
    lengths = np.maximum(1e-9, np.linalg.norm(themes[: len(old)], axis=1))
    alike = np.sum(themes[: len(old)] * old, axis=1) / lengths
    kept = [theme.number if one >= _SAME else 0 for theme, one in zip(before, alike, strict=True)]
    return kept + [0] * (len(themes) - len(old))


# -- what they are -------------------------------------------------------------------------------------


def _described(passages: Sequence[ThemeText], counts: Counts, made: _Made, before: Sequence[Theme]) -> Themes:
    best = made.likeness.argmax(axis=1)
    sure = made.likeness.max(axis=1) >= _LEAST_LIKENESS
    homes = [int(k) if enough else None for k, enough in zip(best, sure, strict=True)]
    numbers = _numbered(Counter(k for k in homes if k is not None), made.numbers, before)
    words = _Words(counts, made.themes)
    of_year = Counter(p.year for p, k in zip(passages, homes, strict=True) if k is not None)
    whole = sum(k is not None for k in homes)
    themes = []
    for k, number in numbers.items():
        own = [passage for passage, home in zip(passages, homes, strict=True) if home == k]
        themes.append(
            Theme(
                number=number,
                name=words.name(k),
                words=words.shown(k),
                profile=words.profile(k),
                weight=len(own) / whole,
                texts=len(own),
                documents=tuple(_shares(passage.doc for passage in own)),
                years=tuple(_years(own, of_year)),
                is_new=not made.numbers[k],
            )
        )
    themes.sort(key=lambda theme: (-theme.texts, theme.number))
    return Themes(tuple(themes), tuple(_assigned(homes, numbers, made.likeness)))


def _numbered(texts: Counter[int], kept: Sequence[int], before: Sequence[Theme]) -> dict[int, int]:
    """The number of each theme that has texts: its own, or the next that is free, by the number of texts."""
    following = max((theme.number for theme in before), default=0)
    numbers: dict[int, int] = {}
    for k in sorted(texts, key=lambda k: (-texts[k], k)):
        if kept[k]:
            numbers[k] = kept[k]
        else:
            following += 1
            numbers[k] = following
    return numbers


def _assigned(
    homes: Sequence[int | None], numbers: dict[int, int], likeness: Matrix
) -> Iterator[Assignment | None]:
    for home, row in zip(homes, likeness, strict=True):
        yield None if home is None else Assignment(numbers[home], round(float(row[home]), 4))


def _shares(docs: Iterable[DocId]) -> Iterator[tuple[DocId, float]]:
    counts = Counter(docs)
    total = counts.total()
    return ((doc, n / total) for doc, n in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _years(own: Sequence[ThemeText], of_year: Counter[int | None]) -> Iterator[tuple[int, float]]:
    counts = Counter(passage.year for passage in own)
    years = sorted(year for year in of_year if year is not None)
    return ((year, counts[year] / of_year[year]) for year in years)


class _Words:
    """The terms of themes as they are printed."""

    def __init__(self, counts: Counts, themes: Matrix) -> None:
        self._terms, self._printed, self._themes = counts.terms, counts.printed, themes
        self._telling = telling(themes, kinship(counts.table))

    def shown(self, k: int) -> tuple[ThemeWord, ...]:
        """The best words, no one a part of another."""
        weights = self._telling[k]
        return tuple(self._word(at, weights) for at in top_terms(weights, self._terms, _SHOWN))

    def profile(self, k: int) -> tuple[ThemeWord, ...]:
        """The heaviest terms, phrases and their parts."""
        weights = self._themes[k]
        order = by_weight(weights, _PROFILE)
        return tuple(self._word(at, weights) for at in order if weights[at] > 1e-6)

    def name(self, k: int) -> str:
        """The best phrase or word, and two more words."""
        weights = self._telling[k]
        shown = top_terms(weights, self._terms, _SHOWN)
        best, *more = best_name(shown, weights, self._terms)
        return ": ".join(filter(None, (self._printed[best], ", ".join(self._printed[at] for at in more))))

    def _word(self, at: int, weights: Matrix) -> ThemeWord:
        return ThemeWord(self._printed[at], round(float(weights[at] / weights.max()), 4), self._terms[at])
