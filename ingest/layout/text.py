r"""Parts to one text with its offset map: spaces, ligatures and line-end hyphens as a reader takes them.

Superscripts stay out of words and numbers: a raised "3" after "billion" becomes " ³", a space and the
superscript sign, so that "$92 billion³" reads "$92 billion ³"; \\d does not match it and no word holds it.
Raised ordinal endings ("21st") are joined plainly, and a raised digit after a single letter, a unit of
length or a power of ten stays attached ("R²", "km²", "10⁶").
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Container, Sequence

from corpus.geometry import BBox, PageIndex, Span
from corpus.textmap import TextMap
from ingest.records import Word

__all__ = ["TextBuilder", "Vocabulary", "clean_word"]

Place = Callable[[PageIndex, BBox], BBox]
"""From the reading frame of a page to the page as displayed."""

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
"""Latin ligatures of Unicode (Alphabetic Presentation Forms, U+FB00 to U+FB06) to the letters that a reader
takes them for."""
_ODD = {
    ord(char): " "
    for char in "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
}
_GONE = dict.fromkeys([0x7F, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0xFFFE])
_LOST = dict.fromkeys([*range(0x20)], "\ufffd")
"""What cannot be read is shown as such: a sign dropped in silence could turn a figure round."""
_TABLE = _LOST | _ODD | _GONE | {ord(char): text for char, text in _LIGATURES.items()}
_SOFT = "\u00ad\ufffe\x02"
_HYPHENS = f"-\u2010\u2011{_SOFT}"
_RAISED = dict(
    zip("0123456789+-=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True)
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|e|o|a)", re.IGNORECASE)
"""What is raised behind a number and still is said with it: English, French, Italian, Spanish and Portuguese
ordinals."""
_BASE = re.compile(r"(?:.*[^A-Za-z0-9])?(?:[A-Za-z]|[cmk]?m|10)")
"""What a raised number is an exponent of: one letter, metres and their parts, ten; behind any other word it
is a note's mark."""


