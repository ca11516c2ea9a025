"""Many files at once: workers, limits, one outcome for each."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.batch.discover import find_files
    from ingest.batch.resume import cut_files
    from ingest.batch.run import (
        OCR_CHOICES,
        IngestReport,
        Limits,
        Ocr,
        Progress,
        ReadingOptions,
        ingest_files,
    )

__all__ = [
    "OCR_CHOICES",
    "IngestReport",
    "Limits",
    "Ocr",
    "Progress",
    "ReadingOptions",
    "cut_files",
    "find_files",
    "ingest_files",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        discover="find_files",
        resume="cut_files",
        run="OCR_CHOICES IngestReport Limits Ocr Progress ReadingOptions ingest_files",
    )
