"""The editor's desk: a draft's file to its ledger, a person's decisions on it, and the reports of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from corpus.errors import DraftError, FigtraceError, UsageError
from corpus.store import Store, Summary, list_editions
from figtrace.check.inquiry.options import CheckOptions
from figtrace.check.inquiry.run import check_draft
from figtrace.check.inquiry.workers import rare_collections
from figtrace.check.ledger.finding_ids import finding_by_id, with_lasting_ids
from figtrace.check.ledger.records import Finding, Ledger, SourceState, Verdict
from figtrace.check.ledger.rows import LedgerRow, ledger_rows
from figtrace.check.revisions.changes import Changes, against, read_ledger
from figtrace.check.revisions.decisions import (
    Choice,
    Reviewed,
    decide,
    read_decisions,
    with_decisions,
    write_decisions,
)
from figtrace.check.revisions.reuse import corpus_fingerprint, reusable_findings, settled_paragraphs
from figtrace.drafts.read import DRAFT_KINDS, Draft, read_draft, read_draft_bytes
from figtrace.library.by_callout import callout_problems, loose_callouts, resolve_callouts
from ingest.office import read_text
from nlp import Annotator

if TYPE_CHECKING:
    from figtrace.check.reports.ledger_page import Settled

__all__ = [
    "Reports",
    "changes_since",
    "check_file",
    "check_read",
    "check_text",
    "decide_on",
    "find_finding",
    "reviewed_rows",
    "settled_as",
    "the_only",
    "write_reports",
]

_TEXT_DRAFTS = frozenset(suffix for suffix, kind in DRAFT_KINDS.items() if kind in ("md", "tex", "txt"))


@dataclass(frozen=True, slots=True)
class Reports:
    """Where the reports on a draft are written; None: that one is not asked for."""

    html: Path | None = None
    """A page with page images."""
    docx: Path | None = None
    """The Word file with comments."""
    sarif: Path | None = None
    version: str = ""
    """figtrace's own, which SARIF names; "" leaves it out."""


_PLAIN = CheckOptions()


def check_file(
    draft: Path,
    store: Store,
    annotator: Annotator,
    options: CheckOptions = _PLAIN,
    *,
    bibliography: Path | None = None,
    previous: Ledger | None = None,
) -> Reviewed:
    """The ledger of the draft in this file with the decisions kept beside it.

    Callouts without a reference are tied to documents by author and year; what cannot be is among the
    ledger's problems. Of a `previous` check by the same rules and corpus, findings on what has not changed
    are kept. Editions and what is known are found here; the engine is used if it holds any document.

    Raises:
        UsageError: for an unknown strictness.
        DraftError: if the draft or its bibliography cannot be read, or the draft has no figures.
        LimitError: if a process that checks figures ended, as it does when memory runs out.
    """
    with rare_collections():
        with _loading(annotator):
            read = read_draft(draft, bibliography=bibliography)
        ledger = _checked(read, store, annotator, options, previous)
    return with_decisions(ledger, read_decisions(draft))


