"""The room of drafts, with a ledger put in place of a check."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from corpus.codec import to_json
from figtrace.serve.web.app import make_rooms
from figtrace.serve.web.beside.checking import Bench, Finished, Job, Told
from tests.figtrace.serve.web.test_drafts_desk import TEXT, ledger_of
from tests.figtrace.small_corpus import corpus_of


@pytest.fixture
def http(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    def put(_: Bench, job: Job, hear: object) -> None:
        assert callable(hear)
        job.ledger.write_text(to_json(ledger_of(job.name)))
        hear(Told("checking", 3, 7) if "slow" in job.name else Finished())

    monkeypatch.setattr(Bench, "put", put)
    rooms = make_rooms(corpus_of(tmp_path / "c"), "tantivy")
    with TestClient(rooms, follow_redirects=False) as client:
        yield client


def _hand_in(http: TestClient, name: str = "a.md") -> str:
    answer = http.post("/check", files={"draft": (name, io.BytesIO(TEXT.encode()))})
    assert answer.status_code == 303
    return answer.headers["location"]


def _finding(http: TestClient, at: str) -> str:
    return str(http.get(f"{at}.json").json()["rows"][0]["id"])


def test_a_draft_that_is_checked_shows_how_far_it_is(http: TestClient) -> None:
    answer = http.get(_hand_in(http, "slow.md"))
    assert answer.headers["refresh"] == "2"
    assert "3 of 7 figures" in answer.text


def test_progress_is_told_as_events_until_it_is_done(http: TestClient) -> None:
    with http.stream("GET", f"{_hand_in(http)}/events") as told:
        lines = [line for line in told.iter_lines() if line]
    assert json.loads(lines[-1].removeprefix("data: "))["state"] == "done"


def test_a_form_settles_a_finding_and_leads_back_to_it(http: TestClient) -> None:
    at = _hand_in(http)
    form = {"choice": "reject", "note": "a <b>", "seen": "|"}
    answer = http.post(f"{at}/findings/{_finding(http, at)}", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{at}#figure-1")
    page = http.get(at).text
    assert "1 of 2 settled" in page
    assert "a &lt;b&gt;" in page


def test_a_script_gets_the_state_as_json(http: TestClient) -> None:
    at = _hand_in(http)
    path, asks = f"{at}/findings/{_finding(http, at)}", {"Accept": "application/json"}
    state = http.post(path, data={"choice": "accept", "seen": "|"}, headers=asks).json()
    assert state == {"choice": "accept", "note": "", "seen": "accept|", "settled": 1, "to_settle": 2}
    late = http.post(path, data={"choice": "reject", "seen": "|"}, headers=asks)
    assert (late.status_code, late.json()["seen"]) == (409, "accept|")
    noted = http.post(path, data={"choice": "note", "note": "n", "seen": "accept|"}, headers=asks).json()
    assert noted["choice"] == "accept"
    opened = http.post(path, data={"choice": "open", "note": "n", "seen": "accept|n"}, headers=asks).json()
    assert (opened["choice"], opened["settled"]) == ("", 0)


def test_a_form_that_comes_late_keeps_what_was_written(http: TestClient) -> None:
    at = _hand_in(http)
    path = f"{at}/findings/{_finding(http, at)}"
    http.post(path, data={"choice": "accept", "seen": "|"})
    late = http.post(path, data={"choice": "reject", "note": "mine", "seen": "|"})
    assert late.status_code == 409
    assert "Settled meanwhile in another window" in late.text
    assert 'value="mine"' in late.text


def test_the_filter_is_a_link(http: TestClient) -> None:
    at = _hand_in(http)
    assert http.get(f"{at}?verdict=supported").text.count("<article") == 0
    assert http.get(f"{at}?verdict=contradicted").text.count("<article") == 2
    assert http.get(f"{at}?verdict=wrong").status_code == 422


@pytest.mark.parametrize(
    ("report", "begins"),
    [
        ("report.html", b"<!doctype html>"),
        ("report.sarif", b"{"),
        ("ledger.csv", b"id,figure"),
        ("decisions.json", b"{"),
    ],
)
def test_reports_are_taken_along(http: TestClient, report: str, begins: bytes) -> None:
    answer = http.get(f"{_hand_in(http)}/download/{report}")
    assert answer.status_code == 200
    assert answer.content.lstrip().startswith(begins)
    assert f"a-{report}" in answer.headers["content-disposition"]


def test_comments_need_a_word_document(http: TestClient) -> None:
    at = _hand_in(http)
    assert "Word comments" not in http.get(at).text
    assert http.get(f"{at}/download/reviewed.docx").status_code in (400, 404)


def test_a_draft_is_kept_removed_and_followed_by_its_next_version(http: TestClient) -> None:
    at = _hand_in(http)
    http.post(f"{at}/keep")
    assert "Kept when the desk ends" in http.get(at).text
    http.post(f"{at}/versions", files={"version": ("b.md", io.BytesIO(TEXT.encode()))})
    assert "Version 2, since the one before" in http.get(at).text
    http.post(f"{at}/remove")
    assert http.get(at).status_code == 404


def test_a_draft_of_50_megabytes_is_taken_in_whole(http: TestClient) -> None:
    kept: list[int] = []
    draft = io.BytesIO(b"Trade grew by 5 percent. " * 2_000_000)
    answer = http.post("/check", files={"draft": ("large.md", draft)})
    assert answer.status_code == 303
    kept += [path.stat().st_size for path in _home(http).rglob("draft.md")]
    assert kept == [50_000_000]


def _home(http: TestClient) -> Path:
    """Where the desk keeps its drafts."""
    rooms: Any = http.app
    work: Path = rooms.state.desk.work
    return work


def test_no_file_is_no_draft(http: TestClient) -> None:
    assert http.post("/check", files={"draft": ("", b"")}).status_code in (400, 422)
    assert http.post("/check").status_code == 422
