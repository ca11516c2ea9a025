"""One word, one spelling: text rewritten before it is cut into terms, in an index and in a query alike.

    98,000      98000       a number is found with or without the commas between its thousands
    U.S.        US          initials are one word, with or without their stops
    anti-dumping            its parts, and beside them "antidumping"
    de\u00d6ned, de\ufffdned        beside them "defined", "deflned" …: a joined glyph without a name

A rewritten text is as long as it was, so that a word is still found where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from corpus.geometry import Span

__all__ = ["beside_words", "has_hyphens", "joined", "respelled", "respelled_ends", "respelled_spans"]

_INITIALS = r"[A-Z](?<!\w.)(?:\.[A-Z])+\."
_THOUSANDS = r"\d(?<![\d.,].)\d{0,2}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)"
"""Groups of three digits as the SI brochure (8th edition, 5.3.4) tells them of English custom: by commas.

What may not stand before them is asked behind the first sign: a pattern that begins with a sign is found
several times as fast as one that begins with a question."""
_RESPELLED = {
    (True, False): re.compile(_THOUSANDS),
    (False, True): re.compile(_INITIALS),
    (True, True): re.compile(f"{_INITIALS}|{_THOUSANDS}"),
}
"""By what a text has: groups, stops; both in one pass, so that a text is walked through once."""
_GROUP, _STOPS = re.compile(r",\d{3}"), re.compile(r"\.[A-Z]\.")
"""What a text must have for anything to be written anew: most have neither, and these are found at once."""
_COMPOUND = re.compile("[^\\W\\d_]\\w*(?:[-\u2010\u2011]\\w+)+")
"""Words joined by a hyphen, a Unicode hyphen or a non-breaking one, the first of letters: "anti-dumping", no
range of numbers."""
_HYPHEN = re.compile("[-\u2010\u2011]")
"""The three signs of Unicode that join the parts of one word (U+002D, U+2010, U+2011); dashes separate."""
_BROKEN = re.compile("[\u00c0-\u00d6\u00d8-\u00de\ufffd](?<=[a-z].)(?=[a-z])")
"""A capital with an accent, or no character at all, within small letters: no language writes so, but fonts
that number their joined glyphs themselves are read so."""
_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
"""The joined glyphs of Latin type (Unicode U+FB00 to U+FB04)."""
_MOST_BROKEN = 3
"""Broken places in a word up to which it is mended: five words to the power of each."""
_WORD = re.compile(r"\S*[^\W\d_]\S*")
"""A piece between spaces with a letter in it: only those can be broken words."""


@lru_cache(maxsize=256)  # a record has its text in two fields, its paper's title in all its records
def respelled(text: str) -> str:
    """The text, as long as it was, with numbers and initials as one word each."""
    pattern = _changing(text)
    return text if pattern is None else pattern.sub(lambda word: _bare(word[0]).ljust(len(word[0])), text)


def respelled_spans(text: str) -> tuple[Span, ...]:
    """Where the text was changed, as the words stand in it; in order, none overlapping."""
    pattern = _changing(text)
    return () if pattern is None else tuple(Span(*found.span()) for found in pattern.finditer(text))


def respelled_ends(text: str) -> tuple[str, dict[int, int]]:
    """The text as `respelled` makes it, and by the start of each word that was changed its end."""
    pattern = _changing(text)
    if pattern is None:
        return text, {}
    made: list[str] = []
    ends: dict[int, int] = {}
    done = 0
    for found in pattern.finditer(text):
        start, end = found.span()
        made += (text[done:start], _bare(found[0]).ljust(end - start))
        ends[start] = done = end
    return "".join((*made, text[done:])), ends


def _changing(text: str) -> re.Pattern[str] | None:
    """What finds the words to be written anew; None where there are none."""
    return _RESPELLED.get((_GROUP.search(text) is not None, _STOPS.search(text) is not None))


def _bare(word: str) -> str:
    return word.replace(",", "") if word[0].isdigit() else word.replace(".", "")


def joined(text: str) -> Iterator[tuple[str, Span]]:
    """Words joined by hyphens, without them, and where they stand: "anti-dumping" -> "antidumping"."""
    end = 0
    for at in _hyphens(text):
        if at >= end and (found := _COMPOUND.match(text, _word_start(text, at))):
            end = found.end()
            yield _HYPHEN.sub("", found[0]), Span(*found.span())


def _hyphens(text: str) -> Iterator[int]:
    if not text.isascii():
        yield from (found.start() for found in _HYPHEN.finditer(text)) if has_hyphens(text) else ()
        return
    at = text.find("-")
    while at >= 0:
        yield at
        at = text.find("-", at + 1)


def has_hyphens(text: str) -> bool:
    """True if it may have words joined by one."""
    return "-" in text or "\u2010" in text or "\u2011" in text


def _word_start(text: str, at: int) -> int:
    """Where the letters and figures that end here begin."""
    near = max(0, at - _NEAR)
    start = text.rfind(" ", near, at) + 1
    if (start or not near) and text[start:at].isalnum():
        return start
    while at and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at -= 1
    return at


_NEAR = 24
"""Signs before a hyphen in which the space before its word is looked for at once: longer than most words."""


def beside_words(text: str) -> str:
    """Words that the text is found by as well: compounds joined, broken words mended; "" for none."""
    if text.isascii() and not has_hyphens(text):
        return ""
    return " ".join([*(whole for whole, _ in joined(text)), *_mended(text)])


def _mended(text: str) -> Iterator[str]:
    if text.isascii() or _BROKEN.search(text) is None:
        return
    for word in _WORD.findall(text):
        if 0 < len(_BROKEN.findall(word)) <= _MOST_BROKEN:
            yield from _mended_word(word)


def _mended_word(word: str) -> Iterator[str]:
    found = _BROKEN.search(word)
    if found is None:
        yield word
        return
    for ligature in _LIGATURES:
        yield from _mended_word(f"{word[: found.start()]}{ligature}{word[found.end() :]}")
