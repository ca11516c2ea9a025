"""Text in which a model of English names sees names that are none: formulas, other languages, codes."""

from __future__ import annotations

import re

from nlp.text import country_codes, words

__all__ = ["is_code", "is_eponym", "is_readable", "is_spoken"]

_TOKEN = re.compile(r"[^\W_]+|[=<>≤≥∑∏∫∂∞±×÷√∈∀≈≡∝^{}|+*]")
"""Words and single signs of mathematics: their shares tell a formula."""
_WORD = re.compile(r"[^\W\d_]+")
"""Letters in a row."""
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿăāąēęěīįōőūůű")
"""Vowels with the accents of Latin-1 and Latin Extended-A; a word of four letters has one."""
_SMALL_WORD = re.compile(r"(?<![\w'’-])[^\W\d_A-Z]+(?![\w'’-])")
"""Words in small letters alone: names keep their spelling in all languages."""
_FUNCTION_WORDS = words("english-function-words")
_EPONYMS = words("eponyms")

_MOST_SYMBOLS = 0.5
"""Share of signs and single letters beyond which a sentence is a formula."""
_ENOUGH_WORDS, _LEAST_FUNCTION_WORDS = 8, 0.1
"""In English prose two words of five are function words; in other languages hardly any is one of ours."""


def is_readable(sentence: str) -> bool:
    """False for a sentence that is mostly a formula, or in another language than English."""
    return not _is_formula(sentence) and _is_english(sentence)


def _is_formula(sentence: str) -> bool:
    tokens = _TOKEN.findall(sentence)
    signs = sum(len(token) == 1 or not is_spoken(token) for token in tokens if not token.isdigit())
    return signs > _MOST_SYMBOLS * len(tokens)


def _is_english(sentence: str) -> bool:
    small = _SMALL_WORD.findall(sentence)
    ours = sum(word in _FUNCTION_WORDS for word in small)
    return len(small) < _ENOUGH_WORDS or ours >= _LEAST_FUNCTION_WORDS * len(small)


def is_spoken(name: str) -> bool:
    """False if a word of four letters or more has small letters and no vowel: symbols run together."""
    words = _WORD.findall(name)
    return bool(words) and not any(_is_mixed(word) and _VOWELS.isdisjoint(word.casefold()) for word in words)


def _is_mixed(word: str) -> bool:
    return len(word) > 3 and word.isascii() and not word.isupper()


_ROMAN = re.compile(r"[IVXLCDM]+")
"""Roman numerals, by their letters alone."""


def is_code(name: str) -> bool:
    """True for a Roman numeral, and for a country's code in ISO 3166: labels of rows and regressors."""
    return _ROMAN.fullmatch(name) is not None or name in country_codes()


def is_eponym(name: str) -> bool:
    """True if every part is a person after whom models are called, or capitals: "Melitz-Pareto"."""
    parts = re.split(r"[-–\s]+", name)
    return any(part in _EPONYMS for part in parts) and all(
        part in _EPONYMS or (part.isupper() and len(part) < 5) for part in parts
    )
