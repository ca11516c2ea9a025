"""Signs of mathematics in words and lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.page import Word

__all__ = ["is_formula", "is_math_word"]

_MATH = re.compile(
    r"[=∑∫∏√≤≥≈∈∀∂∞×÷≡∝∼←→⇒αβγδεζηθκλμνξπρστυφχψωϕϵΓΔΘΛΠΣΦΨΩ{}|^_∗′¼\ufffd]|[\ue000-\uf8ff]|[\U0001d400-\U0001d7ff]"
)
_MATH_FONT = re.compile(
    r"CM(?:MI|SY|EX|BSY)|MSBM|MSAM|LMMath|Math|MTSY|MTMI|rsfs|txsy|txmi|STIX.*Math|AdvP4C4E|AdvMT_(?:SY|MI)|PazoMath",
    re.IGNORECASE,
)


def is_math_word(word: Word) -> bool:
    """True for a word set in a font of mathematics or holding its signs; figures with a sign are not."""
    if any(map(str.isdigit, word.text)) and not _MATH.search(word.text):
        return False
    return bool(_MATH.search(word.text)) or (
        bool(_MATH_FONT.search(word.style.font)) and word.text not in "−-+±*"
    )


def is_formula(words: Sequence[Word]) -> bool:
    """True for a displayed formula: several signs and hardly a word of prose."""
    if not words or len(words) > 60:
        return False
    prose = sum(
        len(word.text) > 3 and word.text.isalpha() and not _MATH_FONT.search(word.style.font)
        for word in words
    )
    signs = sum(map(is_math_word, words))
    return signs >= 2 and prose <= 0.25 * len(words) and signs >= 0.15 * len(words)
