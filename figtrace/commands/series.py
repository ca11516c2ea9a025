"""The command that sets every published value of one thing side by side, as a table and as a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from figtrace.commands.app import AsCsv, CsvRaw, Json, Limit, Png, Session, Svg, Year, app
from figtrace.commands.printed.terminal import Csv, csv_form, emit_json, print_rows, say

if TYPE_CHECKING:
    from figtrace.ask.series import SeriesAnswer

__all__ = ["series"]


@app.command()
def series(
    ctx: typer.Context,
    measure: Annotated[str, typer.Option(help="imports, exports, tariff …")] = "",
    area: Annotated[str, typer.Option(help="Reporter: USA, CHN, EU …")] = "",
    partner: Annotated[str, typer.Option(help="Counterpart: CHN …")] = "",
    flow: Annotated[str, typer.Option(help="M imports, X exports, B balance, T total trade.")] = "",
    product: Annotated[str, typer.Option(help="Code, or words.")] = "",
    unit: Annotated[str, typer.Option(help="USD, CNY, %, pp, {firm} …")] = "",
    kind: Annotated[str, typer.Option(help="level, share, growth, change, ratio, count, rate …")] = "",
    words: Annotated[str, typer.Option(help="Words of the sentence.")] = "",
    entity: Annotated[str, typer.Option(help="Beside this entity: id or name.")] = "",
    doc: Annotated[str, typer.Option(help="Of this document: id, file or title.")] = "",
    year: Year = "",
    limit: Limit = 5,
    svg: Svg = None,
    png: Png = None,
    dark: Annotated[bool, typer.Option("--dark", help="The picture on a dark ground.")] = False,
    as_csv: AsCsv = False,
    csv_raw: CsvRaw = False,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace series --measure imports --area USA --partner CHN
      figtrace series --measure imports --product atp --year 2000..2012 --csv
      figtrace series --measure exports --area CHN --unit USD --svg exports.svg

    Values of one scope, unit and kind are one series; the series of most papers come first. "contested" marks
    values that another paper contradicts. --limit counts series. Exit 1 if there are none.
    """
    from figtrace.ask.claims import ClaimQuestion
    from figtrace.ask.series import ask_series, with_contested
    from figtrace.check.conflicts import contested_claims

    session: Session = ctx.obj
    asked = ClaimQuestion(
        measure=measure, area=area, partner=partner, flow=flow, product=product, unit=unit, kind=kind,
        words=words, entity=entity, doc=doc, year=year,
    )  # fmt: skip
    with session.store() as store:
        found = with_contested(ask_series(store, asked, limit=limit), contested_claims(store, asked.filter))
    _draw(found, svg, png, dark=dark)
    _print(found, as_json=as_json, as_csv=csv_form(safe=as_csv, raw=csv_raw))


def _draw(found: SeriesAnswer, svg: Path | None, png: Path | None, *, dark: bool) -> None:
    if not found.series or not (svg or png):
        return
    from figtrace.export.pictures import chart_of_series, write_pictures

    write_pictures(chart_of_series(found.series), svg=svg, png=png, dark=dark)


def _print(found: SeriesAnswer, *, as_json: bool, as_csv: Csv | None) -> None:
    from figtrace.ask.series import series_rows

    if as_json and found.series:
        emit_json(found.series)
    else:
        hidden = () if as_csv else ("value", "lo", "hi", "quote", "doc")
        print_rows(
            series_rows(found.series), as_json=as_json, as_csv=as_csv, empty="no such series", hide=hidden
        )
    if len(found.series) < found.total:
        say(f"{len(found.series)} of {found.total} series shown: --limit shows more")
    if found.undated:
        say(f"{found.undated} more name no period: `figtrace claims` lists them")
