"""What a person names as a draft's sources, a folder or a library, to files with what is known of them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError
from figtrace.drafts.attached_files import attached_files
from figtrace.drafts.bibliography import KeyedReference, read_bibliography
from ingest.batch import find_files

__all__ = ["Described", "SourceFiles", "find_sources"]

_LIBRARIES = (".bib", ".bibtex")
"""Endings of BibTeX files."""


@dataclass(frozen=True, slots=True)
class Described:
    """A file and the entry of a library that names it."""

    file: Path
    entry: KeyedReference


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """The files of a draft's sources."""

    files: tuple[Path, ...]
    described: tuple[Described, ...] = ()
    """What a library says of them; a file that two entries name is described by neither."""
    problems: tuple[str, ...] = ()
    """One line each for what a person should know: entries without a file, files that are missing."""


def find_sources(given: Path, draft: Path) -> SourceFiles:
    """The PDFs of a folder, or those that a BibTeX library names; never the draft itself.

    Raises:
        UsageError: if it is neither, is not there, or gives no file.
        DraftError: if the library cannot be read.
    """
    if given.is_dir():
        return _without_draft(SourceFiles(find_files([str(given)])), given, draft)
    if given.suffix.lower() not in _LIBRARIES:
        what = "is no folder and no .bib file" if os.path.lexists(given) else "does not exist"
        raise UsageError(f"--sources {given} {what}: expected a folder of PDFs, or a library in BibTeX")
    return _without_draft(_of_library(given), given, draft)


def _of_library(library: Path) -> SourceFiles:
    read = read_bibliography(library)
    entries = {entry.key: entry for entry in read.entries}
    named = attached_files(library)
    bare = [one.key for one in named if not one.paths]
    gone = [(one.key, path) for one in named for path in one.paths if not path.is_file()]
    there = [(one.key, path.absolute()) for one in named for path in one.paths if path.is_file()]
    paths = [path for _, path in there]
    described = (Described(path, entries[key]) for key, path in there if key in entries)
    missing = [f"{library.name}: the file of {key} is missing: {path}" for key, path in gone]
    return SourceFiles(
        tuple(dict.fromkeys(paths)),
        tuple(one for one in described if paths.count(one.file) == 1),
        (*read.problems, *missing, *_told_bare(library, bare)),
    )


def _told_bare(library: Path, keys: Sequence[str]) -> list[str]:
    if not keys:
        return []
    few = ", ".join(keys[:5]) + (", …" if len(keys) > 5 else "")
    return [
        f"{library.name}: {len(keys)} {'entry names' if len(keys) == 1 else 'entries name'} no PDF: {few}"
    ]


def _without_draft(found: SourceFiles, given: Path, draft: Path) -> SourceFiles:
    """The sources without the draft, which proves nothing about itself."""
    own = [path for path in found.files if draft.exists() and path.exists() and path.samefile(draft)]
    files = tuple(path for path in found.files if path not in own)
    told = (f"{draft} lies among its own sources: it is left out",) if own else ()
    if not files:
        why = "; ".join((*told, *found.problems))
        raise UsageError(f"--sources {given} gives no PDF to read{f' ({why})' if why else ''}")
    described = tuple(one for one in found.described if one.file in files)
    return SourceFiles(files, described, (*found.problems, *told))
