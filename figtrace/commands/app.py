"""The command line's frame: its groups, the options that all commands share, and what holds for one call."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError
from figtrace.commands.lazy import AllCommands

if TYPE_CHECKING:
    from corpus.settings import Settings
    from corpus.store import Store
    from nlp import Annotator
    from search import Engine

__all__ = [
    "CORES",
    "AsCsv",
    "Bib",
    "CsvRaw",
    "Draft",
    "Jobs",
    "Json",
    "Key",
    "Limit",
    "Png",
    "Session",
    "Svg",
    "Year",
    "app",
    "entities_app",
    "index_app",
    "meta_app",
    "path",
    "themes_app",
    "version",
]


app = typer.Typer(
    cls=AllCommands,
    name="figtrace",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
AllCommands.app = app
index_app = typer.Typer(invoke_without_command=True)
app.add_typer(index_app, name="index")
meta_app = typer.Typer(no_args_is_help=True, help="What is known of a document itself.")
app.add_typer(meta_app, name="meta")
entities_app = typer.Typer(invoke_without_command=True)
app.add_typer(entities_app, name="entities")
themes_app = typer.Typer(invoke_without_command=True)
app.add_typer(themes_app, name="themes")


@dataclass(frozen=True, slots=True)
class Session:
    """What holds for every command of one call."""

    folder: Path
    engine: str
    named: bool = False
    """Whether a person named the folder: it is then not looked for beside a draft."""

    @property
    def settings(self) -> Settings:
        """The corpus's settings."""
        from corpus.settings import load_settings

        return load_settings(self.folder)

    def store(self, *, create: bool = False) -> Store:
        """The corpus's store."""
        from corpus.store import Store

        return Store.open(self.settings.db, create=create)

    def open_engine(self, *, renew: bool = True) -> Engine:
        """The search engine of this call; an older index is made anew unless that is not wished."""
        from figtrace.commands.printed.terminal import say
        from search import open_current, open_engine

        return (
            open_current(self.engine, self.settings, say)
            if renew
            else open_engine(self.engine, self.settings)
        )

    def annotator(self, more: Sequence[Path] = ()) -> Annotator:
        """What turns documents into annotations, with more lists; it loads nothing until it is called."""
        from nlp import Annotator

        return Annotator(self.settings.model, (*self.settings.gazetteers, *more))


def path(given: str) -> Path:
    """The path given. Python takes no name for the current folder; who types one has an empty variable.

    Raises:
        UsageError: if it is empty.
    """
    if not given:
        raise UsageError('"" is no path: expected the name of a file or folder')
    return Path(given)


CORES = os.cpu_count() or 1
Json = Annotated[bool, typer.Option("--json", help="JSON on stdout.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV on stdout, safe for spreadsheets.")]
CsvRaw = Annotated[bool, typer.Option("--csv-raw", help="CSV with every cell as it is.")]
Jobs = Annotated[int, typer.Option(min=1, help="Worker processes.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")]
Year = Annotated[str, typer.Option("--year", help="A year or a range: 2008, 2005..2009, 2005.., ..2009.")]
Svg = Annotated[Path | None, typer.Option("--svg", parser=path, help="Draw it into this file as SVG.")]
Png = Annotated[Path | None, typer.Option("--png", parser=path, help="Draw it into this file as PNG.")]
Key = Annotated[str, typer.Argument(help="Id or name of an entity.")]
Draft = Annotated[Path, typer.Argument(parser=path, help="docx, md, qmd, tex, txt or pdf.")]
Bib = Annotated[
    Path | None, typer.Option("--bib", parser=path, help="BibTeX, CSL-JSON or YAML of the cited works.")
]


def version() -> str:
    """The version that is installed."""
    from importlib.metadata import version as installed

    return installed("figtrace")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"figtrace {version()}")
        raise typer.Exit


@app.callback()
def _begin(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--corpus",
            parser=path,
            help="The corpus's folder; else FIGTRACE_CORPUS, else the nearest .figtrace.",
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
    from corpus.settings import corpus_folder, is_named

    del debug, version
    ctx.obj = Session(corpus_folder(folder), engine, named=is_named(folder))
