"""Characters to words to lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

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
    if not g.codes:
        return []
    text = "".join(map(chr, g.codes))
    words: list[Word] = []
    first = 0
    raised = glued = False
    for i in _doubtful(g, styles):
        joint = _joint(g, styles, i, raised, first)
        if joint != _JOIN:
            words.append(_word(g, styles, text, first, i, raised=raised, glued=glued))
            first, raised, glued = i, joint == _UP, joint in (_UP, _DOWN)
    words.append(_word(g, styles, text, first, len(text), raised=raised, glued=glued))
    return words


def _doubtful(g: Glyphs, styles: Sequence[Style]) -> list[int]:
    """Places of all glyphs but those that plainly go on: same style and baseline, no space and no gap."""
    most = [_WORD_GAP * style.size if style.upright else -_FAR for style in styles]
    least = [-1.5 * style.size if style.upright else _FAR for style in styles]
    pairs = zip(
        range(1, len(g.codes)),
        g.breaks[1:],
        g.baselines,
        g.baselines[1:],
        g.styles,
        g.styles[1:],
        g.x1s,
        g.x0s[1:],
        strict=False,
    )
    return [
        i
        for i, broken, line, next_line, style, next_style, x1, x0 in pairs
        if broken or line != next_line or style != next_style or not least[style] < x0 - x1 <= most[style]
    ]


_FAR = 1e9
_JOIN, _BREAK, _UP, _DOWN = 0, 1, 2, 3


def _joint(g: Glyphs, styles: Sequence[Style], i: int, raised: bool, first: int) -> int:
    j = i - 1
    size = styles[g.styles[j]].size or (g.bottoms[j] - g.tops[j])
    gap = g.x0s[i] - g.x1s[j]
    drop = g.baselines[i] - g.baselines[j]
    if styles[g.styles[i]].upright and not -1.5 * size < gap < 1.5 * size:
        return _BREAK
    if abs(drop) <= 0.08 * size:
        if g.breaks[i] or (gap > _WORD_GAP * size and styles[g.styles[i]].upright):
            return _BREAK
        return _JOIN
    return _shifted_joint(g, styles, i, raised, size, drop, gap)


def _shifted_joint(
    g: Glyphs, styles: Sequence[Style], i: int, raised: bool, size: float, drop: float, gap: float
) -> int:
    if not styles[g.styles[i]].upright:
        return _BREAK if g.breaks[i] else _JOIN
    new = styles[g.styles[i]].size or size
    if abs(drop) > 0.8 * max(size, new) or gap > 0.5 * max(size, new):
        return _BREAK
    if drop < -_RAISE * size and new < _SMALLER * size:
        return _UP
    if raised and drop > 0:
        return _BREAK if g.breaks[i] else _DOWN
    return _BREAK if g.breaks[i] else _JOIN


def _word(
    g: Glyphs, styles: Sequence[Style], text: str, first: int, end: int, *, raised: bool, glued: bool
) -> Word:
    return Word(
        text[first:end],
        min(g.x0s[first:end]),
        min(g.tops[first:end]),
        max(g.x1s[first:end]),
        max(g.bottoms[first:end]),
        g.baselines[first],
        styles[g.styles[first]],
        g.sources[first],
        g.sources[end - 1] + 1,
        raised,
        glued,
    )


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
    return sorted(map(_line, pieces), key=lambda line: (line.baseline, line.x0))


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words by baseline; a superscript goes with the word before it."""
    rows: list[list[Word]] = []
    baselines: list[float] = []
    plain = sorted((w for w in words if not w.raised), key=lambda w: w.baseline)
    for word in plain:
        tolerance = _SAME_LINE * min(_size(word), _size(rows[-1][0]) if rows else 99)
        if rows and word.baseline - baselines[-1] <= tolerance:
            rows[-1].append(word)
        else:
            rows.append([word])
            baselines.append(word.baseline)
    home = {id(word): row for row in rows for word in row}
    for before, word in pairwise(words):
        if word.raised and id(before) in home:
            home[id(before)].append(word)
            home[id(word)] = home[id(before)]
    strays = [word for word in words if id(word) not in home]
    return _with_leading_marks(rows) + [[word] for word in strays]


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
    row.sort(key=lambda word: word.x0)
    piece = [row[0]]
    for left, right in pairwise(row):
        limit = _LINE_GAP * min(_size(left), _size(right)) if not right.raised else 2 * _size(right)
        if right.x0 - left.x1 > limit:
            yield piece
            piece = []
        piece.append(right)
    yield piece


def _line(words: list[Word]) -> Line:
    weight: dict[float, int] = {}
    bold = italic = total = 0
    for word in words:
        n = len(word.text)
        total += n
        weight[word.style.size] = weight.get(word.style.size, 0) + n
        bold += n * word.style.bold
        italic += n * word.style.italic
    _join_spaced(words)
    main = max(weight, key=lambda size: (weight[size], size))
    plain = [w for w in words if not w.raised] or words
    return Line(
        words=words,
        x0=min(w.x0 for w in words),
        top=min(w.top for w in plain),
        x1=max(w.x1 for w in words),
        bottom=max(w.bottom for w in plain),
        baseline=max(plain, key=lambda w: len(w.text)).baseline,
        size=main or plain[0].bottom - plain[0].top,
        bold=bold > 0.6 * total,
        italic=italic > 0.6 * total,
    )


def _join_spaced(words: list[Word]) -> None:
    """Letters that a heading sets apart ("a b s t r a c t") make one word."""
    if len(words) < _LEAST_SPACED or not all(len(word.text) == 1 for word in words):
        return
    if all(word.text.isalpha() for word in words) and len({word.style for word in words}) == 1:
        for word in words[1:]:
            word.glued = True


def _size(word: Word) -> float:
    return word.style.size or word.bottom - word.top
