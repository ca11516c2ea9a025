"""Which words side by side are one term: noun phrases, by how often they stand together and alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from nlp.themes.tokens import Numbers, Reading

__all__ = ["Phrases", "find_phrases"]

Run = tuple[int, ...]
"""Words side by side, as positions in `Reading.keys`."""

_LONGEST = 4
"""Words of a term: longer ones are below 1 in 50 (Justeson and Katz, Technical terminology, 1995)."""
_LEAST_COUNT = 5
"""Places that a phrase has: the count below which Manning and Schütze (1999, 5.4) call such measures
unreliable."""
_LEAST_NPMI = 0.2
"""Below it words stand together little more often than chance has them (Bouma, 2009: 0 is chance)."""
_LEAST_C_VALUE = 4.0
"""C-value (Frantzi et al., 2000) of a term: four places by itself for a phrase of two words, three for one of
three."""
_NESTED = 0.8
"""A phrase that stands within longer ones in such a share of its places is a piece of them."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The terms of several words, and where they stand without overlaps."""

    runs: tuple[Run, ...]
    at: Numbers
    """Where in the row of words each place of a term begins, in order."""
    which: Numbers
    """Position in `runs` of the term at each place."""


@dataclass(frozen=True, slots=True)
class _Grams:
    """The common runs of one length: which run begins at each word of the row, -1 for none."""

    at: Numbers
    runs: list[Run]
    counts: Numbers
    documents: Numbers


def find_phrases(reading: Reading, docs: Numbers, least_documents: int) -> Phrases:
    """Runs of two to four words that are terms.

    They end with a noun, stand together more often than chance has it, in enough documents; and their
    C-value, log2 of the length times the count outside of longer terms, is large enough (Frantzi, Ananiadou
    and Mima, Automatic recognition of multi-word terms, 2000). `docs` has the document of each text.
    """
    grams = list(_common_runs(reading, docs))
    single = np.bincount(reading.key, minlength=len(reading.keys))
    total = int(single[1:].sum())
    fitting = {
        run: int(count)
        for gram in grams
        for run, count, documents in zip(gram.runs, gram.counts, gram.documents, strict=True)
        if documents >= least_documents
        and _is_nominal(run, reading)
        and _npmi(run, int(count), single, total) >= _LEAST_NPMI
    }
    return _placed(grams, _by_c_value(fitting))


def _common_runs(reading: Reading, docs: Numbers) -> Iterator[_Grams]:
    """Runs of two words, three, four; the words of a longer one are those of two that overlap."""
    doc_at = docs[reading.text] if len(docs) else reading.text
    last, size = np.where(reading.key > 0, reading.key, -1), len(reading.keys)
    for length in range(2, _LONGEST + 1):
        after = np.r_[last[1:], -1]
        fits = np.flatnonzero((last >= 0) & (after >= 0))
        codes, first, inverse, counts = np.unique(
            last[fits] * size + after[fits], return_index=True, return_inverse=True, return_counts=True
        )
        common = np.flatnonzero(counts >= _LEAST_COUNT)
        number = np.full(len(codes), -1, np.int64)
        number[common] = np.arange(len(common))
        at = np.full(len(last), -1, np.int64)
        at[fits] = number[inverse]
        runs = [tuple(map(int, reading.key[place : place + length])) for place in fits[first[common]]]
        yield _Grams(at, runs, counts[common], _documents(at, doc_at, len(common)))
        last, size = at, len(common) + 1


def _documents(at: Numbers, doc_at: Numbers, runs: int) -> Numbers:
    """How many documents each run stands in."""
    fits = at >= 0
    most = int(doc_at.max(initial=0)) + 1
    return np.bincount(np.unique(at[fits] * most + doc_at[fits]) // most, minlength=runs)


def _is_nominal(run: Run, reading: Reading) -> bool:
    """True for names, whatever stands around them, and for runs that end with a noun and have no verb."""
    if all(reading.names[word] for word in run):
        return len(set(run)) == len(run)
    last = run[-1]
    if len(set(run)) < len(run) or reading.nouns[last] <= reading.verbs[last]:
        return False
    return not any(reading.keys[word].endswith("ly") or _is_verb(word, reading) for word in run)


def _is_verb(word: int, reading: Reading) -> bool:
    return bool(reading.verbs[word] > max(1, reading.nouns[word]))


def _npmi(run: Run, count: int, single: Numbers, total: int) -> float:
    """How much more often than by chance the words stand together, from -1 to 1; the mean of many."""
    if count >= total:
        return 1.0
    chance = sum(math.log(single[word] / total) for word in run)
    both = math.log(count / total)
    return (both - chance) / (-both * (len(run) - 1))


def _by_c_value(counts: Mapping[Run, int]) -> frozenset[Run]:
    """Those whose places outside of longer ones are many enough, the longest first."""
    taken: set[Run] = set()
    inside: Counter[Run] = Counter()
    for run in sorted(counts, key=lambda one: (-len(one), one)):
        alone = counts[run] - inside[run]
        if math.log2(len(run)) * alone < _LEAST_C_VALUE or alone < (1 - _NESTED) * counts[run]:
            continue
        taken.add(run)
        for length in range(2, len(run)):
            for start in range(len(run) - length + 1):
                inside[run[start : start + length]] += alone
    return frozenset(taken)


def _placed(grams: list[_Grams], taken: frozenset[Run]) -> Phrases:
    """Where the terms stand: at each place the longest, the first of those that overlap."""
    runs = tuple(run for gram in grams for run in gram.runs if run in taken)
    number = {run: at for at, run in enumerate(runs)}
    which = np.full(len(grams[0].at), -1, np.int64)
    for gram in grams:
        numbers = np.asarray([*(number.get(run, -1) for run in gram.runs), -1], np.int64)[gram.at]
        which = np.where(numbers >= 0, numbers, which)
    kept, free = [], 0
    for at in np.flatnonzero(which >= 0).tolist():
        if at >= free:
            kept.append(at)
            free = at + len(runs[which[at]])
    places = np.asarray(kept, np.int64)
    return Phrases(runs, places, which[places])
