"""A worker answers every file with a document or with why there is none."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from corpus.annotations import Annotations
from corpus.document import Document
from corpus.errors import (
    DamagedError,
    EncryptedError,
    FigtraceError,
    NotAPdfError,
    ReadError,
    StoreError,
    UsageError,
)
from ingest.batch import worker as worker_module
from ingest.batch.limits import Limits
from ingest.batch.worker import Annotate, Counted, Failed, Finished, Task, Unseen, error_code, serve
from tests.ingest.made import Sheet

Ask = Callable[[Task], list[object]]
Start = Callable[..., Ask]


_NONE: dict[str, Document] = {}
_USUAL = Limits()


def annotated(document: Document) -> Annotations:
    return Annotations(document.id, document.text_sha, "made/1")


def told_no(document: Document) -> Annotations:
    raise StoreError("there is no list")


def fails(document: Document) -> Annotations:
    raise ValueError("a rule went wrong")


@pytest.fixture
def ask(monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Workers in threads of this process, without a limit on its memory: what each says to a task."""
    monkeypatch.setattr("ingest.batch.worker._limit_memory", lambda memory_mb: None)
    opened: list[tuple[Connection, threading.Thread]] = []

    def start(annotate: Annotate | None, limits: Limits = _USUAL) -> Ask:
        ours, theirs = multiprocessing.Pipe()

        def run() -> None:
            with pytest.raises(EOFError):
                serve(theirs, annotate, limits)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        opened.append((ours, thread))

        def answers(task: Task) -> list[object]:
            ours.send(task)
            said: list[object] = [ours.recv()]
            while isinstance(said[-1], Counted):
                said.append(ours.recv())
            return said

        return answers

    yield start
    for pipe, thread in opened:
        pipe.close()
        thread.join(timeout=10)
        assert not thread.is_alive()


@pytest.fixture
def path(tmp_path: Path) -> str:
    made = tmp_path / "paper.pdf"
    made.write_bytes(Sheet().put("tin", 72, 72).turn_page().put("lead", 72, 72).data())
    return str(made)


def test_pages_are_counted_before_the_document_comes(ask: Start, path: str) -> None:
    counted, finished = ask(annotated)(Task(path, None, "off"))
    assert counted == Counted(2)
    assert isinstance(finished, Finished)
    assert (finished.document.source, finished.document.text, finished.problem) == (path, "tin lead", "")
    assert finished.annotations == annotated(finished.document)


def test_one_file_is_answered_after_another(ask: Start, path: str) -> None:
    worker = ask(None)
    for _ in range(2):
        finished = worker(Task(path, None, "off"))[-1]
        assert isinstance(finished, Finished)
        assert finished.annotations is None


def test_a_document_is_kept_without_annotations_that_fail(ask: Start, path: str) -> None:
    finished = ask(fails)(Task(path, None, "off"))[-1]
    assert isinstance(finished, Finished)
    assert finished.annotations is None
    assert finished.problem.startswith(
        "it was read but not annotated: ValueError: a rule went wrong (test_worker.py:"
    )


def test_what_a_person_can_mend_fails_the_file(ask: Start, path: str) -> None:
    assert ask(told_no)(Task(path, None, "off")) == [Counted(2), Failed("failed", "there is no list")]


