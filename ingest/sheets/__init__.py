"""Spreadsheets: their files to sheets, and sheets to the parts of pages."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.sheets.csv_file import read_csv
    from ingest.sheets.draw import draw_sheet
    from ingest.sheets.parts import sheet_size, sheet_to_parts
    from ingest.sheets.sheet import Sheet
    from ingest.sheets.xlsx_file import read_xlsx

__all__ = [
    "Sheet",
    "draw_sheet",
    "read_csv",
    "read_xlsx",
    "sheet_size",
    "sheet_to_parts",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        csv_file="read_csv",
        draw="draw_sheet",
        parts="sheet_size sheet_to_parts",
        sheet="Sheet",
        xlsx_file="read_xlsx",
    )