@contextmanager
def _loading(annotator: Annotator) -> Iterator[None]:
    """Load its lists and model inside: a draft is mostly read by another process, for which one waits."""
    thread = Thread(target=_load, args=(annotator,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        thread.join()


def _load(annotator: Annotator) -> None:
    with suppress(FigtraceError):  # whoever asks for what cannot be loaded is told so
        annotator.load()


def check_text(
    text: str, store: Store, annotator: Annotator, options: CheckOptions = _PLAIN, *, name: str = "text.txt"
) -> Ledger:
    """The ledger of a text that stands in no file, as that of a plain text draft of this name.

    Raises:
        DraftError: if it has no figures.
        LimitError: as `check_file`.
    """
    read = read_draft_bytes(Path(name), text.encode("utf-8", "replace"))
    return with_lasting_ids(_checked(read, store, annotator, options))


def _checked(
    read: Draft, store: Store, annotator: Annotator, options: CheckOptions, previous: Ledger | None = None
) -> Ledger:
    """The ledger of a draft that was read; one without figures is refused."""
    ledger = check_read(read, store, annotator, options, previous)
    if not ledger.findings:
        known = "".join(f"; {problem}" for problem in read.problems)
        raise DraftError(f"{read.path} has no figures to check: expected a text that states numbers{known}")
    return ledger


def check_read(
    read: Draft, store: Store, annotator: Annotator, options: CheckOptions, previous: Ledger | None = None
) -> Ledger:
    """The ledger of a draft that was read, with what a person should know of it.

    With readings that are kept, paragraphs that are as in the `previous` check are not read again.

    Raises:
        UsageError: for an unknown strictness.
        LimitError: as `check_file`.
    """
    summaries = store.summaries()
    read = _with_direct_sources(read, summaries)
    options = _with_corpus(options, store)
    said = f"{annotator.producer} {options.strictness} {options.engine is None} {options.uncited}"
    basis = corpus_fingerprint(store, producer=said)
    if previous is not None and previous.basis == basis:
        known = reusable_findings(previous, read)
        settled = settled_paragraphs(previous, read, known) if options.readings is not None else ()
        options = replace(options, known=known, settled=settled)
    ledger = replace(check_draft(read, store, annotator, options), basis=basis)
    return _with_problems(ledger, read, summaries)


def _with_corpus(options: CheckOptions, store: Store) -> CheckOptions:
    """The options with the corpus's editions, and with an engine only if it holds any document."""
    engine = options.engine
    usable = engine if engine is not None and engine.count().documents else None
    works = {edition.doc: edition.newest for edition in list_editions(store)}
    return replace(options, engine=usable, editions=works)


def _with_direct_sources(draft: Draft, summaries: Sequence[Summary]) -> Draft:
    """The draft with the documents that its callouts name without a reference."""
    document = draft.document
    named = resolve_callouts(draft.citations, document.references, summaries, text=document.text)
    return replace(draft, citations=named)


def _with_problems(ledger: Ledger, draft: Draft, summaries: Sequence[Summary]) -> Ledger:
    """The ledger with what a person should know of the draft; a callout that names nothing says so."""
    text = draft.document.text
    loose = loose_callouts(draft.citations, draft.document.references, text=text)
    problems = callout_problems(draft.citations, loose, summaries, text=text)
    findings = tuple(
        replace(finding, says=f"{loose[finding.citation]}.")
        if finding.source is SourceState.NOT_IN_CORPUS and finding.citation in loose
        else finding
        for finding in ledger.findings
    )
    return replace(ledger, findings=findings, problems=(*draft.problems, *problems))


def reviewed_rows(reviewed: Reviewed) -> tuple[LedgerRow, ...]:
    """The ledger in plain words with what a person said, what needs eyes first on top."""
    return ledger_rows(reviewed.ledger, said=partial(_said, reviewed))


def _said(reviewed: Reviewed, finding: Finding) -> tuple[str, str]:
    made = reviewed.decision(finding)
    return (made.choice, made.note) if made else ("", "")


def settled_as(reviewed: Reviewed, finding: Finding) -> Settled | None:
    """A person's word on the finding, as a page shows it; None: nothing was said."""
    from figtrace.check.reports.ledger_page import Settled

    made = reviewed.decision(finding)
    return Settled(str(made.choice), made.note, made.verdict is not finding.verdict) if made else None


def changes_since(old: Path, reviewed: Reviewed) -> Changes:
    """What is not as it was in the check that this file holds.

    Raises:
        UsageError: if the file holds no check.
    """
    return against(read_ledger(old), reviewed.ledger)


def find_finding(reviewed: Reviewed, name: str) -> Finding:
    """The one finding whose id begins so.

    Raises:
        UsageError: if there is none, or more than one.
    """
    return finding_by_id(reviewed.ledger, name)


def the_only(name: str) -> Callable[[Ledger], Finding]:
    """Names the one of a draft's figures whose id begins so: for a check of that figure alone."""
    return lambda ledger: finding_by_id(with_lasting_ids(ledger), name)


def decide_on(
    draft: Path, reviewed: Reviewed, name: str, *, choice: Choice | None, note: str | None
) -> tuple[Finding, Path]:
    """Keep a person's word on a finding beside the draft; the finding and the file written.

    Raises:
        UsageError: if no one finding is meant, or the file cannot be written.
    """
    finding = find_finding(reviewed, name)
    made = decide((*reviewed.decisions, *reviewed.orphaned), finding, choice=choice, note=note)
    return finding, write_decisions(draft, made)


_SHOWN = "backslashreplace"
"""How a report shows what UTF-8 cannot carry: a byte of a file's name that is none. JSON reads it back."""


def write_reports(reviewed: Reviewed, draft: Path, store: Store, reports: Reports) -> None:
    """Write the reports that are asked for; what writes them is loaded for them alone.

    Raises:
        UsageError: if a file cannot be written.
        DraftError: if comments are asked for and the draft is no Word document.
    """
    ledger = reviewed.ledger
    if reports.html is not None:
        from figtrace.check.reports.html import to_html
        from figtrace.library.page_images import PageImages

        with PageImages(store) as images:
            _write(
                reports.html,
                to_html(ledger, crop=images.crop, said=partial(settled_as, reviewed)).encode("utf-8", _SHOWN),
            )
    if reports.docx is not None:
        from figtrace.check.reports.docx_comments import reviewed_docx

        open_ones = frozenset(Verdict) - {Verdict.SUPPORTED}
        made = reviewed_docx(draft, ledger, verdicts=open_ones, said=partial(_said, reviewed))
        _write(reports.docx, made)
    if reports.sarif is not None:
        from figtrace.check.reports.sarif import to_sarif

        source = read_text(draft)[0] if draft.suffix.lower() in _TEXT_DRAFTS else None
        rejected = partial(_rejection, reviewed)
        log = to_sarif(ledger, source=source, justification=rejected, version=reports.version)
        _write(reports.sarif, log.encode("utf-8", _SHOWN))


def _rejection(reviewed: Reviewed, finding: Finding) -> str | None:
    made = reviewed.decision(finding)
    return made.note if made is not None and made.choice is Choice.REJECT else None


def _write(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as exc:
        raise UsageError(f"the report cannot be written to {target}: {exc.strerror}") from exc
