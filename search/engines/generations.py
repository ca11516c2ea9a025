"""Folders of an embedded index, one a generation, so that a new one replaces an old one in a single step.

index/CURRENT     the name of the generation that answers: "v1-3"
index/v1-3/       form 1, third generation
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from corpus.errors import EngineError
from corpus.files import read_regular
from search.engines.halves.schema import FORM

__all__ = ["REMEDY", "current_generation", "is_older", "new_generation", "publish", "stamp_of", "withdraw"]

REMEDY = "run `figtrace index rebuild`"
_LONGEST = 1_000
"""Bytes of the file that names the generation that answers."""
_NAME = re.compile(r"v(\d+)-(\d+)")
"""A generation's folder: the version of its form, then its number, so that both engines of one version find
the newest alone."""


def is_older(folder: Path) -> bool:
    """True if the index in this folder was made by an older figtrace."""
    try:
        found = _NAME.fullmatch(_named(folder))
    except (OSError, UnicodeDecodeError):
        return False
    return found is not None and int(found[1]) < FORM


def _named(folder: Path) -> str:
    return read_regular(folder / "CURRENT", most=_LONGEST).decode("ascii").strip()


def stamp_of(folder: Path) -> tuple[int, int] | None:
    """What changes whenever another generation answers, for it replaces a file; None if there is none."""
    try:
        told = os.stat(f"{folder}/CURRENT")
    except OSError:
        return None
    return told.st_ino, told.st_mtime_ns


def current_generation(folder: Path) -> Path | None:
    """Folder of the generation that answers; None if there is no index yet.

    Raises:
        EngineError: if it is of another form, or missing.
    """
    try:
        name = _named(folder)
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as exc:
        raise EngineError(f"the index in {folder} cannot be read ({exc}): {REMEDY}") from exc
    found = _NAME.fullmatch(name)
    if found is None or int(found[1]) != FORM:
        raise EngineError(f"the index in {folder} was made by another version of figtrace: {REMEDY}")
    if not (folder / name).is_dir():
        raise EngineError(f"the index in {folder} is damaged, {name} is missing: {REMEDY}")
    return folder / name


def new_generation(folder: Path) -> Path:
    """A new, empty folder that does not answer yet.

    Raises:
        EngineError: if it cannot be made.
    """
    made = folder / f"v{FORM}-{max(_numbers(folder), default=0) + 1}"
    try:
        made.mkdir(parents=True)
    except OSError as exc:
        raise EngineError(f"no index can be made in {folder}: {exc.strerror or exc}") from exc
    return made


def publish(generation: Path) -> None:
    """Let this generation answer, and remove those before it.

    Raises:
        EngineError: if the folder cannot be written.
    """
    folder = generation.parent
    draft = folder / f"CURRENT.{os.getpid()}"
    try:
        draft.write_text(generation.name, encoding="ascii")
        draft.replace(folder / "CURRENT")
    except OSError as exc:
        raise EngineError(f"the index in {folder} cannot be written: {exc.strerror or exc}") from exc
    for name, number in _generations(folder):
        if number < _number(generation.name):
            withdraw(folder / name)


def withdraw(generation: Path) -> None:
    """Remove a generation that does not answer any more; what another program holds open stays behind."""
    shutil.rmtree(generation, ignore_errors=True)


def _numbers(folder: Path) -> list[int]:
    return [number for _, number in _generations(folder)]


def _generations(folder: Path) -> list[tuple[str, int]]:
    names = [path.name for path in folder.glob("v*-*")] if folder.is_dir() else []
    return [(name, _number(name)) for name in names if _NAME.fullmatch(name)]


def _number(name: str) -> int:
    return int(name.rpartition("-")[2])
