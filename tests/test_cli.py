"""The command line as a user meets it: data on stdout, talk on stderr, exit codes that scripts can trust."""

from __future__ import annotations

import errno
import importlib.util
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any

import pytest

import cli
from cli import _globals_first, _told, main
from corpus.errors import UsageError
from tests.conftest import run_figtrace
from tests.folders import ROOT

HEAVY = (
    "spacy",
    "sklearn",
    "elasticsearch",
    "pdfplumber",
    "tantivy",
    "pypdfium2",
    "PIL",
    "jinja2",
    "rich",
    "numpy",
)


def _json(*arguments: str, folder: Path) -> Any:
    result = run_figtrace(*arguments, "--json", folder=folder)
    return json.loads(result.stdout)


def test_help_imports_nothing_heavy() -> None:
    code = f"import sys, cli; print([m for m in {HEAVY} if m in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (result.returncode, result.stdout.strip()) == (0, "[]")


def test_the_version_is_told() -> None:
    assert run_figtrace("--version").stdout.startswith("figtrace 0.")


@pytest.mark.parametrize(
    ("given", "parsed"),
    [
        (["search", "x", "--corpus", "a"], ["--corpus", "a", "search", "x"]),
        (["search", "--engine=tantivy", "x"], ["--engine=tantivy", "search", "x"]),
        (["--debug", "status"], ["--debug", "status"]),
        (["search", "--", "--corpus"], ["search", "--", "--corpus"]),
        (["status", "--corpus"], ["--corpus", "status"]),
    ],
)
def test_options_of_every_command_may_stand_anywhere(given: list[str], parsed: list[str]) -> None:
    assert _globals_first(given) == parsed


def _one_line(result: subprocess.CompletedProcess[str]) -> str:
    lines = [line for line in result.stderr.splitlines() if not line.startswith("making a corpus")]
    assert result.returncode == 2, result.stderr
    assert "Traceback" not in result.stderr
    assert len(lines) == 1, result.stderr
    return lines[0]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ingest", "/no/such/file.pdf"], "/no/such/file.pdf does not exist"),
        (["search", "nofield:x"], "unknown field"),
        (["--engine", "sphinx", "search", "x"], "known are elasticsearch, tantivy"),
        (["claims", "--year", "soon"], "expected a year"),
        (["claims", "--value", "many"], "not a number"),
        (["entities", "--type", "company"], "expected one of firm"),
        (["show", "nothing-of-the-kind"], "figtrace status --documents"),
        (["show", "lindqvist", "--page", "99"], "has no page '99'"),
        (["check", "/no/such/draft.docx"], "/no/such/draft.docx"),
        (["check", "README.rst"], "README.rst"),
    ],
)
def test_bad_input_gives_one_clear_line(example_corpus: Path, arguments: list[str], told: str) -> None:
    assert told in _one_line(run_figtrace(*arguments, folder=example_corpus))


def test_a_command_without_a_corpus_tells_how_to_make_one(tmp_path: Path) -> None:
    assert "figtrace ingest" in _one_line(run_figtrace("search", "x", folder=tmp_path / "none"))


