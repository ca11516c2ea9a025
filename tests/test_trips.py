"""The trips of a PDF, a query and a draft over the example papers, whole, as a user's shell makes them."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import run_figtrace
from tests.folders import ROOT
from tests.optional import hide, needs, optional

PNG = b"\x89PNG"
SCANNED = "examples/papers/delacroix-2007.pdf"
"""Has a page that is a picture."""


def _json(*arguments: str, folder: Path) -> Any:
    result = run_figtrace(*arguments, "--json", folder=folder)
    return json.loads(result.stdout)


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


def test_search_gives_passages_with_page_and_box(example_corpus: Path) -> None:
    hits = _json("search", "processing trade", folder=example_corpus)
    assert "processing" in hits[0]["passage"].lower()
    assert hits[0]["page"] >= 1
    assert hits[0]["boxes"]
    assert hits[0]["score"] >= hits[-1]["score"]


def test_claims_are_asked_by_scope_and_by_number(example_corpus: Path) -> None:
    imports = _json(
        "claims", "--measure", "imports", "--partner", "CHN", "--year", "2008", folder=example_corpus
    )
    assert any("91" in row["figure"] for row in imports)
    near = _json("claims", "--near", "71.8bn", "--unit", "USD", folder=example_corpus)
    assert any("71.8" in row["figure"] for row in near)
    assert all(row["quote"] and row["page"] and row["boxes"] for row in imports + near)


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
    return re.findall(r"^    (figtrace (?!ingest|desk).*)$", tour, re.MULTILINE)


@pytest.mark.parametrize("line", _tour())
def test_the_readmes_tour_shows_something_at_every_step(
    example_corpus: Path, tmp_path: Path, line: str
) -> None:
    arguments = [arg if not arg.startswith("examples/") else str(ROOT / arg) for arg in shlex.split(line)[1:]]
    result = run_figtrace(*arguments, folder=example_corpus, cwd=tmp_path)
    findings = arguments[0] == "check" or "--failed" in arguments
    assert result.returncode in ((0, 1) if findings else (0,)), result.stderr
    assert result.stdout or "--failed" in arguments


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


def test_a_persons_own_list_adds_entities_and_a_mistake_in_it_is_told(tmp_path: Path) -> None:
    mine, folder = tmp_path / "mine.toml", tmp_path / "corpus"
    mine.write_text(
        '[[entry]]\nid = "policy:multilateral"\nname = "Multilateral cuts"\naliases = ["tariff cuts"]\n',
        encoding="utf-8",
    )
    paper = "examples/papers/delacroix-2007.pdf"
    assert run_figtrace("ingest", paper, "--gazetteer", str(mine), folder=folder).returncode == 0
    mine.write_text("[[entry]]\nid = 3\n", encoding="utf-8")
    refused = run_figtrace("ingest", paper, "--gazetteer", str(mine), folder=folder)
    assert (refused.returncode, "mine.toml" in refused.stderr) == (2, True)


def test_a_paper_that_is_read_again_is_indexed_again(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    paper = "examples/papers/delacroix-2007.pdf"
    assert _json("ingest", paper, folder=folder)["indexed"] == 1
    assert _json("ingest", paper, folder=folder)["indexed"] == 0
    with sqlite3.connect(folder / "corpus.db") as older:
        older.execute("UPDATE documents SET reader = 'an older reader'")
    older.close()
    assert _json("ingest", paper, folder=folder)["indexed"] == 1


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
