"""Terms by texts as a sparse matrix, and below it how near the terms are to one another."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np

from nlp.themes.phrases import Phrases
from nlp.themes.tokens import Numbers, Reading

__all__ = ["Counts", "count_terms", "kinship", "weighted", "with_kinship"]

_MOST_TERMS = 4_000
"""Columns of the matrix: the terms in most texts; rarer ones make no theme."""
_MOST_OF_TEXTS = 0.5
"""A term in more of the texts than this says nothing of any."""
_FEW = 10
"""Of fewer texts nothing is left out as rare or common."""
_PART = 0.5
"""What a word of a phrase counts: it still tells what a text is about, but less than the phrase does."""
_LEAST_KINSHIP = 0.1
"""NPMI of terms that still are neighbours: at 0 two terms share texts by chance, and below a tenth the many
weak ones only fill the memory."""
_LEAST_TOGETHER = 3
"""Below these two terms are no kin: chance brings rare ones together (Bouma, 2009)."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each term stands in each text."""

    terms: tuple[str, ...]
    """Words and phrases as they are counted; the columns."""
    printed: tuple[str, ...]
    """The form in which each is printed most; of equals the first in the alphabet."""
    table: Any
    """Sparse matrix of numpy's float32, a row for each text."""


def count_terms(reading: Reading, phrases: Phrases, docs: Numbers, least_documents: int) -> Counts:
    """The texts' terms that stand in some texts but not in most, in enough documents."""
    whole = _table(reading, phrases, len(docs))
    kept = _kept(whole, docs, least_documents)
    words = len(reading.keys)
    singles = _printed_words(reading)
    several = _printed_phrases(reading, phrases)
    terms, printed = [], []
    for column in kept.tolist():
        run = phrases.runs[column - words] if column >= words else (column,)
        terms.append(" ".join(reading.keys[word] for word in run))
        printed.append(several[column - words] if column >= words else singles[column])
    return Counts(tuple(terms), tuple(printed), whole[:, kept].tocsr())


def _table(reading: Reading, phrases: Phrases, texts: int) -> Any:
    """Counts of words, then of phrases, in each text."""
    from scipy.sparse import csr_matrix

    lengths = np.asarray([len(run) for run in phrases.runs], np.int64)
    weights = np.ones(len(reading.key), np.float32)
    for more in range(4):
        weights[phrases.at[lengths[phrases.which] > more] + more] = _PART
    says = np.flatnonzero(reading.key)
    rows = np.r_[reading.text[says], reading.text[phrases.at]]
    columns = np.r_[reading.key[says], len(reading.keys) + phrases.which]
    cells = np.r_[weights[says], np.ones(len(phrases.at), np.float32)]
    shape = (texts, len(reading.keys) + len(phrases.runs))
    return csr_matrix((cells, (rows, columns)), shape=shape, dtype=np.float32)


def _kept(table: Any, docs: Numbers, least_documents: int) -> Numbers:
    """Columns of the terms that are neither rare nor everywhere, the commonest of them."""
    from scipy.sparse import csr_matrix

    texts = table.shape[0]
    has = (table > 0).astype(np.float32)
    counts = np.asarray(has.sum(axis=0)).ravel()
    of_doc = csr_matrix((np.ones(texts, np.float32), (docs, np.arange(texts))))
    documents = np.asarray(((of_doc @ has) > 0).sum(axis=0)).ravel()
    few = texts < _FEW
    least, most = (1, texts) if few else (max(2, min(5, texts // 50)), _MOST_OF_TEXTS * texts)
    fitting = np.flatnonzero((counts >= least) & (counts <= most) & (documents >= least_documents))
    commonest = fitting[np.argsort(-counts[fitting], kind="stable")[:_MOST_TERMS]]
    made: Numbers = np.sort(commonest)
    return made


def _printed_words(reading: Reading) -> list[str]:
    """The form in which each word is printed most."""
    size = len(reading.forms)
    codes, counts = np.unique(reading.key * size + reading.form, return_counts=True)
    best: list[tuple[int, str]] = [(0, "")] * len(reading.keys)
    for key, form, count in zip(
        (codes // size).tolist(), (codes % size).tolist(), counts.tolist(), strict=True
    ):
        best[key] = min(best[key], (-count, reading.forms[form]))
    return [form for _, form in best]


def _printed_phrases(reading: Reading, phrases: Phrases) -> list[str]:
    """The form in which each phrase is printed most."""
    found: dict[int, Counter[tuple[int, ...]]] = defaultdict(Counter)
    form = reading.form.tolist()
    for at, which in zip(phrases.at.tolist(), phrases.which.tolist(), strict=True):
        found[which][tuple(form[at : at + len(phrases.runs[which])])] += 1
    return [_most(found[which], reading.forms) for which in range(len(phrases.runs))]


def _most(counts: Counter[tuple[int, ...]], forms: tuple[str, ...]) -> str:
    spelt = {" ".join(forms[one] for one in run): count for run, count in counts.items()}
    return min(spelt.items(), key=lambda one: (-one[1], one[0]), default=("", 0))[0]


def weighted(table: Any) -> Any:
    """TF-IDF with the logarithm of counts, each row of length 1 (Salton and Buckley, 1988)."""
    from sklearn.feature_extraction.text import TfidfTransformer

    damped = table.copy()
    damped.data = np.log1p(damped.data)
    return TfidfTransformer().fit_transform(damped).astype(np.float32)


def kinship(table: Any) -> Any:
    """How much more often than by chance two terms share a text, from 0 to 1: NPMI (Bouma, 2009)."""
    from scipy.sparse import csr_matrix

    has = (table > 0).astype(np.float32)
    texts = has.shape[0]
    alone = np.asarray(has.sum(axis=0)).ravel()
    both = (has.T @ has).tocoo()
    fitting = (both.row != both.col) & (both.data >= min(_LEAST_TOGETHER, texts))
    rows, columns, shared = both.row[fitting], both.col[fitting], both.data[fitting]
    share = np.minimum(shared / texts, 0.999)  # of terms in all texts the logarithm would be 0
    near = np.log(shared * texts / (alone[rows] * alone[columns])) / -np.log(share)
    kin = near > _LEAST_KINSHIP
    return csr_matrix((near[kin], (rows[kin], columns[kin])), shape=both.shape, dtype=np.float32)


def with_kinship(table: Any, kin: Any) -> Any:
    """The weighted texts, and below them the terms as texts of their kin, as heavy together as the texts.

    Factors of both at once keep words of a theme together that short texts seldom hold together (Shi and
    others, Short-text topic modeling via NMF enriched with local word-context correlations, 2018).
    """
    from scipy.sparse import vstack
    from sklearn.preprocessing import normalize

    share = np.float32(np.sqrt(table.shape[0] / max(1, table.shape[1])))
    return vstack([table, normalize(kin) * share]).tocsr()
