"""The drafts on the desk: taken in, checked, settled finding by finding."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO

from corpus.errors import FigtraceError
from figtrace.check.desk import changes_since, decide_on, find_finding
from figtrace.check.ledger.records import Finding, Ledger
from figtrace.check.revisions.changes import read_ledger
from figtrace.check.revisions.decisions import (
    Choice,
    Decision,
    Reviewed,
    decisions_path,
    read_decisions,
    with_decisions,
)
from figtrace.drafts.read import DRAFT_KINDS
from figtrace.serve.web.beside.checking import Bench, Failed, Finished, Job, Told, Word
from figtrace.serve.web.drafts_folder import DraftsFolder
from figtrace.serve.web.not_here import NotHereError
from figtrace.serve.web.plain_names import file_name

__all__ = ["ChangedMeanwhileError", "Drafts", "Given", "Progress", "Version", "as_seen"]

_BIBLIOGRAPHIES = (".bib", ".json", ".yaml", ".yml")
"""Endings of the forms that drafts are read with."""


class ChangedMeanwhileError(FigtraceError):
    """Another window has settled the finding since this one saw it."""

    def __init__(self, finding: Finding, decision: Decision | None, note: str) -> None:
        super().__init__("this finding was settled meanwhile in another window")
        self.finding = finding
        self.decision = decision
        self.note = note


@dataclass(frozen=True, slots=True)
class Given:
    """A file that was handed in."""

    name: str
    content: IO[bytes]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the check of a draft is."""

    id: str
    name: str
    state: str
    """"waiting", "checking", "done" or "failed"."""
    phase: str = ""
    done: int = 0
    total: int = 0
    problem: str = ""
    version: int = 1
    is_kept: bool = False

    @property
    def is_pending(self) -> bool:
        """True while there is nothing to see yet."""
        return self.state in ("waiting", "checking")


@dataclass(slots=True)
class Version:
    """One version of a draft on the desk."""

    draft: Path
    ledger: Path
    number: int
    word: Word | None = None
    """The last that was said of its check; None: it waits."""
    read: Ledger | None = None
    """The ledger, once it was asked for."""


@dataclass(slots=True)
class _Held:
    id: str
    name: str
    folder: Path
    versions: list[Version] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)
    is_kept: bool = False

    @property
    def last(self) -> Version:
        return self.versions[-1]


