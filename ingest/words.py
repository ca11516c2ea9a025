"""Characters to words to lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from operator import attrgetter, is_
from typing import NamedTuple

import numpy as np

from ingest.page import Glyphs, Line, RawPage, Style, Word

__all__ = ["glyphs_to_words", "split_visible", "words_to_lines"]

_WORD_GAP = 0.22
"""Gap between characters, in sizes, from which they are two words even where the file has no space."""
_LINE_GAP = 1.1
"""Gap between words, in sizes, from which they are two pieces of a line: wider than a justified space."""
_RAISE = 0.18
_SMALLER = 0.85
_SAME_LINE = 0.3
_LEAST_SPACED = 4


def glyphs_to_words(page: RawPage) -> list[Word]:
    """The page's words in the order of the file, superscripts as words of their own."""
    g, styles = page.glyphs, page.styles
    if not len(g):
        return []
    starts, raised, glued = [0], [False], [False]
    for place, kind, *shift in _joints(g, styles):
        joint = kind if kind != _SHIFTED else _shifted_joint(_Shift._make(shift), raised[-1])
        if joint != _JOIN:
            starts.append(place)
            raised.append(joint == _UP)
            glued.append(joint in (_UP, _DOWN))
    return _words(g, styles, starts, raised, glued)


_FAR = 1e9
_JOIN, _BREAK, _UP, _DOWN, _SHIFTED = range(5)
Joint = tuple[int, int, bool, bool, float, float, float, float]
"""Place, kind, upright, broken; size before and behind; drop of the baseline, gap."""


def _joints(g: Glyphs, styles: Sequence[Style]) -> Iterator[Joint]:
    """All places but those where glyphs plainly go on: same style and baseline, no space and no gap."""
    sizes, upright = np.array([style.size for style in styles]), np.array([style.upright for style in styles])
    gaps = g.x0s[1:] - g.x1s[:-1]
    least = np.where(upright, -1.5 * sizes, -_FAR)[g.styles[:-1]]
    most = np.where(upright, _WORD_GAP * sizes, _FAR)[g.styles[:-1]]
    doubtful = g.breaks[1:] | (g.baselines[:-1] != g.baselines[1:]) | (g.styles[:-1] != g.styles[1:])
    before = np.flatnonzero(doubtful | ~((least < gaps) & (gaps <= most)))
    behind = before + 1
    size, new = sizes[g.styles[before]], sizes[g.styles[behind]]
    size = np.where(size > 0, size, g.bottoms[before] - g.tops[before])
    stands, broken, gap = upright[g.styles[behind]], g.breaks[behind], gaps[before]
    drop = g.baselines[behind] - g.baselines[before]
    kinds = np.where(broken | ((gap > _WORD_GAP * size) & stands), _BREAK, _JOIN)
    kinds = np.where(np.abs(drop) <= 0.08 * size, kinds, _SHIFTED)
    kinds = np.where(stands & ~((-1.5 * size < gap) & (gap < 1.5 * size)), _BREAK, kinds)
    columns = (behind, kinds, stands, broken, size, np.where(new > 0, new, size), drop, gap)
    return zip(*(column.tolist() for column in columns), strict=True)


class _Shift(NamedTuple):
    """Two glyphs on different baselines."""

    is_upright: bool
    is_broken: bool
    size: float
    """Of the glyph before."""
    new: float
    """Of the glyph behind."""
    drop: float
    gap: float


def _shifted_joint(shift: _Shift, raised: bool) -> int:
    is_upright, is_broken, size, new, drop, gap = shift
    plain = _BREAK if is_broken else _JOIN
    if not is_upright:
        return plain
    if abs(drop) > 0.8 * max(size, new) or gap > 0.5 * max(size, new):
        return _BREAK
    if drop < -_RAISE * size and new < _SMALLER * size:
        return _UP
    if raised and drop > 0:
        return _BREAK if is_broken else _DOWN
    return plain


def _words(
    g: Glyphs, styles: Sequence[Style], starts: list[int], raised: list[bool], glued: list[bool]
) -> list[Word]:
    """The glyphs from each start to the next as words."""
    text = "".join(map(chr, g.codes.tolist()))
    firsts = np.array(starts)
    columns = (
        np.minimum.reduceat(g.x0s, firsts),
        np.minimum.reduceat(g.tops, firsts),
        np.maximum.reduceat(g.x1s, firsts),
        np.maximum.reduceat(g.bottoms, firsts),
        g.baselines[firsts],
        g.styles[firsts],
        g.sources[firsts],
        g.sources[np.append(firsts[1:], len(text)) - 1] + 1,
    )
    rows = zip(
        starts, [*starts[1:], len(text)], *(column.tolist() for column in columns), raised, glued, strict=True
    )
    return [
        Word(text[start:end], x0, top, x1, bottom, baseline, styles[style], first, last, is_raised, is_glued)
        for start, end, x0, top, x1, bottom, baseline, style, first, last, is_raised, is_glued in rows
    ]


def split_visible(words: Iterable[Word], page: RawPage) -> tuple[list[Word], list[Word], list[Word]]:
    """The words to read, the hidden ones, and those that run across the page.

    A layer of invisible text over a scan is what a person reads there, so it is not hidden.
    """
    words = list(words)
    unpainted = sum(not word.style.visible for word in words)
    is_scan = page.image_area > 0.5 and unpainted > 0.5 * len(words)
    shown, hidden, sideways = [], [], []
    for word in words:
        if _is_off_page(word, page) or not (word.style.visible or is_scan) or _is_white_on_white(word, page):
            hidden.append(word)
        elif not word.style.upright:
            sideways.append(word)
        else:
            shown.append(word)
    return shown, hidden, sideways


