"""The corpus that serves a draft: the one that was named, one of its own beside it, or the nearest."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from figtrace.commands.app import Session, version
from figtrace.commands.printed.terminal import Progress, say

if TYPE_CHECKING:
    from figtrace.library.add import AddReport

__all__ = ["own_corpus", "read_sources", "serving"]

_BESIDE = ".figtrace"


def own_corpus(draft: Path) -> Path:
    """The folder of the draft's own corpus: draft.docx.figtrace beside draft.docx."""
    return draft.with_name(draft.name + _BESIDE)


def serving(session: Session, draft: Path) -> Session:
    """The call with the draft's own corpus, if it has one and no other was named."""
    own = own_corpus(draft)
    return replace(session, folder=own) if not session.named and own.is_dir() else session


def read_sources(session: Session, draft: Path, given: Path, *, jobs: int) -> Session:
    """The call with the corpus into which the draft's sources were read: its own, unless one was named.

    What is known and unchanged costs nothing.

    Raises:
        UsageError: if no source is there.
        DraftError: if the draft or the library cannot be read.
        LockedStoreError: if another program is writing the corpus.
    """
    from figtrace.library.add import AddOptions, add_files
    from figtrace.library.sources import find_sources
    from ingest.office import read_bytes

    read_bytes(draft)  # no source is read for a draft that is not there
    found = find_sources(given, draft)
    for problem in found.problems:
        say(problem)
    used = session if session.named else replace(session, folder=own_corpus(draft))
    progress = Progress("reading the sources")
    options = AddOptions(
        used.settings, version(), used.annotator(), jobs=jobs, described=found.described,
        on_progress=progress.show,
    )  # fmt: skip
    with used.store(create=True) as store, progress:
        _tell(add_files(store, found.files, engine=used.engine, options=options), used.folder)
    return used


def _tell(report: AddReport, folder: Path) -> None:
    from figtrace.commands.printed.blocks import failure_lines

    for line in failure_lines(report.outcomes):
        say(line)
    fresh = len(report.outcomes) - report.unchanged
    say(f"{len(report.outcomes)} sources in {folder}, {fresh} of them read now")
    if report.index_problem:
        say(f"not indexed: {report.index_problem}")
