"""What went wrong, as a page for people and as JSON for programs; never with a path of the machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from corpus.errors import (
    EngineDownError,
    EngineError,
    FigtraceError,
    LockedStoreError,
    NoIndexError,
    QueryError,
    ReadError,
    StoreError,
    UsageError,
)
from figtrace.serve.web.not_here import NotHereError
from figtrace.serve.web.pages import page
from figtrace.serve.web.plain_names import without_paths

__all__ = ["PROBLEMS", "Problem", "handle_problems", "status_of"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, in a sentence."""

    problem: str


PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": words}
    for status, words in {
        400: "What was asked cannot be understood",
        401: "No token was shown, or an old one",
        404: "There is no such thing",
        422: "A parameter is not of its kind",
        503: "The corpus or the engine cannot answer now",
    }.items()
}

_STATUS: tuple[tuple[type[FigtraceError], int], ...] = (
    (NotHereError, 404),
    (QueryError, 400),
    (UsageError, 400),
    (NoIndexError, 503),
    (EngineDownError, 503),
    (LockedStoreError, 503),
    (EngineError, 503),
    (StoreError, 503),
    (ReadError, 404),
)
"""The first that fits holds; what fits none is a fault of our own, 500."""


def status_of(error: FigtraceError) -> int:
    """The status of the answer that tells this error."""
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 500)


def handle_problems(app: FastAPI) -> None:
    """Have every error of a request told by this module."""

    @app.exception_handler(FigtraceError)
    def known(request: Request, error: FigtraceError) -> Response:
        return _told(request, str(error), status_of(error))

    @app.exception_handler(RequestValidationError)
    def ill_typed(request: Request, error: RequestValidationError) -> Response:
        return _told(request, _first_of(error), 422)

    @app.exception_handler(HTTPException)
    def other(request: Request, error: HTTPException) -> Response:
        words = "There is nothing at this address." if error.status_code == 404 else str(error.detail)
        return _told(request, words, error.status_code, error.headers)


def _first_of(error: RequestValidationError) -> str:
    first = next(iter(error.errors()), None)
    if first is None:
        return "A part of the request is not of its kind"
    return f"{first['loc'][-1]}: {first['msg']}"


def _told(request: Request, words: str, status: int, headers: Any = None) -> Response:
    problem = Problem(without_paths(words))
    path = request.url.path
    if path.startswith("/api/") or path.endswith((".json", ".png")) or _wants_json(request):
        return JSONResponse({"problem": problem.problem}, status_code=status, headers=headers)
    return page(request, "problem.html", problem, status=status, headers=headers)


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")
