"""Pages to one Document."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.document.read import OCR_CHOICES, READER, read_data

__all__ = ["OCR_CHOICES", "READER", "read_data"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        read="OCR_CHOICES READER read_data",
    )
