"""Questions to the corpus: claims, conflicts.

Each command parses, calls one function, prints. Heavy libraries are imported inside the commands, so that
`figtrace --help` answers at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from figtrace.commands.app import AsCsv, CsvRaw, Json, Limit, Session, Year, app
from figtrace.commands.printed.terminal import Csv, csv_form, print_found, print_rows, print_text, say

if TYPE_CHECKING:
    from figtrace.ask.claims import ClaimAnswer

__all__ = ["claims", "conflicts"]


@app.command()
def claims(
    ctx: typer.Context,
    measure: Annotated[str, typer.Option(help="imports, exports, tariff …")] = "",
    area: Annotated[str, typer.Option(help="Reporter: USA, CHN, EU …")] = "",
    partner: Annotated[str, typer.Option(help="Counterpart: CHN …")] = "",
    flow: Annotated[str, typer.Option(help="M imports, X exports, B balance, T total trade.")] = "",
    product: Annotated[str, typer.Option(help="Code, or words.")] = "",
    year: Year = "",
    value: Annotated[str, typer.Option(help="A range in base units: 90e9..95e9, 5.., ..10.")] = "",
    near: Annotated[str, typer.Option(help="Within 2 percent of a value: 92bn, 350m, 4.6.")] = "",
    unit: Annotated[str, typer.Option(help="USD, CNY, %, pp, {firm} …")] = "",
    kind: Annotated[
        str,
        typer.Option(
            help="level, share, growth, change, ratio, count, rate …; statistics only by --kind statistic."
        ),
    ] = "",
    words: Annotated[str, typer.Option(help="Words of the sentence.")] = "",
    entity: Annotated[str, typer.Option(help="Beside this entity: id or name.")] = "",
    doc: Annotated[str, typer.Option(help="Of this document: id, file or title.")] = "",
    explain: Annotated[
        str, typer.Option(metavar="ID", help="Say which rule gave each part of this claim.")
    ] = "",
    limit: Limit = 20,
    as_csv: AsCsv = False,
    csv_raw: CsvRaw = False,
    as_json: Json = False,
) -> None:
    """Examples:

    \b
      figtrace claims --measure imports --partner CHN --year 2008
      figtrace claims --near 92bn --unit USD
      figtrace claims --words "solar cells" --kind share --csv

    Figures of the corpus by what they are about, with page, quote and box. Exit 1 if there are none.
    """
    from figtrace.ask.claims import ClaimQuestion, ask_claims

    session: Session = ctx.obj
    if explain:
        _explain(session, explain)
        return
    asked = ClaimQuestion(
        measure=measure, area=area, partner=partner, flow=flow, product=product, unit=unit, kind=kind,
        words=words, entity=entity, doc=doc, year=year, value=value, near=near,
    )  # fmt: skip
    with session.store() as store:
        found = ask_claims(store, asked, limit=limit)
    _print_claims(found, as_json=as_json, as_csv=csv_form(safe=as_csv, raw=csv_raw))


def _explain(session: Session, name: str) -> None:
    from figtrace.ask.claims import explain_claim

    with session.store() as store:
        print_text("\n".join(explain_claim(store, name)))


def _print_claims(found: ClaimAnswer, *, as_json: bool, as_csv: Csv | None) -> None:
    from figtrace.commands.printed.blocks import claim_blocks

    hidden = ("boxes", "doc", "slots")
    print_found(
        found.claims, claim_blocks, as_json=as_json, as_csv=as_csv, empty="no such claims", hide=hidden
    )
    if found.are_more:
        say(f"the first {len(found.claims)} are shown: --limit shows more")


@app.command()
def conflicts(ctx: typer.Context, limit: Limit = 20, as_json: Json = False) -> None:
    """Examples:

    \b
      figtrace conflicts
      figtrace conflicts --json

    Claims of different papers with the same measure and scope and different values; editions of one work and
    copies of one source count once. Values of one named source come first; "revised" ones are of a later
    paper or period, "versions" of one text. JSON has ids, quotes, boxes and the interval of doubt. Exit 1 if
    there are none.
    """
    from figtrace.commands.printed.blocks import conflict_lines

    session: Session = ctx.obj
    with session.store() as store:
        lines = conflict_lines(store, limit=limit)
    hidden = ("sides", "unit", "low", "high")
    print_rows(lines, as_json=as_json, empty="no conflicts found", hide=hidden)
