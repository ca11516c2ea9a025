"""The room of searches: papers with their pages, figures or tables, narrowed by links."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from corpus.store import Store
from figtrace.export.bibliography import Work, document_works, to_bibtex, to_csl_json
from figtrace.serve.web.answers.searching import LAST_PAGE, HitRow, SearchAsked, SearchPage, search_page
from figtrace.serve.web.desk import Desk
from figtrace.serve.web.routes import AtDesk, shows
from figtrace.serve.web.table_files import TableKind, table_file

__all__ = ["router"]

router = APIRouter(tags=["search"])
_Field = Annotated[str, Query(max_length=300)]


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
    page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1,
    sort: Annotated[
        Literal["relevance", "year", "value"], Query(description="value: greatest figures first")
    ] = "relevance",
) -> SearchAsked:
    return SearchAsked(q, firm, product, policy, place, author, year, doc, kind, view, page, sort)


_MEDIA = {
    "bib": "application/x-bibtex; charset=utf-8",
    "json": "application/vnd.citationstyles.csl+json; charset=utf-8",
}
"""Media types of bibliographies by their ending."""
Asked = Annotated[SearchAsked, Depends(_asked)]


@shows(router, "/search", "search.html")
def search_corpus(desk: AtDesk, asked: Asked) -> SearchPage:
    """Papers with their best pages, figures or tables that answer, with counts that narrow them further."""
    return _found(desk, asked)


@router.get("/search/papers.{form}", include_in_schema=False)
def download_papers(desk: AtDesk, form: Literal["bib", "json"], asked: Asked) -> Response:
    """The papers of the hits that are shown as references: BibTeX, or CSL-JSON."""
    docs = {hit.doc for hit in _found(desk, asked).hits}
    with desk.store() as store:
        works = [work for work in _works(desk, store) if work.doc in docs]
    text = to_bibtex(works) if form == "bib" else to_csl_json(works)
    headers = {"content-disposition": f'attachment; filename="papers.{form}"'}
    return Response(text.encode("utf-8", "replace"), media_type=_MEDIA[form], headers=headers)


@router.get("/search/{title}.{form}", include_in_schema=False)
def download_hits(desk: AtDesk, title: Literal["hits"], form: TableKind, asked: Asked) -> Response:
    """What is shown, for other programs."""
    found = _found(desk, asked)
    return table_file(title, form, HitRow, found.hits)


def _found(desk: Desk, asked: SearchAsked) -> SearchPage:
    with desk.store() as store:
        return desk.kept(store, asked, lambda: _searched(desk, store, asked))


def _searched(desk: Desk, store: Store, asked: SearchAsked) -> SearchPage:
    with desk.engine() as engine:
        return search_page(store, engine, asked, meaning=desk.meaning(store))


def _works(desk: Desk, store: Store) -> tuple[Work, ...]:
    """All works of the corpus: each document is read for them, so that they are kept."""
    return desk.kept(store, "works", lambda: document_works(store), of_all=True)
