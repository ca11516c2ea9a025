"""Where one word ends and another begins: gaps, spaces, baselines and sizes of glyphs, placed by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from corpus.geometry import PageIndex
from ingest.layout.words import glyphs_to_words, split_visible
from ingest.records.raw import Glyphs, RawPage, Rule, Style
from tests.ingest.made import PLAIN, word

Piece = tuple[str, float, float, float]
"""Letters, each half as wide as high; gap before the first, depth below the line, size. A space breaks."""


def _page(*pieces: Piece, upright: bool = True) -> RawPage:
    rows: list[tuple[float, ...]] = []
    sizes = sorted({size for *_, size in pieces})
    x = 72.0
    for text, gap, depth, size in pieces:
        x += gap
        is_broken = False
        for char in text:
            if char == " ":
                is_broken = True
                continue
            level = 100 + depth
            top, bottom = level - 0.8 * size, level + 0.2 * size
            rows.append(
                (ord(char), len(rows), x, top, x + size / 2, bottom, level, sizes.index(size), is_broken)
            )
            x += size / 2
            is_broken = False
    kinds = (int, int, float, float, float, float, float, int, bool)
    glyphs = Glyphs(
        *(np.array(column, kind) for column, kind in zip(zip(*rows, strict=True), kinds, strict=True))
    )
    styles = tuple(replace(PLAIN, size=size, upright=upright) for size in sizes)
    return RawPage(PageIndex(0), "", 612, 792, 0, styles, glyphs, (), (), 0.0, 0)


def _told(*pieces: Piece, upright: bool = True) -> str:
    """The words; ^ is raised, _ lowered, + stands where no space belongs before the word."""
    found = glyphs_to_words(_page(*pieces, upright=upright))
    return " ".join("^" * w.raised + "_" * w.lowered + "+" * w.glued + w.text for w in found)


@pytest.mark.parametrize(
    ("gap", "told"),
    [
        (0, "ab"),
        (2.19, "ab"),
        (2.21, "a b"),
        (14.9, "a b"),
        (200, "a b"),
        (-5, "ab"),
        (-14.9, "ab"),
        (-15.1, "a b"),
        (-300, "a b"),
    ],
)
def test_a_gap_parts_words_from_a_fifth_of_the_size_on(gap: float, told: str) -> None:
    assert _told(("a", 0, 0, 10), ("b", gap, 0, 10)) == told


@pytest.mark.parametrize("gap", [-300, -5, 0, 3, 200])
def test_a_space_parts_words_whatever_the_gap(gap: float) -> None:
    assert _told(("a", 0, 0, 10), (" b", gap, 0, 10)) == "a b"


@pytest.mark.parametrize(("space", "told"), [("", "ab"), (" ", "a b")])
@pytest.mark.parametrize(("gap", "depth"), [(0, 0), (40, 0), (-40, 0), (0, 30), (0, -3)])
def test_of_text_across_the_page_spaces_alone_part_words(
    space: str, told: str, gap: float, depth: float
) -> None:
    assert _told(("a", 0, 0, 10), (f"{space}b", gap, depth, 10), upright=False) == told


@pytest.mark.parametrize(
    ("depth", "size", "told"),
    [
        (0, 6, "ab"),
        (0.79, 10, "ab"),
        (-0.79, 6, "ab"),
        (-1.7, 6, "ab"),
        (-1.9, 6, "a ^+b"),
        (-7.9, 6, "a ^+b"),
        (-8.1, 6, "a b"),
        (-4, 8.4, "a ^+b"),
        (-4, 8.6, "ab"),
        (-4, 10, "ab"),
        (1.9, 6, "ab"),
        (7.9, 6, "ab"),
        (8.1, 6, "a b"),
        (12, 10, "a b"),
        (-12, 20, "ab"),
        (-16.1, 20, "a b"),
    ],
)
def test_small_raised_print_is_a_word_of_its_own(depth: float, size: float, told: str) -> None:
    assert _told(("a", 0, 0, 10), ("b", 0, depth, size)) == told


@pytest.mark.parametrize(
    ("depth", "size", "told"),
    [
        (0.7, 6, "a b"),
        (0.9, 6, "a _+b"),
        (4.9, 6, "a _+b"),
        (5.1, 6, "a b"),
        (2, 8.4, "a _+b"),
        (2, 8.6, "a b"),
        (-1.7, 6, "a b"),
        (-1.9, 6, "a ^+b"),
    ],
)
def test_small_lowered_print_behind_a_space_belongs_to_the_word_before(
    depth: float, size: float, told: str
) -> None:
    assert _told(("a", 0, 0, 10), (" b", 0, depth, size)) == told


@pytest.mark.parametrize(
    ("pieces", "told"),
    [
        ((("a", 0, 0, 10), ("2", 0, -4, 6), ("b", 0, 0, 10)), "a ^+2 +b"),
        ((("a", 0, 0, 10), ("2", 0, -4, 6), (" b", 0, 0, 10)), "a ^+2 b"),
        ((("a", 0, 0, 10), ("2", 4, -4, 6), ("b", 0, 0, 10)), "a ^+2 +b"),
        ((("a", 0, 0, 10), ("2", 5.1, -4, 6), ("b", 0, 0, 10)), "a 2b"),
        ((("a", 0, 0, 10), ("23", 0, -4, 6), ("4", 0, -4, 6)), "a ^+234"),
        ((("a", 0, 0, 10), ("2", 0, -4, 6), ("i", -3, 3, 6), ("b", 0, 0, 10)), "a ^+2 _+i +b"),
        ((("a", 0, 0, 10), (" i", 0, 3, 6), ("2", -3, -4, 6), ("b", 0, 0, 10)), "a _+i ^+2 +b"),
        ((("a", 0, 0, 10), (" i", 0, 3, 6), ("b", 0, 0, 10)), "a _+i +b"),
        ((("a", 0, 0, 10), (" i", 0, 3, 6), (" b", 0, 0, 10)), "a _+i b"),
        ((("7", 0, 0, 10), (" 2", 0, 3, 6)), "7 _2"),
        ((("7", 0, 0, 10), (" i", 0, 3, 6)), "7 _+i"),
        ((("7", 0, 0, 10), ("2", 0, -4, 6)), "7 ^+2"),
    ],
)
def test_scripts_follow_one_another_and_the_word_goes_on_behind_them(
    pieces: tuple[Piece, ...], told: str
) -> None:
    assert _told(*pieces) == told


def test_a_word_has_the_box_of_its_letters_and_the_places_of_the_first_and_last() -> None:
    first, second = glyphs_to_words(_page(("ab", 0, 0, 10), (" cde", 3, 0, 6)))
    assert (first.x0, first.top, first.x1, first.bottom, first.baseline) == (72, 92, 82, 102, 100)
    assert (first.start, first.end, second.start, second.end) == (0, 2, 2, 5)
    assert (second.x0, second.x1, second.style.size) == (85, 94, 6)


def test_a_page_without_glyphs_has_no_words() -> None:
    page = _page(("a", 0, 0, 10))
    assert glyphs_to_words(replace(page, glyphs=page.glyphs.taken(np.array([False])))) == []


_HIDDEN, _WHITE, _ACROSS = (
    replace(PLAIN, visible=False),
    replace(PLAIN, white=True),
    replace(PLAIN, upright=False),
)


def _parted(style: Style, x: float = 100, y: float = 100, **page: Any) -> list[int]:
    blank = replace(_page(("a", 0, 0, 10)), **page)
    return [len(part) for part in split_visible([word("port", x, y, style=style)], blank)]


@pytest.mark.parametrize(
    ("style", "page", "parted"),
    [
        (PLAIN, {}, [1, 0, 0]),
        (_ACROSS, {}, [0, 0, 1]),
        (_HIDDEN, {}, [0, 1, 0]),
        (_HIDDEN, {"image_area": 0.5}, [0, 1, 0]),
        (_HIDDEN, {"image_area": 0.6}, [1, 0, 0]),
        (replace(_HIDDEN, upright=False), {}, [0, 1, 0]),
        (_WHITE, {}, [0, 1, 0]),
        (_WHITE, {"image_area": 0.6}, [0, 1, 0]),
        (_WHITE, {"shades": (Rule(110, 97, 110, 97),)}, [1, 0, 0]),
        (_WHITE, {"shades": (Rule(110.1, 90, 200, 110),)}, [0, 1, 0]),
        (_WHITE, {"shades": (Rule(0, 90, 109.9, 110),)}, [0, 1, 0]),
        (_WHITE, {"shades": (Rule(0, 97.1, 200, 110),)}, [0, 1, 0]),
        (_WHITE, {"shades": (Rule(0, 0, 200, 96.9),)}, [0, 1, 0]),
        (_WHITE, {"shades": (Rule(0, 0, 9, 9), Rule(0, 0, 200, 200))}, [1, 0, 0]),
    ],
)
def test_what_is_painted_is_read(style: Style, page: dict[str, Any], parted: list[int]) -> None:
    assert _parted(style, **page) == parted


@pytest.mark.parametrize(
    ("x", "y", "is_seen"),
    [
        (-20, 100, False),
        (-19, 100, True),
        (612, 100, False),
        (611, 100, True),
        (100, -2, False),
        (100, -1, True),
        (100, 800, False),
        (100, 799, True),
    ],
)
def test_what_lies_wholly_off_the_page_is_hidden(x: float, y: float, is_seen: bool) -> None:
    assert _parted(PLAIN, x, y) == [int(is_seen), int(not is_seen), 0]


def test_invisible_words_of_a_picture_are_read_if_they_are_most() -> None:
    page = replace(_page(("a", 0, 0, 10)), image_area=0.6)
    seen, unseen = word("port", 100, 100), word("salt", 100, 100, style=_HIDDEN)
    assert [len(part) for part in split_visible([seen, unseen], page)] == [1, 1, 0]
    assert [len(part) for part in split_visible([seen, unseen, unseen], page)] == [3, 0, 0]
