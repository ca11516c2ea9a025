"""Search on the command line: papers and passages, many queries at once, pages like one, what is new.

Each command parses, calls one function, prints. Heavy libraries are imported inside the commands, so that
`figtrace --help` answers at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from figtrace.commands.app import AsCsv, CsvRaw, Json, Limit, Session, Year, app, path
from figtrace.commands.printed.terminal import (
    NOTHING,
    Csv,
    csv_form,
    emit_line,
    print_found,
    print_rows,
    print_text,
    say,
)

if TYPE_CHECKING:
    from corpus.store import Store
    from figtrace.ask.meaning import Meanings
    from figtrace.ask.searches import Search, SearchAnswer
    from search import Engine
    from search.query import Query

__all__ = ["like", "news", "search"]

_SHOWS = ("papers", "passages", "tables", "claims", "documents")
"""What `--as` may be; the first is the default."""
_SORTS = ("relevance", "year", "value")
"""What `--sort` may be; the first is the default."""
_REFERENCES = ("bibtex", "csl")
"""What `--bib` may be."""
_HIDDEN = (
    "boxes", "by", "by_meaning", "by_words", "claim", "context", "doc", "id", "marks", "slots", "span", "why",
)  # fmt: skip

AsLines = Annotated[bool, typer.Option("--jsonl", help="JSON on stdout, a hit a line.")]
Explain = Annotated[bool, typer.Option("--explain", help="Say how the query was read, why a hit ranks.")]
Page = Annotated[int, typer.Option("--page", min=1, help="Which page of the answer.")]
ShowAs = Annotated[str, typer.Option("--as", help="papers, passages, tables, claims or documents.")]
SortBy = Annotated[str, typer.Option("--sort", help="relevance, year, or value (of claims).")]


@dataclass(frozen=True, slots=True)
class _Form:
    """How rows are printed."""

    as_json: bool = False
    as_lines: bool = False
    as_csv: Csv | None = None
    explain: bool = False


@app.command()
def search(
    ctx: typer.Context,
    query: Annotated[
        list[str] | None,
        typer.Argument(
            help='Words, "phrases", "near words"~5, AND OR NOT ( ), prefix*, fuzzy~, field:value.'
        ),
    ] = None,
    firm: Annotated[str, typer.Option(help="Passages that name this firm.")] = "",
    product: Annotated[str, typer.Option(help="… this product.")] = "",
    policy: Annotated[str, typer.Option(help="… this policy.")] = "",
    place: Annotated[str, typer.Option(help="… this place.")] = "",
    year: Year = "",
    show: ShowAs = "papers",
    sort: SortBy = "relevance",
    page: Page = 1,
    limit: Limit = 10,
    facets: Annotated[bool, typer.Option("--facets", help="What the hits can be narrowed by.")] = False,
    explain: Explain = False,
    queries: Annotated[
        Path | None, typer.Option("--queries", parser=path, help="A query a line of this file.")
    ] = None,
    opens: Annotated[
        bool, typer.Option("--open", help="Open the first hit's page: at the desk that runs, else its file.")
    ] = False,
    save: Annotated[str, typer.Option("--save", metavar="NAME", help="Keep it for `figtrace news`.")] = "",
    bib: Annotated[
        str, typer.Option("--bib", metavar="FORM", help="The papers as references: bibtex or csl.")
    ] = "",
    as_json: Json = False,
    as_lines: AsLines = False,
    as_csv: AsCsv = False,
    csv_raw: CsvRaw = False,
) -> None:
    """Examples:

    \b
      figtrace search "value chain" --firm Foxconn --year 2005..2009
      figtrace search '("processing trade" OR assembly) NOT textiles in:table'
      figtrace search 'measure:imports partner:CHN' --as claims --sort value --csv
      figtrace search tariffs --facets
      figtrace search "cost of a notebook" --open

    Papers that answer the query, best first, each with its best pages. Exit 1 if there are none.
    """
    session: Session = ctx.obj
    form = _Form(as_json, as_lines, csv_form(safe=as_csv, raw=csv_raw), explain)
    if queries is not None:
        _search_each(session, queries, _search_of(None, show, sort, page, limit, explain=explain))
        return
    from figtrace.ask.passages import passage_query

    words = query or []
    asked = passage_query(words, firm=firm, product=product, policy=policy, place=place, year=year)
    wanted = _search_of(asked, show, sort, page, limit, explain=explain)
    wanted = replace(wanted, boxes=as_json or as_lines)
    with session.store() as store, session.open_engine() as engine:
        if save:
            _keep(session, store, save, words)
        if bib:
            _print_references(store, engine, wanted, bib)
        elif facets:
            _print_facets(store, engine, wanted, form)
        else:
            found = _print_answer(store, engine, _with_meaning(session, store, wanted), form)
            if opens:
                _open_first(session, store, found)


def _meanings(session: Session, store: Store) -> Meanings | None:
    """What the words of searches mean, where the corpus has vectors; what is behind is said."""
    if not session.settings.vectors.is_dir():
        return None
    from figtrace.ask.meaning import open_meanings

    found = open_meanings(store, session.settings)
    if found is None or found.stale:
        behind = "are of another model" if found is None else f"lack {found.stale} documents or are older"
        say(f"the vectors {behind}: `figtrace vectors update` makes them")
    return found


def _with_meaning(session: Session, store: Store, wanted: Search) -> Search:
    """The search with what its words mean, where that is known."""
    meanings = _meanings(session, store)
    return wanted if meanings is None else replace(wanted, meaning=meanings.of(wanted.query))


def _search_of(
    query: Query | None, show: str, sort: str, page: int, limit: int, *, explain: bool = False
) -> Search:
    from figtrace.ask.filters import one_of
    from figtrace.ask.searches import Search, Show
    from search.engine import Sort
    from search.query import Query

    one_of("--as", show, _SHOWS)
    one_of("--sort", sort, _SORTS)
    return Search(query or Query(()), Show(show), Sort(sort), page, limit, explain)


def _open_first(session: Session, store: Store, found: SearchAnswer) -> None:
    """Open the page of the first hit, and say what was opened."""
    from figtrace.serve.web.opening import open_place, place_of

    say(f"opened {open_place(store, session.folder, place_of(found.rows[0]))}")


def _print_answer(store: Store, engine: Engine, wanted: Search, form: _Form) -> SearchAnswer:
    from figtrace.ask.readings import meant_names, meant_words
    from figtrace.ask.searches import answer_search

    _say_reading(engine, wanted, explain=form.explain)
    found = answer_search(store, engine, wanted)
    names = () if found.total else meant_names(store, engine, wanted.query)
    for meant in (*meant_words(engine, wanted.query), *names):
        say(f"no passage has {meant.word!r}; did you mean {', '.join(meant.likest)}?")
    _print_rows(found, wanted, form)
    return found


def _say_reading(engine: Engine, wanted: Search, *, explain: bool) -> None:
    """Say how the query was read where that is asked, and always what may not be what was meant."""
    from search.query import taken_as_words

    lines = taken_as_words(wanted.query)
    if explain:
        from figtrace.ask.readings import read_as
        from search.definitions import with_definitions

        lines = read_as(with_definitions(wanted.query, engine))
    for line in lines:
        say(line)
    if wanted.sort == "value" and wanted.show != "claims" and not wanted.query.wants_claims:
        say("passages have no value, so that their order stays: --as claims puts figures in order")


def _print_rows(found: SearchAnswer, wanted: Search, form: _Form) -> None:
    from figtrace.commands.printed.blocks import answer_blocks

    shown = {"why"} if form.explain else {"by"} if wanted.meaning is not None else set()
    hidden = tuple(name for name in _HIDDEN if name not in shown)
    if form.as_lines and found.rows:
        for row in found.rows:
            emit_line(row)
    else:
        print_found(
            found.rows, lambda _: answer_blocks(found), as_json=form.as_json,
            as_csv=form.as_csv, empty=_empty(found, wanted), hide=hidden,
        )  # fmt: skip
    if found.are_more:
        say(f"{_matches(found, wanted)}: --page {wanted.page + 1} shows the next, --limit more at once")


def _matches(found: SearchAnswer, wanted: Search) -> str:
    what = "figures" if wanted.show == "claims" else "passages"
    return f"{'' if found.is_exact else 'at least '}{found.total} {what} match"


def _empty(found: SearchAnswer, wanted: Search) -> str:
    """What is said where there is nothing to show."""
    if wanted.page == 1 or not found.total:
        return "nothing found"
    return f"nothing on page {wanted.page}: {_matches(found, wanted)}"


def _print_facets(store: Store, engine: Engine, wanted: Search, form: _Form) -> None:
    from figtrace.ask.papers import ask_facets, facet_lines
    from figtrace.ask.searches import narrowed

    lines = facet_lines(ask_facets(store, engine, narrowed(wanted)))
    print_rows(lines, as_json=form.as_json, as_csv=form.as_csv, empty="nothing found")


def _print_references(store: Store, engine: Engine, wanted: Search, form: str) -> None:
    """The papers of the answer as a bibliography."""
    from figtrace.ask.filters import one_of
    from figtrace.ask.searches import answer_search
    from figtrace.export.bibliography import document_works, to_bibtex, to_csl_json

    one_of("--bib", form, _REFERENCES)
    docs = {row.doc for row in answer_search(store, engine, wanted).rows}
    works = tuple(work for work in document_works(store) if work.doc in docs)
    if not works:
        say("nothing found")
        raise typer.Exit(NOTHING)
    print_text(to_bibtex(works) if form == "bibtex" else to_csl_json(works))


def _keep(session: Session, store: Store, name: str, words: Sequence[str]) -> None:
    from figtrace.ask.saved import keep_search

    keep_search(session.folder, name, " ".join(words), store)
    say(f"kept as {name!r}: `figtrace news {name}` shows what comes from now on")


def _search_each(session: Session, file: Path, wanted: Search) -> None:
    """Answer each query of a file, a JSON line for each hit; one that is not understood is told."""
    from figtrace.ask.searches import answer_each, query_lines

    lines = query_lines(file)
    with session.store() as store, session.open_engine() as engine:
        found = wrong = 0
        meanings = _meanings(session, store)
        meant = (lambda _: None) if meanings is None else meanings.of
        for answered in answer_each(store, engine, lines, wanted, meant):
            if answered.problem:
                say(f"{file.name}, line {answered.line}: {answered.problem}")
                wrong += 1
            for row in answered.rows:
                emit_line(row)
                found += 1
    if wrong or not found:
        raise typer.Exit(1)


@app.command()
def like(
    ctx: typer.Context,
    place: Annotated[str, typer.Argument(metavar="DOC:PAGE", help="A document and its page in the file.")],
    limit: Limit = 10,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace like lindqvist:3
      figtrace like 4e66976e:12 --json

    Papers whose pages use the words of this one, best first, and where the corpus has vectors also those that
    say the same in other words; the work itself is left out.
    """
    from figtrace.ask.likeness import like_query, page_named, page_passages
    from figtrace.ask.searches import answer_search

    session: Session = ctx.obj
    with session.store() as store, session.open_engine() as engine:
        page = page_named(store, place)
        wanted = _search_of(like_query(store, *page), "papers", "relevance", 1, limit)
        if meanings := _meanings(session, store):
            wanted = replace(wanted, meaning=meanings.of_texts(page_passages(store, *page)))

        _print_rows(answer_search(store, engine, wanted), wanted, _Form(as_json))


@app.command()
def news(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="A name that `search --save` gave; none lists them.")] = "",
    limit: Limit = 10,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace search '"trade war"~3' --save war
      figtrace news
      figtrace news war

    Papers that answer a kept search and came to the corpus since then. Exit 1 if there are none.
    """
    from figtrace.ask.saved import keep_search, news_of, saved_search, search_lines

    session: Session = ctx.obj
    with session.store() as store:
        if not name:
            lines = search_lines(session.folder, store)
            print_rows(lines, as_json=as_json, empty="no search is kept: `figtrace search … --save NAME`")
            return
        kept = saved_search(session.folder, name)
        fresh = news_of(kept, store)
        keep_search(session.folder, name, kept.query, store)
        wanted = _search_of(fresh, "papers", "relevance", 1, limit)
        with session.open_engine() as engine:
            from figtrace.ask.searches import SearchAnswer, answer_search

            nothing = SearchAnswer((), 0, is_exact=True, are_more=False)
            found = nothing if fresh is None else answer_search(store, engine, wanted)
    _print_rows(found, wanted, _Form(as_json))
