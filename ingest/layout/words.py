"""Characters to words to lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from operator import attrgetter, is_
from typing import NamedTuple

import numpy as np

from ingest.records import Glyphs, Line, RawPage, Style, Word

__all__ = ["glyphs_to_words", "split_visible", "words_to_lines"]

_WORD_GAP = 0.22
"""Gap between characters, in sizes, from which they are two words even where the file has no space."""
_LINE_GAP = 1.1
"""Gap between words, in sizes, from which they are two pieces of a line: wider than a justified space."""
_RAISE = 0.18
"""In sizes of the print: TeX raises superscripts by 0.36 em and lowers subscripts by 0.15 to 0.25 em, and
rounding moves a letter by less than 0.1."""
_SMALLER = 0.85
"""Share of the size: TeX and Word set sub- and superscripts at 0.58 to 0.75 of it, small capitals at 0.8."""
_DEEPEST = 0.5
"""Drop of a subscript at most, in sizes."""
_WIDEST = 4.0
"""Width of a superscript, in sizes of its base, up to which a subscript below it is looked for."""
_SAME_LINE = 0.3
"""Share of the smaller print's size by which baselines of one line may differ; lines are at least one size
apart."""
_LEAST_SPACED = 4
"""Letters: with fewer, "a b c" is a list of variables."""


def glyphs_to_words(page: RawPage) -> list[Word]:
    """The page's words in the order of the file, superscripts as words of their own."""
    g, styles = page.glyphs, page.styles
    if not len(g):
        return []
    starts, kinds = [0], [_BREAK]
    base = (styles[g.styles[0]].size, float(g.baselines[0]))
    for row in _joints(g, styles):
        place, joint = row[:2]
        if joint != _BREAK or kinds[-1] in _SCRIPTS:
            joint = _settled(row, kinds[-1], _Base(*base))
        if joint != _JOIN:
            starts.append(place)
            kinds.append(joint)
        if joint in _LEVEL:
            base = row[-2:]
    return _words(g, styles, starts, kinds)


def _settled(row: Joint, before: int, base: _Base) -> int:
    """The joint behind a word of a kind where the baseline shifts or that word is a script."""
    kind, shift = row[1], _Shift._make(row[2:])
    other = _other_script(shift, before, base) if before in _SCRIPTS else None
    if other is not None:
        return other
    return _shifted_joint(shift, before) if kind == _SHIFTED else kind


_FAR = 1e9
"""Points beyond any page (PDF allows 14,400): no bound at all."""
_JOIN, _BREAK, _UP, _DOWN, _LOW, _SHIFTED = range(6)
"""No joint; a space; a superscript; the baseline again, without a space; a subscript; not yet known."""
_SCRIPTS, _LEVEL = (_UP, _LOW), (_BREAK, _DOWN)
Joint = tuple[int, int, bool, bool, float, float, float, float, float]
"""Place and kind, then the fields of `_Shift`."""


class _Base(NamedTuple):
    """What superscripts and subscripts are set on."""

    size: float
    level: float


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
    level = g.baselines[behind]
    columns = (behind, kinds, stands, broken, size, drop, gap, np.where(new > 0, new, size), level)
    return zip(*(column.tolist() for column in columns), strict=True)


class _Shift(NamedTuple):
    """Two glyphs on different baselines."""

    is_upright: bool
    is_broken: bool
    size: float
    """Of the glyph before."""
    drop: float
    gap: float
    new: float
    """Size of the glyph behind."""
    level: float
    """Its baseline."""


def _other_script(shift: _Shift, kind: int, base: _Base) -> int | None:
    """The joint to a subscript below a superscript or the reverse, which may begin where that one began."""
    if not shift.is_upright or not -_WIDEST * base.size < shift.gap < 0.5 * base.size:
        return None
    below = shift.level - base.level
    if kind == _UP and _is_low(shift.new, below, base.size):
        return _LOW
    is_high = shift.new < _SMALLER * base.size and -0.8 * base.size < below < -_RAISE * base.size
    return _UP if kind == _LOW and is_high else None


