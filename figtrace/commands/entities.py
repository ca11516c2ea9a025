"""Commands of entities: who is who, who stands beside whom, what a person decided.

Each command parses, calls one function, prints. Heavy libraries are imported inside the commands, so that
`figtrace --help` answers at once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from figtrace.commands.app import (
    AsCsv,
    CsvRaw,
    Json,
    Key,
    Png,
    Session,
    Svg,
    app,
    entities_app,
    path,
    version,
)
from figtrace.commands.printed.terminal import csv_form, emit_json, print_rows, print_text, say

if TYPE_CHECKING:
    from corpus.store import Decision, Store

__all__ = [
    "entities",
    "graph",
    "ignore_entity",
    "list_decisions",
    "merge_entities",
    "rename_entity",
    "show_entity",
    "split_entity",
    "undo_decision",
]


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
    as_csv: AsCsv = False,
    csv_raw: CsvRaw = False,
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
    from figtrace.ask.filters import label_named
    from figtrace.ask.neighbours import related
    from figtrace.library.identity import resolve_entity

    rows: list[Any]
    session: Session = ctx.obj
    with session.store() as store:
        if beside:
            rows = related(store, resolve_entity(store, beside), of=label_named(of or kind), limit=top)
        else:
            rows = list(count_entities(store, label=label_named(kind or of), words=words, limit=top))
    print_rows(rows, as_json=as_json, as_csv=csv_form(safe=as_csv, raw=csv_raw), empty="no such entities")


@entities_app.command("show", short_help="An entity's card: names, years, passages, figures.")
def show_entity(
    ctx: typer.Context, name: Key, svg: Svg = None, png: Png = None, as_json: Json = False
) -> None:
    """Examples:

    \b
      figtrace entities show Foxconn
      figtrace entities show product:solarcells --json
      figtrace entities show Foxconn --svg foxconn.svg

    The entity's names, mentions by year, papers, passages and the figures said beside it. The picture has its
    mentions by year.
    """
    from figtrace.ask.entity_cards import entity_card
    from figtrace.commands.printed.blocks import card_lines

    session: Session = ctx.obj
    with session.store() as store:
        card = entity_card(store, name, gazetteer=session.annotator().gazetteer)
    if svg or png:
        from figtrace.export.pictures import chart_of_card, write_pictures

        write_pictures([chart_of_card(card)], svg=svg, png=png)
    emit_json(card) if as_json else print_text("\n".join(card_lines(card)))


def _decide(ctx: typer.Context, make: Callable[[Store], Decision]) -> None:
    """Take a person's decision and say how to undo it."""
    from figtrace.library.identity import in_words

    session: Session = ctx.obj
    with session.store() as store:
        made = make(store)
    undone = (
        "undone" if made.undone is not None else f"kept; `figtrace entities undo {made.id}` takes it back"
    )
    say(f"decision {made.id}: {in_words(made)}: {undone}")


@entities_app.command("merge", short_help="All mentions of one entity mean another.")
def merge_entities(ctx: typer.Context, key: Key, into: Key) -> None:
    """Examples:

    \b
      figtrace entities merge "firm:~hon hai group" firm:honhai

    All mentions of the first entity mean the second.
    """
    from figtrace.library import identity

    _decide(ctx, lambda store: identity.merge_entities(store, key, into, version=version()))


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

    _decide(ctx, lambda store: identity.split_entity(store, key, surface, into=into, version=version()))


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

    _decide(ctx, lambda store: identity.rename_entity(store, key, name, version=version()))


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

    _decide(ctx, lambda store: identity.ignore_entity(store, key, surface=surface, version=version()))


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

    _decide(ctx, lambda store: identity.undo_decision(store, number, version=version()))


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
    print_rows(made, as_json=as_json, empty="nothing was decided")


@app.command()
def graph(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="Id or name of an entity.")],
    of: Annotated[str, typer.Option("--of", help="Only neighbours of this kind.")] = "",
    dot: Annotated[bool, typer.Option("--dot", help="Graphviz's language on stdout.")] = False,
    graphml: Annotated[bool, typer.Option("--graphml", help="GraphML on stdout.")] = False,
    svg: Annotated[
        Path | None, typer.Option("--svg", parser=path, help="Draw it into this file (needs Graphviz).")
    ] = None,
    png: Annotated[
        Path | None, typer.Option("--png", parser=path, help="Draw it into this file (needs Graphviz).")
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
    from figtrace.ask.filters import label_named
    from figtrace.ask.neighbours import graph as entity_graph
    from figtrace.export import graphs as graph_formats
    from figtrace.library.identity import resolve_entity

    session: Session = ctx.obj
    with session.store() as store:
        made = entity_graph(store, resolve_entity(store, name), of=label_named(of))
    if svg:
        graph_formats.write_svg(made, svg)
    if png:
        graph_formats.write_png(made, png)
    if svg or png:
        return
    if dot or graphml:
        print_text(graph_formats.to_dot(made) if dot else graph_formats.to_graphml(made))
    else:
        emit_json(made) if as_json else print_rows(made.edges, as_json=False, empty="nothing beside it")