def test_an_empty_folder_is_told_and_no_corpus_is_made(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    folder = tmp_path / "corpus"
    assert "there is no PDF" in _one_line(run_figtrace("ingest", str(tmp_path / "empty"), folder=folder))
    assert not folder.exists()


def test_a_file_that_is_no_pdf_is_recorded_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_text("a shopping list", encoding="utf-8")
    result = run_figtrace("ingest", str(tmp_path / "notes.pdf"), folder=tmp_path / "corpus")
    assert result.returncode == 2
    assert "notes.pdf" in result.stderr
    (failure,) = _json("status", "--failed", folder=tmp_path / "corpus")
    assert failure["state"] == "failed"


def test_a_draft_without_figures_is_told(example_corpus: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("Nothing is counted here.\n", encoding="utf-8")
    assert "no figures to check" in _one_line(run_figtrace("check", str(draft), folder=example_corpus))


def test_a_foreign_database_is_told_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "corpus.db"
    path.write_bytes(b"a shopping list " * 64)
    told = _one_line(run_figtrace("ingest", "examples/papers", folder=tmp_path))
    assert "not a figtrace corpus" in told
    assert path.read_bytes() == b"a shopping list " * 64


def test_a_locked_corpus_is_told_and_loses_nothing(example_corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(example_corpus, folder)
    with sqlite3.connect(folder / "corpus.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        told = _one_line(run_figtrace("ingest", "examples/papers", folder=folder))
        other.execute("ROLLBACK")
    other.close()
    assert "written by another program" in told
    assert run_figtrace("status", folder=folder).returncode == 0


def test_an_elasticsearch_that_is_down_is_told(example_corpus: Path) -> None:
    down = {"FIGTRACE_ES_URL": "http://127.0.0.1:9"}
    told = _one_line(
        run_figtrace("--engine", "elasticsearch", "search", "x", folder=example_corpus, env=down)
    )
    assert "127.0.0.1:9" in told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the output cannot be written: No space left"),
        (OSError(errno.EACCES, "Permission denied", "a.pdf"), "a.pdf cannot be read: Permission denied"),
        (OSError(errno.EISDIR, "Is a directory", "papers"), "papers cannot be read: Is a directory"),
        (OSError(errno.ENOSPC, "No space left on device", "out.db"), "out.db cannot be written: No space"),
        (OSError(errno.EROFS, "Read-only file system", "out.db"), "out.db cannot be written: Read-only"),
        (OSError("the tape is torn"), "the output cannot be written: the tape is torn"),
    ],
)
def test_an_error_of_the_disk_says_what_happened_to_which_file(error: OSError, told: str) -> None:
    assert _told(error).startswith(told)


def test_a_file_that_cannot_be_read_is_told_as_such(tmp_path: Path) -> None:
    name = "a" * 300  # longer than any file system allows
    told = _one_line(run_figtrace("ingest", f"{name}.pdf", folder=tmp_path / "corpus"))
    assert told == f"figtrace: {name}.pdf cannot be read: File name too long"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full to stand for a full disk")
@pytest.mark.parametrize("arguments", [["status"], ["status", "--json"], ["claims", "--csv"]])
def test_a_full_disk_is_told_once(example_corpus: Path, arguments: list[str]) -> None:
    result = run_figtrace(*arguments, folder=example_corpus, into=Path("/dev/full"))
    assert _one_line(result) == "figtrace: the output cannot be written: No space left on device"


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "lindqvist", "--page", "1", "-o"],
        ["check", "examples/draft.md", "--sarif"],
    ],
)
def test_a_file_that_cannot_be_written_is_named(
    example_corpus: Path, tmp_path: Path, arguments: list[str]
) -> None:
    told = _one_line(run_figtrace(*arguments, str(tmp_path), folder=example_corpus))
    assert told.endswith(f"cannot be written to {tmp_path}: Is a directory")


def _called(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr(sys, "argv", ["figtrace", *arguments])
    main()


def test_an_error_is_shown_whole_to_who_asks_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="figtrace ingest"):
        _called(monkeypatch, "status", "--corpus", str(tmp_path), "--debug")
    with pytest.raises(SystemExit) as ended:
        _called(monkeypatch, "status", "--corpus", str(tmp_path))
    assert ended.value.code == 2


@pytest.mark.parametrize("origin", ["/elsewhere/nlp/__init__.py", None])
def test_a_package_of_another_distribution_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], origin: str | None
) -> None:
    known = importlib.util.find_spec

    def find(name: str) -> ModuleSpec | None:
        return ModuleSpec(name, None, origin=origin) if name == "nlp" else known(name)

    monkeypatch.setattr(cli, "find_spec", find)
    with pytest.raises(SystemExit) as ended:
        _called(monkeypatch, "--version")
    assert ended.value.code == 2
    assert f"the package 'nlp' comes from {origin}, not from figtrace in {ROOT}" in capsys.readouterr().err


def test_a_file_name_of_any_length_is_told_in_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fall(**_: object) -> None:
        raise OSError(errno.ENAMETOOLONG, "File name too long", "(" * 4000)

    monkeypatch.setattr(cli, "app", fall)
    with pytest.raises(SystemExit) as ended:
        _called(monkeypatch, "series", "--png", str(tmp_path))
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert told.startswith("figtrace: ((((")
    assert told.endswith("cannot be read: File name too long\n")
    assert len(told) < 1000


def test_a_closed_pipe_is_no_error(example_corpus: Path) -> None:
    claims = f"{sys.executable} -c 'from cli import main; main()' claims -n 500"
    command = f"{claims} | head -1; echo ${{PIPESTATUS[0]}}"
    env = {"FIGTRACE_CORPUS": str(example_corpus), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env=env, cwd=ROOT, check=False
    )
    assert (result.stdout.splitlines()[1:], result.stderr) == (["0"], "")


def _wait_for(file: Path) -> None:
    """Until the run has begun to write, at most a minute."""
    for _ in range(600):
        if file.exists():
            return
        time.sleep(0.1)


def test_ctrl_c_ends_a_run_cleanly_and_the_next_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    command = [
        sys.executable,
        "-c",
        "from cli import main; main()",
        "--corpus",
        str(folder),
        "ingest",
        "examples/papers",
    ]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    _wait_for(folder / "corpus.db")
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert running.returncode == 130, told
    assert "the next run goes on from there" in told
    assert "Traceback" not in told
    assert run_figtrace("ingest", "examples/papers", folder=folder).returncode == 0


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("plain", "plain"),
        ("a\nb\rc", "a\\nb\\rc"),
        ("x" * 5000, "x" * 300 + " … " + "x" * 300),
    ],
)
def test_a_message_is_one_line_of_a_bounded_length(message: str, line: str) -> None:
    assert cli._one_line(message) == line
