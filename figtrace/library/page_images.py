"""Pages as images: a crop with the evidence for a report, a whole page for a person."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from corpus.errors import FigtraceError, ReadError, UsageError
from corpus.geometry import BBox, DocId, PageBox, PageIndex
from corpus.store import Store
from figtrace.library.quotes import locate_quote, page_by_name

__all__ = ["Shown", "crop_page", "file_of", "show_page"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page that was drawn."""

    path: Path
    where: str
    """The page or document, as a person names it."""
    marked: bool
    """True if evidence is boxed on it."""


def crop_page(store: Store, doc: DocId, page: PageIndex, boxes: Sequence[PageBox]) -> bytes | None:
    """The part of the page with the evidence; None where the file is no longer there."""
    from ingest.pdf.render import render_page

    here = [box.bbox for box in boxes if box.page == page]
    try:
        return render_page(file_of(store, doc), page, boxes=here, crop=True)
    except FigtraceError:
        return None


def file_of(store: Store, doc: DocId) -> Path:
    """The PDF that the document was read from, unchanged since.

    Raises:
        ReadError: if no such file is left where it was ingested.
    """
    paths = [Path(outcome.path) for outcome in store.outcomes() if outcome.doc == doc]
    for path in paths:
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == doc:
            return path
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
    from ingest.pdf.render import draw_layout, render_page

    document = store.document(doc)
    asked = _page_asked(document, page)
    boxes = [box for span in locate_quote(document, quote, asked) for box in document.boxes(span)]
    index = asked if asked is not None else (boxes[0].page if boxes else PageIndex(0))
    path = file_of(store, doc)
    here: list[BBox] = [box.bbox for box in boxes if box.page == index]
    image = draw_layout(document, index, path) if layout else render_page(path, index, boxes=here)
    target = out or Path(f"{Path(document.source).stem}-p{index + 1}.png")
    _write(target, image)
    where = f"page {index + 1} of {document.source}" if page else document.source
    return Shown(target, where, bool(here))


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
