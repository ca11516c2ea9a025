"""The room of searches: passages, figures or tables, narrowed by links."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from figtrace.serve.web.answers.searching import HitRow, SearchAsked, SearchPage, search_page
from figtrace.serve.web.desk import Desk
from figtrace.serve.web.routes import AtDesk, shows
from figtrace.serve.web.table_files import TableKind, table_file

__all__ = ["router"]

router = APIRouter(tags=["search"])
_Field = Annotated[str, Query(max_length=300)]
_LAST_PAGE = 20
"""Further down nobody reads: a narrower question is one link away."""


def _asked(
    q: Annotated[
        str, Query(max_length=2000, description='Words, "phrases", -not, OR, prefix*, field:value')
    ] = "",
    firm: _Field = "",
    product: _Field = "",
    policy: _Field = "",
    place: _Field = "",
    author: _Field = "",
    year: Annotated[str, Query(max_length=20, description="2008, 2005..2009, 2005.., ..2009")] = "",
    doc: Annotated[str, Query(max_length=64, description="Beginning of a document's id")] = "",
    kind: Annotated[Literal["passages", "figures", "tables"], Query(alias="as")] = "passages",
    view: Annotated[
        Literal["", "kwic"], Query(description="kwic: the words in the middle of a line each")
    ] = "",
    page: Annotated[int, Query(ge=1, le=_LAST_PAGE)] = 1,
) -> SearchAsked:
    return SearchAsked(q, firm, product, policy, place, author, year, doc, kind, view, page)


Asked = Annotated[SearchAsked, Depends(_asked)]


@shows(router, "/search", "search.html")
def search_corpus(desk: AtDesk, asked: Asked) -> SearchPage:
    """Passages, figures or tables that answer, with counts that narrow them further."""
    return _found(desk, asked)


@router.get("/search/{title}.{form}", include_in_schema=False)
def download_hits(desk: AtDesk, title: Literal["hits"], form: TableKind, asked: Asked) -> Response:
    """What is shown, for other programs."""
    found = _found(desk, asked)
    return table_file(title, form, HitRow, found.hits)


def _found(desk: Desk, asked: SearchAsked) -> SearchPage:
    with desk.store() as store, desk.engine() as engine:
        names = desk.names(store)
        return desk.kept(store, asked, lambda: search_page(store, engine, asked, names=names))
