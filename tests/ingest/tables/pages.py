"""Pages with tables of many makes, drawn by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from corpus.document import Document
from ingest.document.read import read_data
from tests.ingest.made import Sheet

__all__ = ["PAGES", "page"]

_PROSE = "This line of prose runs over the whole width of the page, as lines of prose do, and says nothing."


def _rows(
    sheet: Sheet, rows: Sequence[Sequence[str]], xs: Sequence[float], top: float, *, size: float = 9
) -> float:
    """The rows set at these places, the last row's place."""
    for row in rows:
        for x, text in zip(xs, row, strict=True):
            sheet.put(text, x, top, size=size)
        top += 13
    return top - 13


def _prose(sheet: Sheet, top: float, lines: int = 5) -> Sheet:
    for row in range(lines):
        sheet.put(_PROSE, 72, top + 12 * row)
    return sheet


def _on_two_levels(sheet: Sheet) -> None:
    """Rules above, between and below, a second rule under a head of two columns, groups and stars."""
    sheet.put("Table 3. Wages and rents by town (dollars)", 72, 90, size=9)
    sheet.rule(72, 98, 480, 98)
    sheet.put("Wages", 250, 110, size=9).put("Rents", 400, 110, size=9)
    sheet.rule(220, 114, 320, 114).rule(370, 114, 470, 114)
    _rows(sheet, [["Town", "2001", "2002", "2001", "2002"]], (74, 225, 290, 375, 440), 125)
    sheet.rule(72, 130, 480, 130)
    sheet.put("North", 74, 142, size=9, font="Times-Italic")
    rows = [["Alta", "1,204", "1,310", "412", "430"], ["Bodø", "980", "1,002", "388", "n.a."]]
    _rows(sheet, rows, (84, 225, 290, 375, 440), 155)
    sheet.put("South", 74, 181, size=9, font="Times-Italic")
    rows = [["Oslo", "2,204**", "2,310", "812", "(30)"], ["", "(0.12)", "(0.15)", "(0.2)", "(0.3)"]]
    end = _rows(sheet, rows, (84, 225, 290, 375, 440), 194)
    sheet.rule(72, end + 5, 480, end + 5)
    sheet.put("Notes: Standard errors in parentheses. ** p<0.05.", 72, end + 16, size=7)
    sheet.put("Source: Census of towns.", 72, end + 25, size=7)
    _prose(sheet, end + 50)


def _in_a_lattice(sheet: Sheet) -> None:
    """Lines around all cells, a head over two columns, cells of two lines and an empty one."""
    xs, ys = (72, 180, 290, 400, 510), (100, 118, 136, 168, 186)
    sheet.put("Table 4: Mills and farms", 72, 92, size=9)
    for y in ys:
        sheet.rule(xs[0], y, xs[-1], y)
    for x in xs:
        sheet.rule(x, ys[0] if x != 400 else ys[1], x, ys[-1])
    sheet.put("County", 76, 112, size=9).put("Mills", 184, 112, size=9).put(
        "Farms and gardens", 300, 112, size=9
    )
    _rows(sheet, [["", "all", "large", "small"]], (76, 184, 294, 404), 130)
    sheet.put("Upper and", 76, 148, size=9).put("lower valley", 76, 160, size=9)
    _rows(sheet, [["12", "40", ""]], (184, 294, 404), 154)
    _rows(sheet, [["Coast", "9", "31.5", "7 %"]], (76, 184, 294, 404), 180)
    _prose(sheet, 230)


def _by_gaps(sheet: Sheet) -> None:
    """No rules: the gaps between the columns alone, decimals below one another."""
    sheet.put("Table 5", 72, 90, size=9).put("Shares of seven crops, percent", 72, 102, size=9)
    rows = [
        ["Crop", "1990", "2000", "2010"],
        ["Barley", "10.5", "9.25", "8.0"],
        ["Oats and rye", "3.2", "2.75", "2.5"],
        ["Wheat", "40.1", "44.00", "45.5"],
        ["Potatoes", "22.0", "20.15", "19.0"],
        ["Total", "75.8", "76.15", "75.0"],
    ]
    end = _rows(sheet, rows, (80, 260, 340, 420), 120, size=9)
    sheet.put("a Without gardens.", 72, end + 18, size=7)
    _prose(sheet, end + 50)


