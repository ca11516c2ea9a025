"""Commands of the shelf: reading papers, what is there, a page shown, the index made again.

Each command parses, calls one function, prints. Heavy libraries are imported inside the commands, so that
`figtrace --help` answers at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from figtrace.commands.app import (
    CORES,
    AsCsv,
    CsvRaw,
    Jobs,
    Json,
    Session,
    app,
    index_app,
    meta_app,
    path,
    version,
)
from figtrace.commands.printed.terminal import (
    NOTHING,
    Progress,
    csv_form,
    emit_json,
    print_rows,
    print_short,
    print_table,
    print_text,
    say,
)

if TYPE_CHECKING:
    from figtrace.library.add import AddOptions, AddReport
    from nlp import Annotator

__all__ = ["ingest", "rebuild_index", "set_meta", "show", "status"]


@app.command()
def ingest(
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(help="PDFs, spreadsheets, folders, globs.")] = None,
    password: Annotated[str, typer.Option(envvar="FIGTRACE_PDF_PASSWORD", help="For encrypted PDFs.")] = "",
    ocr: Annotated[str, typer.Option(help="auto, off or force: reading of image-only pages.")] = "auto",
    ocr_lang: Annotated[
        str, typer.Option("--ocr-lang", metavar="CODES", help="Languages for OCR: eng+deu.")
    ] = "",
    jobs: Jobs = CORES,
    executor: Annotated[
        str, typer.Option("--executor", metavar="dask://HOST:PORT", help="Read on a dask cluster's workers.")
    ] = "",
    annotate: Annotated[bool, typer.Option(help="Tag entities and extract claims as well.")] = True,
    bib: Annotated[
        Path | None,
        typer.Option("--bib", parser=path, help="Titles, authors, years: BibTeX, CSL-JSON, YAML."),
    ] = None,
    zotero: Annotated[
        Path | None,
        typer.Option("--zotero", parser=path, help="A Zotero folder: its PDFs, titles, authors, tags."),
    ] = None,
    lists: Annotated[
        list[Path] | None, typer.Option("--gazetteer", parser=path, help="Your own entities, in TOML.")
    ] = None,
    resume_pages: Annotated[
        bool, typer.Option("--resume-pages", help="Go on with pages that the time limit cut off.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace ingest ~/papers --bib library.bib
      figtrace ingest 'reports/*.pdf' --jobs 4
      figtrace ingest results.csv trade.xlsx
      figtrace ingest --zotero ~/Zotero
      figtrace ingest locked.pdf --password SECRET
      figtrace ingest --resume-pages
      figtrace ingest /shared/papers --executor dask://scheduler:8786

    Read PDFs into the corpus: text, layout, tables, entities, claims and the search index. Files that are
    known and unchanged cost nothing. Every file ends in a recorded state. Exit 1 if some could not be read.
    --zotero takes a library as it is, also while Zotero runs, and tells what became of each item.
    Spreadsheets (csv, tsv, xlsx) are read where they are named; of folders, the PDFs.

    A file has two minutes, a second more for each page beyond the first hundred, half an hour at most; the
    pages read till then are kept. --resume-pages reads such files again in twice the time that they had.

    --executor has many machines read, this one alone writes the corpus: docs/scale.md.
    """
    from figtrace.library.add import AddOptions

    if not paths and not resume_pages and zotero is None:
        raise typer.BadParameter("name the PDFs, folders or globs to read", ctx, param_hint="PATHS")
    session: Session = ctx.obj
    annotator = session.annotator(lists or ()) if annotate else None
    progress = Progress("reading")
    options = AddOptions(
        session.settings, version(), annotator, jobs=jobs, password=password or None, ocr=ocr,
        ocr_languages=ocr_lang, executor=executor, bibliography=bib, resume_pages=resume_pages,
        on_progress=progress.show,
    )  # fmt: skip
    if zotero is not None:
        _ingest_zotero(session, zotero, options, progress, as_json=as_json)
        if not paths:
            return
    report = _add(session, paths or (), options, progress)
    emit_json(report) if as_json else _print_ingest(report)
    if annotator is not None and (lists or session.settings.gazetteers):
        _say_ambiguities(annotator)
    raise typer.Exit(report.exit_code)


def _add(session: Session, paths: Sequence[str], options: AddOptions, progress: Progress) -> AddReport:
    from figtrace.library.add import add_files
    from ingest.batch import find_files, folders_without

    files = find_files(paths) if paths else ()
    for folder in folders_without(paths):
        say(f"there is no PDF in the folder {folder}")
    if paths and not session.settings.db.is_file():
        say(f"making a corpus in {session.folder}")
    with session.store(create=bool(paths)) as store, progress:
        return add_files(store, files, engine=session.engine, options=options)


def _ingest_zotero(
    session: Session, folder: Path, options: AddOptions, progress: Progress, *, as_json: bool
) -> None:
    """Read the library; ends the command by its outcome, if that is not that all was read."""
    from figtrace.library.zotero import ItemState, add_zotero

    with session.store(create=True) as store, progress:
        found = add_zotero(store, folder, engine=session.engine, options=options)
    if as_json:
        emit_json(found)
    else:
        if found.added is not None:
            _print_ingest(found.added)
        for item in found.items:
            if item.state not in (ItemState.READ, ItemState.KNOWN):
                say(f"{item.state}: {item.title or item.key}{f': {item.reason}' if item.reason else ''}")
        say("items: " + ", ".join(f"{count} {state}" for state, count in sorted(found.counts.items())))
    if found.exit_code:
        raise typer.Exit(found.exit_code)


