"""Tokens of a text: one linear pass of one compiled scanner, with offsets into the text as given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

__all__ = ["Lex", "Token", "glued_at", "lex", "low_at", "plain", "word_set"]


class Lex(IntEnum):
    """Kinds of token."""

    NUMBER = 1
    """Digits with their separators: "1,234.5", "1 234 567" with thin spaces, ".05"."""
    WORD = 2
    """Letters, with apostrophes inside."""
    SUPER = 3
    """Superscript digits: a footnote's mark, an exponent or the power of a unit."""
    VULGAR = 4
    """A fraction of one character: "¼"."""
    URL = 5
    MARK = 6
    """Any other character that is no space."""


class Token(NamedTuple):
    """A token; spans are half-open offsets into the text as given."""

    kind: Lex
    start: int
    end: int
    text: str
    """With dashes, quotes and odd spaces made plain."""
    low: str
    """The same in lower case."""


_DASHES = "‐‑‒–—―−﹣-⁃"
_SPACES = "\u00a0\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_PLAIN = {
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _SPACES), "\u2009"),
    **dict.fromkeys(map(ord, "‘’‛ʼ"), "'"),
    **dict.fromkeys(map(ord, "“”„"), '"'),
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    ord("％"): "%", ord("＄"): "$", ord("⁄"): "/", ord("≅"): "≈", ord("∼"): "~", ord("～"): "~",
    ord("⩾"): "≥", ord("⩽"): "≤", ord("≧"): "≥", ord("≦"): "≤", ord("µ"): "μ", ord("𝛼"): "α",
}  # fmt: skip

# A group of thousands may be set off by comma, point, apostrophe or a thin space, alike throughout.
# "1.234" alone stays a decimal: English text writes it so far more often. Words come first, being most.
_SCANNER = re.compile(
    r"""
    (?P<WORD>(?!(?:https?://|www\.)[^\s<>"])[^\W\d_⁰¹²³⁴-⁹¼½¾⅐-⅞]+(?:'[^\W\d_⁰¹²³⁴-⁹¼½¾⅐-⅞]+)*)
  | (?P<URL>(?:https?://|www\.)[^\s<>"]+|10\.\d{4,9}/[^\s<>"]+)
  | (?P<NUMBER>
        [0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9]|,[0-9]{3}(?![0-9]))
      | [0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?(?![0-9])
      | [0-9]{1,3}(?:\u2009[0-9]{3})+(?:[.,][0-9]+)?(?![0-9])
      | [0-9]{1,3}(?:'[0-9]{3})+(?:\.[0-9]+)?(?![0-9])
      | [0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?(?![0-9])
      | [0-9]{1,3}(?:,?[ ]000)+(?![0-9])
      | 0,[0-9]+(?![0-9]|,[0-9])
      | [0-9]+,(?:[0-9]{4,}|[0-9]{1,2}(?=[ ]?%|[ ]per[ ]?cent))(?![0-9]|,[0-9])
      | [0-9]+(?:[.·][0-9]+)?
      | (?<![\w.)\]%"'])[.·][0-9]+(?![0-9]|\.[0-9])
    )
  | (?P<SUPER>[⁰¹²³⁴-⁹⁻⁺]+)
  | (?P<VULGAR>[¼½¾⅐-⅞])
  | (?P<MARK>\S)
    """,
    re.VERBOSE,
)
_KINDS = {name: Lex[name] for name in _SCANNER.groupindex}


def plain(text: str) -> str:
    """The text with dashes, quotes and odd spaces made plain, character for character."""
    return text.translate(_PLAIN)


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(words.split())


def lex(text: str, offset: int = 0) -> list[Token]:
    """All tokens of the text in order; `offset` is added to every position."""
    found: list[Token] = []
    add, kinds = found.append, _KINDS
    for match in _SCANNER.finditer(text.translate(_PLAIN)):
        word = match[0]
        start = match.start() + offset
        add(Token(kinds[match.lastgroup or "MARK"], start, start + len(word), word, word.lower()))
    return found


def low_at(tokens: Sequence[Token], index: int) -> str:
    """The token in lower case; "" outside the text."""
    return tokens[index].low if 0 <= index < len(tokens) else ""


def glued_at(tokens: Sequence[Token], index: int) -> bool:
    """True if no space stands before this token."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start
