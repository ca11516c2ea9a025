"""The command line: parses, calls one function, prints. Data on stdout, talk on stderr.

Exit status: 0 found or clean, 1 nothing found or findings, 2 an error. Heavy libraries are imported
inside the commands, so that `figtrace --help` answers at once.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.core

from corpus.errors import FigtraceError, UsageError

if TYPE_CHECKING:
    from rich.table import Table

    from corpus.settings import Settings
    from corpus.store import Decision, Store
    from figtrace.ask.claims import LedgerLine
    from figtrace.check.revisions.decisions import Reviewed
    from figtrace.commands.blocks import ScreenBlock
    from figtrace.library.add import AddReport
    from nlp.annotate import Annotator
    from search.engine import Engine

__all__ = ["app", "ledger_table", "main"]

FOUND, NOTHING, ERROR, INTERRUPTED = 0, 1, 2, 130


class _Commands(typer.core.TyperGroup):
    """The commands, of which any may be interrupted."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as exc:
            _say("figtrace: interrupted; what was finished is kept, the next run goes on from there")
            raise typer.Exit(INTERRUPTED) from exc


app = typer.Typer(
    cls=_Commands,
    name="figtrace",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
index_app = typer.Typer(no_args_is_help=True, help="Make the search index again from the store.")
app.add_typer(index_app, name="index", short_help="Make the search index again from the store.")
meta_app = typer.Typer(no_args_is_help=True, help="What is known of a document itself.")
app.add_typer(meta_app, name="meta", short_help="Set a document's title, authors or year.")
_ENTITIES = "Products, firms, policies and places; who is who."
entities_app = typer.Typer(invoke_without_command=True)
app.add_typer(entities_app, name="entities", short_help=_ENTITIES)


@dataclass(frozen=True, slots=True)
class Session:
    """What holds for every command of one call."""

    folder: Path
    engine: str

    @property
    def settings(self) -> Settings:
        """The corpus's settings."""
        from corpus.settings import load_settings

        return load_settings(self.folder)

    def store(self, *, create: bool = False) -> Store:
        """The corpus's store."""
        from corpus.store import Store

        return Store.open(self.settings.db, create=create)

    def open_engine(self) -> Engine:
        """The search engine of this call."""
        from search.engine import open_engine

        return open_engine(self.engine, self.settings)

    def annotator(self, more: Sequence[Path] = ()) -> Annotator:
        """What turns documents into annotations, with more lists; it loads nothing until it is called."""
        from nlp.annotate import Annotator

        return Annotator(self.settings.model, (*self.settings.gazetteers, *more))


Json = Annotated[bool, typer.Option("--json", help="JSON on stdout.")]
Jobs = Annotated[int, typer.Option(min=1, help="Worker processes.")]
_CORES = os.cpu_count() or 1
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")]
Year = Annotated[str, typer.Option("--year", help="A year or a range: 2008, 2005..2009, 2005.., ..2009.")]


def _version() -> str:
    from importlib.metadata import version

    return version("figtrace")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"figtrace {_version()}")
        raise typer.Exit


@app.callback()
def _begin(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--corpus", help="The corpus's folder; else FIGTRACE_CORPUS, else the nearest .figtrace."
        ),
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", envvar="FIGTRACE_ENGINE", help="tantivy (embedded) or elasticsearch.")
    ] = "tantivy",
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_show_version)] = False,
) -> None:
    """Examples:

    \b
      figtrace ingest ~/papers
      figtrace search '"value chain" firm:Foxconn year:2005..2009'
      figtrace claims --measure imports --partner CHN --year 2008
      figtrace check draft.docx --html report.html

    Search economic literature, and trace every figure of a draft to the page that states it.
    """
    from corpus.settings import corpus_folder

    del debug, version
    ctx.obj = Session(corpus_folder(folder), engine)


