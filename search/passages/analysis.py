"""Text to terms: one analysis that both engines use, so that they index and rank the same words.

Two chains: *exact* folds accents and case; *stemmed* also drops function words and stems by Snowball's
English stemmer (Porter2). Terms and stems are made here for both engines: Elasticsearch carries an older
release of the stemmer, which takes "international" and "internal" for one, and cuts more slowly.
Chinese and Japanese characters are terms of their own, so that text without spaces is found by phrase. A
number with its points is one term ("8541.40"); before that, `spelling` writes initials and numbers alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from corpus.geometry import Span
from search.passages.spelling import respelled, respelled_spans

if TYPE_CHECKING:
    import tantivy

__all__ = [
    "EXACT",
    "MAX_TERM",
    "STEMMED",
    "STOP_WORDS",
    "Token",
    "analyzer",
    "exact_terms",
    "is_ideographic",
    "stems",
    "storable",
    "tokens",
]

EXACT = "exact"
STEMMED = "stemmed"

_CJK = r"\p{Han}\p{Hiragana}\p{Katakana}"
_TOKEN = (
    rf"[{_CJK}]"  # one character, one term
    r"|\p{N}+(?:[.,]\p{N}+)*(?:\p{L}[\p{L}\p{M}\p{N}]*)?"
    rf"|[\p{{L}}\p{{M}}\p{{N}}&&[^{_CJK}]]+"
)
MAX_TERM = 200
"""Longest term in bytes; longer runs of letters are damage, and Lucene refuses terms beyond 32,766."""

STOP_WORDS = tuple(
    """
    a about above after again all also am an and any are as at be been before being below between both but by
    can could did do does doing during each few for from further had has have having he her here hers him his
    how i if in into is it its itself may me might more most my no nor not of off on once only or other our
    out over own s same shall she should so some such t than that the their theirs them then there these they
    this those through to too under until up very was we were what when where which while who whom why will
    with would you your yours
    """.split()  # noqa: SIM905 - eighty lines of one word each are not easier to read
)
"""Function words of English: pronouns, articles, auxiliaries, prepositions; "s" and "t" are what is left
of possessives and contractions."""

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Code points that Unicode (3.9, D76) keeps out of text; PDFs hold them, and neither engine can store
them."""


@dataclass(frozen=True, slots=True)
class Token:
    """A term and where its word stands in the text that was analysed."""

    term: str
    span: Span


@cache
def analyzer(chain: str) -> tantivy.TextAnalyzer:
    """The chain EXACT or STEMMED as tantivy runs it."""
    import tantivy

    # Accents before case: Java and Rust lower-case a dotted capital I differently, a plain one alike.
    steps = [
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.lowercase(),
        tantivy.Filter.remove_long(MAX_TERM + 1),
    ]
    if chain == STEMMED:
        steps += [tantivy.Filter.custom_stopword(list(STOP_WORDS)), tantivy.Filter.stemmer("english")]
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(_TOKEN))
    for step in steps:
        builder = builder.filter(step)
    return builder.build()


def tokens(text: str, chain: str) -> list[Token]:
    """The terms of the text by this chain, in order, with their places."""
    made = analyzer(chain).pre_tokenize(respelled(storable(text))).tokens
    ends = {span.start: span.end for span in respelled_spans(text)}
    return [Token(t.text, _whole(t.char_offset_from, t.char_offset_to, ends)) for t in made]


def _whole(start: int, end: int, ends: Mapping[int, int]) -> Span:
    """The word's span as it is written: "98,000", where its term is "98000"."""
    return Span(start, ends.get(start, end))


@lru_cache(maxsize=65536)
def exact_terms(name: str) -> str:
    """The name's exact terms with one space between: "Hon-Hai  Précision" -> "hon hai precision"."""
    return " ".join(analyzer(EXACT).analyze(respelled(storable(name))))


def stems(text: str) -> str:
    """The text's stemmed terms with one space between."""
    return " ".join(analyzer(STEMMED).analyze(respelled(storable(text))))


def is_ideographic(text: str) -> bool:
    """True if it holds a Chinese or Japanese character, which is a term of its own."""
    return not text.isascii() and _ideograph().search(text) is not None


@cache
def _ideograph() -> re.Pattern[str]:
    """Kana and the blocks of Chinese characters: written without spaces, so that each is a term.

    Unicode: CJK Unified, Extension A, Compatibility, planes 2 and 3.
    """
    return re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def storable(text: str) -> str:
    """The text with unpaired surrogates, which UTF-8 cannot carry, replaced one for one by U+FFFD."""
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            return _SURROGATE.sub("\ufffd", text)
    return text
