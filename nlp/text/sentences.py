"""Sentences of prose, as spans of the document's text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import PROSE_KINDS, Block, Document
from corpus.geometry import Span
from nlp.text.word_lists import words

__all__ = ["find_sentences", "split_sentences"]

_END = re.compile(
    r"""(?<![.!?…])[.!?…]+[)\]"'”’»]*"""
    r"""(?:\s?\[?\d{1,3}\]?(?=\s+[A-Z])|\s?[⁰¹²³⁴-⁹]{1,3}(?:[,–⁻-][⁰¹²³⁴-⁹]{1,3}){0,3}|[*†‡§¶]{1,3})?(?=\s)"""
    r"""|[.!?](?=["”’)]*\d{1,3}\s+[A-Z])"""
)
"""A stop, closing marks and perhaps a footnote's mark ("2009.¹", "2009.[1]", "2009.*"); then a space."""

_ABBREVIATIONS = words("abbreviations")
_NUMBER_ABBREVIATIONS = words("abbreviations-before-numbers")
_MAY_END = words("abbreviations-at-ends")
"""Abbreviations and words like them that may stand at the end of a sentence."""

_LAST_WORD = re.compile(r"[\w&'’-]+(?:\.[\w&]+)*$")
"""The word before a point; 40 letters are looked back, more than an abbreviation has."""
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]|[A-Z]")
"""Initials and abbreviations with points inside: "U.S", "e.g", one capital."""
_STARTERS = words("sentence-starters")
"""Words with which sentences begin and names seldom do."""


def find_sentences(document: Document) -> tuple[tuple[Block, Span], ...]:
    """Sentences of the evidence blocks, each with its block, in the order of the text.

    Table cells and plots have none.
    """
    return tuple(
        (block, sentence)
        for block in document.blocks
        if block.kind in PROSE_KINDS
        for sentence in split_sentences(block.span.of(document.text), offset=block.span.start)
    )


def split_sentences(text: str, *, offset: int = 0) -> tuple[Span, ...]:
    """Sentences of one block of text without the white space around them, moved by the offset."""
    return tuple(_trimmed(text, start, end).shifted(offset) for start, end in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _END.finditer(text):
        if _ends_sentence(text, start, stop):
            yield start, stop.end()
            start = stop.end()
    if text[start:].strip():
        yield start, len(text)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


_NEXT = re.compile(r"""\s*["“‘(\[«'’]*([^\W_]+)""")
"""The first word behind a point and its quotation marks: in small letters it goes on with the sentence."""


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    if _is_decimal_point(text, stop.start()):
        return False
    if text[stop.start()] != "." or stop.group().startswith("..."):
        return not _goes_on(text, stop.end())
    before = _LAST_WORD.search(text, max(start, stop.start() - 40), stop.start())
    following = _NEXT.match(text, stop.end())
    word = before.group() if before else ""
    after = following.group(1) if following else ""
    if after and after[0].islower() and not after.startswith("e"):
        return False
    if _DOTTED.fullmatch(word):
        return _ends_after_initials(word, after)
    short = word.casefold()
    if short in _NUMBER_ABBREVIATIONS and (after[:1].isdigit() or (len(after) < 3 and after.isupper())):
        return False
    if short in _ABBREVIATIONS:
        return short in _MAY_END and (not after or after in _STARTERS)
    return not (after and after[0].islower())


def _is_decimal_point(text: str, at: int) -> bool:
    """True in "338.4 GW"; behind a year the digits are the mark of a footnote: "by 2010.5 Then"."""
    if not (text[at] == "." and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()):
        return False
    return not _NOTED_YEAR.match(text, max(at - 4, 0))


_NOTED_YEAR = re.compile(r"(?<![\d.,$€£¥])(?:19|20)\d\d\.\d{1,3}\s+(?:[A-Z][a-z]|[AI]\s)")
"""A year, a point and a footnote's mark before a capitalised word."""


def _ends_after_initials(word: str, after: str) -> bool:
    """True after "the U.S." before a word that begins sentences; an initial of a name never ends one."""
    if not after:
        return True
    if len(word) == 1 and word != "I":
        return (
            after in _STARTERS and after not in ("A", "He", "So", "No", "She", "An") and word not in "JKMRSTD"
        )
    return after in _STARTERS and word.casefold() not in ("e.g", "i.e")


def _goes_on(text: str, end: int) -> bool:
    following = _NEXT.match(text, end)
    return following is not None and following.group(1)[0].islower()
