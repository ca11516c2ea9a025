"""A PDF opened by pdfium, or by playa-pdf where pdfium finds it damaged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from corpus.errors import DamagedError
from ingest.pdf.damaged import RescuedFile, open_damaged
from ingest.pdf.pdf_file import PdfFile, open_pdf

__all__ = ["AnyPdf", "open_any"]

AnyPdf = PdfFile | RescuedFile


@contextmanager
def open_any(data: bytes, name: str, *, password: str | None = None) -> Iterator[AnyPdf]:
    """The PDF in these bytes, with one page at least.

    Raises:
        NotAPdfError: if there is no PDF header.
        EncryptedError: if it needs a password, or another one.
        DamagedError: if no reader opens it, or it has no pages.
    """
    with ExitStack() as stack:
        pdf = _enter(stack, data, name, password)
        if not len(pdf):
            raise DamagedError(f"{name} has no pages")
        yield pdf


def _enter(stack: ExitStack, data: bytes, name: str, password: str | None) -> AnyPdf:
    try:
        return stack.enter_context(open_pdf(data, name, password=password))
    except DamagedError:
        return stack.enter_context(open_damaged(data, name, password=password))