def _of_words(sheet: Sheet) -> None:
    """Rules between rows of words that run over several lines."""
    sheet.put("Table 6. What was asked and answered", 72, 90, size=9)
    sheet.rule(72, 98, 500, 98)
    _rows(sheet, [["Question", "Answer", "Year"]], (74, 240, 440), 110)
    sheet.rule(72, 115, 500, 115)
    _rows(sheet, [["Who owns the mill", "The town, which bought", "1990"]], (74, 240, 440), 127)
    _rows(sheet, [["and the farms by it?", "it from a miller"]], (74, 240), 138)
    sheet.rule(72, 144, 500, 144)
    _rows(sheet, [["Who works there?", "Nobody", "2001"]], (74, 240, 440), 156)
    sheet.rule(72, 162, 500, 162)
    _prose(sheet, 200)


def _in_a_column(sheet: Sheet) -> None:
    """A narrow table in the left of two columns of prose."""
    sheet.put("Table 7. Ships", 72, 90, size=9)
    sheet.rule(72, 96, 280, 96)
    rows = [["Port", "In", "Out"], ["Alta", "12", "14"], ["Oslo", "1,200", "-"], ["Total", "1,212", "14"]]
    end = _rows(sheet, rows, (74, 180, 240), 108)
    sheet.rule(72, 112, 280, 112).rule(72, end + 4, 280, end + 4)
    for row in range(14):
        sheet.put("Prose of the right column goes on here,", 310, 90 + 12 * row)
    for row in range(6):
        sheet.put("and that of the left column below it", 72, end + 40 + 12 * row)


def _a_chart(sheet: Sheet) -> None:
    """Axes with their numbers and a curve: no table."""
    sheet.rule(120, 100, 120, 250).rule(120, 250, 420, 250)
    for at in range(6):
        sheet.put(f"{20 * (5 - at)}", 95, 104 + 30 * at, size=8).rule(117, 101 + 30 * at, 120, 101 + 30 * at)
        sheet.put(f"{1990 + 4 * at}", 118 + 55 * at, 262, size=8)
        sheet.rule(120 + 55 * at, 240 - 20 * at, 175 + 55 * at, 220 - 20 * at)
    sheet.put("Figure 2. Rents over the years", 72, 285, size=9)
    _prose(sheet, 310)


def _of_a_regression(sheet: Sheet) -> None:
    """Coefficients with errors below them, numbers of models, and rows of what was held constant."""
    sheet.put("Table 8. What moves rents", 72, 90, size=9).rule(72, 96, 460, 96)
    sheet.put("Dependent variable: rent", 283, 107, size=9)
    _rows(sheet, [["", "(1)", "(2)", "(3)"]], (74, 240, 320, 400), 119)
    sheet.rule(72, 124, 460, 124)
    rows = [
        ["Wage", "0.412***", "0.388***", "-0.02"],
        ["", "(0.041)", "(0.040)", "(0.11)"],
        ["Mill x Farm", "", "1.250", "1.31*"],
        ["", "", "(0.90)", "(0.70)"],
        ["Town effects", "No", "Yes", "Yes"],
        ["Observations", "1,204", "1,204", "988"],
        ["R2", "0.31", "0.42", "0.44"],
    ]
    end = _rows(sheet, rows, (74, 236, 316, 396), 136)
    sheet.rule(72, 136 + 13 * 4 - 9, 460, 136 + 13 * 4 - 9).rule(72, end + 5, 460, end + 5)
    sheet.put("* p < 0.1, *** p < 0.01.", 72, end + 15, size=7)
    _prose(sheet, end + 40)


PAGES: dict[str, Callable[[Sheet], None]] = {
    "on two levels": _on_two_levels,
    "in a lattice": _in_a_lattice,
    "by gaps": _by_gaps,
    "of words": _of_words,
    "in a column": _in_a_column,
    "a chart": _a_chart,
    "of a regression": _of_a_regression,
}
"""Each page by what is on it."""


@cache
def page(name: str) -> Document:
    """The page as it is read."""
    sheet = Sheet()
    PAGES[name](sheet)
    return read_data(sheet.data(), f"{name}.pdf", ocr="off")
