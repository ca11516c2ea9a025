"""The editor's desk: a draft's file to its ledger, a person's decisions on it, and the reports of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from corpus.errors import DraftError, UsageError
from corpus.store import Store, Summary, list_editions
from figtrace.check.inquiry.run import check_draft
from figtrace.check.ledger.records import Finding, Ledger, SourceState, Verdict
from figtrace.check.ledger.rows import LedgerRow, ledger_rows
from figtrace.check.reports.docx_comments import reviewed_docx
from figtrace.check.reports.html import to_html
from figtrace.check.reports.sarif import to_sarif
from figtrace.check.revisions.changes import Changes, against, read_ledger
from figtrace.check.revisions.decisions import (
    Choice,
    Reviewed,
    decide,
    read_decisions,
    with_decisions,
    write_decisions,
)
from figtrace.check.revisions.reuse import corpus_fingerprint, reusable_findings
from figtrace.drafts.read import Draft, read_draft
from figtrace.library.by_callout import callout_problems, loose_callouts, resolve_callouts
from figtrace.library.page_images import crop_page
from ingest.office.encoding import read_text
from nlp.annotate import Annotator
from search.engine import Engine

__all__ = [
    "changes_since",
    "check_file",
    "decide_on",
    "find_finding",
    "reviewed_rows",
    "write_reports",
]

_TEXT_DRAFTS = (".md", ".markdown", ".tex", ".latex", ".txt", ".text")


def check_file(
    draft: Path,
    store: Store,
    annotator: Annotator,
    *,
    bibliography: Path | None = None,
    engine: Engine | None = None,
    strictness: str = "normal",
    jobs: int = 1,
    previous: Ledger | None = None,
    on_figure: Callable[[int, int], None] | None = None,
    on_phase: Callable[[str], None] | None = None,
) -> Reviewed:
    """The ledger of the draft in this file with the decisions kept beside it.

    Callouts without a reference are tied to documents by author and year; what cannot be is among the
    ledger's problems. Of a `previous` check by the same rules and corpus, findings on what has not changed
    are kept. `jobs`, `on_figure` and `on_phase` are those of `check_draft`.

    Raises:
        DraftError: if the draft or its bibliography cannot be read, or the draft has no figures.
        LimitError: if a process that checks figures ended, as it does when memory runs out.
    """
    read = read_draft(draft, bibliography=bibliography)
    summaries = store.summaries()
    read = _with_direct_sources(read, summaries)
    usable = engine if engine is not None and engine.count().documents else None
    works = {edition.doc: edition.newest for edition in list_editions(store)}
    basis = corpus_fingerprint(store, producer=f"{annotator.producer} {strictness} {usable is None}")
    same = previous is not None and previous.basis == basis
    kept = reusable_findings(previous, read) if previous is not None and same else None
    ledger = check_draft(
        read, store, annotator, engine=usable, strictness=strictness, editions=works, jobs=jobs,
        known=kept, on_figure=on_figure, on_phase=on_phase,
    )  # fmt: skip
    ledger = replace(ledger, basis=basis)
    if not ledger.findings:
        known = "".join(f"; {problem}" for problem in read.problems)
        raise DraftError(f"{draft} has no figures to check: expected a text that states numbers{known}")
    return with_decisions(_with_problems(ledger, read, summaries), read_decisions(draft))


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
    found = [finding for finding in reviewed.ledger.findings if finding.id.startswith(name)]
    if len(found) != 1 or not name:
        count = f"names {len(found)} figures" if found else "is the id of no figure"
        raise UsageError(
            f"{name!r} {count} of {reviewed.ledger.draft}: `figtrace check --csv` lists their ids"
        )
    return found[0]


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


def write_reports(
    reviewed: Reviewed,
    draft: Path,
    store: Store,
    *,
    html: Path | None = None,
    docx: Path | None = None,
    sarif: Path | None = None,
    version: str = "",
) -> None:
    """Write the reports that are asked for: HTML with page images, the Word file with comments, SARIF.

    Raises:
        UsageError: if a file cannot be written.
        DraftError: if comments are asked for and the draft is no Word document.
    """
    ledger = reviewed.ledger
    if html is not None:
        _write(html, to_html(ledger, crop=partial(crop_page, store)).encode("utf-8"))
    if docx is not None:
        open_ones = frozenset(Verdict) - {Verdict.SUPPORTED}
        _write(docx, reviewed_docx(draft, ledger, verdicts=open_ones, said=partial(_said, reviewed)))
    if sarif is not None:
        source = read_text(draft)[0] if draft.suffix.lower() in _TEXT_DRAFTS else None
        log = to_sarif(ledger, source=source, justification=partial(_rejection, reviewed), version=version)
        _write(sarif, log.encode("utf-8"))


def _rejection(reviewed: Reviewed, finding: Finding) -> str | None:
    made = reviewed.decision(finding)
    return made.note if made is not None and made.choice is Choice.REJECT else None


def _write(target: Path, content: bytes) -> None:
    try:
        target.write_bytes(content)
    except OSError as exc:
        raise UsageError(f"the report cannot be written to {target}: {exc.strerror}") from exc
