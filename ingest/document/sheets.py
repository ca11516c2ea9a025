"""A spreadsheet to a Document: a page for each of its sheets."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import PurePath

from corpus.document import Document, Metadata, Page, PageState
from corpus.errors import DamagedError
from corpus.geometry import BBox, DocId, PageIndex, Span
from ingest.document.assemble import Assembled, assemble, page_extents
from ingest.document.version import READER
from ingest.sheets import Sheet, read_csv, read_xlsx, sheet_size, sheet_to_parts
from ingest.tables import bind_captions

__all__ = ["read_sheets"]

_WORKBOOKS = frozenset({".xlsm", ".xlsx"})
"""Forms of Excel that openpyxl reads; all others are cells in plain text."""


def read_sheets(data: bytes, source: str, *, on_open: Callable[[int], None] | None = None) -> Document:
    """The document in these bytes of a workbook, or of a file of cells divided by commas or the like.

    Its pages are labelled by the names of the sheets. What is beyond the cells that are read makes its page
    partial, with the reason. `on_open` is told the number of sheets.

    Raises:
        EncryptedError, DamagedError, ReadError, LimitError: if the file cannot be read at all.
        UsageError: if the library that reads workbooks is not installed.
    """
    is_workbook = PurePath(source).suffix.lower() in _WORKBOOKS
    sheets = read_xlsx(data, source) if is_workbook else (read_csv(data, source),)
    if not any(sheet.cells for sheet in sheets):
        raise DamagedError(f"{source} has no filled cells")
    if on_open:
        on_open(len(sheets))
    parts = [part for at, sheet in enumerate(sheets) for part in sheet_to_parts(sheet, PageIndex(at))]
    made = assemble(bind_captions(parts), _as_it_is, range(len(sheets)))
    return Document(
        id=DocId(hashlib.sha256(data).hexdigest()),
        source=source,
        text=made.text,
        textmap=made.textmap,
        pages=tuple(_pages(sheets, made)),
        blocks=made.blocks,
        tables=made.tables,
        maths=made.maths,
        meta=Metadata(title=PurePath(source).stem, by="file name"),
        reader=READER,
    )


def _as_it_is(page: PageIndex, box: BBox) -> BBox:
    del page
    return box


def _pages(sheets: Sequence[Sheet], made: Assembled) -> list[Page]:
    ends = page_extents(made)
    pages, last = [], 0
    for at, sheet in enumerate(sheets):
        span = Span(*ends.get(at, (last, last)))
        last = span.end
        state = PageState.DAMAGED if sheet.wanting else PageState.TEXT
        pages.append(Page(PageIndex(at), sheet.name, *sheet_size(sheet), span, state, sheet.wanting))
    return pages
