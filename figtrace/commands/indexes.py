"""Commands of the search index: what it holds, what it did not take, made again from the store.

Each command parses, calls one function, prints. Heavy libraries are imported inside the commands, so that
`figtrace --help` answers at once.
"""

from __future__ import annotations

import typer

from figtrace.commands.app import Json, Session, index_app
from figtrace.commands.printed.terminal import NOTHING, Progress, emit_json, print_rows, say

__all__ = ["index", "rebuild_index", "retry_refused"]


@index_app.callback()
def index(ctx: typer.Context, as_json: Json = False) -> None:
    """Examples:

    \b
      figtrace index
      figtrace --engine elasticsearch index
      figtrace index rebuild

    What the index of the chosen engine holds, how many documents it does not hold as the store does, and the
    records that it refused, each with the reason and what to do. Exit 1 if it does not hold all.
    """
    if ctx.invoked_subcommand is not None:
        return
    from figtrace.library.index_state import look_at_index

    session: Session = ctx.obj
    with session.store() as store:
        found = look_at_index(store, session.settings, session.engine)
    if as_json:
        emit_json(found)
    else:
        print_rows(found.lines, as_json=False, empty="")
        if found.refused:
            say(f"refused, record by record in {found.file}:")
            print_rows(found.refused, as_json=False, empty="")
    if found.stale or found.refused:
        raise typer.Exit(NOTHING)


@index_app.command("rebuild", short_help="Make the index again from the store.")
def rebuild_index(ctx: typer.Context) -> None:
    """Examples:

    \b
      figtrace index rebuild
      figtrace --engine elasticsearch index rebuild

    Make the index of the chosen engine again from the store, which is the truth. The old one answers until
    the new one is whole. Exit 1 if the engine refused a record.
    """
    from search import rebuild

    session: Session = ctx.obj
    opened = session.open_engine(renew=False)
    with session.store() as store, opened as engine, Progress("indexing") as progress:
        docs = rebuild(store, engine, progress.step)
    say(f"indexed {len(docs)} documents in {session.engine}")
    _say_refused(session)


@index_app.command("retry", short_help="Put in again what the engine refused.")
def retry_refused(ctx: typer.Context) -> None:
    """Examples:

    \b
      figtrace --engine elasticsearch index retry

    Put the documents of which the engine refused a record into the index again, as the store has them.
    Exit 1 if it refuses one still.
    """
    from figtrace.library.index_state import retry

    session: Session = ctx.obj
    with session.store() as store, session.open_engine() as engine, Progress("indexing") as progress:
        docs = retry(store, session.settings, engine, progress.step)
    say(f"indexed {len(docs)} documents in {session.engine}" if docs else "nothing was refused")
    _say_refused(session)


def _say_refused(session: Session) -> None:
    """What the engine refused; it ends the command with 1."""
    from search import refused_line

    if line := refused_line(session.settings, session.engine):
        say(line)
        raise typer.Exit(NOTHING)
