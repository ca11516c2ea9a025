"""Themes of a collection: words that keep company, by TF-IDF and non-negative matrix factorisation."""

from __future__ import annotations

import math
import re
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.geometry import DocId
from nlp.text import words

__all__ = ["Theme", "ThemeText", "ThemeWord", "Themes", "find_themes"]

_MOST_WORDS = 20_000
"""Columns of the matrix: the commonest words and pairs; rarer ones make no theme."""
_SHOWN = 15
"""Words kept of a theme."""
_ROUNDS = 400
_EXCLUSIVE = 0.1
"""How much a word that other themes share loses: 0 nothing, 1 makes weight a lift."""

_BOILERPLATE = words("theme-boilerplate")
"""Words of every paper that name no theme."""


@dataclass(frozen=True, slots=True)
class ThemeText:
    """A passage or document to find themes in."""

    text: str
    doc: DocId
    year: int | None = None
    """Year of the document; None: unknown."""


@dataclass(frozen=True, slots=True)
class ThemeWord:
    """A word, or two in a row, and its weight in a theme, from 0 to 1."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class Theme:
    """Words that keep company and where they do."""

    number: int
    """From 1, by weight."""
    words: tuple[ThemeWord, ...]
    """Heaviest first."""
    weight: float
    """Share of the whole collection, from 0 to 1."""
    documents: tuple[tuple[DocId, float], ...]
    """Documents with their own share of the theme's weight, heaviest first; those without are left out."""
    years: tuple[tuple[int, float], ...]
    """Share of the theme in the texts of each year, from 0 to 1, by year."""

    @property
    def name(self) -> str:
        """Its first three words: "solar, module, polysilicon"."""
        return ", ".join(word.word for word in self.words[:3])


@dataclass(frozen=True, slots=True)
class Themes:
    """Themes by weight and the theme of each text."""

    themes: tuple[Theme, ...]
    assigned: tuple[int | None, ...]
    """Number of the heaviest theme of each given text; None for a text without a word of any theme."""


def find_themes(passages: Sequence[ThemeText], *, n: int | None = None, seed: int = 0) -> Themes:
    """Themes of the texts; the same texts and seed give the same themes.

    Args:
        passages: texts; two of them is the least that has themes.
        n: how many themes; None: by the size of the collection, from 2 to 30.
        seed: of the factorisation's start where its own start is not possible.

    Raises:
        ValueError: if n is less than 1.
    """
    if n is not None and n < 1:
        raise ValueError(f"n = {n}; expected at least one theme")
    wanted = _suitable_number(passages) if n is None else n
    factors = _factorised([passage.text for passage in passages], wanted, seed)
    return _described(passages, factors)


def _suitable_number(passages: Sequence[ThemeText]) -> int:
    """About the root of half the number of texts, but no more than two a document and thirty in all.

    The rule of thumb is that of cluster analysis (Mardia, Kent and Bibby, Multivariate Analysis, 1979).
    """
    documents = len({passage.doc for passage in passages})
    return max(2, min(30, round(math.sqrt(len(passages) / 2)), 2 * documents))


_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")


