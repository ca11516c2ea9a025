"""Commands of words: concordances, key terms, collocates, trends.

Each command parses, calls one function, prints. Heavy libraries are imported inside the commands, so that
`figtrace --help` answers at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from figtrace.commands.app import AsCsv, CsvRaw, Json, Limit, Session, Year, app, path
from figtrace.commands.printed.terminal import csv_form, print_rows, say

__all__ = ["collocates", "kwic", "terms", "trend"]

Word = Annotated[str, typer.Argument(help='A word, a "phrase of words", or the beginning of words: tariff*.')]
Least = Annotated[int, typer.Option("--least", min=1, help="Rarer ones are left out.")]


@app.command()
def kwic(
    ctx: typer.Context,
    word: Word,
    doc: Annotated[str, typer.Option(help="Of this document: id, file or title.")] = "",
    width: Annotated[int, typer.Option("--width", min=1, max=100, help="Words on either side.")] = 8,
    sort: Annotated[str, typer.Option("--sort", help="document, left or right.")] = "document",
    limit: Limit = 50,
    as_csv: AsCsv = False,
    csv_raw: CsvRaw = False,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace kwic "value chain"
      figtrace kwic 'tariff*' --sort right --limit 200
      figtrace kwic subsidies --doc lindqvist --csv

    A concordance of the paragraphs of all papers, or of one: the count is exact. Exit 1 if the word is not
    there.
    """
    from figtrace.ask.words.kwic import concordance

    session: Session = ctx.obj
    with session.store() as store:
        found = concordance(store, word, doc=doc, width=width, sort=sort, limit=limit)
    form = csv_form(safe=as_csv, raw=csv_raw)
    print_rows(found.lines, as_json=as_json, as_csv=form, empty="no such word", hide=("doc", "span"))
    say(f"{len(found.lines)} of {found.total} places in {found.documents} documents shown")


@app.command()
def terms(
    ctx: typer.Context,
    doc: Annotated[
        list[str] | None, typer.Option("--doc", help="Of these documents: id, file or title.")
    ] = None,
    year: Year = "",
    reference: Annotated[
        Path | None, typer.Option("--reference", parser=path, help="A text file to compare with.")
    ] = None,
    least: Least = 5,
    limit: Limit = 30,
    as_csv: AsCsv = False,
    csv_raw: CsvRaw = False,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace terms --doc lindqvist
      figtrace terms --year 2009.. --json
      figtrace terms --reference news.txt

    Key words of the documents named, or of these years, against the rest of the corpus, or against a text:
    log-likelihood says how sure, the log ratio how much (in doublings), DP how unevenly over the documents.
    Without any of them words by their count. Exit 1 if there are none.
    """
    from figtrace.ask.words.terms import key_terms

    session: Session = ctx.obj
    with session.store() as store:
        found = key_terms(store, docs=doc or (), year=year, reference=reference, least=least, limit=limit)
    form = csv_form(safe=as_csv, raw=csv_raw)
    print_rows(found.terms, as_json=as_json, as_csv=form, empty="no key terms")
    say(f"of {found.words} words against {found.reference_words or 'no'} words of reference")


@app.command()
def collocates(
    ctx: typer.Context,
    word: Word,
    window: Annotated[int, typer.Option("--window", min=1, max=50, help="Words on either side.")] = 5,
    by: Annotated[str, typer.Option("--by", help="logdice, mi or t.")] = "logdice",
    least: Least = 5,
    small_words: Annotated[bool, typer.Option("--small-words", help="With function words.")] = False,
    limit: Limit = 30,
    as_csv: AsCsv = False,
    csv_raw: CsvRaw = False,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace collocates subsidies
      figtrace collocates "processing trade" --by t --window 3

    Words near a word in the same paragraph: logDice tells how exclusively they stand together, MI how much
    more often than by chance, t how sure that is. Exit 1 if there are none.
    """
    from figtrace.ask.words.collocates import collocates as near

    session: Session = ctx.obj
    with session.store() as store:
        found = near(store, word, window=window, by=by, least=least, small_words=small_words, limit=limit)
    form = csv_form(safe=as_csv, raw=csv_raw)
    print_rows(found.collocates, as_json=as_json, as_csv=form, empty="no collocates")
    say(f"{found.count} places among {found.words} words")


@app.command()
def trend(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(help='Words or "phrases", or beginnings: tariff*.')],
    as_csv: AsCsv = False,
    csv_raw: CsvRaw = False,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace trend "value chain" offshoring
      figtrace trend 'subsid*' --csv

    Counts by year of publication, for each million words and with the number of papers; all counts are exact.
    Exit 1 if no word is used.
    """
    from figtrace.ask.words.trends import trend as of_words

    session: Session = ctx.obj
    with session.store() as store:
        points = of_words(store, words)
    shown = points if any(point.count for point in points) else ()
    form = csv_form(safe=as_csv, raw=csv_raw)
    print_rows(shown, as_json=as_json, as_csv=form, empty="no paper uses these words")