def _shifted_joint(shift: _Shift, kind: int) -> int:
    """The joint behind a word of this kind."""
    size, new, drop = shift.size, shift.new, shift.drop
    if not shift.is_upright:
        return _BREAK if shift.is_broken else _JOIN
    if abs(drop) > 0.8 * max(size, new) or shift.gap > 0.5 * max(size, new):
        return _BREAK
    if drop < -_RAISE * size and new < _SMALLER * size:
        return _UP
    if shift.is_broken:
        return _LOW if _is_low(new, drop, size) else _BREAK
    goes_on = (kind == _UP and drop > 0) or (kind == _LOW and drop < 0)
    return _DOWN if goes_on else _JOIN


def _is_low(size: float, below: float, base: float) -> bool:
    return size < _SMALLER * base and 0.08 * base < below < _DEEPEST * base


def _words(g: Glyphs, styles: Sequence[Style], starts: list[int], kinds: list[int]) -> list[Word]:
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
    ends = [*starts[1:], len(text)]
    rows = zip(starts, ends, kinds, *(column.tolist() for column in columns), strict=True)
    return [
        Word(
            text[start:end], x0, top, x1, bottom, baseline, styles[style], first, last,
            kind == _UP, kind > _BREAK and _is_glued(kind, text, start), kind == _LOW,
        )
        for start, end, kind, x0, top, x1, bottom, baseline, style, first, last in rows
    ]  # fmt: skip


def _is_glued(kind: int, text: str, start: int) -> bool:
    """False for a figure below a figure: the two are not one number."""
    return kind != _LOW or not (text[start - 1].isdigit() and text[start].isdigit())


def split_visible(words: Iterable[Word], page: RawPage) -> tuple[list[Word], list[Word], list[Word]]:
    """The words to read, the hidden ones, and those that run across the page.

    A layer of invisible text over a scan is what a person reads there, so it is not hidden.
    """
    words = list(words)
    unpainted = sum(not word.style.visible for word in words)
    is_scan = page.image_area > 0.5 and unpainted > 0.5 * len(words)
    shown, hidden, sideways = [], [], []
    for word in words:
        style = word.style
        is_painted = (style.visible or is_scan) and not (style.white and _is_on_white(word, page))
        if not is_painted or _is_off_page(word, page):
            hidden.append(word)
        elif not style.upright:
            sideways.append(word)
        else:
            shown.append(word)
    return shown, hidden, sideways


def _is_on_white(word: Word, page: RawPage) -> bool:
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
_IS_RAISED, _IS_LOWERED, _STYLE = attrgetter("raised"), attrgetter("lowered"), attrgetter("style")


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words by baseline; a superscript or subscript goes with the word before it."""
    rows: list[list[Word]] = []
    baseline = first_size = 0.0
    for word in sorted([w for w in words if not (w.raised or w.lowered)], key=_BASELINE):
        size = _size(word)
        if rows and word.baseline - baseline <= _SAME_LINE * min(size, first_size):
            rows[-1].append(word)
        else:
            rows.append([word])
            baseline, first_size = word.baseline, size
    has_scripts = any(map(_IS_RAISED, words)) or any(map(_IS_LOWERED, words))
    strays = _add_scripts(rows, words) if has_scripts else []
    return _with_leading_marks(rows) + [[word] for word in strays]


def _add_scripts(rows: list[list[Word]], words: Sequence[Word]) -> list[Word]:
    """Put each superscript and subscript into the row of the word before it; those that have none."""
    home = {id(word): row for row in rows for word in row}
    for before, word in pairwise(words):
        if (word.raised or word.lowered) and id(before) in home:
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
    plain = [w for w in words if not (w.raised or w.lowered)] or words
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
