"""Measures of words in corpora: how key, how evenly spread, how much a pair belongs together."""

from __future__ import annotations

import math
from collections.abc import Sequence

__all__ = ["dp", "log_dice", "log_likelihood", "log_ratio", "mutual_information", "t_score"]

_ZERO = 0.5
"""Stands for a count of 0 where a logarithm is taken (Hardie 2014)."""


def log_likelihood(count: int, words: int, reference: int, reference_words: int) -> float:
    """How sure it is that a word is more or less common here than in the reference: 3.84 is sure by 95 %.

    2 (a ln(a/E1) + b ln(b/E2)), where E1 = c (a+b) / (c+d) and E2 = d (a+b) / (c+d) (Rayson and Garside,
    Comparing corpora using frequency profiling, 2000, after Dunning 1993). 0 where both are empty.
    """
    both, whole = count + reference, words + reference_words
    if not both or not whole:
        return 0.0
    pairs = ((count, words * both / whole), (reference, reference_words * both / whole))
    return max(0.0, 2 * sum(seen * math.log(seen / chance) for seen, chance in pairs if seen))


def log_ratio(count: int, words: int, reference: int, reference_words: int) -> float:
    """How many times a word doubles from the reference to here; below 0 it is rarer here.

    log2 of the ratio of relative frequencies, 0.5 for a count of 0 (Hardie, Log Ratio, 2014).
    """
    if not words or not reference_words:
        return 0.0
    here, there = (count or _ZERO) / words, (reference or _ZERO) / reference_words
    return math.log2(here / there)


def dp(counts: Sequence[int], sizes: Sequence[int]) -> float | None:
    """How unevenly a word is spread over parts of these sizes: 0 evenly, towards 1 in one small part alone.

    Half the sum of |share of the word's count - share of the corpus| (Gries, Dispersions and adjusted
    frequencies in corpora, 2008). None where there is no word or no text.
    """
    total, whole = sum(counts), sum(sizes)
    if not total or not whole:
        return None
    return sum(abs(n / total - size / whole) for n, size in zip(counts, sizes, strict=True)) / 2


def log_dice(together: int, one: int, other: int) -> float | None:
    """How exclusively two words stand together: 14 always; one point less is half as often.

    14 + log2(2 f(x,y) / (f(x) + f(y))) (Rychlý, A lexicographer-friendly association score, 2008). None
    where they never do.
    """
    return 14 + math.log2(2 * together / (one + other)) if together else None


def mutual_information(together: int, one: int, other: int, words: int, span: int = 1) -> float | None:
    """Bits by which two words stand together more often than by chance; high for rare pairs.

    log2(f(x,y) N / (f(x) f(y) S)), S being the places of a window (Church and Hanks, Word association norms,
    1990). None where they never do.
    """
    return math.log2(together * words / (one * other * span)) if together else None


def t_score(together: int, one: int, other: int, words: int, span: int = 1) -> float | None:
    """How sure it is that two words stand together more often than by chance; high for common pairs.

    (f(x,y) - f(x) f(y) S / N) / sqrt(f(x,y)) (Church, Gale, Hanks and Hindle, Using statistics in lexical
    analysis, 1991). None where they never do.
    """
    if not together:
        return None
    return (together - one * other * span / words) / math.sqrt(together)
