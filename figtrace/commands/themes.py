"""Commands of themes: the list, the card of one, those of a document, those that a person names.

Each command parses, calls one function, prints. Heavy libraries are imported inside the commands, so that
`figtrace --help` answers at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from figtrace.commands.app import Json, Limit, Png, Session, Svg, path, themes_app
from figtrace.commands.printed.terminal import emit_json, print_found, print_rows, print_text, say

if TYPE_CHECKING:
    from figtrace.ask.theme_queries import NamedQuery

__all__ = ["document_themes", "show_theme", "themes"]

Number = Annotated[
    int | None,
    typer.Option("--number", "-k", "-n", min=2, help="How many themes; else what suits the corpus."),
]
Figures = Annotated[bool, typer.Option("--figures", help="The figures of the theme, with their pages.")]


@themes_app.callback()
def themes(
    ctx: typer.Context,
    number: Number = None,
    query: Annotated[
        str, typer.Option("--query", help="A theme of your own: words, a query, or a name of --named.")
    ] = "",
    named: Annotated[
        Path | None, typer.Option("--named", parser=path, help="A TOML file of named queries.")
    ] = None,
    figures: Figures = False,
    svg: Svg = None,
    png: Png = None,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace themes
      figtrace themes show 3 --figures
      figtrace themes --query "role of government"
      figtrace themes --named examples/themes.toml
      figtrace themes --svg themes.svg

    Themes of the corpus: their words, their papers by year, the entities that belong to them and how many
    figures they rest on. They are made once for each state of the corpus; a theme keeps its number when the
    corpus grows. Exit 1 if there is too little text.
    """
    if ctx.invoked_subcommand is not None:
        return
    session: Session = ctx.obj
    if query or named:
        _print_queries(session, _asked(query, named), figures=figures, as_json=as_json)
        return
    from figtrace.ask.themes import corpus_themes

    with session.store() as store:
        found = corpus_themes(store, number)
    if found and (svg or png):
        from figtrace.export.pictures import charts_of_themes, write_pictures

        write_pictures(charts_of_themes(found), svg=svg, png=png)
    print_rows(found, as_json=as_json, empty="too little text for themes", hide=("words", "years", "is_new"))


@themes_app.command("show", short_help="A theme's card: words, years, documents, passages; its figures.")
def show_theme(
    ctx: typer.Context,
    theme: Annotated[int, typer.Argument(help="Its number in `figtrace themes`.")],
    number: Number = None,
    figures: Figures = False,
    limit: Limit = 20,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace themes show 3
      figtrace themes show 3 --figures --limit 50

    A theme with its words, share by year, papers, entities and three passages; with --figures its figures,
    each with its page. Exit 1 if it has none.
    """
    from figtrace.ask.themes import theme_card, theme_figures
    from figtrace.commands.printed.blocks import claim_blocks
    from figtrace.commands.printed.theme_blocks import theme_lines

    session: Session = ctx.obj
    with session.store() as store:
        if not figures:
            card = theme_card(store, theme, number=number)
            emit_json(card) if as_json else print_text("\n".join(theme_lines(card)))
            return
        found = theme_figures(store, theme, number=number, limit=limit, boxes=as_json)
    hidden = ("boxes", "doc", "slots")
    print_found(found.claims, claim_blocks, as_json=as_json, empty="no figures in this theme", hide=hidden)
    if len(found.claims) < found.total:
        say(f"{len(found.claims)} of {found.total} figures shown: --limit shows more")


@themes_app.command("of", short_help="The themes of one document.")
def document_themes(
    ctx: typer.Context,
    doc: Annotated[str, typer.Argument(help="A document: id, file or title.")],
    number: Number = None,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace themes of lindqvist-2009
      figtrace themes of "solar cells" --json

    The themes of a document, with the pages of their passages. Exit 1 if it has none.
    """
    from figtrace.ask.themes import document_themes as of_document

    session: Session = ctx.obj
    with session.store() as store:
        found = of_document(store, doc, number=number)
    print_rows(found, as_json=as_json, empty="no passage of this document belongs to a theme")


def _asked(query: str, named: Path | None) -> tuple[NamedQuery, ...]:
    from figtrace.ask.theme_queries import NamedQuery, read_queries

    if named is not None:
        return read_queries(named, (query,) if query else ())
    return (NamedQuery("", query, query),)


def _print_queries(session: Session, asked: tuple[NamedQuery, ...], *, figures: bool, as_json: bool) -> None:
    from figtrace.ask.theme_queries import query_theme
    from figtrace.commands.printed.theme_blocks import query_lines

    with session.store() as store, session.open_engine() as engine:
        found = [query_theme(store, engine, one, figures=20 if figures else 0) for one in asked]
    if as_json:
        emit_json(found)
    else:
        print_text("\n\n".join("\n".join(query_lines(one)) for one in found))
    if not any(one.passages for one in found):
        say("no passage answers")
        raise typer.Exit(1)
