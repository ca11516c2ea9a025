"""The desk as an application: rooms, static files, what they share, and the door before them."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp

from figtrace.serve.web.beside.drawing import Painter
from figtrace.serve.web.beside.studies import Studies
from figtrace.serve.web.desk import Desk
from figtrace.serve.web.drafts_desk import Drafts
from figtrace.serve.web.drafts_folder import DraftsFolder
from figtrace.serve.web.guard import Door, Guard
from figtrace.serve.web.pages import compile_pages
from figtrace.serve.web.pictures import PageCache
from figtrace.serve.web.problems import handle_problems
from figtrace.serve.web.rooms import boards, checks, documents, entities, figures, guide, home, searches

__all__ = ["make_app", "make_rooms"]

_ROOMS = (home, searches, figures, entities, boards, checks, guide, documents)
_HERE = Path(__file__).parent
_STATIC = {
    "figtrace.css": (_HERE.parents[1] / "check/reports/static/figtrace.css", "text/css"),
    "ledger.js": (_HERE.parents[1] / "check/reports/static/ledger.js", "text/javascript"),
    "desk.js": (_HERE / "static/desk.js", "text/javascript"),
    "icon.svg": (_HERE / "static/icon.svg", "image/svg+xml"),
}
"""The files there are: nothing else of the machine is named by an address."""


_THREADS = 32
"""Requests answered at once: those beyond wait, and memory stays that of so many pages. Most only wait
themselves, for a picture or a slow answer; few work, for a process of Python has one processor."""


def make_app(folder: Path, engine: str, at: Door) -> ASGIApp:
    """The desk on the corpus in this folder, behind its door."""
    return Guard(make_rooms(folder, engine), at=at)


def make_rooms(folder: Path, engine: str) -> FastAPI:
    """The desk's rooms without a door, for who asks within the same process."""
    rooms = FastAPI(
        title="figtrace desk",
        version="1",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        openapi_url="/openapi.json",
    )
    rooms.state.desk = Desk(folder, engine)
    rooms.state.pictures = PageCache(rooms.state.desk.work / "pictures")
    rooms.state.studies = Studies()
    rooms.state.painter = Painter()
    handle_problems(rooms)
    for room in _ROOMS:
        rooms.include_router(room.router)
    rooms.add_api_route("/static/{name}", _static, include_in_schema=False)
    rooms.add_api_route("/favicon.ico", lambda: _static("icon.svg"), include_in_schema=False)
    return rooms


@asynccontextmanager
async def _lifespan(rooms: FastAPI) -> AsyncIterator[None]:
    desk: Desk = rooms.state.desk
    drafts = Drafts(DraftsFolder(desk.work), corpus_at=desk.folder, engine=desk.engine_name)
    rooms.state.drafts = drafts
    current_default_thread_limiter().total_tokens = _THREADS
    threading.Thread(target=compile_pages, daemon=True).start()
    yield
    rooms.state.studies.close()
    rooms.state.painter.close()
    drafts.close()
    desk.close()


def _static(name: str) -> Response:
    if name not in _STATIC:
        raise HTTPException(404)
    path, media = _STATIC[name]
    return FileResponse(path, media_type=media, headers={"cache-control": "max-age=31536000, immutable"})
