"""Pages from records."""

from __future__ import annotations

from starlette.requests import Request

from figtrace.serve.web.pages import ROOMS, compile_pages, page, static_stamp
from figtrace.serve.web.problems import Problem
from tests.folders import ROOT


def _request(path: str = "/nowhere") -> Request:
    return Request({"type": "http", "path": path, "query_string": b"a=1", "headers": [], "method": "GET"})


def test_a_page_has_all_rooms_in_its_head_and_escapes_what_it_shows() -> None:
    made = page(_request(), "problem.html", Problem("<b>"), status=404)
    text = bytes(made.body).decode()
    assert made.status_code == 404
    assert "&lt;b&gt;" in text
    assert all(f'href="{path}"' in text for path, _ in ROOMS)


def test_the_room_where_one_stands_is_marked() -> None:
    text = bytes(page(_request("/entities/firm:a"), "problem.html", Problem("")).body).decode()
    assert '<a href="/entities" aria-current="page">' in text
    assert text.count("aria-current") == 1


def test_the_stamp_of_static_files_is_the_same_while_they_are() -> None:
    assert static_stamp() == static_stamp() != ""


def test_all_templates_are_made_ready() -> None:
    folders = ("figtrace/serve/web/templates", "figtrace/check/reports/templates")
    assert compile_pages() == len({path.name for one in folders for path in (ROOT / one).glob("*.html")})
