"""Is all well with this installation and this corpus: one line a part, with what to do where it is not."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from corpus.errors import DraftError, EngineError, FigtraceError, UsageError
from corpus.settings import Settings
from corpus.store import Store, find_damage
from nlp.entities import NameModel
from search import count_stale, open_engine

__all__ = ["CheckUp", "State", "examine"]


class State(StrEnum):
    """How it is with a part."""

    WELL = "well"
    ABSENT = "absent"
    """Not there, and not needed: something can be done only with it."""
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class CheckUp:
    """What was found of one part."""

    part: str
    state: State
    found: str
    remedy: str = ""
    """What to do; "" where nothing need be done."""


_EXTRAS = {
    "dask": ("distributed", "reading by many machines"),
    "desk": ("fastapi", "the desk in a browser"),
    "exports": ("pyarrow", "exports as Parquet"),
    "lsp": ("pygls", "the language server for editors"),
    "mcp": ("mcp", "tools for assistants"),
    "pictures": ("matplotlib", "charts"),
    "sheets": ("openpyxl", "workbooks of Excel as sources"),
    "vectors": ("onnxruntime", "search by meaning"),
}
"""A module of each extra, and what it is for."""
_PROGRAMS = {
    "tesseract": "scanned pages are read",
    "dot": "graphs are drawn",
}
"""Programs that need not be there, and what happens with them."""
_LEAST_FREE = 1_000_000_000
"""Bytes of disk below which an ingest may end for want of room: a hundred papers take about a tenth of it."""


def examine(settings: Settings, engine: str) -> Iterator[CheckUp]:
    """The parts one after another: the programs that figtrace needs, then the corpus, if there is one."""
    yield _python()
    yield _model(settings.model)
    yield _pandoc()
    yield from map(_program, _PROGRAMS)
    yield from map(_extra, _EXTRAS)
    yield _disk(settings.folder)
    if not settings.db.is_file():
        told = f"there is none in {settings.folder}"
        yield CheckUp("corpus", State.ABSENT, told, "read papers: `figtrace ingest FOLDER`")
        return
    store = yield from _store(settings.db)
    if store is None:
        return
    with store:
        yield _writable(store)
        yield _index(store, settings, engine)


def _python() -> CheckUp:
    version = ".".join(map(str, sys.version_info[:3]))
    return CheckUp("Python", State.WELL, version)


def _model(name: str) -> CheckUp:
    if not name:
        return CheckUp("model", State.ABSENT, "lists and rules work alone, as the settings say")
    try:
        model = NameModel(name)
        parses = model.parses()
    except UsageError as exc:
        return CheckUp("model", State.ILL, str(exc), "install it, or name another under [nlp] model")
    told = model.version if parses else f"{model.version}, which parses no sentences: claims are plainer"
    return CheckUp("model", State.WELL, told)


def _pandoc() -> CheckUp:
    from ingest.office import pandoc_version

    try:
        return CheckUp("pandoc", State.WELL, pandoc_version())
    except DraftError as exc:
        return CheckUp("pandoc", State.ILL, str(exc), "install the package pypandoc-binary")


def _program(name: str) -> CheckUp:
    place = shutil.which(name)
    if place is None:
        return CheckUp(name, State.ABSENT, f"not installed; with it {_PROGRAMS[name]}")
    return CheckUp(name, State.WELL, place)


def _extra(name: str) -> CheckUp:
    module, purpose = _EXTRAS[name]
    if find_spec(module) is None:
        remedy = f"for {purpose}: pip install 'figtrace[{name}]'"
        return CheckUp(f"figtrace[{name}]", State.ABSENT, "not installed", remedy)
    return CheckUp(f"figtrace[{name}]", State.WELL, purpose)


def _disk(folder: Path) -> CheckUp:
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    free = shutil.disk_usage(there).free
    told = f"{free / 1e9:.1f} GB free for {folder}"
    if free < _LEAST_FREE:
        return CheckUp("disk", State.ILL, told, "make room, or put the corpus elsewhere: --corpus FOLDER")
    return CheckUp("disk", State.WELL, told)


def _store(path: Path) -> Generator[CheckUp, None, Store | None]:
    """The state of the store; returns it open, None where it cannot be opened."""
    try:
        store = Store.open(path)
    except FigtraceError as exc:
        yield CheckUp("store", State.ILL, str(exc), "run `figtrace recover`")
        return None
    damage = find_damage(store)
    size = f"{len(store.summaries())} documents, {path.stat().st_size / 1e6:.0f} MB"
    if damage:
        yield CheckUp("store", State.ILL, f"{size}; {damage}", "run `figtrace recover`")
    else:
        yield CheckUp("store", State.WELL, size)
    return store


def _writable(store: Store) -> CheckUp:
    try:
        with store.transaction():
            return CheckUp("lock", State.WELL, "no other program is writing")
    except FigtraceError as exc:
        return CheckUp("lock", State.ILL, str(exc), "wait for the other program to end")


def _index(store: Store, settings: Settings, engine: str) -> CheckUp:
    part = f"index ({engine})"
    try:
        with open_engine(engine, settings) as opened:
            stale, counts = count_stale(store, opened), opened.count()
    except EngineError as exc:
        return CheckUp(part, State.ILL, str(exc), "run `figtrace index rebuild` when this is mended")
    told = f"{counts.documents} documents, {counts.passages} passages, {counts.claims} claims"
    if stale:
        told += f"; {stale} not as the store has them"
        return CheckUp(part, State.ILL, told, "run `figtrace index rebuild`")
    return CheckUp(part, State.WELL, told)
