"""The files that a BibTeX library names for its entries, as Zotero, JabRef and Mendeley write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.office import read_text

__all__ = ["AttachedFiles", "attached_files"]

_ENTRY = re.compile(r"^[ \t]*@(?!comment\b|string\b|preamble\b)\w+\s*[{(]\s*([^\s,]+)", re.M | re.I)
"""The start of an entry with its key: what an entry is, BibTeX's manual says ("BibTeXing", section 3)."""
_FIELD = re.compile(r"[,\s]file\s*=\s*([{\"])", re.I)
"""The field in which JabRef, Zotero and Mendeley write files."""
_JABREF_FOLDER = re.compile(r"jabref-meta:\s*fileDirectory[^:]*:([^;}]+);", re.I)
"""Where JabRef keeps files of relative path, in a comment of the library (its manual, "Linked files")."""
_UNESCAPED_SEMICOLON = re.compile(r"(?<!\\);")
"""What parts files, unless a backslash makes it part of a name."""
_UNESCAPED_COLON = re.compile(r"(?<!\\):")
"""What parts description, path and type of one file."""
_ESCAPED = re.compile(r"\{?\\([:;_&%#$ \\])\}?")
"""Signs that JabRef and Zotero escape in the field, and Mendeley for LaTeX, with or without braces."""
_BACKSLASH_IN_MATHS = re.compile(r"\{?\$\\backslash\$\}?")
"""Mendeley's backslash of a path of Windows ("C$\\backslash$:/Users")."""
_DRIVE = re.compile(r"^[A-Za-z]$")
"""One letter before a colon: a drive of Windows, no description."""


@dataclass(frozen=True, slots=True)
class AttachedFiles:
    """An entry of a library and the files that it names."""

    key: str
    paths: tuple[Path, ...]
    """As they may lie on this machine; whether they are there is not looked up."""


def attached_files(library: Path) -> tuple[AttachedFiles, ...]:
    """Each entry of a .bib file with the PDFs that it names, in its order; () for an entry without any.

    A path is tried beside the library, in JabRef's folder of files, and from the root, since Mendeley drops
    the first slash; the first that is there is given, else the first.

    Raises:
        DraftError: if the library is not there or cannot be read.
    """
    text, _ = read_text(library)
    folders = (library.parent, *_jabref_folders(text, library.parent), Path("/"))
    starts = [(found[1], found.start()) for found in _ENTRY.finditer(text)]
    ends = [*(start for _, start in starts[1:]), len(text)]
    return tuple(
        AttachedFiles(key, tuple(_paths(text[start:end], folders)))
        for (key, start), end in zip(starts, ends, strict=True)
    )


def _jabref_folders(text: str, beside: Path) -> Iterator[Path]:
    for found in _JABREF_FOLDER.finditer(text):
        yield beside / Path(found[1].strip()).expanduser()


def _paths(entry: str, folders: tuple[Path, ...]) -> Iterator[Path]:
    found = _FIELD.search(entry)
    if found is None:
        return
    named = (_path(link) for link in _UNESCAPED_SEMICOLON.split(_value(entry, found)))
    yield from dict.fromkeys(_placed(path, folders) for path in named if path.lower().endswith(".pdf"))


def _value(entry: str, field: re.Match[str]) -> str:
    """What stands in the braces or quotation marks that the match opens; all if nothing closes them."""
    depth, start = 0, field.end()
    for at in range(start, len(entry)):
        sign = entry[at]
        if depth == 0 and sign == ("}" if field[1] == "{" else '"') and entry[at - 1] != "\\":
            return entry[start:at]
        depth += (sign == "{") - (sign == "}")
    return entry[start:]


def _path(link: str) -> str:
    """The path of "description:path:type", of "path:type" or of a bare path, without escapes; "" for none."""
    parts = [_plain(part) for part in _UNESCAPED_COLON.split(_BACKSLASH_IN_MATHS.sub(r"\\\\", link))]
    while len(parts) > 1 and not parts[-1].lower().endswith(".pdf"):
        parts.pop()
    drive = len(parts) > 1 and _DRIVE.match(parts[-2]) is not None
    return ":".join(parts[-2:]) if drive else parts[-1]


def _plain(part: str) -> str:
    return _ESCAPED.sub(r"\1", part).strip().replace("\\", "/")


def _placed(path: str, folders: tuple[Path, ...]) -> Path:
    tried = [folder / Path(path).expanduser() for folder in folders]
    return next((place for place in tried if place.is_file()), tried[0])
