"""Commands that keep a corpus in order: works taken out, damage mended, a config trusted.

Each command parses, calls one function, prints. Heavy libraries are imported inside the commands, so that
`figtrace --help` answers at once.
"""

from __future__ import annotations

import os
from typing import Annotated

import typer

from corpus.errors import UsageError
from figtrace.commands.app import Json, Session, app, version
from figtrace.commands.printed.terminal import NOTHING, Progress, print_rows, say

__all__ = ["doctor", "recover", "remove", "trust", "verify"]


@app.command()
def remove(
    ctx: typer.Context,
    docs: Annotated[list[str], typer.Argument(help="Beginnings of ids, file names, or words of titles.")],
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace remove dragon
      figtrace remove 4e66976e report-2008.pdf

    Take documents with all that was found in them out of the store and the index; all of them or none. The
    files stay where they are; `figtrace ingest` reads them anew.
    """
    from figtrace.library.remove import remove_documents

    session: Session = ctx.obj
    with session.store() as store, session.open_engine() as engine:
        removed = remove_documents(store, engine, docs)
    print_rows(removed, as_json=as_json, empty="nothing was removed")


@app.command()
def recover(ctx: typer.Context, as_json: Json = False) -> None:
    """Examples:

    \b
      figtrace recover
      figtrace --corpus ~/papers/.figtrace recover

    Read every record of the corpus. Where some are damaged, put what can be read into a new store in its
    place, keep the damaged file beside it, and say what became of each document. Exit 1 if anything was lost.
    """
    from figtrace.library.recover import recover_corpus

    session: Session = ctx.obj
    done = recover_corpus(session.settings.db, version=version())
    print_rows(done.found.documents, as_json=as_json, empty="no document can be read")
    if done.kept is None:
        say("nothing is damaged; nothing was changed")
        return
    hurt = ", ".join(done.found.unreadable) or "records"
    say(f"damaged: {hurt}; the damaged file is kept as {done.kept}")
    raise typer.Exit(NOTHING)


@app.command()
def doctor(ctx: typer.Context, as_json: Json = False) -> None:
    """Examples:

    \b
      figtrace doctor
      figtrace --engine elasticsearch doctor --json

    Look at what figtrace needs (model, pandoc), what it can do with more (tesseract, Graphviz, extras), the
    disk, the store, and whether the index holds what the store does; each with what to do. Exit 1 if a part
    is ill. Nothing is changed.
    """
    from figtrace.library.doctor import State, examine

    session: Session = ctx.obj
    found = list(examine(session.settings, session.engine))
    print_rows(found, as_json=as_json, empty="nothing was looked at")
    if any(part.state is State.ILL for part in found):
        raise typer.Exit(NOTHING)


@app.command()
def verify(
    ctx: typer.Context,
    docs: Annotated[
        list[str] | None, typer.Argument(help="Beginnings of ids, file names, or words of titles; else all.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace verify
      figtrace verify dragon 4e66976e --json

    Read the files again and hold every figure of the store against the characters in its box. Figures of
    scans and spreadsheets have no characters on a page and are counted as not seen. Exit 1 if a file is gone
    or changed, or a figure does not stand where the store says.
    """
    from corpus.store import resolve_document
    from figtrace.library.verify import verify_document

    session: Session = ctx.obj
    with session.store() as store, Progress("verifying") as progress:
        named = [resolve_document(store, doc) for doc in docs or ()]
        wanted = named or [summary.id for summary in store.summaries()]
        found = []
        for number, doc in enumerate(wanted, start=1):
            found.append(verify_document(store, doc))
            progress.show(number, len(wanted), found[-1].file)
    print_rows(found, as_json=as_json, empty="no documents")
    ill = sum(not one.is_well for one in found)
    agree, figures = sum(one.agree for one in found), sum(one.figures for one in found)
    say(
        f"{agree:,} of {figures:,} figures stand where the store says; {ill} of {len(found)} documents differ"
    )
    if ill:
        raise typer.Exit(NOTHING)


@app.command()
def trust(ctx: typer.Context) -> None:
    """Examples:

    \b
      figtrace trust
      figtrace --corpus ~/shared/.figtrace trust

    A config.toml of a corpus may come from anybody, so a server, key or certificate that it names is not used
    until you have read it and said so here. A file that changes must be trusted again. Your own
    ~/.config/figtrace/config.toml needs no trust.
    """
    from corpus.settings import ElasticSettings, read_config
    from corpus.trust import trust as keep_trust

    session: Session = ctx.obj
    path = session.folder / "config.toml"
    named, content = read_config(path)
    if not content:
        raise UsageError(f"{path} does not exist: there is nothing to trust")
    keep_trust(path, content, env=os.environ)
    for name, value in named.get("elasticsearch", {}).items():
        shown = ElasticSettings(str(value)).shown_url if name == "url" else value
        say(f"  {name} = {shown!r}")
    say(f"trusted: {path}")
