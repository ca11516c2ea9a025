"""Pictures of pages, drawn once and kept in the corpus folder; those not looked at for long are dropped."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from corpus.geometry import BBox, DocId, PageIndex
from corpus.sheets import is_sheet
from corpus.store import Store
from figtrace.library.page_images import file_of
from figtrace.serve.web.kept import Kept

__all__ = ["PAGE_DPI", "THUMB_DPI", "PageCache", "draw", "draw_layout_of"]

PAGE_DPI = 132
"""Pixels an inch of a page: 1122 across a letter, sharp on a screen of twice the density at half a window."""
THUMB_DPI = 18
"""Dots per inch of a small page: 150 across, at which its layout shows."""
LARGEST = 256_000_000
"""Bytes of all pictures together: about two thousand pages."""

_PDFIUM = threading.Lock()
"""pdfium may be called by one thread at a time (its README)."""


class PageCache:
    """Pictures by what they show, in files whose time of use is the file's own."""

    def __init__(self, folder: Path, *, most: int = LARGEST) -> None:
        self._folder = folder
        self._most = most
        self._lock = threading.Lock()
        self._size: int | None = None
        self._drawn_now = Kept(0)

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The picture of this key; made and kept where it is not yet there, once for all who ask meanwhile.

        A folder that cannot be written keeps nothing, and the picture is made each time.
        """
        path = self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:40]}.png"
        found = _read(path)
        return found if found is not None else self._drawn_now.get(key, lambda: self._made(path, make))

    def _made(self, path: Path, make: Callable[[], bytes]) -> bytes:
        data = make()
        self._keep(path, data)
        return data

    def _keep(self, path: Path, data: bytes) -> None:
        made = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            made.write_bytes(data)
            made.replace(path)
            self._count(len(data))
        with suppress(OSError):
            made.unlink(missing_ok=True)

    def _count(self, more: int) -> None:
        with self._lock:
            held = self._size if self._size is not None else sum(size for _, size, _ in self._held()) - more
            self._size = held + more
            if self._size > self._most:
                self._size = self._shrunk(self._size)

    def _shrunk(self, size: int) -> int:
        """The size when the oldest pictures are gone and a tenth of the room is free."""
        for _, its_size, path in sorted(self._held()):
            if size <= self._most * 9 // 10:
                break
            path.unlink(missing_ok=True)
            size -= its_size
        return size

    def _held(self) -> list[tuple[int, int, Path]]:
        found = []
        for path in self._folder.glob("*.png"):
            with suppress(OSError):
                stat = path.stat()
                found.append((stat.st_mtime_ns, stat.st_size, path))
        return found


def _read(path: Path) -> bytes | None:
    try:
        data = path.read_bytes()
        os.utime(path)
    except OSError:
        return None
    return data


def draw(
    store: Store,
    doc: DocId,
    page: PageIndex,
    *,
    dpi: int,
    boxes: Sequence[BBox] = (),
    crop: bool = True,
) -> bytes:
    """The page, or the sheet of a spreadsheet, as PNG; the boxes are framed, and `crop` cuts it to them.

    Raises:
        ReadError: if the file is gone or changed, or the page cannot be drawn.
        UsageError: if there is no such page.
    """
    from ingest.pdf import render_page
    from ingest.sheets import draw_sheet

    if is_sheet(_source(store, doc)):
        return draw_sheet(store.document(doc), page, boxes=boxes, crop=crop and bool(boxes))
    path = file_of(store, doc)
    with _PDFIUM:
        return render_page(path, page, boxes=boxes, dpi=dpi, crop=crop and bool(boxes))


def draw_layout_of(store: Store, doc: DocId, page: PageIndex) -> bytes:
    """The page with its blocks, tables and order of reading drawn over it.

    Raises:
        ReadError: as `draw`.
        UsageError: if there is no such page.
    """
    from ingest.pdf import draw_layout

    if is_sheet(_source(store, doc)):
        return draw(store, doc, page, dpi=PAGE_DPI)
    document, path = store.document(doc), file_of(store, doc)
    with _PDFIUM:
        return draw_layout(document, page, path)


def _source(store: Store, doc: DocId) -> str:
    return next((one.source for one in store.summaries() if one.id == doc), "")
