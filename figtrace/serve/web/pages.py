"""A record to a page: the templates, what they may call, and the answer that a browser gets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import Request
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.responses import HTMLResponse

from figtrace.check.reports.ledger_page import HELPERS
from figtrace.export.pictures import Chart
from figtrace.serve.web.addresses import address
from figtrace.serve.web.beside.drawing import chart_svg
from figtrace.serve.web.charts.drawn import drawn
from figtrace.serve.web.plain_names import file_name, without_paths

__all__ = ["ROOMS", "compile_pages", "page", "static_stamp"]

ROOMS = (
    ("/", "Corpus"),
    ("/search", "Search"),
    ("/figures", "Figures"),
    ("/entities", "Entities"),
    ("/themes", "Themes"),
    ("/conflicts", "Conflicts"),
    ("/check", "Check"),
)
"""The desk's rooms as the head of each page names them."""


def page(
    request: Request,
    template: str,
    view: object,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """The page of this template with the record that it shows."""
    text = _environment().get_template(template).render(view=view, request=request, rooms=ROOMS)
    return HTMLResponse(text, status_code=status, headers=dict(headers or {}))


def compile_pages() -> int:
    """How many templates were made ready, so that the first to open a room waits for none of them."""
    environment = _environment()
    return sum(environment.get_template(name) is not None for name in environment.list_templates(["html"]))


@pass_context
def _with_query(context: Context, **changes: object) -> str:
    """The address of the page itself with some parameters changed; "" and None take one out."""
    request: Request = context["request"]
    return address(request.url.path, **{**dict(request.query_params), **changes})


@pass_context
def _drawn(context: Context, charts: tuple[Chart, ...]) -> Markup:
    """The charts as elements of the page, drawn beside the desk."""
    request: Request = context["request"]
    return drawn(charts, lambda wanted: request.app.state.painter.draw(chart_svg, wanted))


@cache
def static_stamp() -> str:
    """A text that changes with the stylesheet and scripts, so that browsers may keep them for good."""
    folders = (Path(__file__).parent / "static", Path(__file__).parents[2] / "check" / "reports" / "static")
    newest = max(path.stat().st_mtime_ns for folder in folders for path in folder.iterdir())
    return format(newest // 1_000_000, "x")


def _plain(number: float) -> str:
    """A number with thousands set apart: 12345 -> "12,345"."""
    return f"{number:,}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("figtrace.serve.web"), PackageLoader("figtrace.check.reports")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        file_name=file_name,
        without_paths=without_paths,
        plain=_plain,
        segment=lambda text: quote(text, safe=""),
    )
    helpers: dict[str, Any] = {
        "address": address, "with_query": _with_query, "static_stamp": static_stamp, "drawn": _drawn,
        **HELPERS,
    }  # fmt: skip
    environment.globals.update(helpers)
    return environment
