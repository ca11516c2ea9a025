"""A text with its terms divided by single signs of space, so that engines find them without the pattern.

tantivy's tokenizer by pattern takes 105 µs for a passage of 90 words, its tokenizer by spaces 17 µs, and a
passage is read by two chains. Most of a text is brought into that form as ASCII, by tables of bytes; the few
pieces with signs that no table tells are cut by the pattern itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from search.passages.analysis import EXACT, MAX_TERM, STEMMED, STOP_WORDS, analyzer, storable

if TYPE_CHECKING:
    import tantivy

__all__ = ["divided", "shape_of", "spaced_analyzer", "spaced_terms"]

_ALIKE = re.compile(
    "[\u00a0-\u00bb\u00bf-\u02ff\u0391-\u03a1\u03a3-\u03ff\u1d00-\u1dbf"
    "\u2000-\u20cf\u2100-\u214f\u2190-\u23ff\u25a0-\u26ff\ufffd]"
)
"""Signs beyond ASCII that Python and the pattern take for the same: letter, figure or neither. No marks, no
Chinese."""
_RAISED = frozenset("\u00b2\u00b3\u00b9\u2070\u2074\u2075\u2076\u2077\u2078\u2079") | frozenset(
    map(chr, range(0x2080, 0x208A))
)
"""Raised and lowered figures: beside a point, as a footnote's mark behind a number, they are parts of it."""
_COMMON = "\u2019\u201c\u201d\u2014\u2013\u2212\ufffd\u2018"
"""Signs of print that most pages have: without them most texts are ASCII, which is rewritten far faster."""
_FOREIGN = re.compile(r"[^\x00-\x7f]")
"""What is not ASCII, whose place in a term is looked up sign by sign."""
_ODD = "\x7f"
"""Stands for a sign that only the pattern can tell: of ASCII the one that no page has."""
_MOST_ODD = 64
"""Different signs beyond ASCII that are replaced one by one: more than a paragraph with its formulas has."""


def _shape(sign: str) -> str:
    if sign.isalpha():
        return "A" if sign.isupper() else "a"
    return "0" if sign.isdigit() else sign if sign in ".," else " "


_ASCII = tuple(map(chr, range(128)))
_SHAPES = "".join(map(_shape, _ASCII)).encode() + bytes(128)
"""ASCII by kind, so that what a text may have is found as a few bytes and not by a pattern."""
_WORDS = "".join(one.lower() if one.isalnum() else " " for one in _ASCII).encode() + bytes(128)
"""ASCII in small letters with a space for all else."""
_POINTS = bytes([0, ord(" ") ^ ord("."), ord(" ") ^ ord(",")]) + bytes(253)
"""What makes a space a point or a comma, by exclusive or, where these are marked as 1 and 2."""
_SPACES = "".join(" " if one.isspace() else one for one in _ASCII).encode() + bytes(128)


@lru_cache(maxsize=64)  # a text goes into two fields, a title into every passage
def spaced_terms(text: str) -> str:
    """The text's terms with spaces between; some as written, for the analyzer folds them in any case."""
    found = divided(text)
    return " ".join(analyzer(EXACT).analyze(storable(text))) if found is None else found


def shape_of(text: str) -> bytes:
    """The text sign by sign: "a" and "A" for letters, "0" for figures, points and commas; else spaces.

    Of what is not ASCII it tells nothing that can be relied on but that it is no capital of ASCII.
    """
    return _plain(text).encode("ascii").translate(_SHAPES)


def divided(text: str) -> str | None:
    """The text's exact terms, each where its word stands, with a space for each sign between them.

    None where a term is not as long as its word, or touches the next. The text must be one that `respelled`
    has made.
    """
    plain = _plain(text).encode("ascii")
    made = plain.translate(_WORDS)
    shape = plain.translate(_SHAPES)
    odd = [found.start() for found in _ODD_SIGN.finditer(plain)] if _ODD_BYTE in plain else []
    if b"0.0" in shape or b"0,0" in shape:
        made = _with_points(made, shape)
        if b"a0" in shape or b"A0" in shape:
            odd += [*_behind_letters(b"a0", shape), *_behind_letters(b"A0", shape)]
    return _with_pieces(made.decode("ascii"), text, plain, sorted(odd)) if odd else made.decode("ascii")


