"""A Zotero library into the corpus: its files with what it says of them, and what became of each item."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from corpus.document import Outcome, OutcomeState, Reference
from corpus.files import path_text
from corpus.geometry import DocId, Span
from corpus.store import DocumentLabel, FileStamp, LabelKind, Store, keep_labels
from figtrace.drafts.bibliography import KeyedReference
from figtrace.library.add import AddOptions, AddReport, add_files
from figtrace.library.sources import Described
from figtrace.library.zotero_database import ZoteroFile, ZoteroItem, read_zotero

__all__ = ["ItemLine", "ItemState", "ZoteroReport", "add_zotero"]


class ItemState(StrEnum):
    """What became of an item of the library."""

    READ = "read"
    KNOWN = "known"
    """Its file was read in an earlier run and has not changed."""
    NO_FILE = "no file"
    FILE_MISSING = "file missing"
    NOT_READ = "not read"


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item of the library and what became of it."""

    key: str
    """Zotero's own."""
    citation_key: str
    title: str
    state: ItemState
    reason: str
    """Why it is not read, or whose bytes its file has; "" otherwise."""
    doc: DocId | None
    """Its document in the corpus; None where it has none."""


@dataclass(frozen=True, slots=True)
class ZoteroReport:
    """What a run did with a library."""

    items: tuple[ItemLine, ...]
    """By Zotero's keys."""
    added: AddReport | None
    """What became of the files; None where the library names none that is there."""

    @property
    def counts(self) -> Counter[ItemState]:
        """Items by state."""
        return Counter(item.state for item in self.items)

    @property
    def exit_code(self) -> int:
        """0 if every item with a file was read, 1 if some were not, 2 if none was."""
        counts = self.counts
        lost = counts[ItemState.NOT_READ] + counts[ItemState.FILE_MISSING]
        there = counts[ItemState.READ] + counts[ItemState.KNOWN]
        return 2 if lost and not there else int(lost > 0)


def add_zotero(store: Store, folder: Path, *, engine: str, options: AddOptions) -> ZoteroReport:
    """Read the PDFs of the library in this folder; titles, authors, years, DOIs, tags are the library's.

    Files that are known and unchanged cost nothing. Nothing of the library is written.

    Raises:
        UsageError: if there is no library in the folder, or it cannot be read.
        LockedStoreError: if another program is writing the store.
    """
    items = read_zotero(folder.absolute())
    there = {item.key: [one.path for one in _papers(item) if one.path.is_file()] for item in items}
    files = list(dict.fromkeys(path for paths in there.values() for path in paths))
    before = {path_text(path): store.stamp(path_text(path)) for path in files}
    known = {path for path, stamp in before.items() if stamp is not None and stamp == _stamp(Path(path))}
    described = tuple(Described(path, _entry(item)) for item in items for path in there[item.key][:1])
    added = None
    if files:
        added = add_files(store, files, engine=engine, options=replace(options, described=described))
    outcomes = {one.path: one for one in added.outcomes} if added is not None else {}
    lines = tuple(_line(item, there[item.key], outcomes, known) for item in items)
    _label(store, items, lines)
    return ZoteroReport(lines, added)


def _papers(item: ZoteroItem) -> list[ZoteroFile]:
    """Its PDFs; pages saved from the web are not read."""
    return [one for one in item.files if one.kind == "application/pdf" or one.path.suffix.lower() == ".pdf"]


def _stamp(path: Path) -> FileStamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return FileStamp(status.st_size, status.st_mtime_ns)


def _entry(item: ZoteroItem) -> KeyedReference:
    """What the library says of an item's file."""
    named = (", ".join(item.authors), item.year, item.title)
    return KeyedReference(
        item.citation_key or item.key,
        Reference(
            Span(0, 0), ". ".join(filter(None, named)), item.authors, item.year, item.title, item.venue,
            doi=item.doi,
        ),
    )  # fmt: skip


def _line(item: ZoteroItem, there: Sequence[Path], outcomes: dict[str, Outcome], known: set[str]) -> ItemLine:
    papers = _papers(item)
    if not papers:
        reason = "its files are no PDFs" if item.files else ""
        return _told(item, ItemState.NO_FILE, reason)
    if not there:
        return _told(item, ItemState.FILE_MISSING, path_text(papers[0].path))
    found = [outcomes[path_text(path)] for path in there if path_text(path) in outcomes]
    read = [one for one in found if one.doc is not None and one.state is not OutcomeState.FAILED]
    if not read:
        return _told(item, ItemState.NOT_READ, found[0].reason if found else "")
    state = ItemState.KNOWN if all(path_text(path) in known for path in there) else ItemState.READ
    return _told(item, state, read[0].reason, read[0].doc)


def _told(item: ZoteroItem, state: ItemState, reason: str, doc: DocId | None = None) -> ItemLine:
    return ItemLine(item.key, item.citation_key, item.title, state, reason, doc)


def _label(store: Store, items: Sequence[ZoteroItem], lines: Sequence[ItemLine]) -> None:
    """Keep collections, tags and citation keys with the documents; several items may be one document's."""
    labels: dict[DocId, set[DocumentLabel]] = defaultdict(set)
    for item, line in zip(items, lines, strict=True):
        if line.doc is not None:
            labels[line.doc] |= set(_labels(item))
    keep_labels(store, labels)


def _labels(item: ZoteroItem) -> list[DocumentLabel]:
    keys = (item.citation_key,) if item.citation_key else ()
    named = ((LabelKind.COLLECTION, item.collections), (LabelKind.TAG, item.tags), (LabelKind.KEY, keys))
    return [DocumentLabel(kind, name) for kind, names in named for name in names]
