"""Many files at once: workers, limits, one outcome for each."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.batch.dask_cluster import scheduler_address
    from ingest.batch.discover import find_files, folders_without
    from ingest.batch.renew import Renewed, annotate_again
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
    "Renewed",
    "annotate_again",
    "cut_files",
    "find_files",
    "folders_without",
    "ingest_files",
    "scheduler_address",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        dask_cluster="scheduler_address",
        discover="find_files folders_without",
        renew="Renewed annotate_again",
        resume="cut_files",
        run="OCR_CHOICES IngestReport Limits Ocr Progress ReadingOptions ingest_files",
    )
