"""The room of a document: its pages as pictures with words and boxes over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path as Folder
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from corpus.errors import UsageError
from corpus.geometry import BBox, DocId, PageIndex
from figtrace.serve.web.answers.document_card import DocumentAsked, DocumentCard, Tab, document_card
from figtrace.serve.web.beside.drawing import Painter, layout_png, page_png, ready_for_pages
from figtrace.serve.web.desk import Desk
from figtrace.serve.web.not_here import NotHereError
from figtrace.serve.web.pictures import PAGE_DPI, THUMB_DPI, PageCache
from figtrace.serve.web.problems import PROBLEMS
from figtrace.serve.web.routes import AtDesk, shows

__all__ = ["router"]

router = APIRouter(tags=["documents"])
DocName = Annotated[str, Path(pattern="^[0-9a-f]{8,64}$", description="A document's id, or its beginning")]
_Png: dict[int | str, dict[str, Any]] = {200: {"content": {"image/png": {}}, "description": "The picture"}}
"""How a picture is described in the API's own description."""
_FOR_GOOD = {"cache-control": "private, max-age=31536000, immutable"}
"""A document's id stands for its bytes: its pages never change."""
_MOST_BOXES = 40
"""Boxes framed on one page; a longer address is refused by servers in between."""
_SIDES = re.compile(r"-?\d{1,5}(\.\d{1,4})?(,-?\d{1,5}(\.\d{1,4})?){3}", re.ASCII)
"""Four sides in points: left, top, right, bottom, with four decimals at most."""


def _asked(
    page: Annotated[str, Query(max_length=20, description="Number in the file, or printed label")] = "",
    quote: Annotated[str, Query(max_length=4000, description="Words to box")] = "",
    at: Annotated[str, Query(max_length=24, description="Characters to box: 120-180")] = "",
    find: Annotated[str, Query(max_length=300, description="Words to find in the document")] = "",
    tab: Tab = "figures",
) -> DocumentAsked:
    return DocumentAsked(page, quote, at, find, tab)


@shows(router, "/documents/{doc}", "document.html")
def show_document(
    request: Request, desk: AtDesk, doc: DocName, asked: Annotated[DocumentAsked, Depends(_asked)]
) -> DocumentCard:
    """A page of a document with its words, boxes, figures and the way around."""
    _painter(request).prepare(ready_for_pages)
    with desk.store() as store:
        document = desk.document(store, doc, whole=asked.tab in ("tables", "references"))
        return document_card(store, document, asked)


def _painter(request: Request) -> Painter:
    painter: Painter = request.app.state.painter
    return painter


@router.get("/documents/{doc}/pages/{number}.png", response_class=Response, responses={**PROBLEMS, **_Png})
def page_picture(
    request: Request,
    desk: AtDesk,
    doc: DocName,
    number: Annotated[int, Path(ge=1, le=100_000)],
    box: Annotated[
        list[str] | None, Query(max_length=_MOST_BOXES, description="To frame: 72,90.5,300,104")
    ] = None,
) -> Response:
    """A page as PNG; of a large sheet the part around the first box."""
    boxes = [_box(one) for one in box or ()]
    return _picture(request, desk, doc, number, dpi=PAGE_DPI, boxes=boxes, crop=False)


@router.get("/documents/{doc}/thumbs/{number}.png", include_in_schema=False)
def page_thumb(
    request: Request, desk: AtDesk, doc: DocName, number: Annotated[int, Path(ge=1, le=100_000)]
) -> Response:
    """A page as a small PNG."""
    return _picture(request, desk, doc, number, dpi=THUMB_DPI)


@router.get("/documents/{doc}/crops/{number}.png", include_in_schema=False)
def page_crop(
    request: Request,
    desk: AtDesk,
    doc: DocName,
    number: Annotated[int, Path(ge=1, le=100_000)],
    box: Annotated[list[str], Query(max_length=_MOST_BOXES)],
) -> Response:
    """The part of a page around these boxes, framed."""
    return _picture(request, desk, doc, number, dpi=110, boxes=[_box(one) for one in box])


@router.get("/documents/{doc}/layout/{number}.png", include_in_schema=False)
def page_layout(
    request: Request, desk: AtDesk, doc: DocName, number: Annotated[int, Path(ge=1, le=100_000)]
) -> Response:
    """A page with its blocks and their order drawn over it."""
    cache: PageCache = request.app.state.pictures
    with desk.store() as store:
        whole = desk.doc_id(store, doc)
        index = PageIndex(number - 1)
        stamp = store.producer(whole)
    drawn = partial(_painter(request).draw, layout_png, desk.folder, whole, index)
    data = cache.get(f"{whole} {index} layout {stamp}", drawn)
    return Response(data, media_type="image/png")


def _picture(
    request: Request,
    desk: Desk,
    doc: str,
    number: int,
    *,
    dpi: int,
    boxes: Sequence[BBox] = (),
    crop: bool = True,
) -> Response:
    cache: PageCache = request.app.state.pictures
    with desk.store() as store:
        whole = desk.doc_id(store, doc)
        index = PageIndex(number - 1)
    key = f"{whole} {index} {dpi} {list(boxes) or ''}{'' if crop or not boxes else ' whole'}"
    drawn = partial(_drawn, _painter(request), desk.folder, whole, index, dpi, boxes, crop=crop)
    return Response(cache.get(key, drawn), media_type="image/png", headers=_FOR_GOOD)


def _drawn(
    painter: Painter,
    folder: Folder,
    doc: DocId,
    index: PageIndex,
    dpi: int,
    boxes: Sequence[BBox],
    *,
    crop: bool,
) -> bytes:
    try:
        return painter.draw(page_png, folder, doc, index, dpi, boxes, crop)
    except UsageError as exc:  # there is no such page
        raise NotHereError(str(exc)) from exc


def _box(text: str) -> BBox:
    sides = [float(side) for side in text.split(",")] if _SIDES.fullmatch(text) else []
    if not sides or sides[0] > sides[2] or sides[1] > sides[3]:
        raise UsageError(f"box {text[:40]!r}: expected four numbers of points, such as 72,90.5,300,104")
    return BBox(*sides)
