"""Adding files to a corpus: read, annotate, keep, index; every file ends in a recorded state."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.document import Outcome, OutcomeState
from corpus.errors import EngineError, UsageError
from corpus.geometry import DocId
from corpus.settings import Settings
from corpus.store import RunId, Store
from figtrace.drafts.bibliography import read_bibliography
from figtrace.library.editions import link_editions
from figtrace.library.metadata import apply_sidecar, match_described, match_sidecar
from figtrace.library.sources import Described
from ingest.batch import (
    OCR_CHOICES,
    IngestReport,
    Ocr,
    Progress,
    ReadingOptions,
    Renewed,
    annotate_again,
    cut_files,
    ingest_files,
    scheduler_address,
)
from search import catch_up, index_documents, open_current, refused_line

if TYPE_CHECKING:
    from nlp import Annotator

__all__ = ["AddOptions", "AddReport", "add_files"]

ShowProgress = Callable[[int, int, str], None]
"""Called with how many files are done, of how many, and the last one's name."""


@dataclass(frozen=True, slots=True)
class AddOptions:
    """How files are read, described and indexed.

    Raises:
        UsageError: if there is no such way of OCR, or no such executor.
    """

    settings: Settings
    version: str
    """Of figtrace; the run is recorded with it."""
    annotator: Annotator | None = None
    """None: entities and claims are not looked for."""
    jobs: int = 1
    """Worker processes of this machine."""
    executor: str = ""
    """"dask://HOST:PORT": the workers of a dask cluster read; "": processes of this machine."""
    password: str | None = None
    """Tried on encrypted files."""
    ocr: str = "auto"
    """"auto", "off" or "force"."""
    ocr_languages: str = ""
    """Tesseract's codes, such as "eng+deu"; "" is its own choice."""
    bibliography: Path | None = None
    """Its entries win over what the papers say of themselves."""
    described: tuple[Described, ...] = ()
    """What a library says of files that it names; it wins over what they say of themselves."""
    resume_pages: bool = False
    """Files whose pages were cut off by time are read again, in twice the time: all if none is named."""
    on_progress: ShowProgress = lambda done, total, name: None

    def __post_init__(self) -> None:
        if self.ocr not in OCR_CHOICES:
            raise UsageError(f"--ocr {self.ocr!r}: expected one of {', '.join(OCR_CHOICES)}")
        if self.executor:
            scheduler_address(self.executor)


@dataclass(frozen=True, slots=True)
class AddReport:
    """What a run did."""

    outcomes: tuple[Outcome, ...]
    """Of every file named, by path; unchanged files have the outcome of the run that read them."""
    unchanged: int
    """Files known from an earlier run and not read again; they are among the outcomes."""
    pages: int
    """Pages read in this run."""
    renewed: int
    """Known documents whose annotations were made anew, since rules, lists or model have changed."""
    described: int
    """Documents whose title, authors or year the bibliography changed."""
    unmatched: tuple[str, ...]
    """Keys of the bibliography's entries that describe no document for certain."""
    editions: int
    """Documents that are editions of a work that the corpus has more than once."""
    indexed: int
    index_problem: str
    """Why the documents are kept but not indexed; "" if they are."""
    seconds: float
    not_renewed: tuple[str, ...] = ()
    """A line for each known document that should have been annotated anew and could not be."""

    @property
    def counts(self) -> Counter[tuple[OutcomeState, str]]:
        """Files by state and short reason."""
        return Counter((outcome.state, outcome.code) for outcome in self.outcomes)

    @property
    def exit_code(self) -> int:
        """0 if every file was read, 1 if some were not, 2 if none was."""
        failed = sum(outcome.state is OutcomeState.FAILED for outcome in self.outcomes)
        if self.outcomes and failed == len(self.outcomes):
            return 2
        return int(failed > 0 or bool(self.index_problem))


def add_files(store: Store, paths: Sequence[Path], *, engine: str, options: AddOptions) -> AddReport:
    """Read files into the store and the index of this engine.

    Raises:
        DraftError: if the bibliography cannot be read; nothing is written then.
        RuleError: if a gazetteer has a mistake; nothing is written then.
        LockedStoreError: if another program is writing the store.
        UsageError: if tesseract lacks one of the languages for OCR.
        WorkersError: if a cluster has nobody to read; the files that ended before are kept.
    """
    began = time.monotonic()
    annotator, listed = options.annotator, options.bibliography
    entries = read_bibliography(listed).entries if listed is not None else ()
    producer = annotator.producer if annotator is not None else ""  # a list with a mistake is told now
    run = store.begin_run("ingest", options.version)
    report, fresh = _read(store, paths, run, options)
    renewed = _renew(store, options, producer, run, report.outcomes)
    matches = (*match_sidecar(store, entries), *match_described(options.described, report.outcomes))
    described = apply_sidecar(store, matches)
    editions = link_editions(store)
    store.end_run(run)
    indexed, problem = _index(store, options.settings, engine, (*fresh, *renewed.docs, *described))
    return AddReport(
        outcomes=tuple(sorted(report.outcomes, key=lambda outcome: outcome.path)),
        unchanged=report.unchanged,
        pages=report.pages,
        renewed=len(renewed.docs),
        described=len(described),
        unmatched=tuple(match.key for match in matches if match.doc is None),
        editions=len(editions),
        indexed=indexed,
        index_problem=problem,
        seconds=time.monotonic() - began,
        not_renewed=renewed.problems,
    )


def _read(
    store: Store, paths: Sequence[Path], run: RunId, options: AddOptions
) -> tuple[IngestReport, tuple[DocId, ...]]:
    """What became of the files, and the documents that were read in this run."""
    fresh: list[DocId] = []

    def show(progress: Progress) -> None:
        if progress.pages and progress.outcome.doc is not None:
            fresh.append(progress.outcome.doc)
        options.on_progress(progress.done, progress.total, Path(progress.outcome.path).name)

    named = paths or (cut_files(store) if options.resume_pages else ())
    files = tuple(path.absolute() for path in named)  # found again from any folder
    how = _reading(options)
    report = ingest_files(store, files, run=run, annotate=options.annotator, options=how, on_outcome=show)
    return report, tuple(fresh)


def _reading(options: AddOptions) -> ReadingOptions:
    return ReadingOptions(
        options.jobs,
        password=options.password,
        ocr=Ocr(options.ocr, options.ocr_languages),
        resume=options.resume_pages,
        executor=options.executor,
    )


def _renew(
    store: Store, options: AddOptions, producer: str, run: RunId, outcomes: Sequence[Outcome]
) -> Renewed:
    """Annotate known documents of this call whose annotations are missing or of other rules."""
    if options.annotator is None:
        return Renewed((), ())
    docs = dict.fromkeys(outcome.doc for outcome in outcomes if outcome.doc is not None)
    old = tuple(doc for doc in docs if store.has_document(doc) and store.producer(doc) != producer)
    how = _reading(options)
    return annotate_again(store, old, run=run, annotate=options.annotator, producer=producer, options=how)


def _index(store: Store, settings: Settings, engine: str, changed: Sequence[DocId]) -> tuple[int, str]:
    """How many documents were indexed, and why not all: what is kept can be indexed later."""
    try:
        with open_current(engine, settings) as opened:
            docs = tuple(dict.fromkeys(changed))
            index_documents(store, opened, docs)
            done = len({*catch_up(store, opened), *docs})
        return done, refused_line(settings, engine)
    except EngineError as exc:
        return 0, f"{exc}; the documents are kept: run `figtrace index rebuild` when this is mended"
