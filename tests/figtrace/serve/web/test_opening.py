"""The page of a hit is opened at the desk that runs, else in its file; what was opened is told."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.geometry import DocId, PageNo, Span
from corpus.store import Store
from figtrace.serve.web import open_desks
from figtrace.serve.web.opening import Place, open_place, place_of
from tests.figtrace.small_corpus import store_of
from tests.strategies import document_of

DOC = DocId("a1" * 32)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the stand-in for a browser writes down what it was to open."""
    told = tmp_path / "opened.txt"
    program = tmp_path / "opener"
    program.write_text(f"#!/bin/sh\nprintf '%s' \"$1\" > '{told}'\n")
    program.chmod(0o700)
    import webbrowser

    monkeypatch.setattr(webbrowser, "_tryorder", None)
    monkeypatch.setattr(webbrowser, "_browsers", {})
    monkeypatch.setenv("BROWSER", str(program))
    return told


@dataclass(frozen=True)
class Row:
    page: PageNo | None
    span: Span
    doc: DocId = DOC


@dataclass(frozen=True)
class Paper:
    doc: DocId = DOC
    pages: tuple[PageNo, ...] = (PageNo(7), PageNo(2))


def test_a_hit_stands_on_its_page_and_a_paper_on_its_best() -> None:
    assert place_of(Row(PageNo(3), Span(4, 9))) == Place(DOC, PageNo(3), Span(4, 9))
    assert place_of(Row(PageNo(3), Span(0, 0))) == Place(DOC, PageNo(3), None)
    assert place_of(Paper()) == Place(DOC, PageNo(7), None)
    assert place_of(Paper(pages=())) == Place(DOC, None, None)


def file_store(path: Path) -> Store:
    from dataclasses import replace

    return store_of(replace(document_of("Words of a page.", doc="a1"), source=str(path)))


def test_a_pdf_is_opened_at_the_page(opened: Path, tmp_path: Path) -> None:
    paper = tmp_path / "a paper.pdf"
    paper.touch()
    with file_store(paper) as store:
        assert open_place(store, tmp_path, Place(DOC, PageNo(3), None)) == f"{paper}, page 3"
    assert opened.read_text() == f"{paper.as_uri()}#page=3"


def test_a_file_without_pages_is_opened_as_it_is(opened: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "table.xlsx"
    sheet.touch()
    with file_store(sheet) as store:
        assert open_place(store, tmp_path, Place(DOC, PageNo(1), None)) == str(sheet)
    assert opened.read_text() == sheet.as_uri()


@pytest.mark.parametrize(
    ("place", "query"),
    [(Place(DOC, PageNo(3), Span(4, 9)), "at=4-9"), (Place(DOC, PageNo(3), None), "page=3")],
)
def test_at_a_desk_that_runs_the_hit_is_opened_and_its_token_is_not_told(
    opened: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Place, query: str
) -> None:
    monkeypatch.setattr(open_desks, "desk_of", lambda _: "http://127.0.0.1:8765/?token=secret")
    with file_store(tmp_path / "gone.pdf") as store:
        told = open_place(store, tmp_path, place)
    assert told == f"http://127.0.0.1:8765/documents/{DOC}?{query}"
    assert opened.read_text() == f"{told}&token=secret"


def test_a_file_that_is_gone_is_told(opened: Path, tmp_path: Path) -> None:
    with (
        file_store(tmp_path / "gone.pdf") as store,
        pytest.raises(UsageError, match=r"gone\.pdf is not there"),
    ):
        open_place(store, tmp_path, Place(DOC, PageNo(1), None))
    assert not opened.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have a program of their own")
def test_where_nothing_opens_pages_that_is_told(
    opened: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    paper = tmp_path / "p.pdf"
    paper.touch()
    with file_store(paper) as store, pytest.raises(UsageError, match=r"page 1: name a program in .* BROWSER"):
        open_place(store, tmp_path, Place(DOC, PageNo(1), None))
