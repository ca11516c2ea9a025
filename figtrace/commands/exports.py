"""The command that gives a corpus to other programs: tables, bibliographies, annotations, TEI, graphs.

It parses, calls one function, prints. Heavy libraries are imported inside, so that `figtrace --help` answers
at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError
from figtrace.commands.app import Json, Session, app, path
from figtrace.commands.printed.terminal import Progress, print_rows

if TYPE_CHECKING:
    from figtrace.export.corpus_files import Wanted

__all__ = ["export"]


def _flag(name: str, says: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(name, help=says)
    return option


@app.command()
def export(
    ctx: typer.Context,
    target: Annotated[Path, typer.Argument(parser=path, help="The folder, or the file, to write.")],
    parquet: Annotated[bool, _flag("--parquet", "Tables as Parquet into a folder.")] = False,
    as_csv: Annotated[bool, _flag("--csv", "Tables as CSV into a folder.")] = False,
    jsonl: Annotated[bool, _flag("--jsonl", "Tables as JSON lines into a folder.")] = False,
    bibtex: Annotated[bool, _flag("--bibtex", "Documents as BibTeX.")] = False,
    csl_json: Annotated[bool, _flag("--csl-json", "Documents as CSL-JSON.")] = False,
    ris: Annotated[bool, _flag("--ris", "Documents as RIS.")] = False,
    references: Annotated[
        bool, typer.Option("--references", help="With these three: the works that the documents cite.")
    ] = False,
    annotations: Annotated[bool, _flag("--annotations", "Claims as W3C Web Annotations (JSON-LD).")] = False,
    findings: Annotated[
        Path | None,
        typer.Option("--findings", parser=path, help="Findings of this `check --json` instead."),
    ] = None,
    tei: Annotated[bool, _flag("--tei", "A document as TEI P5; all into a folder without --doc.")] = False,
    graphml: Annotated[bool, _flag("--graphml", "Who cites whom, as GraphML.")] = False,
    datasette: Annotated[bool, _flag("--datasette", "Metadata for `datasette corpus.db -m FILE`.")] = False,
    doc: Annotated[
        str, typer.Option(help="With --tei and --annotations: of this document alone: id, file or title.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace export tables --parquet
      figtrace export library.bib --bibtex --references
      figtrace export dragon.xml --tei --doc dragon
      figtrace export claims.jsonld --annotations

    Write the corpus, or a part of it, in a form that other programs read, whole or not at all. docs/data.md
    tells the columns of the tables, which stay.
    """
    from figtrace.export.corpus_files import FORMS, Wanted

    given = {
        "parquet": parquet, "csv": as_csv, "jsonl": jsonl, "bibtex": bibtex, "csl-json": csl_json, "ris": ris,
        "annotations": annotations or findings is not None, "tei": tei, "graphml": graphml,
        "datasette": datasette,
    }  # fmt: skip
    chosen = [name for name in FORMS if given[name]]
    if len(chosen) != 1:
        raise UsageError(f"expected one of {', '.join(f'--{name}' for name in FORMS)}; given: {len(chosen)}")
    _write(
        ctx.obj, Wanted(chosen[0], target, references=references, findings=findings, doc=doc), as_json=as_json
    )


def _write(session: Session, wanted: Wanted, *, as_json: bool) -> None:
    from figtrace.export.corpus_files import write_corpus

    with session.store() as store, Progress("exporting") as progress:
        written = write_corpus(store, wanted, on_document=progress.step)
    print_rows(written, as_json=as_json, empty="nothing was written")
