"""What a person names, files, folders and patterns, to the PDF files meant."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.errors import UsageError

__all__ = ["find_files", "folders_without"]

_PATTERN = frozenset("*?[")
"""The signs of a pattern in `glob` and shells; a name without them is that file or folder, even where it
holds odd signs."""


def find_files(arguments: Sequence[str]) -> tuple[Path, ...]:
    """The files named, those in the folders named (at any depth) and those the patterns match, each once.

    A file that is named itself is taken whatever its name, and a link that leads nowhere too, as a shell's
    pattern gives it: the batch records why it is not read. Folders give the files that end in .pdf; one
    without any is passed over if other arguments give files.

    Raises:
        UsageError: if a path is empty or does not exist, a pattern matches nothing, or nothing is found.
    """
    found = dict.fromkeys(path for argument in arguments for path in _files(argument))
    if arguments and not found:
        raise UsageError(f"there is no PDF in the folder {arguments[0]}")
    return tuple(found)


def folders_without(arguments: Sequence[str]) -> tuple[str, ...]:
    """Those of the arguments that are folders without a PDF, as they were given."""
    folders = (argument for argument in dict.fromkeys(arguments) if argument and _path(argument).is_dir())
    return tuple(folder for folder in folders if next(_pdfs(_path(folder)), None) is None)


def _path(argument: str) -> Path:
    return Path(argument).expanduser()


def _files(argument: str) -> list[Path]:
    if not argument:
        raise UsageError('"" is no path: name a PDF, a folder or a pattern such as papers/*.pdf')
    path = _path(argument)
    if path.is_dir():
        return sorted(_pdfs(path))
    if os.path.lexists(path):
        return [path]
    if _PATTERN.isdisjoint(argument):
        raise UsageError(f"{argument} does not exist: name a PDF, a folder or a pattern such as papers/*.pdf")
    matching = sorted(_matches(str(path)))
    if not matching:
        raise UsageError(f"no file matches {argument}")
    return matching


def _matches(pattern: str) -> Iterator[Path]:
    for name in glob.iglob(pattern, recursive=True):
        path = Path(name)
        if path.is_dir():
            yield from _pdfs(path)
        else:
            yield path


def _pdfs(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file())
