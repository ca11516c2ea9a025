"""Accents that are set as characters of their own, put on their letters: "Fr´echet" becomes "Fréchet"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import numpy as np

from ingest.records import Glyphs

__all__ = ["compose_accents"]

_SPACING = {
    0x60: 0x300, 0xB4: 0x301, 0x2CA: 0x301, 0x2CB: 0x300, 0x2C6: 0x302, 0x2DC: 0x303, 0xAF: 0x304,
    0x2C9: 0x304, 0x2D8: 0x306, 0x2D9: 0x307, 0xA8: 0x308, 0x2DA: 0x30A, 0x2DD: 0x30B, 0x2C7: 0x30C,
    0xB8: 0x327, 0x2DB: 0x328,
}  # fmt: skip
"""Accents as characters, and as marks that go on the letter before them."""
_MARKS = _SPACING | {code: code for code in range(0x300, 0x370)}
_IS_MARK = np.zeros(0x10000, np.bool_)
_IS_MARK[list(_MARKS)] = True
_DOTLESS = {0x131: 0x69, 0x237: 0x6A}
"""Letters without a dot, which TeX puts under accents, to those that Unicode composes with (U+0131, U+0237 to
i, j)."""
_GRAVE = 0x60
"""The grave accent, which is also a quotation mark in text set with a typewriter's signs."""
_CLOSE = 0.12
"""Gap, in heights, up to which a space beside an accent is the reader's guess and none of the paper's."""


def compose_accents(g: Glyphs) -> Glyphs:
    """The glyphs with each accent on its letter: as one character where Unicode has it, else as a mark.

    TeX and others set an accent as a glyph over or under a letter, before it or behind it. Its middle then
    stands within the letter; an accent beside letters is a character as any other.
    """
    places = np.flatnonzero(_IS_MARK[np.minimum(g.codes, 0xFFFF)]).tolist()
    kept = np.ones(len(g), np.bool_)
    for place in places:
        letter = _letter_of(g, place)
        if letter is not None:
            kept[place] = not _put_on(g, place, letter)
    return g if kept.all() else g.taken(kept)


def _letter_of(g: Glyphs, place: int) -> int | None:
    """Place of the letter that the accent stands over or under; None if it stands beside."""
    middle = (g.x0s[place] + g.x1s[place]) / 2
    beside = [other for other in (place + 1, place - 1) if 0 <= other < len(g)]
    over = [
        other for other in beside if chr(g.codes[other]).isalpha() and g.x0s[other] < middle < g.x1s[other]
    ]
    near = [other for other in over if _share_a_line(g, place, other)]
    return min(near, key=lambda other: abs(g.x0s[other] + g.x1s[other] - 2 * middle), default=None)


def _share_a_line(g: Glyphs, place: int, other: int) -> bool:
    if g.codes[place] == _GRAVE and g.styles[place] != g.styles[other]:
        return False  # fonts of mathematics have the script l in the grave's place
    height = g.bottoms[other] - g.tops[other]
    return bool(abs(g.baselines[place] - g.baselines[other]) < 0.6 * height)


def _put_on(g: Glyphs, place: int, letter: int) -> bool:
    """Put the accent on its letter; False if it stays as a mark behind it."""
    for spaced in _spaces_between(g, place, letter):
        g.breaks[spaced] = False
    base = _DOTLESS.get(int(g.codes[letter]), int(g.codes[letter]))
    mark = _MARKS[int(g.codes[place])]
    composed = unicodedata.normalize("NFC", chr(base) + chr(mark))
    first, last = sorted((place, letter))
    if len(composed) == 1:
        g.codes[letter], g.breaks[letter] = ord(composed), g.breaks[first]
        return True
    g.codes[first], g.codes[last] = base, mark
    for column in (g.x0s, g.tops, g.x1s, g.bottoms, g.baselines, g.styles):
        column[place] = column[letter]
    return False


def _spaces_between(g: Glyphs, place: int, letter: int) -> Iterator[int]:
    """Breaks that only the accent's own place made: within the pair, and beside it where no gap is seen."""
    first, last = sorted((place, letter))
    yield last
    close = _CLOSE * (g.bottoms[letter] - g.tops[letter])
    if first > 0 and _is_close(g, first - 1, letter, close):
        yield first
    if last + 1 < len(g) and _is_close(g, letter, last + 1, close):
        yield last + 1


def _is_close(g: Glyphs, left: int, right: int, close: float) -> bool:
    """True for neighbours on one baseline without a gap."""
    gap = g.x0s[right] - g.x1s[left]
    return bool(abs(gap) <= close and abs(g.baselines[left] - g.baselines[right]) < 0.05 * close / _CLOSE)
