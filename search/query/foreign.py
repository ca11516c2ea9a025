"""Signs of other search engines that a query took as words, and how each is written here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.query.clauses import Comparison, Query, TextPart, Words

__all__ = ["taken_as_words"]

_NEAR = 'words near each other are written "two words"~5'
_FORMS = (
    (re.compile(r"(?i:near|onear|adj|pre|w|n)/\d{1,3}|NEAR|ONEAR|ADJ\d{0,2}|SAME|WITHIN|AROUND"), _NEAR),
    (re.compile(r"XOR"), "one of two and not both is written (a OR b) NOT (a AND b)"),
    (re.compile(r"![^\W_].*"), "what must not stand there is written NOT word, or -word"),
    (re.compile(r".*\w~[\d.]+"), "a word of other letters is written word~, without a number"),
)
"""Operators of Web of Science and ProQuest (NEAR/5, SAME, PRE/5), Scopus (W/5, PRE/5), Ovid (ADJ5), Google
(AROUND) and Lucene (!, ~0.8), as their help pages list them."""


def taken_as_words(query: Query) -> tuple[str, ...]:
    """A line for each word of the query that is an operator elsewhere, or a field without its value.

    Words in capitals count where others are in small letters: a pasted title may be all capitals.
    """
    words = list(dict.fromkeys(_words(query)))
    is_title = all(word == word.upper() for word in words)
    told = ((word, _how(word)) for word in words if not (is_title and word.isalpha()))
    return tuple(f"{word!r} was taken as a word: {how}" for word, how in told if how)


def _words(query: Query) -> Iterator[str]:
    for atom in query.atoms():
        if isinstance(atom, Words) and atom.match is Comparison.WORDS and atom.place is TextPart.BODY:
            yield from atom.text.split()


def _how(word: str) -> str:
    """How what is meant is written; "" for a word that is no sign of others."""
    from search.query.language import FIELD_NAMES

    if word.endswith(":") and word[:-1] in FIELD_NAMES:
        return f"a field and its value are written without a space, {word}value"
    return next((how for form, how in _FORMS if form.fullmatch(word)), "")
