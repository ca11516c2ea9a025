"""A text with its terms divided by single signs of space, so that engines find them without the pattern.

tantivy's tokenizer by pattern takes 105 µs for a passage of 90 words, its tokenizer by spaces 17 µs, and a
passage is read by two chains. Most texts can be brought into that form by putting a space for each sign that
is no part of a term; the rest goes by the pattern itself.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from search.passages.analysis import EXACT, MAX_TERM, STEMMED, STOP_WORDS, analyzer, storable

if TYPE_CHECKING:
    import tantivy

__all__ = ["divided", "spaced_analyzer", "spaced_terms"]

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
_COMMON = "\u2019\u201c\u201d\u2014\u2013\u2212\ufffd\u2018"
"""Signs of print that most pages have: without them most texts are ASCII, which is rewritten far faster."""
_SIGNS = bytes(at if chr(at).isalnum() or chr(at) in ".," else ord(" ") for at in range(128)) + bytes(128)
"""ASCII with a space for what is no part of a term; in other texts that is no word, point or comma."""
_SIGN = re.compile(r"[^\w., ]")
"""The same of a text that is not ASCII."""
_POINT = re.compile(r"[.,](?:(?!\d)|(?<!\d[.,]))")
"""A point or comma that is not between digits, and so no part of a number."""
_NUMBER, _MIXED = re.compile(r"\d[.,]\d"), re.compile(r"[A-Za-z]\d+[.,]\d")
"""A number of two parts; one behind a letter: of "Q1.5" the pattern makes "Q1" and "5"."""
_FOREIGN_MIXED = re.compile(r"[^\W\d_]\d+[.,]\d")
"""The same behind a letter of any script, which takes longer to be looked for."""


@lru_cache(maxsize=64)  # a text goes into two fields, a title into every passage
def spaced_terms(text: str) -> str:
    """The text's terms as written, with spaces between; accents and case stay for the analyzer."""
    found = divided(text)
    return " ".join(analyzer(EXACT).analyze(storable(text))) if found is None else found


def divided(text: str) -> str | None:
    """The text with a space for each sign between terms, so that all places stay; None where that is not all.

    It must be one that `respelled` has made, of what UTF-8 can carry.
    """
    if not text.isascii():
        for sign in _COMMON:
            text = text.replace(sign, " ")
    if _needs_pattern(text):
        return None
    if text.isascii():
        bare = text.encode().translate(_SIGNS).decode("ascii")
    else:
        bare = _SIGN.sub(" ", text).replace("_", " ")
    return _POINT.sub(" ", bare)


def _needs_pattern(text: str) -> bool:
    mixed = _MIXED
    if not text.isascii():
        if _STRANGE.search(text):
            return True
        if _RAISED_SIGN.search(text) and _RAISED_PART.search(text):
            return True
        mixed = _FOREIGN_MIXED
    return _NUMBER.search(text) is not None and mixed.search(text) is not None


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
