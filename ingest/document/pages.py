"""The pages of an open PDF, each with its lines, tables and state, one at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.document import PageState
from corpus.geometry import PageIndex
from ingest.document.reasons import IN_PART
from ingest.layout import (
    find_plots,
    glyphs_to_words,
    split_line_numbers,
    split_plots,
    split_visible,
    words_to_lines,
)
from ingest.pdf import AnyPdf, NoOcrError, Ocr, PageError, can_ocr, read_picture
from ingest.records import Grid, Line, PageText, RawPage, Word
from ingest.tables import find_tables

__all__ = ["Cut", "ReadPage", "is_gibberish", "never_cut", "read_pages"]

_GARBAGE = 0.3
"""Share of characters without Unicode from which a text layer is not worth reading."""
_SMALL_IMAGE = 0.02
"""Share of the page below which an image is a logo or an ornament, not the page."""
_WHOLE_SCAN = 0.5
"""Share of the page from which an image without text is a scan, whose content did what it has to do."""


_ENOUGH_LETTERS = 250
"""Letters from which shares of vowels and scripts say something; on fewer, a table of abbreviations would
count as gibberish."""
_ENOUGH_ODD, _MOST_ODD = 60, 0.12
"""Letters of other scripts, and their share of a page, from which it is gibberish: a paper that quotes Greek
or Chinese stays below a tenth."""
_RARE = re.compile("[\u1200-\u1dff\u2800-\u28ff\u2c00-\u2dff\u2e80-\u2fdf\u3400-\u4dbf\ua000-\uabff]")
"""Blocks of Unicode from Ethiopic to Sundanese, Braille, Glagolitic to Ethiopic Extended, radicals, rare
ideographs, Yi to Cherokee: a language written in one of them is of one block, and not read here."""
_FEWEST_VOWELS, _MOST_VOWELS, _MOST_CROWDED = 0.22, 0.62, 0.25
"""Shares of vowels among letters and of crowded words among small ones: in English and German 0.35 to 0.42 of
letters are vowels, and words without one are rare; a shifted font leaves these bounds."""
_SMALL_WORD = re.compile(r"(?<!\S)[a-z]{3,}(?!\S)")
"""Words in small letters alone: abbreviations, names and formulas have odd letters in good text too."""
_VOWELS = "aeiouy"
_CROWDED = re.compile(r"\b(?:[a-z]*?[^aeiouy\s]{5}[a-z]*|[^aeiouy\s]{3,})\b")
"""Five consonants in a row or a word of three or more without a vowel: English has few of them ("strengths",
"rhythm" has a y), a shifted font has many."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page's lines and tables, and what became of it."""

    text: PageText
    state: PageState
    reason: str = ""
    grids: list[Grid] = field(default_factory=list)


Cut = Callable[[int], str]
"""Asked before each page, with how many were read: why no more are read, or "" to go on."""


def never_cut(read: int) -> str:
    """No reason: all pages are read."""
    del read
    return ""


def read_pages(pdf: AnyPdf, *, ocr: Ocr, cut: Cut = never_cut) -> Iterator[ReadPage]:
    """Every page in order; one that fails is in state unreadable, as are those that are cut off."""
    why = ""
    for number in range(len(pdf)):
        why = why or cut(number)
        yield _unread(PageIndex(number), why) if why else _page(pdf, PageIndex(number), ocr)


def _unread(index: PageIndex, reason: str) -> ReadPage:
    return ReadPage(PageText(index, "", 0.0, 0.0, 0, [], [], []), PageState.UNREADABLE, reason)


def _page(pdf: AnyPdf, index: PageIndex, ocr: Ocr) -> ReadPage:
    try:
        raw = pdf.page(index)
        read = _read_page(pdf, raw, ocr)
        thorough = not len(raw.glyphs) and raw.image_area < _WHOLE_SCAN
        return _with_fault(read, pdf.fault(index, thorough=thorough))
    except PageError as exc:
        return _unread(index, str(exc))


def _with_fault(page: ReadPage, fault: str) -> ReadPage:
    """The page, in part or not at all where its content is at fault."""
    if not fault:
        return page
    if page.state in (PageState.TEXT, PageState.OCR):
        return replace(page, state=PageState.DAMAGED, reason=f"{fault}{IN_PART}")
    return replace(page, state=PageState.UNREADABLE, reason=fault)


