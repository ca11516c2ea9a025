"""What a row of text is to a table: part of it, a caption, a note or prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.layout import LIST_MARK, caption_label, is_formula
from ingest.records import Word, joined
from ingest.tables.cells import is_number
from ingest.tables.text_rows import Row

__all__ = [
    "begins_note",
    "caption_of",
    "has_figures",
    "is_columns_of_prose",
    "is_formula_row",
    "is_prose",
    "is_sentence",
    "is_tabular",
]

_NOTE = re.compile(
    r"(?:(?:general\s+)?notes?|sources?|abbreviations?|legend|key|quelle|anmerkung(?:en)?)\s*\d?\s*[:.]",
    re.IGNORECASE,
)
"""What a note, source or legend below a table begins with, in English and German."""
_NOTE_LETTERS = frozenset("NnSsAaLlKkQqGg")
"""The first letters of these words: looked at first, since rows are many and the pattern is slow."""
_CAPTION_LETTERS = frozenset("TtFfCEBMGAO")
"""With which the words that begin notes and captions begin."""
_MARK = re.compile(r"[*†‡§]{1,3}|\([*†‡§\da-z]\s?\)|[\da-z][.)/]?")
"""The mark of a note: stars, daggers, or a letter or figure with its point or bracket."""
_HEAD = re.compile(r"(?:19|20)\d\d|\(\d{1,3}\)")
"""A year or the number of a column in brackets: what headers have in place of words."""
_NUMBERED = re.compile(r"\([A-Z.\d]{1,6}\)")
"""The number of a formula at the margin."""
_HAS_DIGIT = re.compile(r"\d").search
_LEAST_WORDS = 5
"""Words of a line from which it may be one of prose."""
_ENUMERATION = re.compile(r"\[\d+\]|\d+\.?")
"""The number of an item in a list or of an entry among references."""


def is_tabular(row: Row) -> bool:
    """True for a row in several pieces that is not an item of a list."""
    if len(row.pieces) < 2:
        return False
    if len(row.pieces) > 2:
        return True
    first, second = map(joined, row.pieces)
    numbered = _ENUMERATION.fullmatch(first) and not is_number(second)
    return not (LIST_MARK.fullmatch(first) or numbered)


def has_figures(row: Row) -> bool:
    """True if a piece behind the first one is a number, not a year or the number of a column."""
    texts = map(joined, row.pieces[1:])
    return any(is_number(text) and _HAS_DIGIT(text) and not _HEAD.fullmatch(text) for text in texts)


def is_formula_row(row: Row) -> bool:
    """True for a row of signs of mathematics; a figure in it is at most the formula's number."""
    texts = [joined(piece) for piece in row.pieces]
    figures = sum(is_number(text) and not _NUMBERED.fullmatch(text) for text in texts)
    return figures <= 0.3 * len(texts) and is_formula([word for piece in row.pieces for word in piece])


def caption_of(row: Row) -> str:
    """Label of the caption that the row begins, "Table 3"; "" if it begins none."""
    if row.pieces[0][0].text[0] not in _CAPTION_LETTERS:
        return ""
    first = joined(row.pieces[0])
    return caption_label(first) or (caption_label(_text(row)) if len(row.pieces) > 1 else "")


def begins_note(row: Row, below: Row | None = None) -> bool:
    """True where a note or a source begins: by its first word, or by a mark before a sentence.

    A mark may also number a heading in the table, which rows in several pieces stand `below`.
    """
    first = row.pieces[0]
    if first[0].text[0] in _NOTE_LETTERS and _NOTE.match(joined(first)):
        return True
    if below is not None and is_tabular(below):
        return False
    if len(row.pieces) == 1:
        return _is_marked(first[0]) and is_sentence(first[1:])
    return len(row.pieces) == 2 and bool(_MARK.fullmatch(joined(first))) and is_sentence(row.pieces[1])


def _is_marked(word: Word) -> bool:
    return word.raised or bool(_MARK.fullmatch(word.text)) or word.text[0] in "*†‡§"


def is_prose(row: Row) -> bool:
    """True for a row that is one run of words."""
    return len(row.pieces) == 1 and is_sentence(row.pieces[0])


def is_columns_of_prose(row: Row) -> bool:
    """True for a row of which every piece is a run of words, as a line of text in two columns is."""
    return len(row.pieces) == 2 and all(map(is_sentence, row.pieces))


def is_sentence(words: Sequence[Word]) -> bool:
    """True for a run of words as in a sentence: most of letters alone, and many small."""
    if len(words) < _LEAST_WORDS:
        return False
    small = [word.text for word in words if word.text[0].islower()]
    if len(small) < 0.4 * len(words):
        return False
    return sum(word.text.strip(".,;:()").isalpha() for word in words) >= 0.6 * len(words)


def _text(row: Row) -> str:
    return " ".join(joined(piece) for piece in row.pieces)