@pytest.mark.parametrize(
    ("error", "code", "reason"),
    [
        (MemoryError(), "memory-limit", "{path} needs more memory than a worker may use"),
        (RecursionError(), "damaged", "{path} is nested too deeply to be read"),
    ],
)
def test_what_a_file_does_to_the_machine_is_told_in_words(
    ask: Start,
    path: str,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    code: str,
    reason: str,
) -> None:
    def raising(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("ingest.document.read_data", raising)
    assert ask(None)(Task(path, None, "off")) == [Failed(code, reason.format(path=path))]


def test_an_error_of_our_own_is_told_with_its_place(
    ask: Start, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.document.read_data", lambda *_, **__: _NONE["lost"])
    (failed,) = ask(None)(Task(path, None, "off"))
    assert isinstance(failed, Failed)
    assert failed.code == "internal"
    assert failed.reason.startswith("KeyError: 'lost' (test_worker.py:")


def test_password_and_choice_of_ocr_reach_the_reader(ask: Start, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(Sheet(password="sesame").put("tin", 72, 72).data())
    worker = ask(None)
    (refused,) = worker(Task(str(locked), None, "off"))
    assert isinstance(refused, Failed)
    assert refused.code == "encrypted"
    assert isinstance(worker(Task(str(locked), "sesame", "off"))[-1], Finished)
    (unknown,) = worker(Task(str(locked), "sesame", "maybe"))
    assert isinstance(unknown, Failed)
    assert "auto, off, force" in unknown.reason


def test_a_file_that_is_gone_is_unreadable(ask: Start, tmp_path: Path) -> None:
    (failed,) = ask(None)(Task(str(tmp_path / "none.pdf"), None, "off"))
    assert isinstance(failed, Failed)
    assert (failed.code, os.path.basename(failed.reason.split(" cannot")[0])) == ("unreadable", "none.pdf")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (EncryptedError(""), "encrypted"),
        (NotAPdfError(""), "not-a-pdf"),
        (DamagedError(""), "damaged"),
        (ReadError(""), "unreadable"),
        (UsageError(""), "failed"),
    ],
)
def test_outcomes_are_counted_by_short_names_of_errors(error: FigtraceError, code: str) -> None:
    assert error_code(error) == code


def test_pages_are_left_when_their_time_is_over_and_what_was_read_is_kept(ask: Start, path: str) -> None:
    at_once = Limits(seconds=5.0, rest_per_page=10.0)  # the first page's rest takes all that there is
    cut = ask(annotated, at_once)(Task(path, None, "off"))[-1]
    assert isinstance(cut, Finished)
    assert (cut.document.text, cut.annotations) == ("tin", annotated(cut.document))
    assert [page.reason for page in cut.document.pages] == ["", "not read, time limit of 5 s"]
    more = ask(annotated, at_once)(Task(path, None, "off", at_least=30.0))[-1]
    assert isinstance(more, Finished)
    assert more.document.text == "tin lead"


def test_a_spreadsheet_is_read_by_its_sheets(ask: Start, tmp_path: Path) -> None:
    made = tmp_path / "trade.csv"
    made.write_text("Country,2008\nChina,5\n", encoding="utf-8")
    counted, finished = ask(None)(Task(str(made), None, "off"))
    assert counted == Counted(1)
    assert isinstance(finished, Finished)
    assert len(finished.document.tables) == 1


def test_a_file_with_other_bytes_than_those_that_are_meant_is_not_read(ask: Start, path: str) -> None:
    sha = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    worker = ask(None)
    assert isinstance(worker(Task(path, None, "off", sha=sha))[-1], Finished)
    assert worker(Task(path, None, "off", sha="0" * 64)) == [Unseen()]
    assert worker(Task(f"{path}.gone", None, "off", sha=sha)) == [Unseen()]


def test_bytes_that_are_sent_are_read_in_the_place_of_the_file(ask: Start, path: str) -> None:
    data = Path(path).read_bytes()
    sent = Task("/elsewhere/paper.pdf", None, "off", sha=hashlib.sha256(data).hexdigest(), data=data)
    worker = ask(None)
    finished = worker(sent)[-1]
    assert isinstance(finished, Finished)
    assert (finished.document.source, finished.document.id) == (sent.path, sent.sha)
    (failed,) = worker(replace(sent, data=data + b"%"))
    assert failed == Failed("unreadable", "/elsewhere/paper.pdf did not arrive as it was sent")


def test_where_there_is_no_bound_of_memory_a_worker_works_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "resource", None)
    worker_module._limit_memory(10)


def test_where_a_bound_of_memory_is_refused_a_worker_works_without(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr("ingest.batch.worker.resource.setrlimit", refused)
    worker_module._limit_memory(10)
