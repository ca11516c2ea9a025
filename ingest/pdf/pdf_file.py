"""PDF bytes to raw pages by pypdfium2: opening, passwords, page geometry, pictures of pages.

With `ingest.pdf.pdfium`, `ingest.pdf.glyphs` and `ingest.pdf.drawings` the only place that knows the library.
Documents open from bytes read once, so that a file replaced meanwhile cannot mix two editions.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageChops

from corpus.errors import DamagedError, EncryptedError, NotAPdfError, ReadError
from corpus.files import read_regular
from corpus.geometry import PageIndex
from ingest.pdf import pdfium
from ingest.pdf.contents import Contents
from ingest.pdf.drawings import Drawings, covered_texts, scan_drawings
from ingest.pdf.glyphs import Frame, reading_frame, scan_glyphs
from ingest.records import RawPage, Rule

__all__ = ["PageError", "PdfFile", "open_pdf", "read_bytes"]

_HEADER_WITHIN = 1 << 20
"""Bytes: readers look in the first 1,024 (ISO 32000, annex H); mail and servers put more before it, and
pdfium finds those too."""
_MOST_CHARS = 400_000
"""Characters of one page that are read: thirty times the densest printed page; more would fill the memory."""
_MOST_PIXELS = 30_000_000
"""A page of A4 at 600 dots an inch has 35 million; posters are drawn smaller, so that no picture takes more
than 100 MB."""
_TRACE = 12
"""Of 255: a smaller change of a pixel is not seen."""


class PageError(ReadError):
    """One page that the reader cannot load; the others are not concerned."""


@dataclass(frozen=True, slots=True)
class PdfFile:
    """An open PDF."""

    handle: Any
    contents: Contents

    def __len__(self) -> int:
        return len(self.handle)

    def info(self) -> dict[str, str]:
        """Entries of the document information dictionary, such as "Title" and "CreationDate"."""
        return dict(self.handle.get_metadata_dict(skip_empty=True))

    def page(self, index: PageIndex) -> RawPage:
        """The page's characters and drawings.

        Raises:
            PageError: if the page cannot be loaded.
        """
        with self._loaded(index) as page:
            return _raw_page(self.handle, page, index)

    def fault(self, index: PageIndex, *, thorough: bool) -> str:
        """What is wrong with the page's content streams; "" if nothing is known to be.

        They are looked at in a file that may be damaged, and where the page gives reason to be `thorough`.
        """
        return self.contents.fault(index, thorough=thorough)

    def picture(self, index: PageIndex, dpi: float) -> Image.Image:
        """The page as displayed, in colour; a huge page is drawn smaller.

        Raises:
            PageError: if the page cannot be loaded or is too large to draw.
        """
        with self._loaded(index) as page:
            area = page.get_width() * page.get_height() * (dpi / 72) ** 2
            scale = dpi / 72 * min(1.0, (_MOST_PIXELS / max(area, 1.0)) ** 0.5)
            try:
                picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
            except (pypdfium2.PdfiumError, MemoryError, ValueError) as exc:
                raise PageError(f"page {index + 1} cannot be drawn: {exc}") from exc
        return picture

    @contextmanager
    def _loaded(self, index: PageIndex) -> Iterator[Any]:
        try:
            page = self.handle[index]
        except (pypdfium2.PdfiumError, IndexError) as exc:
            raise PageError(f"page {index + 1} cannot be loaded: {exc}") from exc
        try:
            yield page
        finally:
            page.close()


_LARGEST = 2_000_000_000
"""Bytes of a PDF: what pdfium can address."""


def read_bytes(path: Path) -> bytes:
    """The file's bytes.

    Raises:
        ReadError: if it cannot be read.
    """
    try:
        return read_regular(path, most=_LARGEST)
    except OSError as exc:
        raise ReadError(f"{path} cannot be read: {exc.strerror or exc}") from exc


@contextmanager
def open_pdf(data: bytes, name: str, *, password: str | None = None) -> Iterator[PdfFile]:
    """The PDF in these bytes; `name` is for messages.

    Raises:
        NotAPdfError: if there is no PDF header.
        EncryptedError: if it needs a password, or another one.
        DamagedError: if pdfium does not open it.
    """
    if not data:
        raise NotAPdfError(f"{name} is empty: a PDF was expected")
    try:
        handle = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as exc:
        raise _translated(exc, data, name, password) from exc
    contents = Contents(data, password, len(handle))
    try:
        yield PdfFile(handle, contents)
    finally:
        contents.close()
        handle.close()


def _translated(exc: pypdfium2.PdfiumError, data: bytes, name: str, password: str | None) -> ReadError:
    code = getattr(exc, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD:
        wrong = "the password given is not the right one" if password else "it needs a password"
        return EncryptedError(f"{name} is encrypted and {wrong}: give it by --password")
    if code == raw.FPDF_ERR_SECURITY:
        return EncryptedError(f"{name} is encrypted in a way that is not supported ({exc})")
    if b"%PDF" not in data[:_HEADER_WITHIN]:
        return NotAPdfError(f"{name} is not a PDF: it does not begin with %PDF")
    return DamagedError(f"{name} is damaged: {exc}")


def _raw_page(document: Any, page: Any, index: PageIndex) -> RawPage:
    frame = _frame(page)
    with _text_page(page, index) as (text_page, count):
        covered = _unseen(page) if count else frozenset()
        scan = scan_glyphs(text_page, min(count, _MOST_CHARS), frame, covered)
    drawings = scan_drawings(pdfium.handle(page.raw), scan.frame)
    f = scan.frame
    return RawPage(
        index=index,
        label=document.get_page_label(index) or "",
        width=f.width,
        height=f.height,
        turn=f.turn,
        styles=scan.styles,
        glyphs=scan.glyphs,
        rules=tuple(drawings.rules),
        boxes=tuple(drawings.boxes),
        image_area=_image_area(drawings, f),
        bad_glyphs=scan.bad,
        shades=tuple(drawings.shades),
        objects=max(0, pdfium.page_count(pdfium.handle(page.raw))),
    )


def _unseen(page: Any) -> frozenset[int]:
    """Handles of the text objects under images that leave no trace on the page as it is drawn.

    An image may be blended with what is below it, so the page is drawn with and without them.
    """
    covered = covered_texts(pdfium.handle(page.raw))
    if not covered or page.get_width() * page.get_height() > _MOST_PIXELS:
        return frozenset()
    try:
        drawn = page.render(scale=1).to_pil().convert("L")
        for obj in covered:
            pdfium.object_active(obj, False)
        bare = page.render(scale=1).to_pil().convert("L")
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return frozenset()
    finally:
        for obj in covered:
            pdfium.object_active(obj, True)
    changed = ImageChops.difference(drawn, bare).point(lambda value: 255 * (value > _TRACE))
    frame = _frame(page)
    return frozenset(
        obj for obj, box in covered.items() if changed.crop(_pixels(frame.box(*box))).getbbox() is None
    )


def _pixels(box: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    return int(box[0]), int(box[1]), int(box[2]) + 1, int(box[3]) + 1


def _frame(page: Any) -> Frame:
    left, bottom, right, top = page.get_bbox()
    return reading_frame((left, bottom, right, top), page.get_rotation())


@contextmanager
def _text_page(page: Any, index: PageIndex) -> Iterator[tuple[Any, int]]:
    try:
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError as exc:
        raise PageError(f"the text of page {index + 1} cannot be loaded: {exc}") from exc
    try:
        yield pdfium.handle(text_page.raw), text_page.count_chars()
    finally:
        text_page.close()


def _image_area(drawings: Drawings, frame: Frame) -> float:
    whole = frame.width * frame.height
    covered = sum(_inside(image, frame) for image in drawings.images)
    return min(1.0, covered / whole) if whole > 0 else 0.0


def _inside(image: Rule, frame: Frame) -> float:
    wide = min(image.x1, frame.width) - max(image.x0, 0)
    high = min(image.bottom, frame.height) - max(image.top, 0)
    return max(0.0, wide) * max(0.0, high)