def _with_points(line: bytes, shape: bytes) -> bytes:
    """The line with the points of numbers of two parts, by their shape; all other points separate.

    As whole numbers, since sign by sign it takes six times as long.
    """
    for point, marked in ((b"0.0", b"0\x010"), (b"0,0", b"0\x020")):
        shape = shape.replace(point, marked).replace(
            point, marked
        )  # of "1.2.3" the second is met by the second
    points = shape.translate(_POINTS)
    made = int.from_bytes(line, "little") ^ int.from_bytes(points, "little")
    return made.to_bytes(len(line), "little")


def _behind_letters(begin: bytes, shape: bytes) -> Iterator[int]:
    """Where numbers of two parts follow a letter: of "Q1.5" the pattern makes "Q1", "5"."""
    at = shape.find(begin)
    while at >= 0:
        at += 1
        while shape.startswith(b"0", at):
            at += 1
        if shape.startswith((b".0", b",0"), at):
            yield at
        at = shape.find(begin, at)


def _with_pieces(line: str, text: str, plain: bytes, odd: Sequence[int]) -> str | None:
    """The line with the pieces around these places as the pattern cuts them."""
    made: list[str] = []
    done = 0
    for start, end in _pieces(plain, odd):
        piece = _cut(storable(text[start:end]))
        if piece is None:
            return None
        made += (line[done:start], piece)
        done = end
    return "".join((*made, line[done:]))


@lru_cache(maxsize=16)  # asked for its shape, then for its terms
def _plain(text: str) -> str:
    """The text in ASCII, as long as it was: letters without accents, spaces for signs, _ODD for the rest."""
    if text.isascii():
        return text
    for sign in _COMMON:
        text = text.replace(sign, " ")
    if text.isascii():
        return text
    signs = set(_FOREIGN.findall(text))
    if len(signs) > _MOST_ODD:
        return _FOREIGN.sub(lambda found: _ascii(found[0]), text)
    for sign in signs:
        text = text.replace(sign, _ascii(sign))
    return text


@cache
def _ascii(sign: str) -> str:
    if sign in _RAISED or not _ALIKE.match(sign):
        return _ODD
    if not sign.isalnum():
        return " "
    folded = "".join(spaced_analyzer(EXACT).analyze(sign))
    return folded if len(folded) == 1 and folded.isascii() and folded.isalnum() else _ODD


def _pieces(plain: bytes, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The stretches between spaces in which these places are."""
    spaced = plain.translate(_SPACES) + b" "
    end = 0
    for place in places:
        if place >= end:
            start, end = spaced.rfind(b" ", 0, place) + 1, spaced.find(b" ", place)
            yield start, end


_ODD_BYTE = _ODD.encode()
_ODD_SIGN = re.compile(_ODD_BYTE)


@lru_cache(maxsize=4096)
def _cut(piece: str) -> str | None:
    """Its terms at their places; None where one is longer or shorter than its word, or touches the next."""
    line = [" "] * len(piece)
    end = -1
    for token in analyzer(EXACT).pre_tokenize(piece).tokens:
        start, last = token.char_offset_from, end
        end = token.char_offset_to
        if start == last or len(token.text) != end - start:
            return None
        line[start:end] = token.text
    return "".join(line)


@cache
def spaced_analyzer(chain: str) -> tantivy.TextAnalyzer:
    """The chain EXACT or STEMMED for a text that `spaced_terms` has made."""
    import tantivy

    steps = [
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.lowercase(),
        tantivy.Filter.remove_long(MAX_TERM + 1),
    ]
    if chain == STEMMED:
        steps += [tantivy.Filter.custom_stopword(list(STOP_WORDS)), tantivy.Filter.stemmer("english")]
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    for step in steps:
        builder = builder.filter(step)
    return builder.build()
