"""Commands of the check: a draft's figures against the corpus, and a person's word on them.

Each command parses, calls one function, prints. Heavy libraries are imported inside the commands, so that
`figtrace --help` answers at once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from corpus.english import flat
from corpus.errors import UsageError
from figtrace.commands.app import CORES, AsCsv, Bib, CsvRaw, Draft, Jobs, Json, Session, app, path, version
from figtrace.commands.draft_corpus import read_sources, serving
from figtrace.commands.printed.terminal import (
    FOUND,
    NOTHING,
    Csv,
    Progress,
    columns,
    csv_form,
    emit_json,
    print_csv,
    print_rows,
    say,
)

if TYPE_CHECKING:
    from figtrace.check.inquiry.options import CheckOptions
    from figtrace.check.revisions.decisions import Reviewed

__all__ = ["check", "decide"]


@app.command()
def check(
    ctx: typer.Context,
    draft: Annotated[Path | None, typer.Argument(parser=path, help="docx, md, qmd, tex, txt or pdf.")] = None,
    bib: Bib = None,
    sources: Annotated[
        Path | None,
        typer.Option(
            "--sources", parser=path, help="The cited papers: a folder of PDFs, or a .bib that names them."
        ),
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", parser=path, help="Write a report with page images.")
    ] = None,
    docx: Annotated[
        Path | None, typer.Option("--docx", parser=path, help="Write the Word file with comments.")
    ] = None,
    sarif: Annotated[
        Path | None, typer.Option("--sarif", parser=path, help="Write the findings as SARIF.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", parser=path, help="What changed since this --json.")
    ] = None,
    new_only: Annotated[
        bool, typer.Option("--new-only", help="List and fail on what --against had not.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever the draft is saved.")] = False,
    explain: Annotated[
        str, typer.Option(metavar="ID", help="All that is known of one figure, as JSON.")
    ] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Decide on better evidence alone.")] = False,
    lenient: Annotated[bool, typer.Option("--lenient", help="Decide on less evidence.")] = False,
    self_test: Annotated[
        bool, typer.Option("--self-test", help="How far to trust it on this corpus.")
    ] = False,
    brief: Annotated[
        bool, typer.Option("--brief", help="Leave out what is supported, on the terminal.")
    ] = False,
    uncited: Annotated[
        bool, typer.Option("--uncited", help="Name places to look for figures without a citation.")
    ] = False,
    whole: Annotated[
        bool, typer.Option("--all", help="List also what no citation governs and the draft's own.")
    ] = False,
    jobs: Jobs = CORES,
    as_csv: AsCsv = False,
    csv_raw: CsvRaw = False,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace check draft.docx
      figtrace check draft.docx --sources papers/
      figtrace check draft.tex --sources library.bib --html report.html
      figtrace check draft.md --bib library.bib --html report.html
      figtrace check draft.docx --docx reviewed.docx
      figtrace check draft.md --against old.json --new-only
      figtrace check draft.md --watch
      figtrace check --self-test

    One row for each figure: verdict, reason, document, page, quote; what needs eyes first comes first.
    With --against, only what changed since is weighed again; the rest is carried over.
    --watch stays, and tells after each save what has changed; Ctrl-C ends it.
    Figures without a citation are listed with --all, and looked for with --uncited.
    --sources first reads the cited papers into a corpus beside the draft, draft.docx.figtrace, which serves
    it from then on; a library of Zotero, JabRef or Mendeley gives their titles, authors and years too.
    Exit 0 if every cited figure is supported or was settled by a person, else 1; with --new-only, 1 only for
    findings that the older check had not.
    """
    from figtrace.check.desk import Reports, write_reports
    from figtrace.check.inquiry.options import CheckOptions

    session: Session = ctx.obj
    strictness = _strictness(strict=strict, lenient=lenient)
    if self_test:
        _self_test(session, strictness, as_json=as_json)
        return
    if draft is None:
        raise UsageError("no draft is given: expected a docx, md, qmd, tex, txt or pdf")
    if sources is not None:
        session = read_sources(session, draft, sources, jobs=jobs)
        bib = bib or (sources if sources.is_file() else None)
    session = serving(session, draft)
    options = CheckOptions(strictness=strictness, uncited=uncited, jobs=jobs)
    if new_only and against is None:
        raise UsageError("--new-only is given without --against: name the --json of an older check")
    if watch:
        _refuse_with_watch(html, docx, sarif, against, explain, as_json, as_csv, csv_raw)
        _watch(session, draft, bib, options, brief=brief, whole=whole or uncited)
    reviewed = _reviewed(session, draft, bib, options, against=against)
    with session.store() as store:
        write_reports(reviewed, draft, store, Reports(html, docx, sarif, version()))
    form = csv_form(safe=as_csv, raw=csv_raw)
    only = _new_ids(reviewed, against) if new_only else None
    shown = _Shown(explain, form, as_json=as_json, brief=brief, whole=whole or uncited, only=only)
    _print_reviewed(reviewed, shown)
    _say_changes(reviewed, against)
    standing = [finding for finding in reviewed.standing if only is None or finding.id in only]
    raise typer.Exit(NOTHING if standing else FOUND)