@app.command(short_help="Read PDFs into the corpus.")
def ingest(
    ctx: typer.Context,
    paths: Annotated[list[str], typer.Argument(help="PDFs, folders or globs.")],
    password: Annotated[str, typer.Option(envvar="FIGTRACE_PDF_PASSWORD", help="For encrypted PDFs.")] = "",
    ocr: Annotated[str, typer.Option(help="auto, off or force: reading of image-only pages.")] = "auto",
    ocr_lang: Annotated[
        str, typer.Option("--ocr-lang", metavar="CODES", help="Languages for OCR: eng+deu.")
    ] = "",
    jobs: Jobs = _CORES,
    annotate: Annotated[bool, typer.Option(help="Tag entities and extract claims as well.")] = True,
    bib: Annotated[
        Path | None, typer.Option("--bib", help="Titles, authors, years: BibTeX, CSL-JSON, YAML.")
    ] = None,
    lists: Annotated[
        list[Path] | None, typer.Option("--gazetteer", help="Your own entities, in TOML.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace ingest ~/papers --bib library.bib
      figtrace ingest 'reports/*.pdf' --jobs 4
      figtrace ingest locked.pdf --password SECRET

    Read PDFs into the corpus: text, layout, tables, entities, claims and the search index. Files that are
    known and unchanged cost nothing. Every file ends in a recorded state. Exit 1 if some could not be read.
    """
    from figtrace.library.add import add_files
    from ingest.batch.discover import find_files
    from ingest.document.read import OCR_CHOICES

    session: Session = ctx.obj
    annotator = session.annotator(lists or ()) if annotate else None
    if ocr not in OCR_CHOICES:
        raise UsageError(f"--ocr {ocr!r}: expected one of {', '.join(OCR_CHOICES)}")
    files = find_files(paths)
    _say_if_new(session)
    with session.store(create=True) as store, _Progress("reading") as progress:
        report = add_files(
            store,
            files,
            settings=session.settings,
            engine=session.engine,
            annotator=annotator,
            version=_version(),
            jobs=jobs,
            password=password or None,
            ocr=ocr,
            ocr_languages=ocr_lang,
            bibliography=bib,
            on_progress=progress.show,
        )
    _emit_json(report) if as_json else _print_ingest(report)
    if annotator is not None and (lists or session.settings.gazetteers):
        for shared in annotator.gazetteer.ambiguities():
            _say(f"ambiguous: {shared}")
    raise typer.Exit(report.exit_code)


def _say_if_new(session: Session) -> None:
    if not session.settings.db.is_file():
        _say(f"making a corpus in {session.folder}")


@app.command(short_help="What is in the corpus, what failed and why.")
def status(
    ctx: typer.Context,
    documents: Annotated[bool, typer.Option("--documents", help="List the documents.")] = False,
    failed: Annotated[
        bool, typer.Option("--failed", help="List files and pages that could not be read.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace status
      figtrace status --failed
      figtrace status --documents --json

    What is in the corpus: files and pages by state and reason, and what was found in them.
    """
    from figtrace.library.status import list_documents, list_failures, summarise

    session: Session = ctx.obj
    with session.store() as store:
        if documents:
            _print_rows(list_documents(store), as_json=as_json, empty="no documents")
        elif failed:
            _print_rows(list_failures(store), as_json=as_json, empty="no failures")
        else:
            _print_rows(summarise(store, session.settings), as_json=as_json, empty="an empty corpus")


@app.command(short_help="Search passages: words, phrases, fields.")
def search(
    ctx: typer.Context,
    query: Annotated[
        list[str], typer.Argument(help='Words, "phrases", -not, OR, prefix*, fuzzy~, field:value.')
    ],
    firm: Annotated[str, typer.Option(help="Passages that name this firm.")] = "",
    product: Annotated[str, typer.Option(help="… this product.")] = "",
    policy: Annotated[str, typer.Option(help="… this policy.")] = "",
    place: Annotated[str, typer.Option(help="… this place.")] = "",
    year: Year = "",
    limit: Limit = 10,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace search "value chain" --firm Foxconn --year 2005..2009
      figtrace search '"processing trade" OR assembly -textiles'
      figtrace search 'title:solar tariff*' --json

    Passages that answer the query, best first, with document and page. Exit 1 if there are none.
    """
    from figtrace.ask.claims import hit_views
    from figtrace.commands.blocks import hit_blocks
    from search.query.language import parse_query
    from search.query.widen import widen_names

    fields_given = {"firm": firm, "product": product, "policy": policy, "place": place, "year": year}
    extra = [
        f'{name}:"{value}"' if name != "year" else f"year:{value}"
        for name, value in fields_given.items()
        if value
    ]
    session: Session = ctx.obj
    parsed = parse_query(" ".join([*query, *extra]))
    with session.store() as store, session.open_engine() as engine:
        answer = engine.find(widen_names(parsed, store), limit=limit)
        hits = hit_views(store, answer)
    if hits and sys.stdout.isatty() and not as_json:
        _print_blocks(hit_blocks(hits))
    else:
        _print_rows(hits, as_json=as_json, empty="nothing found", hide=("boxes", "doc", "id"))
    _say_more(len(answer.hits), answer.total, exact=answer.exactness == "exact")


@app.command(short_help="Claims by number and scope.")
def claims(
    ctx: typer.Context,
    measure: Annotated[str, typer.Option(help="imports, exports, tariff …")] = "",
    area: Annotated[str, typer.Option(help="Reporter: USA, CHN, EU …")] = "",
    partner: Annotated[str, typer.Option(help="Counterpart: CHN …")] = "",
    flow: Annotated[str, typer.Option(help="M imports, X exports, B balance, T total trade.")] = "",
    product: Annotated[str, typer.Option(help="Code, or words.")] = "",
    year: Year = "",
    value: Annotated[str, typer.Option(help="A range in base units: 90e9..95e9, 5.., ..10.")] = "",
    near: Annotated[str, typer.Option(help="Within 2 percent of a value: 92bn, 350m, 4.6.")] = "",
    unit: Annotated[str, typer.Option(help="USD, CNY, %, pp, {firm} …")] = "",
    kind: Annotated[str, typer.Option(help="level, share, growth, change, ratio, count, rate …")] = "",
    words: Annotated[str, typer.Option(help="Words of the sentence.")] = "",
    entity: Annotated[str, typer.Option(help="Beside this entity: id or name.")] = "",
    doc: Annotated[str, typer.Option(help="Of this document: id, file or title.")] = "",
    explain: Annotated[
        str, typer.Option(metavar="ID", help="Say which rule gave each part of this claim.")
    ] = "",
    limit: Limit = 20,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV on stdout.")] = False,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace claims --measure imports --partner CHN --year 2008
      figtrace claims --near 92bn --unit USD
      figtrace claims --words "solar cells" --kind share --csv

    Figures of the corpus by what they are about, with page, quote and box. Exit 1 if there are none.
    """
    from corpus.annotations import Kind
    from corpus.store import ClaimFilter, find_claims, resolve_document
    from figtrace.ask.claims import as_view, explain_claim, nearest_first, one_of, value_range, years_range
    from figtrace.commands.blocks import claim_blocks

    if explain:
        with ctx.obj.store() as store:
            typer.echo("\n".join(explain_claim(store, explain)))
        return
    lo, hi = value_range(value, near)
    one_of("--kind", kind, Kind)
    one_of("--flow", flow, ("M", "X", "RX", "B", "T"))
    wanted = ClaimFilter(
        measure=measure, area=area, partner=partner, flow=flow, product=product, unit=unit, kind=kind,
        words=words, entity=entity, years=years_range(year), value_lo=lo, value_hi=hi, limit=limit + 1,
    )  # fmt: skip
    session: Session = ctx.obj
    with session.store() as store:
        wanted = replace(wanted, doc=resolve_document(store, doc)) if doc else wanted
        found = (
            nearest_first(find_claims(store, replace(wanted, limit=None)), near)
            if near
            else find_claims(store, wanted)
        )
        rows = [as_view(store, row) for row in found[:limit]]
    if rows and sys.stdout.isatty() and not (as_json or as_csv):
        _print_blocks(claim_blocks(rows))
    else:
        _print_rows(
            rows, as_json=as_json, as_csv=as_csv, empty="no such claims", hide=("boxes", "doc", "slots")
        )
    if len(found) > limit:
        _say(f"the first {limit} are shown: --limit shows more")


@entities_app.callback()
def entities(
    ctx: typer.Context,
    kind: Annotated[
        str, typer.Option("--type", help="product, firm, policy, org, place, person or object.")
    ] = "",
    top: Annotated[int, typer.Option("--top", min=1, help="At most so many.")] = 20,
    words: Annotated[str, typer.Option(help="Names that contain this.")] = "",
    beside: Annotated[str, typer.Option("--with", help="Beside this entity: id or name.")] = "",
    of: Annotated[str, typer.Option("--of", help="Of this kind, with --with.")] = "",
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV on stdout.")] = False,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace entities --type product --top 20
      figtrace entities --of policy --with "solar cells"
      figtrace entities merge "firm:~hon hai group" firm:honhai

    What the corpus speaks of, most mentioned first. Names with ~ in their id are on no list. Exit 1 if none.
    What a person decides of them (merge, split, rename, ignore) survives every run and can be undone.
    """
    if ctx.invoked_subcommand is not None:
        return
    from corpus.store import count_entities
    from figtrace.ask.claims import label_named
    from figtrace.ask.neighbours import related
    from figtrace.library.identity import resolve_entity

    rows: list[Any]
    session: Session = ctx.obj
    with session.store() as store:
        if beside:
            rows = related(store, resolve_entity(store, beside), of=label_named(of or kind), limit=top)
        else:
            rows = list(count_entities(store, label=label_named(kind or of), words=words, limit=top))
    _print_rows(rows, as_json=as_json, as_csv=as_csv, empty="no such entities")


Key = Annotated[str, typer.Argument(help="Id or name of an entity.")]


@entities_app.command("show", short_help="An entity's card: names, years, passages, figures.")
def show_entity(ctx: typer.Context, name: Key, as_json: Json = False) -> None:
    """Examples:

    \b
      figtrace entities show Foxconn
      figtrace entities show product:solarcells --json

    The entity's names, mentions by year, papers, passages and the figures said beside it.
    """
    from figtrace.ask.entity_cards import entity_card
    from figtrace.commands.blocks import card_lines

    session: Session = ctx.obj
    with session.store() as store:
        card = entity_card(store, name, gazetteer=session.annotator().gazetteer)
    _emit_json(card) if as_json else typer.echo("\n".join(card_lines(card)))


def _decide(ctx: typer.Context, make: Callable[[Store], Decision]) -> None:
    """Take a person's decision and say how to undo it."""
    from figtrace.library.identity import in_words

    session: Session = ctx.obj
    with session.store() as store:
        made = make(store)
    undone = (
        "undone" if made.undone is not None else f"kept; `figtrace entities undo {made.id}` takes it back"
    )
    _say(f"decision {made.id}: {in_words(made)}: {undone}")


@entities_app.command("merge", short_help="All mentions of one entity mean another.")
def merge_entities(ctx: typer.Context, key: Key, into: Key) -> None:
    """Examples:

    \b
      figtrace entities merge "firm:~hon hai group" firm:honhai

    All mentions of the first entity mean the second.
    """
    from figtrace.library import identity

    _decide(ctx, lambda store: identity.merge_entities(store, key, into, version=_version()))


@entities_app.command("split", short_help="One surface of an entity means another.")
def split_entity(
    ctx: typer.Context,
    key: Key,
    surface: Annotated[str, typer.Argument(help="The words as printed.")],
    into: Annotated[str, typer.Option(help="Id that it gets; else a new one.")] = "",
) -> None:
    """Examples:

    \b
      figtrace entities split org:ita "ITA" --into policy:ita

    One surface of the entity means another one.
    """
    from figtrace.library import identity

    _decide(ctx, lambda store: identity.split_entity(store, key, surface, into=into, version=_version()))


@entities_app.command("rename", short_help="An entity is called so.")
def rename_entity(
    ctx: typer.Context, key: Key, name: Annotated[str, typer.Argument(help="Its name.")]
) -> None:
    """Examples:

    \b
      figtrace entities rename "firm:~hon hai group" "Hon Hai Group"

    The entity is called so from now on.
    """
    from figtrace.library import identity

    _decide(ctx, lambda store: identity.rename_entity(store, key, name, version=_version()))


@entities_app.command("ignore", short_help="An entity, or one surface of it, is none.")
def ignore_entity(
    ctx: typer.Context, key: Key, surface: Annotated[str, typer.Option(help="Only these words.")] = ""
) -> None:
    """Examples:

    \b
      figtrace entities ignore "person:~cov"
      figtrace entities ignore product:log --surface log

    The entity, or one surface of it, is no entity.
    """
    from figtrace.library import identity

    _decide(ctx, lambda store: identity.ignore_entity(store, key, surface=surface, version=_version()))


@entities_app.command("undo", short_help="Take a decision back.")
def undo_decision(
    ctx: typer.Context,
    number: Annotated[int | None, typer.Argument(help="Of the decision; else the last.")] = None,
) -> None:
    """Examples:

    \b
      figtrace entities undo
      figtrace entities undo 3

    Take the last decision back, or the one of this number.
    """
    from figtrace.library import identity

    _decide(ctx, lambda store: identity.undo_decision(store, number, version=_version()))


@entities_app.command("decisions", short_help="What was decided, by whom or which rule.")
def list_decisions(ctx: typer.Context, as_json: Json = False) -> None:
    """Examples:

    \b
      figtrace entities decisions

    All decisions in their order, those undone too.
    """
    from figtrace.library.identity import decision_lines

    session: Session = ctx.obj
    with session.store() as store:
        made = decision_lines(store)
    _print_rows(made, as_json=as_json, empty="nothing was decided")


@app.command(short_help="What the corpus is about, and how it moves over the years.")
def themes(
    ctx: typer.Context,
    number: Annotated[int | None, typer.Option("--number", "-n", min=2, help="How many themes.")] = None,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace themes
      figtrace themes --number 12
      figtrace themes --json

    Themes of the corpus: their words, their papers by year, the entities that belong to them and how many
    figures they rest on.
    """
    from figtrace.ask.themes import corpus_themes

    session: Session = ctx.obj
    with session.store() as store:
        found = corpus_themes(store, number)
    _print_rows(found, as_json=as_json, empty="too little text for themes", hide=("theme", "years"))


@app.command(short_help="An entity among its neighbours: JSON, DOT, GraphML or PNG.")
def graph(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="Id or name of an entity.")],
    of: Annotated[str, typer.Option("--of", help="Only neighbours of this kind.")] = "",
    dot: Annotated[bool, typer.Option("--dot", help="Graphviz's language on stdout.")] = False,
    graphml: Annotated[bool, typer.Option("--graphml", help="GraphML on stdout.")] = False,
    png: Annotated[
        Path | None, typer.Option("--png", help="Draw it into this file (needs Graphviz).")
    ] = None,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace graph Foxconn
      figtrace graph product:solarcells --of policy --dot
      figtrace graph "solar cells" --png graph.png

    What stands in the same sentences as the entity, and how these stand to one another.
    """
    from figtrace.ask.claims import label_named
    from figtrace.ask.neighbours import graph as entity_graph
    from figtrace.export import graphs as graph_formats
    from figtrace.library.identity import resolve_entity

    session: Session = ctx.obj
    with session.store() as store:
        made = entity_graph(store, resolve_entity(store, name), of=label_named(of))
    if png:
        png.write_bytes(graph_formats.to_png(made))
    elif dot or graphml:
        typer.echo(graph_formats.to_dot(made) if dot else graph_formats.to_graphml(made), nl=False)
    else:
        _emit_json(made) if as_json else _print_rows(made.edges, as_json=False, empty="nothing beside it")


@app.command(short_help="Where papers of the corpus give different values for the same thing.")
def conflicts(ctx: typer.Context, limit: Limit = 20, as_json: Json = False) -> None:
    """Examples:

    \b
      figtrace conflicts
      figtrace conflicts --json

    Claims of different papers with the same measure and scope and different values; editions of one work and
    copies of one source count once. Exit 1 if there are none.
    """
    from figtrace.commands.blocks import conflict_lines

    session: Session = ctx.obj
    with session.store() as store:
        lines = conflict_lines(store, limit=limit)
    _print_rows(lines, as_json=as_json, empty="no conflicts found")


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
    from search.index import index_documents

    session: Session = ctx.obj
    with session.store() as store, session.open_engine() as engine:
        found = resolve_document(store, doc)
        set_metadata(store, found, field, value)
        index_documents(store, engine, (found,))
    _say(f"{field} of {found[:12]} set to {value!r}")


Draft = Annotated[Path, typer.Argument(readable=False, help="docx, md, tex, txt or pdf.")]
Bib = Annotated[Path | None, typer.Option("--bib", help="BibTeX, CSL-JSON or YAML of the cited works.")]


@app.command(short_help="Check every figure of a draft against the corpus.")
def check(
    ctx: typer.Context,
    draft: Annotated[Path | None, typer.Argument(readable=False, help="docx, md, tex, txt or pdf.")] = None,
    bib: Bib = None,
    html: Annotated[Path | None, typer.Option("--html", help="Write a report with page images.")] = None,
    docx: Annotated[Path | None, typer.Option("--docx", help="Write the Word file with comments.")] = None,
    sarif: Annotated[Path | None, typer.Option("--sarif", help="Write the findings as SARIF.")] = None,
    against: Annotated[Path | None, typer.Option("--against", help="What changed since this --json.")] = None,
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
    jobs: Jobs = _CORES,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV on stdout.")] = False,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace check draft.docx
      figtrace check draft.md --bib library.bib --html report.html
      figtrace check draft.docx --docx reviewed.docx
      figtrace check --self-test

    One row for each figure: verdict, reason, document, page, quote; what needs eyes first comes first.
    With --against, only what changed since is weighed again; the rest is carried over.
    Exit 0 if every figure that can be checked is supported or was settled by a person, else 1.
    """
    from figtrace.check.desk import changes_since, find_finding, reviewed_rows, write_reports

    session: Session = ctx.obj
    strictness = _strictness(strict=strict, lenient=lenient)
    if self_test:
        _self_test(session, strictness, as_json=as_json)
        return
    if draft is None:
        raise UsageError("no draft is given: expected a docx, md, tex, txt or pdf")
    reviewed = _reviewed(session, draft, bib, strictness, jobs=jobs, against=against)
    with session.store() as store:
        write_reports(reviewed, draft, store, html=html, docx=docx, sarif=sarif, version=_version())
    if explain:
        _emit_json(find_finding(reviewed, explain))
    elif as_csv:
        _print_csv(*_columns(reviewed_rows(reviewed)))
    else:
        _emit_json(reviewed.ledger) if as_json else _print_ledger(reviewed, brief=brief)
    if against:
        _say(f"since {against}: {changes_since(against, reviewed).sentence}")
    raise typer.Exit(NOTHING if reviewed.standing else FOUND)


def _strictness(*, strict: bool, lenient: bool) -> str:
    if strict and lenient:
        raise UsageError("--strict and --lenient are both given: choose one")
    return "strict" if strict else "lenient" if lenient else "normal"


def _reviewed(
    session: Session,
    draft: Path,
    bib: Path | None,
    strictness: str = "normal",
    *,
    jobs: int = 1,
    against: Path | None = None,
) -> Reviewed:
    """The draft's ledger with a person's decisions."""
    from figtrace.check.desk import check_file
    from figtrace.check.revisions.changes import read_ledger

    previous = read_ledger(against) if against is not None else None
    with session.store() as store, session.open_engine() as engine, _Progress("checking") as progress:
        return check_file(
            draft, store, session.annotator(), bibliography=bib, engine=engine, strictness=strictness,
            jobs=jobs, previous=previous, on_figure=progress.show, on_phase=progress.begin,
        )  # fmt: skip


def _self_test(session: Session, strictness: str, *, as_json: bool) -> None:
    from figtrace.check.trials.self_test import self_test
    from figtrace.commands.blocks import self_test_lines

    with session.store() as store, _Progress("testing") as progress:
        report = self_test(store, session.annotator(), strictness=strictness, on_figure=progress.show)
    _print_rows(self_test_lines(report), as_json=as_json, empty="too little text for a test")
    _say(report.sentence)


@app.command(short_help="Accept, reject or note a finding on a draft; kept beside it.")
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
    from figtrace.check.desk import decide_on
    from figtrace.check.revisions.decisions import Choice

    if accept + reject > 1 or (not accept and not reject and note is None):
        raise UsageError("expected one of --accept and --reject, or a --note")
    session: Session = ctx.obj
    choice = Choice.ACCEPT if accept else Choice.REJECT if reject else None
    found, path = decide_on(draft, _reviewed(session, draft, bib), finding, choice=choice, note=note)
    _say(f"kept in {path}: {found.surface} in “{' '.join(found.sentence.split())[:80]}”")


@app.command(short_help="A page as PNG with the evidence boxed.")
def show(
    ctx: typer.Context,
    doc: Annotated[str, typer.Argument(help="Beginning of the id, file name, or words of the title.")],
    page: Annotated[str, typer.Option(help="Number in the file, or printed label.")] = "",
    quote: Annotated[str, typer.Option(help="Words to box; parts divided by …")] = "",
    layout: Annotated[bool, typer.Option("--layout", help="Draw blocks, reading order and tables.")] = False,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="The PNG file to write.")] = None,
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
    typer.echo(shown.path)
    if quote and not shown.marked:
        _say(f"the quote does not stand on {shown.where}: nothing is marked")
        raise typer.Exit(NOTHING)


@index_app.command("rebuild", short_help="Make the index again from the store.")
def rebuild_index(ctx: typer.Context) -> None:
    """Examples:

    \b
      figtrace index rebuild
      figtrace --engine elasticsearch index rebuild

    Make the index of the chosen engine again from the store, which is the truth.
    """
    from search.index import rebuild

    session: Session = ctx.obj
    with session.store() as store, session.open_engine() as engine, _Progress("indexing") as progress:
        docs = rebuild(store, engine, progress.step)
    _say(f"indexed {len(docs)} documents in {session.engine}")


# -- printing ------------------------------------------------------------------------------------------


def _say(text: str) -> None:
    typer.echo(text, err=True)


def _emit_json(record: object) -> None:
    typer.echo(json.dumps(_plain(record), ensure_ascii=False, indent=2))


def _plain(value: Any) -> Any:
    """Records as JSON holds them: every field, decimals as text."""
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, Decimal | Path) else value


def _print_rows(
    rows: Sequence[Any], *, as_json: bool, as_csv: bool = False, empty: str, hide: Iterable[str] = ()
) -> None:
    """Records of one kind: JSON whole, CSV and tables without the hidden fields. Exit 1 if there are none."""
    if as_json:
        _emit_json(list(rows))
    elif rows:
        names, table = _columns(rows, hide)
        _print_csv(names, table) if as_csv else _print_table(names, table)
    if not rows:
        _say(empty)
        raise typer.Exit(NOTHING)


def _columns(rows: Sequence[Any], hide: Iterable[str] = ()) -> tuple[list[str], list[list[str]]]:
    """Names of the shown fields of records of one kind, and their values in words; empty for no records."""
    names = [f.name for f in fields(rows[0]) if f.name not in hide] if rows else []
    return names, [[_cell(getattr(row, name)) for name in names] for row in rows]


def _print_csv(names: Sequence[str], table: Iterable[Sequence[str]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerows([names, *table])


def _print_table(names: Sequence[str], table: Sequence[Sequence[str]]) -> None:
    """A table on a terminal; elsewhere lines with tabs, whole and without a heading, for other programs."""
    if not sys.stdout.isatty():
        for row in table:
            typer.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    from rich.console import Console
    from rich.table import Table

    used = [i for i, _ in enumerate(names) if any(row[i] for row in table)]
    drawn = Table(box=None, header_style="bold", pad_edge=False)
    for i in used:
        drawn.add_column(names[i].replace("_", " "), overflow="fold", ratio=3 if names[i] in _WIDE else None)
    for row in table:
        drawn.add_row(*(_shortened(row[i]) for i in used))
    Console().print(drawn)


def _print_blocks(blocks: Iterable[ScreenBlock]) -> None:
    """What was found, one below the other, for reading."""
    from rich.console import Console
    from rich.padding import Padding

    console = Console(highlight=False)
    for block in blocks:
        console.print(f"[bold]{_shortened(block.head)}[/bold]  [cyan]{_shortened(block.detail)}[/cyan]")
        console.print(Padding(_shortened(block.body, 400), (0, 0, 0, 2)))
        if block.where:
            console.print(Padding(f"[dim]{_shortened(block.where)}[/dim]", (0, 0, 0, 2)))
        console.print()


_WIDE = frozenset({"quote", "words", "reason", "title"})


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(map(_cell, value))
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def _shortened(text: str, width: int = 240) -> str:
    from rich.markup import escape

    return escape(text if len(text) <= width else text[: width - 1] + "…")


def _say_more(shown: int, total: int, *, exact: bool) -> None:
    if shown < total:
        _say(f"{shown} of {'' if exact else 'at least '}{total} shown: --limit shows more")


def _print_ingest(report: AddReport) -> None:
    from corpus.document import OutcomeState

    for outcome in report.outcomes:
        if outcome.state in (OutcomeState.FAILED, OutcomeState.PARTIAL):
            _say(f"{outcome.state}: {outcome.path}: {outcome.reason.removeprefix(f'{outcome.path} ')}")
    rows = [[str(count), state, code] for (state, code), count in sorted(report.counts.items())]
    _print_table(["files", "state", "reason"], rows)
    rate = f"{report.pages / report.seconds:.0f} pages a second" if report.pages else "nothing new"
    _say(f"{report.pages} pages read in {report.seconds:.1f} s ({rate}); {report.unchanged} files unchanged")
    if report.described or report.unmatched:
        missing = ", ".join(report.unmatched) or "none"
        _say(f"the bibliography describes {report.described} documents; entries without one: {missing}")
    if report.index_problem:
        _say(f"not indexed: {report.index_problem}")


_STYLES = {
    "supported": "green",
    "weak": "yellow",
    "conflict": "magenta",
    "contradicted": "bold red",
    "unknown": "cyan",
}


def _print_ledger(reviewed: Reviewed, *, brief: bool) -> None:
    from figtrace.ask.claims import ledger_lines

    ledger = reviewed.ledger
    for problem in ledger.problems:
        _say(problem)
    lines = ledger_lines(ledger, brief=brief)
    if sys.stdout.isatty():
        from rich.console import Console

        Console().print(ledger_table(lines))
    else:
        _print_table(*_columns(lines))
    for source in ledger.sources:
        if source.doc is None:
            _say(f"source not in the corpus: {source.raw[:100]} ({source.reason})")
    for remark in reviewed.remarks:
        _say(remark)
    _say(ledger.coverage_sentence)


def ledger_table(lines: Iterable[LedgerLine]) -> Table:
    """The ledger as it is drawn on a terminal: verdict, figure, what was found, where."""
    from rich.table import Table

    drawn = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 1, 0), expand=True)
    drawn.add_column("verdict", no_wrap=True)
    drawn.add_column("figure", max_width=22)
    drawn.add_column("what the corpus says", ratio=3)
    drawn.add_column("where", ratio=1)
    for line in lines:
        quote = f"\n[dim]“{_shortened(line.quote, 180)}”[/dim]" if line.quote else ""
        where = f"{_shortened(line.document, 60)}\n[dim]{line.page}[/dim]" if line.page else ""
        verdict = f"[{_STYLES[line.verdict]}]{line.verdict}[/]"
        drawn.add_row(verdict, _shortened(line.figure, 60), _shortened(line.reason) + quote, where)
    return drawn


class _Progress:
    """A bar on stderr while work goes on; nothing where stderr is not a terminal."""

    def __init__(self, verb: str) -> None:
        self._verb = verb
        self._bar: Any = None

    def __enter__(self) -> _Progress:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
            )
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(self._verb, total=None)
            self._bar.start()
        return self

    def begin(self, phase: str) -> None:
        """Something else is begun, of an unknown length."""
        self._verb = phase
        if self._bar is not None:
            self._bar.update(self._task, description=phase)

    def step(self, name: str) -> None:
        """One more is done, of an unknown number."""
        if self._bar is not None:
            self._bar.update(self._task, advance=1, description=f"{self._verb} {name[:12]}")

    def show(self, done: int, total: int, name: str = "") -> None:
        """So many of so many are done; the last one was this."""
        if self._bar is not None:
            self._bar.update(
                self._task, completed=done, total=total, description=f"{self._verb} {name[-40:]}"
            )

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def main() -> None:
    """Run the command line; errors become one line on stderr and exit status 2."""
    debug = "--debug" in sys.argv
    try:
        _refuse_strangers()
        app(args=_globals_first(sys.argv[1:]), standalone_mode=True)
    except FigtraceError as exc:
        if debug:
            raise
        _say(f"figtrace: {exc}")
        sys.exit(ERROR)
    except BrokenPipeError:  # the reader has seen enough
        _drop_output()
        sys.exit(FOUND)
    except OSError as exc:  # a full disk, a folder that may not be written
        _drop_output()
        _say(f"figtrace: {exc.filename or 'the output'} cannot be written: {exc.strerror}")
        sys.exit(ERROR)


def _drop_output() -> None:
    """Let what is still buffered go nowhere, so that the interpreter ends in silence."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_GLOBAL_OPTIONS = frozenset({"--corpus", "--engine"})


def _globals_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with the options of every command moved to the front, where the parser wants them."""
    front: list[str] = []
    rest = list(arguments)
    at = 0
    while at < len(rest) and rest[at] != "--":
        name, joined, _ = rest[at].partition("=")
        taken = (1 if joined else 2) if name in _GLOBAL_OPTIONS else int(name == "--debug")
        front += rest[at : at + taken]
        del rest[at : at + taken]
        at += not taken
    return front + rest


def _refuse_strangers() -> None:
    """Stop if another distribution's package of the same name would be imported (ADR 0001)."""
    home = Path(__file__).resolve().parent
    for name in ("corpus", "ingest", "nlp", "search", "figtrace"):
        spec = find_spec(name)
        origin = Path(spec.origin).resolve() if spec and spec.origin else None
        if origin is None or origin.parent.parent != home:
            raise UsageError(
                f"the package {name!r} comes from {origin}, not from figtrace in {home}: "
                "install figtrace in an environment of its own"
            )


if __name__ == "__main__":
    main()
