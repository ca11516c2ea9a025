"""The room of figures: every published value of a thing, as a chart and a table."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from figtrace.ask.claims import ClaimQuestion
from figtrace.serve.web.answers.series_card import SeriesCard, Value, series_card
from figtrace.serve.web.beside.drawing import Painter, ready_for_charts
from figtrace.serve.web.desk import Desk
from figtrace.serve.web.routes import AtDesk, shows
from figtrace.serve.web.table_files import TableKind, table_file

__all__ = ["router"]

router = APIRouter(tags=["figures"])
_Field = Annotated[str, Query(max_length=200)]


def _asked(
    measure: Annotated[str, Query(max_length=200, description="Code, or words that it contains")] = "",
    area: _Field = "",
    partner: _Field = "",
    flow: Annotated[str, Query(max_length=2, description="M, X, RX, B or T")] = "",
    product: _Field = "",
    unit: _Field = "",
    kind: Annotated[str, Query(max_length=20)] = "",
    words: Annotated[str, Query(max_length=300, description="Words of the sentence")] = "",
    entity: _Field = "",
    year: Annotated[str, Query(max_length=20)] = "",
    value: Annotated[str, Query(max_length=60)] = "",
    near: Annotated[str, Query(max_length=60)] = "",
) -> ClaimQuestion:
    return ClaimQuestion(
        measure=measure, area=area, partner=partner, flow=flow, product=product, unit=unit, kind=kind,
        words=words, entity=entity, year=year, value=value, near=near,
    )  # fmt: skip


Asked = Annotated[ClaimQuestion, Depends(_asked)]


@shows(router, "/figures", "figures.html")
def show_figures(request: Request, desk: AtDesk, asked: Asked) -> SeriesCard:
    """The published values of a thing by period and document; without a question, what may be asked."""
    painter: Painter = request.app.state.painter
    painter.prepare(ready_for_charts)
    return _card(desk, asked)


@router.get("/figures/{title}.{form}", include_in_schema=False)
def download_figures(desk: AtDesk, title: Literal["values"], form: TableKind, asked: Asked) -> Response:
    """The values that are shown, for other programs."""
    return table_file(title, form, Value, _card(desk, asked).values)


def _card(desk: Desk, asked: ClaimQuestion) -> SeriesCard:
    with desk.store() as store:
        return desk.kept(store, asked, lambda: series_card(store, asked), of_all=asked == ClaimQuestion())
