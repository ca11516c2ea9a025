"""Words that a part of the corpus uses more than the rest or a reference, and how evenly they are spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError
from corpus.store import Store, Summary, resolve_document
from figtrace.ask.filters import years_range
from figtrace.ask.words.word_counts import DocumentWords, corpus_words, text_words
from figtrace.ask.words.word_measures import dp, log_likelihood, log_ratio

__all__ = ["KeyTerm", "KeyTerms", "key_terms"]

_LEAST = 5
"""A word less common here is no key word of a text (Rayson, Berridge and Francis, 2004: expected counts)."""
_MILLION = 1_000_000
"""Rates are told per million words, as corpus linguistics does (McEnery and Hardie, 2012)."""


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """A word with its counts, all of them exact, and measures."""

    term: str
    count: int
    per_million: float
    reference: int | None
    """Count in the reference; None where there is none."""
    reference_per_million: float | None
    log_likelihood: float | None
    log_ratio: float | None
    """Doublings from the reference; below 0 the word is rarer here."""
    dp: float
    """Gries' DP over the documents: 0 evenly spread, towards 1 in one small document."""
    documents: int


@dataclass(frozen=True, slots=True)
class KeyTerms:
    """Words by keyness, or by count where there is no reference."""

    terms: tuple[KeyTerm, ...]
    words: int
    """Running words of the part."""
    reference_words: int
    """Running words of the reference; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class _Reference:
    counts: Counter[str]
    words: int


def key_terms(
    store: Store,
    *,
    docs: Sequence[str] = (),
    year: str = "",
    reference: Path | None = None,
    least: int = _LEAST,
    limit: int = 30,
) -> KeyTerms:
    """Words of a part of the corpus that are key against a reference, the surest first.

    The part is the documents named and of these years; all where neither is given. The reference is a text
    file, else the rest of the corpus. Without either, words come by count.

    Args:
        store: the store.
        docs: documents by id, file or title.
        year: "2008", "2005..2009".
        reference: a plain text in UTF-8.
        least: words that are rarer in the part are left out.
        limit: at most so many words.

    Raises:
        UsageError: if a document, year or file is none.
    """
    is_part = _part(store, docs, year)
    part = list(corpus_words(store, is_part))
    against = _of_file(reference) if reference else _of_rest(store, is_part)
    counts = [Counter(word for paragraph in one.paragraphs for word in paragraph) for one in part]
    whole: Counter[str] = Counter()
    for one in counts:
        whole.update(one)
    size = whole.total()
    found = [
        _term(term, counts, part, size, against)
        for term, count in whole.items()
        if count >= least and any(map(str.isalpha, term))
    ]
    key = [one for one in found if one.log_ratio is None or one.log_ratio > 0]
    key.sort(key=lambda one: (-(one.log_likelihood or 0), -one.count, one.term))
    return KeyTerms(tuple(key[:limit]), size, against.words)


def _part(store: Store, docs: Sequence[str], year: str) -> Callable[[Summary], bool]:
    named = {resolve_document(store, name) for name in docs}
    years = years_range(year)

    def is_part(summary: Summary) -> bool:
        if named and summary.id not in named:
            return False
        return years is None or (summary.year is not None and years[0] <= summary.year <= years[1])

    return is_part


def _of_file(file: Path) -> _Reference:
    try:
        words = text_words(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as exc:
        raise UsageError(f"{file} cannot be read as a text to compare with: {exc}") from exc
    return _Reference(Counter(words), len(words))


def _of_rest(store: Store, is_part: Callable[[Summary], bool]) -> _Reference:
    counts: Counter[str] = Counter()
    for one in corpus_words(store, lambda summary: not is_part(summary)):
        for paragraph in one.paragraphs:
            counts.update(paragraph)
    return _Reference(counts, counts.total())


def _term(
    term: str, counts: Sequence[Counter[str]], part: Sequence[DocumentWords], size: int, against: _Reference
) -> KeyTerm:
    each = [one[term] for one in counts]
    count, there = sum(each), against.counts[term]
    spread = dp(each, [one.size for one in part])
    compared = (count, size, there, against.words)
    has = against.words > 0
    return KeyTerm(
        term=term,
        count=count,
        per_million=round(count / size * _MILLION, 1),
        reference=there if has else None,
        reference_per_million=round(there / against.words * _MILLION, 1) if has else None,
        log_likelihood=round(log_likelihood(*compared), 2) if has else None,
        log_ratio=round(log_ratio(*compared), 2) if has else None,
        dp=round(spread or 0.0, 3),
        documents=sum(n > 0 for n in each),
    )
