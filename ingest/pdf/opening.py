"""A PDF opened by pdfium, or by playa-pdf where pdfium finds it damaged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, TypeAlias

import ingest.pdf  # playa is loaded for damaged files alone
from corpus.errors import DamagedError
from ingest.pdf.pdf_file import PdfFile, open_pdf

if TYPE_CHECKING:
    from ingest.pdf.damaged import RescuedFile

__all__ = ["AnyPdf", "open_any"]

AnyPdf: TypeAlias = "PdfFile | RescuedFile"


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
        return stack.enter_context(ingest.pdf.open_damaged(data, name, password=password))
