"""A text with its terms divided by single signs of space, so that engines find them without the pattern.

tantivy's tokenizer by pattern takes 105 µs for a passage of 90 words, its tokenizer by spaces 17 µs, and a
passage is read by two chains. Most texts can be brought into that form by putting a space for each sign that
is no part of a term; the rest goes by the pattern itself.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from search.passages.analysis import EXACT, MAX_TERM, STEMMED, STOP_WORDS, analyzer, storable
from search.passages.spelling import respelled

if TYPE_CHECKING:
    import tantivy

    PlacedTerm: TypeAlias = tantivy.Token

__all__ = ["placed_terms", "spaced_analyzer", "spaced_terms"]

_ALIKE = (
    "\t\n\r -~\u00a0-\u00bb\u00bf-\u02ff\u0391-\u03a1\u03a3-\u03ff\u1d00-\u1dbf"
    "\u2000-\u20cf\u2100-\u214f\u2190-\u23ff\u25a0-\u26ff\ufffd"
)
"""Signs that Python and the pattern take for the same: letter, figure or neither. No marks, no Chinese."""
_RAISED = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089"
_STRANGE = re.compile(f"[^{_ALIKE}]")
"""Any sign for which dividing by spaces and the engine's own pattern may disagree; one is enough to ask the
pattern."""
_RAISED_SIGN = re.compile(f"[{_RAISED}]")
"""Looked for first, since raised figures are rare and the next pattern is slow."""
_RAISED_PART = re.compile(rf"[{_RAISED}][.,][\d{_RAISED}]|\d[.,][{_RAISED}]")
"""Raised figures beside a point or comma: a footnote's mark behind a number, which the pattern of terms cuts
otherwise."""
_SIGN = re.compile(r"[^\w \t\n\r](?!(?<=[.,])\d)")
"""Signs between terms that are no space of ASCII, where tantivy divides; a point or comma before a digit may
be part of a number."""
_FIRST = re.compile(r"[.,](?<!\d[.,])")
"""A point or comma that stands behind no figure, and so divides terms."""
_INNER = re.compile(r"[.,](?<=\d[.,])(?=\d)")
"""A point or comma between figures, which belongs to the number: "1,234.5" is one term."""


@lru_cache(maxsize=64)  # a text goes into two fields, a title into every passage
def spaced_terms(text: str) -> str:
    """The text's terms as written, with spaces between; accents and case stay for the analyzer."""
    if _needs_pattern(text):
        return " ".join(analyzer(EXACT).analyze(storable(text)))
    return _divided(text)


def placed_terms(text: str, chain: str) -> list[PlacedTerm]:
    """The terms of the text by this chain, in order, as tantivy has them: each with its place."""
    text = respelled(storable(text))
    if _needs_pattern(text):
        return analyzer(chain).pre_tokenize(text).tokens
    return spaced_analyzer(chain).pre_tokenize(_divided(text)).tokens


def _divided(text: str) -> str:
    """The text with a space for each sign between terms, so that all places stay."""
    return _FIRST.sub(" ", _SIGN.sub(" ", text).replace("_", " "))


def _needs_pattern(text: str) -> bool:
    if not text.isascii():
        if _STRANGE.search(text):
            return True
        if _RAISED_SIGN.search(text) and _RAISED_PART.search(text):
            return True
    return any(_begins_with_letter(text, found.start()) for found in _INNER.finditer(text))


def _begins_with_letter(text: str, point: int) -> bool:
    """True where the number before the point is behind a letter: to the pattern "Q1.5" is "Q1" and "5"."""
    at = point - 1
    while at >= 0 and text[at].isnumeric():
        at -= 1
    return at >= 0 and text[at].isalpha()


@cache
def spaced_analyzer(chain: str) -> tantivy.TextAnalyzer:
    """The chain EXACT or STEMMED for a text that `spaced_terms` has made."""
    import tantivy

    steps = [
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.lowercase(),
        tantivy.Filter.remove_long(MAX_TERM + 1),
    ]
    if chain == STEMMED:
        steps += [tantivy.Filter.custom_stopword(list(STOP_WORDS)), tantivy.Filter.stemmer("english")]
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    for step in steps:
        builder = builder.filter(step)
    return builder.build()
