"""Pages as images: a crop with the evidence for a report, a whole page for a person."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.document import Document
from corpus.errors import FigtraceError, ReadError, UsageError
from corpus.files import text_path
from corpus.geometry import BBox, DocId, PageBox, PageIndex
from corpus.sheets import is_sheet
from corpus.store import Store, sources_of
from figtrace.library.quotes import locate_quote, page_by_name
from ingest.sheets import draw_sheet

if TYPE_CHECKING:
    from ingest.pdf import PdfFile

__all__ = ["PageImages", "Shown", "file_of", "read_file", "show_page"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that was drawn."""

    path: Path
    where: str
    """The page or document, as a person names it."""
    marked: bool
    """True if evidence is boxed on it."""
    wanting: str = ""
    """Why the page was not read, or not whole; "" if it was."""


class PageImages:
    """Crops of pages of a corpus's files. Use as a context manager.

    The file that was asked of last stays open: who asks for all of one file's crops in turn has it read once.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._doc: DocId | None = None
        self._sheets: dict[DocId, Document | None] = {}
        self._file: PdfFile | None = None
        self._stack = ExitStack()

    def __enter__(self) -> PageImages:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def crop(self, doc: DocId, page: PageIndex, boxes: Sequence[PageBox]) -> bytes | None:
        """The part of the page with the evidence as PNG; None where the file is no longer there."""
        from ingest.pdf import draw_page

        here = [box.bbox for box in boxes if box.page == page]
        try:
            if (sheet := self._sheet(doc)) is not None:
                return draw_sheet(sheet, page, boxes=here, crop=True)
            file = self._opened(doc)
            if file is None:
                return None
            return draw_page(file, page, name=doc[:12], boxes=here, crop=True)
        except FigtraceError:
            return None

    def _sheet(self, doc: DocId) -> Document | None:
        """The document, if it was read from a spreadsheet: its pictures need no file."""
        if doc not in self._sheets:
            source = sources_of(self._store, [doc]).get(doc, "")
            self._sheets[doc] = self._store.document(doc) if is_sheet(source) else None
        return self._sheets[doc]

    def _opened(self, doc: DocId) -> PdfFile | None:
        """The document's file; None if it could not be opened when it was asked of before."""
        from ingest.pdf import open_pdf

        if doc != self._doc:
            self._stack.close()
            self._doc, self._file = doc, None
            path, data = read_file(self._store, doc)
            self._file = self._stack.enter_context(open_pdf(data, str(path)))
        return self._file


def file_of(store: Store, doc: DocId) -> Path:
    """The PDF that the document was read from, unchanged since.

    Raises:
        ReadError: if no such file is left where it was ingested, or it may not be read.
    """
    return read_file(store, doc)[0]


def read_file(store: Store, doc: DocId) -> tuple[Path, bytes]:
    """The file that the document was read from, unchanged since, and its bytes.

    Raises:
        ReadError: if no such file is left where it was ingested, or it may not be read.
    """
    from ingest.pdf import read_bytes

    paths = [text_path(outcome.path) for outcome in store.outcomes() if outcome.doc == doc]
    for path in paths:
        if path.is_file() and hashlib.sha256(data := read_bytes(path)).hexdigest() == doc:
            return path, data
    names = ", ".join(map(str, paths)) or "an unknown file"
    raise ReadError(f"document {doc[:12]} was read from {names}, which is gone or changed: ingest it again")


def show_page(
    store: Store,
    doc: DocId,
    *,
    page: str = "",
    quote: str = "",
    layout: bool = False,
    out: Path | None = None,
) -> Shown:
    """Draw a page of the document, the quote boxed, and write it as PNG.

    Without a page, the one where the quote stands is drawn, else the first.

    Raises:
        UsageError: if there is no such page, or the PNG cannot be written.
        ReadError: if the PDF is no longer there.
    """
    document = store.document(doc)
    asked = _page_asked(document, page)
    boxes = [box for span in locate_quote(document, quote, asked) for box in document.boxes(span)]
    index = asked if asked is not None else (boxes[0].page if boxes else PageIndex(0))
    here: list[BBox] = [box.bbox for box in boxes if box.page == index]
    image = _drawn(store, document, index, here, layout=layout)
    target = out or Path(f"{Path(document.source).stem}-p{index + 1}.png")
    _write(target, image)
    where = f"page {index + 1} of {document.source}" if page else document.source
    shown = document.pages[index] if index < len(document.pages) else None
    wanting = shown.reason if shown and not shown.state.is_whole else ""
    return Shown(target, where, bool(here), wanting)


def _drawn(
    store: Store, document: Document, index: PageIndex, boxes: Sequence[BBox], *, layout: bool
) -> bytes:
    from ingest.pdf import draw_layout, render_page

    if is_sheet(document.source):
        return draw_sheet(document, index, boxes=boxes)
    path = file_of(store, document.id)
    return draw_layout(document, index, path) if layout else render_page(path, index, boxes=boxes)


def _page_asked(document: Document, page: str) -> PageIndex | None:
    if not page:
        return None
    found = page_by_name(document, page)
    if found is None:
        labels = [p.label for p in document.pages if p.label]
        printed = f", printed {labels[0]} to {labels[-1]}" if labels else ""
        raise UsageError(
            f"{document.source} has no page {page!r}: it has pages 1 to {len(document.pages)}{printed}"
        )
    return found


def _write(target: Path, image: bytes) -> None:
    try:
        target.write_bytes(image)
    except OSError as exc:
        raise UsageError(f"the page cannot be written to {target}: {exc.strerror}") from exc
