"""Pages drawn evenly from all files of a folder: the samples that speeds and words are measured on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

__all__ = ["spread_pages"]


def spread_pages(paths: Sequence[Path], sample: int) -> dict[Path, list[int]]:
    """Indices of about `sample` pages of the files put end to end, at equal distances."""
    everything = [(path, index) for path in paths for index in range(_count(path))]
    count = min(max(1, sample), len(everything))
    places: dict[Path, list[int]] = {}
    for number in range(count):
        path, index = everything[(2 * number + 1) * len(everything) // (2 * count)]
        places.setdefault(path, []).append(index)
    return places


def _count(path: Path) -> int:
    """Number of pages; 0 for a file that does not open."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return 0
    try:
        return len(document)
    finally:
        document.close()