def _say_ambiguities(annotator: Annotator) -> None:
    for shared in annotator.gazetteer.ambiguities():
        say(f"ambiguous: {shared}")


def _print_ingest(report: AddReport) -> None:
    from figtrace.commands.printed.blocks import failure_lines

    for line in failure_lines(report.outcomes):
        say(line)
    rows = [[str(count), state, code] for (state, code), count in sorted(report.counts.items())]
    print_table(["files", "state", "reason"], rows)
    rate = f"{report.pages / report.seconds:.0f} pages a second" if report.pages else "nothing new"
    say(f"{report.pages} pages read in {report.seconds:.1f} s ({rate}); {report.unchanged} files unchanged")
    if report.described or report.unmatched:
        missing = ", ".join(report.unmatched) or "none"
        say(f"the bibliography describes {report.described} documents; entries without one: {missing}")
    for line in report.not_renewed:
        say(line)
    if report.index_problem:
        say(f"not indexed: {report.index_problem}")


@app.command()
def status(
    ctx: typer.Context,
    documents: Annotated[bool, typer.Option("--documents", help="List the documents.")] = False,
    tag: Annotated[str, typer.Option("--tag", help="Documents with this tag of your library.")] = "",
    collection: Annotated[
        str, typer.Option("--collection", help="Documents of this collection of your library.")
    ] = "",
    failed: Annotated[
        bool, typer.Option("--failed", help="List files and pages that could not be read.")
    ] = False,
    as_csv: AsCsv = False,
    csv_raw: CsvRaw = False,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace status
      figtrace status --failed
      figtrace status --documents
      figtrace status --documents --csv > papers.csv
      figtrace status --collection "Trade / Processing" --tag tariffs

    What is in the corpus: files and pages by state and reason, and what was found in them. The documents come
    with file, authors, title, year and pages; with --json, --csv or to a pipe also whole ids and folders.
    """
    from figtrace.commands.printed.blocks import document_rows
    from figtrace.library.status import list_documents, list_failures, summarise

    session: Session = ctx.obj
    form = csv_form(safe=as_csv, raw=csv_raw)
    with session.store() as store:
        if documents or tag or collection:
            found = list_documents(store, tag=tag, collection=collection)
            print_short(found, document_rows, as_json=as_json, as_csv=form, empty="no documents")
        elif failed:
            print_rows(list_failures(store), as_json=as_json, as_csv=form, empty="no failures")
        else:
            lines = summarise(store, session.settings)
            print_rows(lines, as_json=as_json, as_csv=form, empty="an empty corpus")


@meta_app.command("set", short_help="Set a document's title, authors, year, venue, doi or abstract.")
def set_meta(
    ctx: typer.Context,
    doc: Annotated[str, typer.Argument(help="Beginning of the id, file name, or words of the title.")],
    field: Annotated[str, typer.Argument(help="title, authors, year, venue, doi or abstract.")],
    value: Annotated[str, typer.Argument(help='The value; authors divided by ";"; "" for unknown.')],
) -> None:
    """Examples:

    \b
      figtrace meta set dragon year 2010
      figtrace meta set dragon authors "Bernard, A.; Jensen, J. B."

    What a person sets survives reading the file again.
    """
    from corpus.store import resolve_document
    from figtrace.library.metadata import set_metadata
    from search import index_documents

    session: Session = ctx.obj
    with session.store() as store, session.open_engine() as engine:
        found = resolve_document(store, doc)
        set_metadata(store, found, field, value)
        index_documents(store, engine, (found,))
    say(f"{field} of {found[:12]} set to {value!r}")


@app.command()
def show(
    ctx: typer.Context,
    doc: Annotated[str, typer.Argument(help="Beginning of the id, file name, or words of the title.")],
    page: Annotated[str, typer.Option(help="Number in the file, or printed label.")] = "",
    quote: Annotated[str, typer.Option(help="Words to box; parts divided by …")] = "",
    layout: Annotated[bool, typer.Option("--layout", help="Draw blocks, reading order and tables.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", parser=path, help="The PNG file to write.")
    ] = None,
) -> None:
    """Examples:

    \b
      figtrace show dragon --page 10 --quote "value added"
      figtrace show 4e66976e --page iv -o page.png
      figtrace show dragon --page 10 --layout

    Write the page as PNG and print the file's name. Exit 1 if the quote is not there: nothing is marked then.
    """
    from corpus.store import resolve_document
    from figtrace.library.page_images import show_page

    session: Session = ctx.obj
    with session.store() as store:
        shown = show_page(store, resolve_document(store, doc), page=page, quote=quote, layout=layout, out=out)
    print_text(str(shown.path))
    if shown.wanting:
        say(f"what stands on {shown.where} was not read, or not all of it: {shown.wanting}")
    if quote and not shown.marked:
        say(f"the quote does not stand on {shown.where}: nothing is marked")
        raise typer.Exit(NOTHING)


@index_app.command("rebuild", short_help="Make the index again from the store.")
def rebuild_index(ctx: typer.Context) -> None:
    """Examples:

    \b
      figtrace index rebuild
      figtrace --engine elasticsearch index rebuild

    Make the index of the chosen engine again from the store, which is the truth.
    """
    from search import rebuild

    session: Session = ctx.obj
    opened = session.open_engine(renew=False)
    with session.store() as store, opened as engine, Progress("indexing") as progress:
        docs = rebuild(store, engine, progress.step)
    say(f"indexed {len(docs)} documents in {session.engine}")
