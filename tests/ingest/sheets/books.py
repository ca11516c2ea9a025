"""Spreadsheets of many makes, made by hand."""

from __future__ import annotations

import io
from datetime import date
from functools import cache

import openpyxl
from openpyxl.styles import Alignment, Font

from corpus.document import Document
from ingest.document.sheets import read_sheets

__all__ = ["BOOKS", "book"]

_SPREAD = """Table 1. Sales by town
(thousand dollars)

Town,2001,,2002,
,Wool,Salt,Wool,Salt
Alta,"1,200.5",40,"1,500",-41
Oslo,800,n.a.,900,25 %
Total,"2,000.5",40,"2,400",

Note: Without gardens.
Source: census.

Table 2. Rents
Town;2001
"""
_SEMICOLONS = "Town;Rent 2001;Rent 2002\nAlta;1.200,5;40\nOslo;800;27\n"


def _workbook() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Mills"
    rows = [
        ["Mills and farms, 2001", None, None, None],
        [None, "Mills", None, "Share"],
        ["County", "old", "new", "all"],
        ["North", None, None, None],
        ["Alta", 12, 14.5, 0.25],
        ["Bodø", 0, -3, 0.5],
        ["Total", 12, 11.5, 0.75],
        [None, None, None, None],
        ["Opened", date(2001, 5, 3), True, "x" * 40],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("B2:C2")
    sheet["A1"].font = Font(bold=True)
    for at in (5, 6):
        sheet[f"A{at}"].alignment = Alignment(indent=1)
    for at in (5, 6, 7):
        sheet[f"D{at}"].number_format = "0.0%"
        sheet[f"C{at}"].number_format = "#,##0.00"
    other = made.create_sheet("Notes")
    other["A1"] = "Nothing is counted here."
    other["B3"] = "It is all words."
    beside = made.create_sheet("Two")
    for at, (x, y) in enumerate((("Year", "Sum"), (2001, 5), (2002, 7)), start=1):
        beside[f"A{at}"], beside[f"B{at}"], beside[f"E{at}"], beside[f"F{at}"] = x, y, x, y
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


BOOKS = {"spread.csv": _SPREAD.encode(), "semicolons.csv": _SEMICOLONS.encode(), "mills.xlsx": _workbook()}
"""Each by its file's name."""


@cache
def book(name: str) -> Document:
    """The spreadsheet as it is read."""
    return read_sheets(BOOKS[name], name)