def _refuse_with_watch(*given: object) -> None:
    if any(given):
        raise UsageError("--watch prints on the terminal alone: leave out the reports, --against, --explain")


@dataclass(frozen=True, slots=True)
class _Shown:
    """What of a ledger is printed, and how."""

    explain: str
    """Beginning of the id of the one finding that is shown; "" for all."""
    as_csv: Csv | None
    as_json: bool
    brief: bool
    whole: bool
    only: frozenset[str] | None = None
    """Ids of the findings that are listed; None: all."""


def _print_reviewed(reviewed: Reviewed, shown: _Shown) -> None:
    from figtrace.check.desk import find_finding, reviewed_rows
    from figtrace.commands.printed.ledger import print_ledger

    if shown.explain:
        emit_json(find_finding(reviewed, shown.explain))
    elif shown.as_csv:
        rows = reviewed_rows(reviewed)
        names, table = columns(rows)
        listed = (line for row, line in zip(rows, table, strict=True) if _is_shown(row.id, shown))
        print_csv(names, listed, shown.as_csv)
    elif shown.as_json:
        emit_json(reviewed.ledger)
    else:
        print_ledger(reviewed, brief=shown.brief, whole=shown.whole, only=shown.only)


def _is_shown(finding: str, shown: _Shown) -> bool:
    return shown.only is None or finding in shown.only


def _new_ids(reviewed: Reviewed, against: Path | None) -> frozenset[str]:
    from figtrace.check.desk import changes_since

    return changes_since(against, reviewed).new_ids if against is not None else frozenset()


def _watch(
    session: Session, draft: Path, bib: Path | None, options: CheckOptions, *, brief: bool, whole: bool
) -> NoReturn:
    """Check the draft whenever it is saved, until Ctrl-C."""
    from figtrace.check.warm_desk import WarmDesk
    from figtrace.commands.watching import watch_draft

    with session.store() as store, session.open_engine() as engine:
        desk = WarmDesk(store, session.annotator(), replace(options, engine=engine), bibliography=bib)
        standing = watch_draft(desk, draft, brief=brief, whole=whole)
    raise typer.Exit(NOTHING if standing else FOUND)


def _say_changes(reviewed: Reviewed, against: Path | None) -> None:
    from figtrace.check.desk import changes_since

    if against is not None:
        say(f"since {against}: {changes_since(against, reviewed).sentence}")


def _strictness(*, strict: bool, lenient: bool) -> str:
    if strict and lenient:
        raise UsageError("--strict and --lenient are both given: choose one")
    return "strict" if strict else "lenient" if lenient else "normal"


def _reviewed(
    session: Session,
    draft: Path,
    bib: Path | None,
    options: CheckOptions,
    *,
    against: Path | None = None,
) -> Reviewed:
    """The draft's ledger with a person's decisions."""
    from figtrace.check.desk import check_file
    from figtrace.check.revisions.changes import read_ledger

    previous = read_ledger(against) if against is not None else None
    with session.store() as store, session.open_engine() as engine, Progress("checking") as progress:
        told = replace(options, engine=engine, on_figure=progress.show, on_phase=progress.begin)
        return check_file(draft, store, session.annotator(), told, bibliography=bib, previous=previous)


def _self_test(session: Session, strictness: str, *, as_json: bool) -> None:
    from figtrace.check.trials.self_test import self_test
    from figtrace.commands.printed.blocks import self_test_lines

    with session.store() as store, Progress("testing") as progress:
        report = self_test(store, session.annotator(), strictness=strictness, on_figure=progress.show)
    print_rows(self_test_lines(report), as_json=as_json, empty="too little text for a test")
    say(report.sentence)


@app.command()
def decide(
    ctx: typer.Context,
    draft: Draft,
    finding: Annotated[str, typer.Argument(help="Beginning of the figure's id (`figtrace check --csv`).")],
    accept: Annotated[bool, typer.Option("--accept", help="The finding is right.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="The figure is right.")] = False,
    note: Annotated[str | None, typer.Option("--note", help="What you want to remember.")] = None,
    bib: Bib = None,
) -> None:
    """Examples:

    \b
      figtrace decide draft.docx 3f2a --reject --note "the author has a later table"
      figtrace decide draft.docx 3f2a --accept

    Keep a person's word on a figure in draft.docx.figtrace.json; it holds while number and sentence stay.
    """
    from figtrace.check.desk import decide_on, the_only
    from figtrace.check.inquiry.options import CheckOptions
    from figtrace.check.revisions.decisions import Choice

    if accept + reject > 1 or (not accept and not reject and note is None):
        raise UsageError("expected one of --accept and --reject, or a --note")
    session: Session = serving(ctx.obj, draft)
    choice = Choice.ACCEPT if accept else Choice.REJECT if reject else None
    options = CheckOptions(only=the_only(finding), uncited=True)  # it may have been shown by --uncited alone
    reviewed = _reviewed(session, draft, bib, options)
    found, path = decide_on(draft, reviewed, finding, choice=choice, note=note)
    say(f"kept in {path}: {found.surface} in “{flat(found.sentence)[:80]}”")
