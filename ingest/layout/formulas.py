"""Signs of mathematics in words and lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.records import Word

__all__ = ["is_formula", "is_math_text", "is_math_word"]

_MATH = re.compile(
    r"[=∑∫∏√≤≥≈∈∀∂∞×÷≡∝∼←→⇒αβγδεζηθκλμνξπρστυφχψωϕϵΓΔΘΛΠΣΦΨΩ{}|^_∗′¼\ufffd]|[\ue000-\uf8ff]|[\U0001d400-\U0001d7ff]"
)
"""Signs of mathematics and Greek letters; private use and U+FFFD, where fonts of formulas put what has no
Unicode; mathematical alphanumerics (U+1D400 to U+1D7FF)."""
_MATH_FONT = re.compile(
    r"CM(?:MI|SY|EX|BSY)|MSBM|MSAM|LMMath|Math|MTSY|MTMI|rsfs|txsy|txmi|STIX.*Math|AdvP4C4E|AdvMT_(?:SY|MI)|PazoMath",
    re.IGNORECASE,
)
"""Names of fonts that set formulas alone: Computer Modern's and the AMS' (TeX), MathTime, TX, STIX, Pazo,
Advent (Elsevier's)."""


def is_math_word(word: Word) -> bool:
    """True for a word set in a font of mathematics or holding its signs; figures with a sign are not."""
    return is_math_text(word.text, word.style.font)


def is_math_text(text: str, font: str) -> bool:
    """As `is_math_word`, of a word's text and font."""
    if not (text.isascii() and text.isalnum()) and _MATH.search(text):
        return True
    return not any(map(str.isdigit, text)) and _is_math_font(font) and text not in "−-+±*"


@cache
def _is_math_font(font: str) -> bool:
    return _MATH_FONT.search(font) is not None


def is_formula(words: Sequence[Word]) -> bool:
    """True for a displayed formula: several signs and hardly a word of prose."""
    if not words or len(words) > 60:
        return False
    prose = sum(
        len(word.text) > 3 and word.text.isalpha() and not _is_math_font(word.style.font) for word in words
    )
    if prose > 0.25 * len(words):
        return False
    signs = sum(map(is_math_word, words))
    return signs >= 2 and signs >= 0.15 * len(words)
