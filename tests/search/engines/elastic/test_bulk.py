"""What a server refuses is tried again where that helps, and set aside where it never will."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from corpus.errors import EngineDownError, EngineError
from search.engines.elastic import bulk
from search.engines.elastic.bulk import remedy_of, written
from search.engines.elastic.record import Line

URL = "http://made.up:9200"
UNFIT = {
    "type": "document_parsing_exception",
    "reason": "[1:80] failed to parse field [year]. Preview of field's value: '99999'",
    "caused_by": {"reason": "value is out of range"},
}


class Stand:
    """Stands in for the server: the status of each record by its id, one for each time that it is sent."""

    def __init__(self, statuses: Mapping[str, Sequence[int]], *, most: int = 1000) -> None:
        self.sent: list[list[str]] = []
        self._statuses = {name: list(told) for name, told in statuses.items()}
        self._most = most

    def answer(self, ids: list[str]) -> tuple[int, Any]:
        self.sent.append(ids)
        if len(ids) > self._most:
            return 413, {}
        items = [self._item(name) for name in ids]
        return 200, {"took": 1, "errors": True, "items": items}

    def _item(self, name: str) -> Any:
        told = self._statuses.get(name, [200])
        status = told.pop(0) if len(told) > 1 else told[0]
        error = {} if status == 200 else {"error": UNFIT if status == 400 else {"reason": f"status {status}"}}
        return {"index": {"_index": "i", "_id": name, "status": status, **error}}


@contextmanager
def client_of(stand: Stand) -> Iterator[Elasticsearch]:
    class Handler(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode().splitlines()
            ids = [json.loads(line)["index"]["_id"] for line in body[::2]]
            status, told = stand.answer(ids)
            text = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("X-Elastic-Product", "Elasticsearch")
            self.send_header("Content-Type", "application/vnd.elasticsearch+json; compatible-with=8")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        with Elasticsearch(f"http://127.0.0.1:{server.server_address[1]}") as client:
            yield client
        server.shutdown()


def write(stand: Stand, *ids: str) -> list[str]:
    """Ids of those that did not fit."""
    with client_of(stand) as client:
        return [one.record for one in written(client, [line(name) for name in ids], URL)]


def line(name: str) -> Line:
    return Line("i", name, b'{"text":"x"}')


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "_FIRST_S", 0)


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_tried_again_with_what_it_did_not_take(status: int) -> None:
    stand = Stand({"b": [status, status, 200]})
    assert write(stand, "a", "b", "c") == []
    assert stand.sent == [["a", "b", "c"], ["b"], ["b"]]


def test_what_does_not_fit_is_not_tried_again() -> None:
    stand = Stand({"b": [400]})
    assert write(stand, "a", "b", "c") == ["b"]
    assert stand.sent == [["a", "b", "c"]]


def test_a_reason_is_told_without_the_value_and_with_its_cause() -> None:
    with client_of(Stand({"a": [400]})) as client:
        (one,) = written(client, [line("a")], URL)
    assert one.reason == "failed to parse field [year]: value is out of range"


def test_a_request_that_is_too_large_is_sent_record_by_record() -> None:
    stand = Stand({}, most=1)
    assert write(stand, "a", "b") == []
    assert stand.sent == [["a", "b"], ["a"], ["b"]]


def test_a_record_that_is_too_large_for_itself_is_set_aside() -> None:
    assert write(Stand({}, most=0), "a") == ["a"]


def test_a_server_that_stays_busy_is_told_as_that() -> None:
    with pytest.raises(EngineDownError, match="stayed too busy to write"):
        write(Stand({"a": [429]}), "a")


@pytest.mark.parametrize("status", [403, 404, 409])
def test_what_would_hold_for_all_records_ends_the_writing(status: int) -> None:
    with pytest.raises(EngineError, match=f"status {status}"):
        write(Stand({"a": [status]}), "a", "b")


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        ("Document contains at least one immense term in field", "meta set"),
        ("mapping set to strict, dynamic introduction of [x] within [_doc] is not allowed", "index rebuild"),
        ("the pipeline says no", "whoever keeps the server"),
        ("something else", "figtrace remove"),
    ],
)
def test_each_reason_has_something_to_do(reason: str, says: str) -> None:
    assert says in remedy_of(reason)
