"""The desk on a copy of the example corpus, and a browser before it; both are started once a module."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from starlette.testclient import TestClient

from figtrace.serve.web.app import make_rooms
from tests.figtrace.serve.web.browser import Served, launched, served
from tests.figtrace.small_corpus import corpus_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def corpus_copy(example_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example corpus, to be written."""
    folder = tmp_path_factory.mktemp("desk") / "corpus"
    shutil.copytree(example_corpus, folder)
    return folder


@pytest.fixture(scope="module")
def desk(corpus_copy: Path) -> Iterator[Served]:
    """The desk, served by the command."""
    with served(corpus_copy) as running:
        yield running


@pytest.fixture(scope="module")
def client(desk: Served) -> Iterator[httpx.Client]:
    """A program that may come in."""
    with httpx.Client(base_url=desk.base, headers=desk.headers, timeout=60) as http:
        yield http


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser, where one is installed."""
    with launched() as running:
        yield running


@pytest.fixture
def page(browser: Browser, desk: Served) -> Iterator[Page]:
    """A page of the desk; what its console complains of fails the test."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    shown = context.new_page()
    complaints: list[str] = []
    shown.on("pageerror", lambda error: complaints.append(str(error)))
    shown.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    shown.goto(f"{desk.base}/?token={desk.token}")
    yield shown
    context.close()
    assert [one for one in complaints if "status of 4" not in one] == []


@pytest.fixture
def plain_page(browser: Browser, desk: Served) -> Iterator[Page]:
    """A page of the desk in a browser without scripts."""
    context = browser.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto(f"{desk.base}/?token={desk.token}")
    yield shown
    context.close()


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The rooms on a corpus of three documents of a few sentences, asked within the process."""
    with TestClient(make_rooms(corpus_of(tmp_path_factory.mktemp("small") / "corpus"), "tantivy")) as http:
        yield http