def _singular(word: str) -> str:
    """A word's singular by its ending, so that "tariff" and "tariffs" are one."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "ics", "ous", "news", "series"))
    ):
        return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]
    return word


@dataclass(frozen=True, slots=True)
class _Factors:
    words: list[str]
    by_text: list[list[float]]
    """Weight of each theme in each text."""
    by_theme: list[list[float]]
    """Weight of each word in each theme."""


def _factorised(texts: Sequence[str], n: int, seed: int) -> _Factors:
    """Themes by NMF on TF-IDF (Lee and Seung, Nature 401, 1999); empty where no word is left."""
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.feature_extraction.text import TfidfVectorizer

    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    terms = [list(_terms(text, surfaces)) for text in texts]
    kept = _words_kept(terms)
    if not kept or n < 1:
        return _Factors([], [[] for _ in texts], [])
    counter = TfidfVectorizer(analyzer=_same, vocabulary=kept, sublinear_tf=True)
    matrix = counter.fit_transform(terms)
    different = len({tuple(words) for words in terms})
    n = min(n, len(kept), different)
    start = "nndsvd" if different >= 2 * n else "random"  # singular vectors need more texts than themes
    model = NMF(n_components=n, init=start, random_state=seed, max_iter=_ROUNDS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the last decimals change no theme
        warnings.simplefilter("ignore", RuntimeWarning)  # root of an error that rounding made negative
        weights = model.fit_transform(matrix)
    shown = [_shown(word, surfaces) for word in kept]
    return _Factors(shown, weights.tolist(), model.components_.tolist())


def _same(terms: list[str]) -> list[str]:
    return terms


def _words_kept(terms: Sequence[Sequence[str]]) -> list[str]:
    """Words and pairs that stand in some texts but not in most, the commonest of them, by alphabet."""
    counts = Counter(word for words in terms for word in set(words))
    few = len(terms) < 10
    least = 1 if few else max(2, min(5, len(terms) // 50))
    most = len(terms) if few else len(terms) // 2
    fitting = [word for word, count in counts.items() if least <= count <= most]
    fitting.sort(key=lambda word: (-counts[word], word))
    return sorted(fitting[:_MOST_WORDS])


def _terms(text: str, surfaces: dict[str, Counter[str]]) -> Iterator[str]:
    """Words in the singular and pairs of neighbours, without stop words; the printed forms are counted."""
    last = last_printed = ""
    for match in _WORD.finditer(text):
        printed = match.group().casefold().replace("’", "'").removesuffix("'s")
        word = _singular(printed)
        if len(word) < 3 or word in _stop_words():
            last = ""
            continue
        surfaces[word][printed] += 1
        yield word
        if last and last != word:
            surfaces[f"{last} {word}"][f"{last_printed} {printed}"] += 1
            yield f"{last} {word}"
        last, last_printed = word, printed


@cache
def _stop_words() -> frozenset[str]:
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    words = _BOILERPLATE | frozenset(ENGLISH_STOP_WORDS)
    return words | {_singular(word) for word in words}


def _shown(word: str, surfaces: dict[str, Counter[str]]) -> str:
    """The form of a word or pair that is printed most; of equals the first in the alphabet."""
    return min(surfaces[word].items(), key=lambda item: (-item[1], item[0]))[0]


def _described(passages: Sequence[ThemeText], factors: _Factors) -> Themes:
    heavy = [_scale(row) for row in factors.by_theme]
    by_text = [[weight * scale for weight, scale in zip(row, heavy, strict=True)] for row in factors.by_text]
    totals = [sum(row[k] for row in by_text) for k in range(len(heavy))]
    order = sorted((k for k, total in enumerate(totals) if total > 0), key=lambda k: (-totals[k], k))
    number = {k: position for position, k in enumerate(order, start=1)}
    themes = tuple(_theme(passages, factors, by_text, k, number[k]) for k in order)
    best = (max(order, key=lambda k: row[k]) if any(row) else None for row in by_text)
    return Themes(themes, tuple(None if k is None else number[k] for k in best))


def _scale(row: Sequence[float]) -> float:
    """Length of a theme's vector of words: a factorisation leaves open how it is shared with the texts."""
    return math.sqrt(sum(weight * weight for weight in row))


def _theme(
    passages: Sequence[ThemeText], factors: _Factors, by_text: Sequence[Sequence[float]], k: int, number: int
) -> Theme:
    everything = sum(map(sum, by_text))
    of_theme = [row[k] for row in by_text]
    total = sum(of_theme)
    documents: dict[DocId, float] = defaultdict(float)
    for passage, weight in zip(passages, of_theme, strict=True):
        documents[passage.doc] += weight / total
    ranked = sorted(
        ((doc, share) for doc, share in documents.items() if share > 0), key=lambda x: (-x[1], x[0])
    )
    words = tuple(_words(factors.words, _telling(factors.by_theme, k)))
    return Theme(number, words, total / everything, tuple(ranked), tuple(_years(passages, by_text, k)))


def _telling(by_theme: Sequence[Sequence[float]], k: int) -> list[float]:
    """Weights of the words in a theme, less where other themes share the word.

    A middle way between weight and lift, as Sievert and Shirley (LDAvis, 2014) found best to read.
    """
    wholes = (sum(column) for column in zip(*by_theme, strict=True))
    return [
        weight * (weight / whole) ** _EXCLUSIVE if whole else 0.0
        for weight, whole in zip(by_theme[k], wholes, strict=True)
    ]


def _words(words: Sequence[str], weights: Sequence[float]) -> Iterator[ThemeWord]:
    """The heaviest words; a word that only repeats a heavier pair, or the reverse, is left out."""
    most = max(weights)
    shown: list[str] = []
    for index in sorted(range(len(words)), key=lambda i: (-weights[i], words[i])):
        word = words[index]
        if len(shown) == _SHOWN or weights[index] <= 0:
            return
        if " " in word and all(part in shown for part in word.split()) and len(shown) < _SHOWN // 2:
            continue
        shown.append(word)
        yield ThemeWord(word, weights[index] / most)


def _years(
    passages: Sequence[ThemeText], by_text: Sequence[Sequence[float]], k: int
) -> Iterator[tuple[int, float]]:
    theme: dict[int, float] = defaultdict(float)
    whole: dict[int, float] = defaultdict(float)
    for passage, row in zip(passages, by_text, strict=True):
        if passage.year is not None:
            theme[passage.year] += row[k]
            whole[passage.year] += sum(row)
    return ((year, theme[year] / whole[year]) for year in sorted(whole) if whole[year] > 0)
