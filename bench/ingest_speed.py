"""Pages a second of ingestion on a folder of PDFs, and of pdfplumber on a sample of the same pages.

    python -m bench.ingest_speed FOLDER [--jobs 2] [--sample 60]

Both are measured in the same run. Ingestion is all of `ingest_files` but annotation: worker processes
from their start, reading, tables, and the writing of the store. pdfplumber's part is `extract_words` and
`extract_tables` of pages drawn evenly from all files, in one process. Two ratios are printed: of the clock
(all our workers against its one process) and of processor time (one core against one core).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.pages import spread_pages
from corpus.store import Store
from ingest.batch import Ocr, ReadingOptions, find_files, ingest_files

__all__ = ["Speed", "ingest_speed", "main", "plumber_speed"]


@dataclass(frozen=True, slots=True)
class Speed:
    """So many pages in so many seconds of the clock, and of all processors together."""

    pages: int
    seconds: float
    cpu_seconds: float

    @property
    def rate(self) -> float:
        """Pages a second; 0 where nothing was read."""
        return self.pages / self.seconds if self.seconds > 0 else 0.0

    @property
    def cpu_rate(self) -> float:
        """Pages a second of processor time: it hardly feels what else the machine does."""
        return self.pages / self.cpu_seconds if self.cpu_seconds > 0 else 0.0

    def __str__(self) -> str:
        return (
            f"{self.pages} pages in {self.seconds:.1f} s = {self.rate:.1f} pages/s; "
            f"{self.cpu_rate:.1f} pages per CPU-second"
        )


def ingest_speed(paths: Sequence[Path], jobs: int) -> Speed:
    """The speed of `ingest_files` into a new store."""
    began = _cpu()
    with (
        tempfile.TemporaryDirectory() as scratch,
        Store.open(Path(scratch) / "corpus.db", create=True) as store,
    ):
        run = store.begin_run("ingest-speed", "bench")
        report = ingest_files(
            store,
            paths,
            run=run,
            annotate=None,
            options=ReadingOptions(jobs, ocr=Ocr("off")),
            on_outcome=lambda _: None,
        )
    return Speed(report.pages, report.seconds, _cpu() - began)


def _cpu() -> float:
    """Processor time of this process and of its ended children."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def plumber_speed(paths: Sequence[Path], sample: int) -> Speed:
    """The speed of pdfplumber in one process on about `sample` pages, every nth of all pages."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError
    from pdfminer.pdfparser import PDFSyntaxError
    from pdfplumber.utils.exceptions import PdfminerException

    places = spread_pages(paths, sample)
    pages, seconds, cpu = 0, 0.0, _cpu()
    for path, wanted in places.items():
        began = time.perf_counter()
        try:
            with pdfplumber.open(path, pages=[index + 1 for index in wanted]) as pdf:
                for page in pdf.pages:
                    page.extract_words()
                    page.extract_tables()
                    page.close()
                    pages += 1
        except (PdfminerException, PDFSyntaxError, PDFEncryptionError) as exc:
            print(f"pdfplumber leaves out {path.name}: {type(exc).__name__}", file=sys.stderr)
        seconds += time.perf_counter() - began
    return Speed(pages, seconds, _cpu() - cpu)


def main() -> None:
    """Print both speeds and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--sample", type=int, default=60)
    given = parser.parse_args()
    paths = find_files([str(given.folder)])
    ours = ingest_speed(paths, given.jobs)
    theirs = plumber_speed(paths, given.sample)
    print(f"ingest, {given.jobs} workers: {ours}")
    print(f"pdfplumber, one process, a sample: {theirs}")
    if theirs.pages:
        by_cpu = ours.cpu_rate / theirs.cpu_rate
        print(f"ratio: {ours.rate / theirs.rate:.1f} by the clock, {by_cpu:.1f} by processor time")


if __name__ == "__main__":
    main()
