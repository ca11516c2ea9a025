"""One function for a room, three addresses: the page, the page's .json, and the same under /api."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from figtrace.serve.web.desk import Desk
from figtrace.serve.web.pages import page
from figtrace.serve.web.problems import PROBLEMS

__all__ = ["AtDesk", "shows"]


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(_desk)]
"""The desk that the request came to."""

_Answer = Callable[..., Any]


def shows(router: APIRouter, path: str, template: str) -> Callable[[_Answer], _Answer]:
    """Register a room: its function answers with a record, which is a page and the JSON of it.

    A record that is still worked out (`is_pending`) is asked for again by the browser a moment later.
    """

    def register(answer: _Answer) -> _Answer:
        summary = (inspect.getdoc(answer) or "").split("\n", 1)[0]
        made: dict[str, Any] = {"responses": PROBLEMS, "summary": summary}
        router.get("/corpus.json" if path == "/" else f"{path}.json", include_in_schema=False)(answer)
        router.get("/api/corpus" if path == "/" else f"/api{path}", **made)(answer)
        router.get(path, include_in_schema=False)(_as_page(answer, template))
        return answer

    return register


def _as_page(answer: _Answer, template: str) -> Callable[..., Response]:
    signature = inspect.signature(answer, eval_str=True)
    takes_request = "request" in signature.parameters

    @wraps(answer)
    def shown(**given: Any) -> Response:
        request: Request = given["request"] if takes_request else given.pop("request")
        return page(request, template, answer(**given))

    first = inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    others = (
        one.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for one in signature.parameters.values()
        if one.name != "request"
    )
    made: Any = shown
    del made.__wrapped__  # set by wraps, and followed by who looks for parameters
    made.__signature__ = inspect.Signature([first, *others])
    return shown