class Drafts:
    """All drafts on the desk."""

    def __init__(self, folder: DraftsFolder, *, corpus_at: Path, engine: str) -> None:
        self._folder = folder
        self._corpus_at = corpus_at
        self._engine = engine
        self._bench = Bench()
        self._held = {held.id: held for held in map(_again, folder.kept()) if held is not None}

    def close(self) -> None:
        """End the checks and remove what was not kept."""
        self._bench.close()
        self._folder.close()

    def list(self) -> tuple[Progress, ...]:
        """All drafts, the last handed in first."""
        return tuple(self.progress(one) for one in reversed(list(self._held)))

    # -- handing in ---------------------------------------------------------------------------------

    def add(self, draft: Given, bibliography: Given | None, decisions: Given | None) -> str:
        """Take a draft in; its id. One of no known kind fails in its check, which says so."""
        folder = self._folder.make()
        held = _Held(folder.name, file_name(draft.name)[:200] or "draft", folder)
        version = self._take(held, draft)
        if decisions is not None:
            _write(decisions_path(version.draft), decisions)
        self._held[held.id] = held
        self._check(held, version, bibliography, None)
        return held.id

    def add_version(self, name: str, draft: Given, bibliography: Given | None) -> None:
        """Take a second version in: what was decided holds where number and sentence are the same.

        Raises:
            NotHereError: if there is no such draft.
        """
        held = self._of(name)
        with held.lock:
            before = held.last
            version = self._take(held, draft)
            made, kept = decisions_path(before.draft), decisions_path(version.draft)
            if made.is_file():
                shutil.copyfile(made, kept)
            held.name = file_name(draft.name)[:200] or held.name
            self._check(held, version, bibliography, before)

    def _take(self, held: _Held, draft: Given) -> Version:
        number = len(held.versions) + 1
        home = held.folder / f"v{number}"
        home.mkdir()
        suffix = Path(draft.name.lower()).suffix
        path = home / f"draft{suffix if suffix in DRAFT_KINDS else '.unknown'}"
        _write(path, draft)
        version = Version(path, home / "ledger.json", number)
        held.versions.append(version)
        return version

    def _check(
        self, held: _Held, version: Version, bibliography: Given | None, before: Version | None
    ) -> None:
        given = self._bibliography(version, bibliography, before)
        previous = before.ledger if before is not None and before.ledger.is_file() else None
        job = Job(self._corpus_at, self._engine, version.draft, held.name, version.ledger, given, previous)
        self._bench.put(job, lambda word: setattr(version, "word", word))

    def _bibliography(self, version: Version, given: Given | None, before: Version | None) -> Path | None:
        """The bibliography given, else that of the version before; None for none."""
        home = version.draft.parent
        if given is not None:
            suffix = Path(given.name.lower()).suffix
            path = home / f"library{suffix if suffix in _BIBLIOGRAPHIES else '.bib'}"
            _write(path, given)
            return path
        older = sorted(before.draft.parent.glob("library.*")) if before is not None else []
        return Path(shutil.copyfile(older[0], home / older[0].name)) if older else None

    # -- looking ------------------------------------------------------------------------------------

    def progress(self, name: str) -> Progress:
        """How far the draft's last version is.

        Raises:
            NotHereError: if there is no such draft.
        """
        held = self._of(name)
        made = partial(Progress, held.id, held.name, version=held.last.number, is_kept=held.is_kept)
        match held.last.word:
            case None:
                return made("waiting")
            case Told(phase, done, total):
                return made("checking", phase, done, total)
            case Failed(problem):
                return made("failed", problem=problem)
            case Finished():
                return made("done")

    def reviewed(self, name: str) -> Reviewed:
        """The ledger of the last version with what was decided.

        Raises:
            NotHereError: if there is no such draft, or it is not checked yet.
        """
        held = self._of(name)
        if not isinstance(held.last.word, Finished):
            raise NotHereError(f"{held.name} is not checked yet")
        with held.lock:
            if held.last.read is None:
                held.last.read = read_ledger(held.last.ledger)
            return with_decisions(held.last.read, read_decisions(held.last.draft))

    def path(self, name: str) -> Path:
        """The draft's file, of the last version.

        Raises:
            NotHereError: if there is no such draft.
        """
        return self._of(name).last.draft

    def changes(self, name: str) -> str:
        """What changed since the version before: "2 new, 38 unchanged"; "" for a first version."""
        held = self._of(name)
        before = [version for version in held.versions[:-1] if version.ledger.is_file()]
        return changes_since(before[-1].ledger, self.reviewed(name)).sentence if before else ""

    # -- settling -----------------------------------------------------------------------------------

    def settle(self, name: str, finding: str, *, choice: Choice | None, note: str, seen: str) -> Reviewed:
        """Keep a person's word on the finding beside the draft.

        Raises:
            NotHereError: if there is no such draft.
            UsageError: if there is no such finding.
            ChangedMeanwhileError: if what was `seen` is not what is kept.
        """
        held = self._of(name)
        with held.lock:
            reviewed = self.reviewed(name)
            found = find_finding(reviewed, finding)
            before = reviewed.decision(found)
            if as_seen(before) != seen:
                raise ChangedMeanwhileError(found, before, note)
            decide_on(held.last.draft, reviewed, finding, choice=choice, note=note)
            return self.reviewed(name)

    def keep(self, name: str) -> None:
        """Let the draft outlive the desk.

        Raises:
            NotHereError: if there is no such draft, or its check is not at its end.
        """
        held = self._of(name)
        with held.lock:
            if not isinstance(held.last.word, Finished):
                raise NotHereError(f"{held.name} is not checked yet")
            held.folder = self._folder.keep(held.folder)
            held.versions = [_moved(version, held.folder) for version in held.versions]
            held.is_kept = True

    def remove(self, name: str) -> None:
        """Delete the draft with all that is known of it.

        Raises:
            NotHereError: if there is no such draft.
        """
        held = self._of(name)
        del self._held[held.id]
        shutil.rmtree(held.folder, ignore_errors=True)

    def _of(self, name: str) -> _Held:
        held = self._held.get(name)
        if held is None:
            raise NotHereError(
                "there is no such draft on this desk: what is not kept is deleted when the desk ends"
            )
        return held


def as_seen(decision: Decision | None) -> str:
    """A decision as a form remembers it: "accept|a note"; "|" for none."""
    return f"{decision.choice}|{decision.note}" if decision else "|"


def _write(path: Path, given: Given) -> None:
    with path.open("wb") as file:
        shutil.copyfileobj(given.content, file)


def _moved(version: Version, folder: Path) -> Version:
    home = folder / version.draft.parent.name
    return Version(
        home / version.draft.name, home / version.ledger.name, version.number, version.word, version.read
    )


def _again(folder: Path) -> _Held | None:
    """A draft that an earlier desk kept; None where it cannot be read."""
    versions = list(_versions(folder))
    if not versions:
        return None
    try:
        name = read_ledger(versions[-1].ledger).draft
    except FigtraceError:
        return None
    return _Held(folder.name, name, folder, versions, is_kept=True)


def _versions(folder: Path) -> Iterator[Version]:
    for home in sorted(folder.glob("v*"), key=lambda path: (len(path.name), path.name)):
        drafts = [path for path in home.glob("draft.*") if not path.name.endswith(".figtrace.json")]
        if drafts and (home / "ledger.json").is_file():
            yield Version(drafts[0], home / "ledger.json", int(home.name[1:] or 0), Finished())
