"""The page that tells programs how to ask: the addresses of the API, out of its own description."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from figtrace.serve.web.pages import page

__all__ = ["router"]

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Operation:
    """An address and what it takes."""

    path: str
    summary: str
    description: str
    parameters: tuple[tuple[str, str, str], ...]
    """Name, kind and meaning of each."""


@dataclass(frozen=True, slots=True)
class Guide:
    """All addresses."""

    operations: tuple[Operation, ...]


@router.get("/docs")
def show_guide(request: Request) -> Response:
    """The addresses of the API."""
    described: dict[str, Any] = request.app.openapi()
    operations = (
        _operation(path, what) for path, methods in described["paths"].items() for what in methods.values()
    )
    return page(request, "guide.html", Guide(tuple(operations)))


def _operation(path: str, what: dict[str, Any]) -> Operation:
    parameters = tuple(
        (one["name"], one["in"], one.get("description", "")) for one in what.get("parameters", ())
    )
    return Operation(path, what.get("summary", ""), what.get("description", ""), parameters)