def _read_page(pdf: AnyPdf, raw: RawPage, ocr: Ocr) -> ReadPage:
    n_glyphs = len(raw.glyphs)
    if ocr.mode == "force":
        return _by_ocr(pdf, raw, "", ocr)
    if not n_glyphs:
        if raw.image_area < _SMALL_IMAGE:
            return ReadPage(_page_text(raw, [], [], []), PageState.EMPTY, _emptiness(raw))
        return _without_text(pdf, raw, "the page is an image without text", ocr)
    if raw.bad_glyphs > _GARBAGE * n_glyphs:
        return _without_text(pdf, raw, "the text layer has no readable characters (bad encoding)", ocr)
    seen, hidden, sideways = split_visible(glyphs_to_words(raw), raw)
    shown, numbers = split_line_numbers(seen)
    sideways = [*sideways, *numbers]
    if is_gibberish([*shown, *sideways]):
        return _without_text(pdf, raw, "the letters of the text layer make no words (wrong encoding)", ocr)
    return _with_text(raw, shown, hidden, sideways)


def _emptiness(raw: RawPage) -> str:
    """What a page without text has instead."""
    if raw.image_area:
        return "the page has a small image and no text"
    if raw.rules or raw.boxes or raw.shades:
        return "the page has drawings and no text"
    if raw.objects:
        return "the page has nothing that is seen and no text"
    return "the page is blank: it has no text, no drawings and no images"


def is_gibberish(words: Iterable[Word]) -> bool:
    """True where the letters are of scripts that no paper mixes, or have far too few or too many vowels.

    In the languages of Europe a share of .33 to .50 of all letters are vowels, and five consonants in a row
    are rare; a wrong table of characters exchanges letters, or strews signs of rare scripts.
    """
    text = " ".join([word.text for word in words])
    if not text.isascii():
        odd = len(_RARE.findall(text))
        if odd >= _ENOUGH_ODD and odd > _MOST_ODD * len(text.replace(" ", "")):
            return True
    small = _SMALL_WORD.findall(text)
    letters = "".join(small)
    if len(letters) < _ENOUGH_LETTERS:
        return False
    vowels = sum(map(letters.count, _VOWELS)) / len(letters)
    crowded = len(_CROWDED.findall(" ".join(small))) / len(small)
    return not _FEWEST_VOWELS < vowels < _MOST_VOWELS or crowded > _MOST_CROWDED


def _with_text(raw: RawPage, shown: list[Word], hidden: list[Word], sideways: list[Word]) -> ReadPage:
    lines = words_to_lines(shown)
    grids = find_tables(raw, lines)
    taken = {id(word) for grid in grids for cell in grid.cells for word in cell.words}
    rest, plotted = split_plots(_without(lines, taken) if taken else lines, find_plots(raw))
    is_scan = raw.image_area > 0.5 and any(not word.style.visible for word in shown)
    reason = "the text is a scan's own invisible layer" if is_scan else ""
    state = PageState.OCR if is_scan else PageState.TEXT
    return ReadPage(replace(_page_text(raw, rest, hidden, sideways), plotted=plotted), state, reason, grids)


def _without(lines: Sequence[Line], taken: set[int]) -> list[Line]:
    """The lines less the words of tables."""
    kept: list[Line] = []
    for line in lines:
        rest = [word for word in line.words if id(word) not in taken]
        if len(rest) == len(line.words):
            kept.append(line)
        elif rest:
            kept += words_to_lines(rest)
    return sorted(kept, key=lambda line: (line.baseline, line.x0))


def _page_text(raw: RawPage, lines: list[Line], hidden: list[Word], sideways: list[Word]) -> PageText:
    return PageText(
        raw.index,
        raw.label,
        raw.width,
        raw.height,
        raw.turn,
        lines,
        hidden,
        sideways,
        raw.image_area,
    )


def _without_text(pdf: AnyPdf, raw: RawPage, reason: str, ocr: Ocr) -> ReadPage:
    if ocr.mode == "auto" and can_ocr():
        return _by_ocr(pdf, raw, reason, ocr)
    return ReadPage(_page_text(raw, [], [], []), PageState.IMAGE_ONLY, reason)


def _by_ocr(pdf: AnyPdf, raw: RawPage, reason: str, ocr: Ocr) -> ReadPage:
    width, height = raw.shown_size
    try:
        words = read_picture(pdf.picture(raw.index, 200), width, height, ocr.languages)
    except NoOcrError as exc:
        return ReadPage(_page_text(raw, [], [], []), PageState.IMAGE_ONLY, f"{reason}; {exc}".lstrip("; "))
    text = PageText(raw.index, raw.label, width, height, 0, words_to_lines(words), [], [])
    if not words:
        return ReadPage(text, PageState.IMAGE_ONLY, f"{reason}; tesseract found no words".lstrip("; "))
    return ReadPage(text, PageState.OCR, "read by tesseract from the page's image")
