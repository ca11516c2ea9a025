"""The rooms together, on the small corpus and in bad times."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from corpus.settings import load_settings
from corpus.store import Store
from figtrace.serve.web.app import make_app, make_rooms
from figtrace.serve.web.guard import Guard, door
from search import open_engine
from search.index import rebuild
from tests.figtrace.small_corpus import LEAVERS, MAKERS, corpus_of


@pytest.mark.parametrize(
    "path", ["/", "/search", "/search?q=Lenovo", "/figures", "/entities", "/check", "/docs"]
)
def test_every_room_answers(rooms: TestClient, path: str) -> None:
    assert rooms.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/", "/search?q=Lenovo", "/figures?words=notebook", "/entities", "/entities/firm:lenovo", "/check"],
)
def test_every_page_names_its_own_json(rooms: TestClient, path: str) -> None:
    room, _, query = path.partition("?")
    address = f"{'/corpus' if room == '/' else room}.json" + (f"?{query}" if query else "")
    assert f'href="{address}"' in rooms.get(path).text.replace("&amp;", "&")
    assert rooms.get(address).json()


def test_static_files_are_named_and_no_others(rooms: TestClient) -> None:
    for name in ("figtrace.css", "ledger.js", "desk.js", "icon.svg"):
        assert rooms.get(f"/static/{name}").status_code == 200
    assert rooms.get("/static/app.py").status_code == 404
    assert rooms.get("/favicon.ico").status_code == 200


def test_the_guard_stands_before_all(tmp_path: Path) -> None:
    assert isinstance(make_app(corpus_of(tmp_path / "c"), "tantivy", door(1)), Guard)


def test_an_empty_corpus_says_so_and_no_room_fails(tmp_path: Path) -> None:
    Store.open(load_settings(tmp_path / "c").db, create=True).close()
    with TestClient(make_rooms(tmp_path / "c", "tantivy")) as http:
        assert "has no documents yet" in http.get("/").text
        assert http.get("/search?q=a").status_code == 503
        assert "no index yet" in http.get("/search?q=a").text
        for path in ("/figures", "/figures?words=a", "/entities", "/check"):
            assert http.get(path).status_code == 200


def test_a_corpus_that_is_gone_is_told(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "c")
    with TestClient(make_rooms(folder, "tantivy")) as http:
        (folder / "corpus.db").unlink()
        answer = http.get("/entities")
    assert answer.status_code == 400
    assert "there is no corpus" in answer.text
    assert str(tmp_path) not in answer.text


def test_a_whole_corpus_put_in_the_place_of_another_is_searched_from_then_on(tmp_path: Path) -> None:
    folder, other = corpus_of(tmp_path / "c", [MAKERS]), corpus_of(tmp_path / "other", [LEAVERS])
    with TestClient(make_rooms(folder, "tantivy")) as http:
        assert _found(http, "Lenovo") == ["Makers"]
        folder.rename(tmp_path / "before")
        assert http.get("/search?q=Lenovo").status_code in (400, 503), "between the two there is none"
        other.rename(folder)
        assert _found(http, "Lenovo") == ["Leavers"]
        assert "Leavers" in (shown := http.get("/").text)
        assert "Makers" not in shown


def test_while_the_index_is_made_anew_the_desk_answers_from_the_one_before(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path / "c", [MAKERS])
    settings = load_settings(folder, env={})
    with TestClient(make_rooms(folder, "tantivy")) as http, Store.open(settings.db) as store:
        during: list[list[str]] = []
        with open_engine("tantivy", settings) as engine:
            rebuild(store, engine, lambda _: during.append(_found(http, "Lenovo")))
        assert during == [["Makers"]]
        assert _found(http, "Lenovo") == ["Makers"]


def _found(http: TestClient, words: str) -> list[str]:
    answer = http.get(f"/search.json?q={words}")
    assert answer.status_code == 200, answer.text
    return [paper["document"] for paper in answer.json()["papers"]]


def test_an_engine_that_is_down_fails_searches_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGTRACE_ES_URL", "http://127.0.0.1:9")
    monkeypatch.delenv("REQUIRE_ELASTICSEARCH", raising=False)
    with TestClient(make_rooms(corpus_of(tmp_path / "c"), "elasticsearch")) as http:
        assert http.get("/search?q=Lenovo").status_code == 503
        assert http.get("/").status_code == 200


@pytest.mark.timeout(900)
def test_requests_drawn_from_the_description_find_no_fault(rooms: TestClient) -> None:
    """A few hundred in the suite; FIGTRACE_REQUESTS=2000 asks for more."""
    schemathesis = pytest.importorskip("schemathesis")
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    described = schemathesis.openapi.from_asgi("/openapi.json", rooms.app)
    checks = [
        not_a_server_error,
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    ]
    operations = [found.ok() for found in described.get_all_operations()]
    each = max(1, int(os.environ.get("FIGTRACE_REQUESTS", "200")) // len(operations))
    asked = 0
    for operation in operations:

        @settings(
            max_examples=each, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def ask(case: object) -> None:
            nonlocal asked
            asked += 1
            case.call_and_validate(checks=checks)  # type: ignore[attr-defined]  # schemathesis builds its class itself

        ask()
    assert asked >= 9 * len(operations)
