"""The command line as a user meets it: data on stdout, talk on stderr, exit codes that scripts can trust."""

from __future__ import annotations

import csv
import errno
import io
import json
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from cli import _globals_first, _told
from tests.conftest import run_figtrace
from tests.folders import ROOT
from tests.optional import hide, needs, optional

pytestmark = pytest.mark.xdist_group("examples")  # one worker makes the corpus, and only once

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
PNG = b"\x89PNG"


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


SCANNED = "examples/papers/delacroix-2007.pdf"
"""Has a page that is a picture."""


def test_ingest_says_what_it_did_and_does_nothing_twice(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    first = run_figtrace("ingest", "examples/papers/adeyemi-castellanos-2010.pdf", folder=folder)
    assert first.returncode == 0
    assert f"making a corpus in {folder}" in first.stderr
    assert "1\tdone" in first.stdout
    again = run_figtrace("ingest", "examples/papers/adeyemi-castellanos-2010.pdf", folder=folder)
    assert "1 files unchanged" in again.stderr
    assert "making" not in again.stderr


@needs("tesseract")
def test_with_tesseract_a_page_that_is_a_picture_is_read(tmp_path: Path) -> None:
    made = run_figtrace("ingest", SCANNED, folder=tmp_path / "made")
    assert (made.returncode, made.stdout) == (0, "1\tdone\t\n")


@optional
def test_without_tesseract_a_page_that_is_a_picture_is_told_as_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide(monkeypatch, tmp_path, "tesseract")
    made = run_figtrace("ingest", SCANNED, folder=tmp_path / "made")
    assert (made.returncode, made.stdout) == (0, "1\tpartial\timage-only\n")
    failed = run_figtrace("status", "--failed", folder=tmp_path / "made")
    assert "the page is an image without text" in failed.stdout


def test_status_counts_files_pages_and_finds(example_corpus: Path) -> None:
    lines = _json("status", folder=example_corpus)
    counts = {(line["what"], line["state"]): line["count"] for line in lines}
    assert counts["files", "done"] + counts.get(("files", "partial"), 0) == 7
    assert counts["pages", "text"] >= 15
    assert counts["found", "claims"] > 50


def test_documents_and_failures_are_listed(example_corpus: Path) -> None:
    documents = _json("status", "--documents", folder=example_corpus)
    assert [Path(d["source"]).stem for d in documents][:2] == ["adeyemi-castellanos-2010", "delacroix-2007"]
    failures = run_figtrace("status", "--failed", folder=example_corpus)
    assert failures.returncode in (0, 1)


def test_search_gives_passages_with_page_and_box(example_corpus: Path) -> None:
    hits = _json("search", "processing trade", folder=example_corpus)
    assert "processing" in hits[0]["passage"].lower()
    assert hits[0]["page"] >= 1
    assert hits[0]["boxes"]
    assert hits[0]["score"] >= hits[-1]["score"]


def test_search_without_an_answer_exits_1(example_corpus: Path) -> None:
    result = run_figtrace("search", "zeppelin", folder=example_corpus)
    assert (result.returncode, result.stdout) == (1, "")
    assert "nothing found" in result.stderr


def test_claims_are_asked_by_scope_and_by_number(example_corpus: Path) -> None:
    imports = _json(
        "claims", "--measure", "imports", "--partner", "CHN", "--year", "2008", folder=example_corpus
    )
    assert any("91" in row["figure"] for row in imports)
    near = _json("claims", "--near", "71.8bn", "--unit", "USD", folder=example_corpus)
    assert any("71.8" in row["figure"] for row in near)
    assert all(row["quote"] and row["page"] and row["boxes"] for row in imports + near)


def test_claims_come_as_csv_with_a_heading(example_corpus: Path) -> None:
    result = run_figtrace("claims", "--unit", "USD", "--csv", folder=example_corpus)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert rows
    assert {"figure", "measure", "page", "quote"} <= set(rows[0])


def test_entities_are_counted_by_kind(example_corpus: Path) -> None:
    firms = _json("entities", "--type", "firm", folder=example_corpus)
    assert all(row["label"] == "firm" for row in firms)
    assert firms[0]["mentions"] >= firms[-1]["mentions"]


def test_themes_have_words_and_papers(example_corpus: Path) -> None:
    themes = _json("themes", "--number", "3", folder=example_corpus)
    assert len(themes) == 3
    assert all(theme["words"] and theme["documents"] for theme in themes)


def test_check_gives_a_ledger_and_exits_1_for_findings(example_corpus: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    result = run_figtrace(
        "check", "examples/draft.docx", "--html", str(report), "--json", folder=example_corpus
    )
    assert result.returncode == 1
    ledger = json.loads(result.stdout)
    assert {f["verdict"] for f in ledger["findings"]} >= {"supported", "contradicted", "unknown"}
    assert "data:image/png;base64," in report.read_text(encoding="utf-8")


def test_two_checks_print_the_same_bytes(example_corpus: Path) -> None:
    first, second = (
        run_figtrace("check", "examples/draft.md", "--json", folder=example_corpus) for _ in range(2)
    )
    assert first.stdout == second.stdout


def test_show_draws_the_page_with_the_quote_boxed(example_corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    shown = run_figtrace(
        "show", "lindqvist", "--quote", "three findings", "-o", str(out), folder=example_corpus
    )
    assert (shown.returncode, shown.stdout.strip()) == (0, str(out))
    assert out.read_bytes().startswith(PNG)
    plain = run_figtrace(
        "show", "lindqvist", "--page", "1", "--layout", "-o", str(out), folder=example_corpus
    )
    assert plain.returncode == 0


def test_a_quote_that_is_not_there_is_not_marked(example_corpus: Path, tmp_path: Path) -> None:
    shown = run_figtrace(
        "show", "lindqvist", "--page", "1", "--quote", "no such words", "-o", str(tmp_path / "p.png"),
        folder=example_corpus,
    )  # fmt: skip
    assert shown.returncode == 1
    assert "nothing is marked" in shown.stderr


def test_the_index_is_made_again_from_the_store(example_corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(example_corpus, folder)
    shutil.rmtree(folder / "index")
    missing = run_figtrace("search", "trade", folder=folder)
    assert missing.returncode == 2
    assert "figtrace index rebuild" in missing.stderr
    assert run_figtrace("index", "rebuild", folder=folder).returncode == 0
    assert run_figtrace("search", "trade", folder=folder).returncode == 0


def _tour() -> list[str]:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    tour = readme.partition("## A tour of five minutes")[2].partition("\n## ")[0]
    return re.findall(r"^    (figtrace (?!ingest).*)$", tour, re.MULTILINE)


@pytest.mark.parametrize("line", _tour())
def test_the_readmes_tour_shows_something_at_every_step(
    example_corpus: Path, tmp_path: Path, line: str
) -> None:
    arguments = [arg if not arg.startswith("examples/") else str(ROOT / arg) for arg in shlex.split(line)[1:]]
    result = run_figtrace(*arguments, folder=example_corpus, cwd=tmp_path)
    findings = arguments[0] == "check" or "--failed" in arguments
    assert result.returncode in ((0, 1) if findings else (0,)), result.stderr
    assert result.stdout or "--failed" in arguments


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


def test_a_closed_pipe_is_no_error(example_corpus: Path) -> None:
    command = f"{sys.executable} -c 'from cli import main; main()' claims -n 500 | head -1"
    env = {"FIGTRACE_CORPUS": str(example_corpus), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env=env, cwd=ROOT, check=False
    )
    assert (result.returncode, result.stderr) == (0, "")


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


def test_a_decision_on_an_entity_is_kept_told_and_taken_back(example_corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(example_corpus, folder)
    first = _json("entities", "--type", "firm", folder=folder)[0]
    assert "decision 1: " in run_figtrace("entities", "ignore", first["key"], folder=folder).stderr
    assert first["key"] not in [row["key"] for row in _json("entities", "--type", "firm", folder=folder)]
    assert [d["state"] for d in _json("entities", "decisions", folder=folder)] == ["holds"]
    assert "undone" in run_figtrace("entities", "undo", folder=folder).stderr
    assert _json("entities", "--type", "firm", folder=folder)[0]["key"] == first["key"]


def test_a_claim_is_explained_by_its_rules(example_corpus: Path) -> None:
    claim = _json("claims", "--near", "71.8bn", "--unit", "USD", folder=example_corpus)[0]
    told = run_figtrace("claims", "--explain", claim["id"], folder=example_corpus).stdout
    assert "71.8" in told
    assert "period:" in told
    assert "is the id of no claim" in _one_line(
        run_figtrace("claims", "--explain", "zz", folder=example_corpus)
    )


def test_a_cut_list_of_claims_says_so(example_corpus: Path) -> None:
    assert "the first 2 are shown" in run_figtrace("claims", "-n", "2", folder=example_corpus).stderr


def test_an_entity_has_a_card_and_a_graph(example_corpus: Path) -> None:
    card = run_figtrace("entities", "show", "China", folder=example_corpus).stdout
    assert "place:CHN" in card
    assert "by year of the document" in card
    graph = _json("graph", "China", "--of", "product", folder=example_corpus)
    assert graph["nodes"][0]["key"] == "place:CHN"
    assert run_figtrace("graph", "China", "--dot", folder=example_corpus).stdout.startswith(
        "graph entities {"
    )
    beside = _json("entities", "--of", "product", "--with", "place:CHN", folder=example_corpus)
    assert {row["label"] for row in beside} == {"product"}


def test_a_bibliography_corrects_what_papers_say_of_themselves(tmp_path: Path) -> None:
    library = tmp_path / "library.bib"
    library.write_text("@book{delacroix-2007, title={The right title}, year={1999}}", encoding="utf-8")
    folder = tmp_path / "corpus"
    paper = "examples/papers/delacroix-2007.pdf"
    report = _json("ingest", paper, "--bib", str(library), folder=folder)
    assert (report["described"], report["unmatched"]) == (1, [])
    (line,) = _json("status", "--documents", folder=folder)
    assert (line["title"], line["year"]) == ("The right title", 1999)
    assert run_figtrace("meta", "set", "delacroix", "year", "2007", folder=folder).returncode == 0
    assert _json("status", "--documents", folder=folder)[0]["year"] == 2007


def test_reports_are_written_in_every_form(example_corpus: Path, tmp_path: Path) -> None:
    draft, word, sarif = (tmp_path / name for name in ("draft.docx", "reviewed.docx", "out.sarif"))
    shutil.copy(ROOT / "examples" / "draft.docx", draft)
    made = run_figtrace(
        "check", str(draft), "--docx", str(word), "--sarif", str(sarif), "--csv", folder=example_corpus
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(made.stdout)))
    assert {"contradicted", "supported"} <= {row["verdict"] for row in rows}
    assert word.read_bytes().startswith(b"PK")
    assert json.loads(sarif.read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_a_persons_word_on_a_figure_holds_and_changes_are_counted(
    example_corpus: Path, tmp_path: Path
) -> None:
    draft, old = tmp_path / "draft.docx", tmp_path / "old.json"
    shutil.copy(ROOT / "examples" / "draft.docx", draft)
    old.write_text(
        run_figtrace("check", str(draft), "--json", folder=example_corpus).stdout, encoding="utf-8"
    )
    finding = next(
        f for f in json.loads(old.read_text("utf-8"))["findings"] if f["verdict"] == "contradicted"
    )
    decided = run_figtrace(
        "decide", str(draft), finding["id"], "--reject", "--note", "seen", folder=example_corpus
    )
    assert "draft.docx.figtrace.json" in decided.stderr
    again = run_figtrace("check", str(draft), "--csv", "--against", str(old), folder=example_corpus)
    (row,) = (r for r in csv.DictReader(io.StringIO(again.stdout)) if r["id"] == finding["id"])
    assert (row["decision"], row["note"]) == ("reject", "seen")
    assert "unchanged" in again.stderr


def test_conflicts_are_listed_or_none_is_said(example_corpus: Path) -> None:
    result = run_figtrace("conflicts", folder=example_corpus)
    assert result.returncode in (0, 1)
    assert result.stdout or "no conflicts found" in result.stderr


def test_a_persons_own_list_adds_entities_and_a_mistake_in_it_is_told(tmp_path: Path) -> None:
    mine, folder = tmp_path / "mine.toml", tmp_path / "corpus"
    mine.write_text(
        '[[entry]]\nid = "policy:multilateral"\nname = "Multilateral cuts"\naliases = ["tariff cuts"]\n',
        encoding="utf-8",
    )
    paper = "examples/papers/delacroix-2007.pdf"
    assert run_figtrace("ingest", paper, "--gazetteer", str(mine), folder=folder).returncode == 0
    mine.write_text("[[entry]]\nid = 3\n", encoding="utf-8")
    assert "mine.toml" in _one_line(run_figtrace("ingest", paper, "--gazetteer", str(mine), folder=folder))


def test_entities_come_as_csv_and_near_claims_nearest_first(example_corpus: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run_figtrace("entities", "--csv", folder=example_corpus).stdout)))
    assert {"key", "mentions"} <= set(rows[0])
    near = _json("claims", "--near", "71bn", "--unit", "USD", folder=example_corpus)
    stated = [re.fullmatch(r"\$([\d.]+) billion", row["figure"]) for row in near]
    distances = [abs(float(found[1]) - 71) for found in stated if found]
    assert len(distances) > 1
    assert distances == sorted(distances)


def test_a_paper_that_is_read_again_is_indexed_again(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    paper = "examples/papers/delacroix-2007.pdf"
    assert _json("ingest", paper, folder=folder)["indexed"] == 1
    assert _json("ingest", paper, folder=folder)["indexed"] == 0
    with sqlite3.connect(folder / "corpus.db") as older:
        older.execute("UPDATE documents SET reader = 'an older reader'")
    older.close()
    assert _json("ingest", paper, folder=folder)["indexed"] == 1
