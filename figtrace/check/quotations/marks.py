"""Where a draft quotes: the words between its quotation marks, and what the writer left out or put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.geometry import Span

__all__ = ["pieces", "quoted_spans"]

_PAIRS = {"“": "”", "«": "»", "„": "“"}
"""Opening marks and what closes them: English, French, German (Unicode Standard, section 6.2)."""
_OPENING = re.compile('[“«„"‘]')
"""Opening quotation marks: English, French, German, and the straight one."""
_STRAIGHT_OPEN = re.compile(r'(?<![^\s(\[—–-])"(?=\S)')
"""A straight mark that opens: a space, bracket or dash before it, none behind."""
_STRAIGHT_CLOSE = re.compile(r'(?<=\S)"(?![^\W_])')
"""One that closes: no space before it, no letter behind; inches stand before one."""
_SINGLE_OPEN = re.compile(r"(?<![^\s(\[—–-])‘(?=\S)")
"""The same for single marks, which are apostrophes elsewhere."""
_SINGLE_CLOSE = re.compile(r"(?<=\S)’(?![^\W_])")
"""A closing single mark; inside a word it is an apostrophe."""
_LONGEST = 3000
"""Characters of a quotation; a mark that nothing closes before is no beginning of one. Our choice."""
_LEFT_OUT = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]|…|\.\s?\.\s?\.(?:\s?\.)?")
"""Signs that words were left out (Chicago Manual of Style, 13.50)."""
_CHANGED_LETTER = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")
"""A first letter that was put in the other case: "[T]he" (Chicago Manual of Style, 13.21)."""
_PUT_IN = re.compile(r"\[[^\[\]]*\]")
"""Words that the writer put in: "[the firms]", "[sic]"."""


def quoted_spans(text: str, block: Span) -> Iterator[Span]:
    """The words between each outer pair of marks of a paragraph, without the marks, in order."""
    at = block.start
    while opened := _OPENING.search(text, at, block.end):
        found = _next(text, opened.start(), block.end)
        at = opened.end() if found is None else found.end + 1
        if found is not None:
            yield found


def _next(text: str, at: int, end: int) -> Span | None:
    """The quotation that a mark at this place begins; None if there is none."""
    sign, last = text[at], min(end, at + _LONGEST)
    closed = -1
    if sign in _PAIRS:
        closed = text.find(_PAIRS[sign], at + 1, last)
    elif sign == '"' and _STRAIGHT_OPEN.match(text, at):
        closed = _first(_STRAIGHT_CLOSE, text, at + 1, last)
    elif sign == "‘" and _SINGLE_OPEN.match(text, at):
        closed = _first(_SINGLE_CLOSE, text, at + 1, last)
    return Span(at + 1, closed) if closed > at + 1 else None


def _first(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.search(text, start, end)
    return found.start() if found else -1


def pieces(quoted: str) -> tuple[str, ...]:
    """What must stand in the source word for word, in order: the quotation between what was left out.

    Words put in brackets may stand for others, so that they too divide it.
    """
    whole = _CHANGED_LETTER.sub(r"\1", quoted)
    marked = _PUT_IN.sub("\x00", _LEFT_OUT.sub("\x00", whole))
    return tuple(piece for piece in marked.split("\x00") if any(map(str.isalnum, piece)))