def _is_white_on_white(word: Word, page: RawPage) -> bool:
    if not word.style.white:
        return False
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return not any(s.x0 <= x <= s.x1 and s.top <= y <= s.bottom for s in page.shades)


def _is_off_page(word: Word, page: RawPage) -> bool:
    return word.x1 <= 0 or word.bottom <= 0 or word.x0 >= page.width or word.top >= page.height


def words_to_lines(words: Iterable[Word]) -> list[Line]:
    """Pieces of lines, each without a gap as wide as between columns, from top to bottom."""
    rows = _rows(list(words))
    pieces = (piece for row in rows for piece in _pieces(row))
    return sorted(map(_line, pieces), key=_DOWN_THE_PAGE)


_BASELINE, _X0, _DOWN_THE_PAGE = attrgetter("baseline"), attrgetter("x0"), attrgetter("baseline", "x0")
_IS_RAISED, _STYLE = attrgetter("raised"), attrgetter("style")


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words by baseline; a superscript goes with the word before it."""
    rows: list[list[Word]] = []
    baseline = first_size = 0.0
    for word in sorted([w for w in words if not w.raised], key=_BASELINE):
        size = _size(word)
        if rows and word.baseline - baseline <= _SAME_LINE * min(size, first_size):
            rows[-1].append(word)
        else:
            rows.append([word])
            baseline, first_size = word.baseline, size
    strays = _add_raised(rows, words) if any(map(_IS_RAISED, words)) else []
    return _with_leading_marks(rows) + [[word] for word in strays]


def _add_raised(rows: list[list[Word]], words: Sequence[Word]) -> list[Word]:
    """Put each superscript into the row of the word before it; those that no word of a row stands before."""
    home = {id(word): row for row in rows for word in row}
    for before, word in pairwise(words):
        if word.raised and id(before) in home:
            home[id(before)].append(word)
            home[id(word)] = home[id(before)]
    return [word for word in words if id(word) not in home]


def _with_leading_marks(rows: list[list[Word]]) -> list[list[Word]]:
    """Rows, a small raised word alone put before the word that it leads: the mark of a footnote."""
    kept: list[list[Word]] = []
    for place, row in enumerate(rows):
        following = rows[place + 1] if place + 1 < len(rows) else []
        led = _led_by(row[0], following) if len(row) == 1 else None
        if led is None:
            kept.append(row)
            continue
        row[0].raised = True
        following.append(row[0])
    return kept


def _led_by(mark: Word, row: list[Word]) -> Word | None:
    for word in row:
        near = -0.1 * _size(word) <= word.x0 - mark.x1 <= _size(word)
        over = 0.1 * _size(word) < word.baseline - mark.baseline < 0.8 * _size(word)
        if near and over and _size(mark) < _SMALLER * _size(word) and len(mark.text) <= 3:
            return word
    return None


def _pieces(row: list[Word]) -> Iterator[list[Word]]:
    row.sort(key=_X0)
    piece = [row[0]]
    sizes = list(map(_size, row))
    for left, right, size, next_size in zip(row, row[1:], sizes, sizes[1:], strict=False):
        limit = 2 * next_size if right.raised else _LINE_GAP * min(size, next_size)
        if right.x0 - left.x1 > limit:
            yield piece
            piece = []
        piece.append(right)
    yield piece


def _line(words: list[Word]) -> Line:
    """The line of these words, from left to right."""
    _join_spaced(words)
    main, bold, italic = _main_style(words)
    plain = [w for w in words if not w.raised] or words
    return Line(
        words=words,
        x0=words[0].x0,
        top=min([w.top for w in plain]),
        x1=max([w.x1 for w in words]),
        bottom=max([w.bottom for w in plain]),
        baseline=max(plain, key=lambda w: len(w.text)).baseline,
        size=main or plain[0].bottom - plain[0].top,
        bold=bold,
        italic=italic,
    )


def _main_style(words: Sequence[Word]) -> tuple[float, bool, bool]:
    """The size of most of the characters, and whether more than three in five are bold and italic."""
    style = words[0].style
    if all(map(is_, map(_STYLE, words), repeat(style))):
        return style.size, style.bold, style.italic
    weight: dict[float, int] = {}
    bold = italic = total = 0
    for word in words:
        n = len(word.text)
        total += n
        weight[word.style.size] = weight.get(word.style.size, 0) + n
        bold += n * word.style.bold
        italic += n * word.style.italic
    main = max(weight, key=lambda size: (weight[size], size))
    return main, bold > 0.6 * total, italic > 0.6 * total


def _join_spaced(words: list[Word]) -> None:
    """Letters that a heading sets apart ("a b s t r a c t") make one word."""
    if len(words) < _LEAST_SPACED or max([len(word.text) for word in words]) > 1:
        return
    if all(word.text.isalpha() for word in words) and len({word.style for word in words}) == 1:
        for word in words[1:]:
            word.glued = True


def _size(word: Word) -> float:
    return word.style.size or word.bottom - word.top
