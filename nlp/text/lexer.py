"""Tokens of a text: one linear pass of one compiled scanner, with offsets into the text as given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import IntEnum
from operator import attrgetter
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
    **dict(zip(map(ord, "⫺⫹⫽⫾⫻⬍⬎⬇"), "-+=±×<>≈", strict=True)),
    **{0xF000 + code: sign for code, sign in {
        0x2B: "+", 0x2D: "-", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0xA3: "≤", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
        0xBB: "≈",
    }.items()},
}  # fmt: skip
"""Also the signs of two fonts without Unicode names: Mathematical Pi, which PDFs give as arrows and rare
operators (U+2AF9 ff., U+2B07 ff.), and Symbol in the private area (Adobe, Symbol Encoding, at U+F000)."""

# A group of thousands may be set off by comma, point, apostrophe or a thin space, alike throughout.
# "1.234" alone stays a decimal: English text writes it so far more often. Words come first, being most.
_SCANNER = re.compile(
    r"""
    (?P<WORD>(?!(?:https?://|www\.)[^\s<>"])[^\W\d_⁰¹²³⁴-⁹¼½¾⅐-⅞]+(?:'[^\W\d_⁰¹²³⁴-⁹¼½¾⅐-⅞]+)*)
  | (?P<URL>(?:https?://|www\.)[^\s<>"]+(?:(?<=[/_=-])\s(?:[a-z0-9]+[-/_=?.][a-z0-9][^\s<>"]*|[0-9]{4,}(?![0-9%])))*|10\.\d{4,9}/[^\s<>"]+)
  | (?P<NUMBER>
        [0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9]|,[0-9]{3}(?![0-9]))
      | [0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?(?![0-9])
      | [1-9][0-9]{0,2}\.[0-9]{3},[0-9]{1,2}(?![0-9]|[.,][0-9])
      | [0-9]{1,3}(?:\u2009[0-9]{3})+(?:[.,][0-9]+)?(?![0-9])
      | [0-9]{1,3}(?:'[0-9]{3})+(?:\.[0-9]+)?(?![0-9])
      | [0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?(?![0-9])
      | [0-9]{1,3}(?:,?[ ]000)+(?![0-9])
      | 0,[0-9]+(?![0-9]|,[0-9])
      | [0-9]+,(?:[0-9]{4,}|[0-9]{1,2}(?=[ ]?%|[ ](?:per[ ]?cent|[mb]illions?|trillion|m[ln]|bn|kg|km|ha|t
            |hectares|tonnes|lit(?:re|er)s|euros?)\b))(?![0-9]|,[0-9])
      | (?<=[€])[0-9]+,[0-9]{2}(?![0-9]|,[0-9])
      | [0-9]+(?:[.·][0-9]+)?
      | (?<![\w.)\]%"'])[.·][0-9]+(?![0-9]|\.[0-9])
    )
  | (?P<SUPER>[⁰¹²³⁴-⁹⁻⁺]+)
  | (?P<VULGAR>[¼½¾⅐-⅞])
  | (?P<MARK>\S)
    """,
    re.VERBOSE,
)
_KINDS = {group: Lex[name] for name, group in _SCANNER.groupindex.items()}
_ODD = re.compile(f"[{''.join(map(re.escape, map(chr, _PLAIN)))}]")
"""Any of the signs that are made plain: prose has few, and a table would be asked for each of its letters."""


def plain(text: str) -> str:
    """The text with dashes, quotes and odd spaces made plain, character for character."""
    return text if text.isascii() else _ODD.sub(_to_plain, text)


def _to_plain(sign: re.Match[str]) -> str:
    return _PLAIN[ord(sign[0])]


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(words.split())


def lex(text: str, offset: int = 0) -> list[Token]:
    """All tokens of the text in order; `offset` is added to every position."""
    found: list[Token] = []
    # the record's own maker is a function of Python, and takes a fifth of the scanner's time
    add, kinds, make = found.append, _KINDS, tuple.__new__
    for match in _SCANNER.finditer(plain(text)):
        word = match[0]
        start = match.start() + offset
        add(make(Token, (kinds[match.lastindex or 0], start, start + len(word), word, word.lower())))
    if _MAYBE_GROUPS.search(text) is None:
        return found
    return _with_groups(found, (match.start() + offset for match in _MAYBE_GROUPS.finditer(text)))


_MAYBE_GROUPS = re.compile(r"\d \d{3}(?!\d)")
"""A digit, a space and three digits: only then thousands may be grouped by spaces (ISO 80000-1, 7.3.1)."""
_GROUP = 3
"""Digits between the spaces of "2 318 450" (BIPM, The International System of Units, 9th edition, 5.4.4)."""
_MOST_GROUPS = 5
"""Groups of three in one number: a quintillion has six with its first; prose has no more."""
_GROUPED = re.compile(r"\d{3}(?: \d{3})*(?:,\d{1,2})?\Z")
"""Groups of three, with the decimal comma of those languages behind."""
_NUMBERED = word_set(
    """
    table tables figure figures column columns row rows page pages p pp section sections chapter chapters
    model models equation equations panel panels no nos number numbers phase step group groups wave code
    codes hs year years age aged ages version grade type class tier day may
    """
)
"""Words behind which a number and the one after it are two: "in Table 3 450 firms are shown"."""


def _with_groups(tokens: list[Token], places: Iterable[int]) -> list[Token]:
    """The tokens with digits that spaces group by three as one number: "2 318 450 tonnes".

    Args:
        tokens: those of a text.
        places: where a digit stands before a space and three digits, in order.
    """
    found: list[Token] = []
    at = 0
    for place in places:
        first = bisect_right(tokens, place, lo=at, key=attrgetter("start")) - 1
        stop = _end_of_groups(tokens, first) if first >= at else 0
        if stop:
            found += tokens[at:first]
            found.append(_joined(tokens, first, stop))
            at = stop
    return found + tokens[at:] if found else tokens


def _end_of_groups(tokens: Sequence[Token], first: int) -> int:
    """Behind the groups that begin at this number; 0 if it stands for itself."""
    head = tokens[first]
    if not (head.text.isdigit() and len(head.text) <= _GROUP and head.text[0] != "0"):
        return 0
    at = first + 1
    while at < len(tokens) and at - first < _MOST_GROUPS and _is_group(tokens, at):
        at += 1
    if at == first + 1 or not _may_begin_groups(tokens, first) or not _may_end_groups(tokens, first, at):
        return 0
    cents = low_at(tokens, at) == "," and glued_at(tokens, at) and glued_at(tokens, at + 1)
    return at + 2 if cents and low_at(tokens, at + 1).isdigit() and len(tokens[at + 1].text) < _GROUP else at


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return (
        token.kind is Lex.NUMBER
        and _GROUPED.match(token.text) is not None
        and token.start - tokens[at - 1].end == 1
    )


def _may_begin_groups(tokens: Sequence[Token], first: int) -> bool:
    """Not behind another number, a label, a month's or other name, nor where a note's mark hangs."""
    if not first:
        return True
    before = tokens[first - 1]
    if before.kind is Lex.WORD:
        plain_word = before.text.islower() or first == 1 or tokens[first - 2].text in ".:"
        return not glued_at(tokens, first) and plain_word and before.low not in _NUMBERED
    return before.kind is Lex.MARK and (not glued_at(tokens, first) or before.text in "$€£¥₹~≈(-+±<>≤≥")


def _may_end_groups(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Two numbers in a row are seldom one where no word and no unit says so."""
    if last >= len(tokens):
        return last - first > 2 or first == 0 or tokens[first - 1].text in "$€£¥₹"
    after = tokens[last]
    if after.kind is Lex.WORD:
        return not glued_at(tokens, last) and (after.text.islower() or last - first > 2)
    money = first > 0 and tokens[first - 1].text in "$€£¥₹"
    ranged = after.text == "-" and glued_at(tokens, last)
    return after.kind is Lex.MARK and (money or ranged or last - first > 2 or after.text in "%€£$°,")


def _joined(tokens: Sequence[Token], first: int, last: int) -> Token:
    parts = [token.text for token in tokens[first:last]]
    text = "".join(
        part if part == "," or (at and parts[at - 1] == ",") else f"\u2009{part}"
        for at, part in enumerate(parts)
    )
    return Token(Lex.NUMBER, tokens[first].start, tokens[last - 1].end, text.strip(), text.strip())


def low_at(tokens: Sequence[Token], index: int) -> str:
    """The token in lower case; "" outside the text."""
    return tokens[index].low if 0 <= index < len(tokens) else ""


def glued_at(tokens: Sequence[Token], index: int) -> bool:
    """True if no space stands before this token."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start
