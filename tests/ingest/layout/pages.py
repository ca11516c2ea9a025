"""Pages of prose of many makes, drawn by hand."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from corpus.document import Document
from ingest.document.read import read_data
from tests.ingest.made import Sheet

__all__ = ["BOOKS", "book"]

_WORDS = (
    "wool", "salt", "tin", "barley", "timber", "copper", "cheese", "cloth", "iron", "paper", "rope", "glass",
)  # fmt: skip


def _lines(sheet: Sheet, x: float, top: float, count: int, *, words: int = 6, size: float = 10) -> float:
    """Lines of prose that differ, one below another; the place of the last."""
    for row in range(count):
        said = [_WORDS[(5 * row + 7 * at + count) % len(_WORDS)] for at in range(words)]
        end = "." if row == count - 1 else ","
        sheet.put(f"{said[0].title() if not row else said[0]} {' '.join(said[1:])}{end}", x, top, size=size)
        top += 1.2 * size
    return top - 1.2 * size


def _in_two_columns(sheet: Sheet) -> None:
    """Two pages in two columns with a title over both, heads, feet, headings and a note."""
    for page in (1, 2):
        sheet.put("Journal of the Valley", 72, 40, size=8).put(f"{40 + page}", 520, 40, size=8)
        top = 72.0
        if page == 1:
            sheet.put("On the Trade of the Valley", 150, 90, size=18, font="Times-Bold")
            top = 150.0
        sheet.put(f"{page}. The first of two", 72, top, size=11, font="Times-Bold")
        end = _lines(sheet, 72, top + 18, 9)
        sheet.put(f"{page}.1 What is less", 72, end + 24, size=10, font="Times-Italic")
        end = _lines(sheet, 72, end + 40, 7)
        if page == 1:
            sheet.put("1", 72, 700, size=6).put("A note at the foot of the column, in small", 76, 704, size=8)
            sheet.put("letters, of two lines.", 72, 714, size=8)
        end = _lines(sheet, 320, top, 8)
        sheet.put("The sum is", 320, end + 12).put("1", 364, end + 8, size=6).put(
            "told below.", 372, end + 12
        )
        _lines(sheet, 332, end + 36, 3)
        _lines(sheet, 320, end + 84, 5)
        sheet.put("Printed by the mill", 250, 770, size=7)
        sheet.turn_page()


def _with_mathematics(sheet: Sheet) -> None:
    """A displayed formula with its number, and letters raised and lowered in a line."""
    end = _lines(sheet, 72, 90, 5, words=12)
    sheet.put("y = a + b x", 230, end + 26, font="Times-Italic").put("it", 280, end + 29, size=7)
    sheet.put("+ e", 290, end + 26, font="Times-Italic").put("(1)", 520, end + 26)
    sheet.put("where a is the rent and b", 72, end + 52).put("2", 180, end + 49, size=7)
    sheet.put("is not, and 10", 190, end + 52).put("6", 247, end + 49, size=7).put(
        "tons are sold.", 258, end + 52
    )
    _lines(sheet, 72, end + 64, 4, words=12)


def _with_hyphens_and_lists(sheet: Sheet) -> None:
    """Words divided at the ends of lines, items with marks and numbers, an indented quotation."""
    sheet.put("The inhabitants of the valley sold their wool to mer-", 72, 90)
    sheet.put("chants of the coast, who were gener-", 72, 102).put("ous to it. The merchants paid.", 72, 114)
    for row, text in enumerate(("wool of the upper farms", "salt of the coast, which", "tin")):
        sheet.put("\u2022", 84, 140 + 24 * row).put(text, 96, 140 + 24 * row)
    sheet.put("was sold by weight", 96, 176)
    sheet.put("(a) the first of three, and", 84, 220).put("(b) the second.", 84, 234)
    _lines(sheet, 108, 262, 4, words=9)
    _lines(sheet, 72, 324, 6, words=12)


def _with_line_numbers(sheet: Sheet) -> None:
    """A manuscript with a number beside each line."""
    for row in range(20):
        sheet.put(f"{row + 1}", 40, 90 + 24 * row, size=8)
        said = " ".join(_WORDS[(row + 5 * at) % len(_WORDS)] for at in range(10))
        sheet.put(f"{said}{'.' if row % 4 == 3 else ''}", 72, 90 + 24 * row, size=11)


def _with_headings(sheet: Sheet) -> None:
    """Headings of three levels, one that runs in the paragraph, and capitals."""
    sheet.put("The Farms of the Valley", 180, 50, size=20, font="Times-Bold")
    sheet.put("2 DATA AND METHODS", 72, 80, size=13, font="Times-Bold")
    _lines(sheet, 72, 104, 4, words=12)
    sheet.put("2.1 Sources of the data", 72, 170, size=11, font="Times-Bold")
    _lines(sheet, 72, 190, 4, words=12)
    sheet.put("2.1.1 Customs", 72, 252, size=10, font="Times-BoldItalic")
    _lines(sheet, 72, 268, 4, words=12)
    sheet.put("Farms.", 72, 332, font="Times-Bold").put("They are many and they are small.", 106, 332)
    _lines(sheet, 72, 344, 3, words=12)
    sheet.put("REFERENCES", 72, 410, size=13, font="Times-Bold")
    sheet.put("Ames, A. and B. Bell. 2001. On the Trade of the Valley. Journal of Wool 4(2), 12-34.", 72, 430)
    sheet.put("Cox, C. 2003. Salt and Tin. Coast: University Press.", 72, 446)


BOOKS: dict[str, Callable[[Sheet], None]] = {
    "in two columns": _in_two_columns,
    "with mathematics": _with_mathematics,
    "with hyphens and lists": _with_hyphens_and_lists,
    "with line numbers": _with_line_numbers,
    "with headings": _with_headings,
}
"""Each by what is in it."""


@cache
def book(name: str) -> Document:
    """The pages as they are read."""
    sheet = Sheet()
    BOOKS[name](sheet)
    return read_data(sheet.data(), f"{name}.pdf", ocr="off")