def _paired(text: str) -> str:
    """The text with the halves of a UTF-16 pair joined, as readers give italic letters of formulas in two."""
    if not any("\ud800" <= char <= "\udfff" for char in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def clean_word(text: str) -> str:
    """The word with ligatures spelt out and without control characters.

    A soft hyphen within it goes; one at its end is printed, and becomes a plain hyphen.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _paired(text)
    if text[-1] in _SOFT and len(text) > 1:
        text = f"{text[:-1]}-"
    return text.translate(_TABLE).strip()


_AROUND = ".,;:()[]\"'“”‘’?!"


class Vocabulary:
    """The words that a document uses unbroken: they tell which line-end hyphens are real."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def add(self, words: Sequence[Word]) -> None:
        """Count the words of a line but its last, which may be broken."""
        texts = [clean_word(word.text).strip(_AROUND) for word in words[:-1]]
        self._seen.update([text.casefold() for text in texts if text.isalpha() or "-" in text])

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """True if a hyphen between the two belongs to the word, as in "value-added"."""
        start, end = _tail(left), _head(right)
        if not start or not end or not end[0].isalpha():
            return True
        joined, hyphened = self._seen[(start + end).casefold()], self._seen[f"{start}-{end}".casefold()]
        if joined or hyphened:
            return hyphened > joined
        return end[0].isupper() or start.isupper() or "-" in start or "-" in end


def _tail(text: str) -> str:
    return re.split(r"[^\w\-]", text)[-1]


def _head(text: str) -> str:
    return re.split(r"[^\w\-]", text)[0]


_NUMBERS = 5
"""Numbers kept for each run: start, end, page, first and last character."""


class TextBuilder:
    """Collects words into one text, and a run for each piece of a word.

    Pages in `upright` are displayed as they are read: their boxes need no placing.
    """

    def __init__(self, vocabulary: Vocabulary, place: Place, upright: Container[int] = ()) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._vocabulary = vocabulary
        self._place = place
        self._upright = upright
        self._is_fresh = True
        self._maths: list[Span] = []
        self._numbers = array("i")
        """Of each run in a row: start, end, page, first and last character of the page."""
        self._boxes = array("f")

    @property
    def length(self) -> int:
        """Code points so far."""
        return self._length

    @property
    def text(self) -> str:
        """All of it so far."""
        return "".join(self._pieces)

    def textmap(self) -> TextMap:
        """A run for each piece of a word, in the order of the text."""
        starts, ends, pages, firsts, lasts = (self._numbers[part::_NUMBERS] for part in range(_NUMBERS))
        sides = (self._boxes[side::4] for side in range(4))
        return TextMap(starts, ends, pages, firsts, lasts, *sides)

    def add_break(self, separator: str) -> None:
        """Put layout's own characters, such as a blank line between blocks."""
        self._is_fresh = True
        if self._length:
            self._put(separator)

    def since(self, start: int) -> str:
        """The text from an offset on; the offset must be where a piece begins."""
        pieces: list[str] = []
        length = self._length
        for piece in reversed(self._pieces):
            if length <= start:
                break
            pieces.append(piece)
            length -= len(piece)
        return "".join(reversed(pieces))

    @property
    def maths(self) -> tuple[Span, ...]:
        """The runs of mathematics so far, none touching another."""
        return tuple(self._maths)

    def add_words(self, page: PageIndex, words: Sequence[Word], maths: Sequence[bool] = ()) -> None:
        """Add a line, joined to the line before by a space or, where a word is divided, by nothing.

        Args:
            page: where it stands.
            words: from left to right.
            maths: of each word whether it is mathematics; none is if this is empty.
        """
        for place, word in enumerate(words):
            last = self._length
            self._add(page, word, first=place == 0, marked=place == 1 and words[0].raised)
            if maths and maths[place]:
                self._add_math(last, goes_on=bool(place) and maths[place - 1])

    def _add_math(self, last: int, *, goes_on: bool) -> None:
        """Mark what was added behind `last` as mathematics."""
        if self._length == last:
            return
        start = self._numbers[-_NUMBERS]
        if goes_on and self._maths and self._maths[-1].end == last:
            start = self._maths.pop().start
        self._maths.append(Span(start, self._length))

    def _add(self, page: PageIndex, word: Word, *, first: bool, marked: bool) -> None:
        """Add a word; a `marked` one stands behind the mark of a note."""
        text = self._raised(word) if word.raised else clean_word(word.text)
        if not text:
            return
        if self._is_fresh:
            self._is_fresh = False
        elif first or word.raised or (word.glued and not marked):
            self._join(text, word, first=first)
        else:
            self._put(" ")
        begin = self._length
        self._put(text)
        self._numbers.extend((begin, self._length, page, word.start, word.end))
        if page in self._upright:
            self._boxes.extend((word.x0, word.top, word.x1, word.bottom))
        else:
            self._boxes.extend(self._placed(page, word))

    def _placed(self, page: PageIndex, word: Word) -> tuple[float, float, float, float]:
        box = self._place(page, word.bbox)
        return box.x0, box.top, box.x1, box.bottom

    def _join(self, text: str, word: Word, *, first: bool) -> None:
        """Put what stands between the last word and this one."""
        last = self._pieces[-1]
        if first and self._is_divided(last, text):
            self._drop_hyphen(last, text)
        elif word.raised:
            if not (_ORDINAL.fullmatch(text) or _BASE.fullmatch(last)):
                self._put(" ")
        elif not word.glued or first:
            self._put(" ")

    def _is_divided(self, last: str, text: str) -> bool:
        """True where the line above ends in a word's hyphen, even one set as a piece of its own."""
        before = last[-2] if len(last) > 1 else self._pieces[-2][-1:] if len(self._pieces) > 1 else ""
        return last[-1] in _HYPHENS and bool(before.strip()) and text[0].isalnum()

    def _drop_hyphen(self, last: str, text: str) -> None:
        if self._vocabulary.keeps_hyphen(last[:-1], text):
            return
        start, end = self._numbers[-_NUMBERS], self._numbers[1 - _NUMBERS]
        if end - start < 2:
            return
        self._pieces[-1] = last[:-1]
        self._length -= 1
        self._numbers[1 - _NUMBERS] = end - 1

    def _raised(self, word: Word) -> str:
        text = clean_word(word.text)
        if _ORDINAL.fullmatch(text) and len(text) > 1:
            return text
        return "".join(_RAISED.get(char, char) for char in text)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
