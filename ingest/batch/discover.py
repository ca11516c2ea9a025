"""What a person names, files, folders and patterns, to the PDF files meant."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.errors import UsageError

__all__ = ["find_files"]

_PATTERN = frozenset("*?[")


def find_files(arguments: Sequence[str]) -> tuple[Path, ...]:
    """The files named, those in the folders named (at any depth) and those the patterns match, each once.

    A file that is named itself is taken whatever its name; folders give the files that end in .pdf.

    Raises:
        UsageError: if a path is empty or does not exist, or a folder or pattern gives no PDF.
    """
    found = (path for argument in arguments for path in _files(argument))
    return tuple(dict.fromkeys(found))


def _files(argument: str) -> list[Path]:
    if not argument:
        raise UsageError('"" is no path: name a PDF, a folder or a pattern such as papers/*.pdf')
    path = Path(argument).expanduser()
    if path.is_dir():
        return _required(sorted(_pdfs(path)), f"there is no PDF in the folder {argument}")
    if path.exists():
        return [path]
    if _PATTERN.isdisjoint(argument):
        raise UsageError(f"{argument} does not exist: name a PDF, a folder or a pattern such as papers/*.pdf")
    return _required(sorted(_matches(str(path))), f"no file matches {argument}")


def _matches(pattern: str) -> Iterator[Path]:
    for name in glob.iglob(pattern, recursive=True):
        path = Path(name)
        if path.is_dir():
            yield from _pdfs(path)
        else:
            yield path


def _pdfs(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file())


def _required(paths: list[Path], message: str) -> list[Path]:
    if not paths:
        raise UsageError(message)
    return paths
