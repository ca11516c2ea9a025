"""Tests of the corpus that serves a draft: named, its own, or the nearest."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from figtrace.commands.app import Session
from figtrace.commands.draft_corpus import own_corpus, serving

PAPERS = Path(__file__).parents[3] / "examples/papers"


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("FIGTRACE_CORPUS", raising=False)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "draft.md"
    path.write_text(
        "China’s official reserves reached $2.40 trillion at the end of 2009 (Adler and Osei 2010, 134).\n",
        "utf-8",
    )
    return path


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    shutil.copy(sorted(PAPERS.glob("*.pdf"))[0], folder / "one.pdf")
    return folder


def test_a_draft_is_served_by_its_own_corpus_unless_one_was_named(tmp_path: Path, draft: Path) -> None:
    nearest = Session(tmp_path / ".figtrace", "tantivy")
    assert serving(nearest, draft) == nearest
    own_corpus(draft).mkdir()
    assert serving(nearest, draft).folder == own_corpus(draft)
    named = Session(tmp_path / "other", "tantivy", named=True)
    assert serving(named, draft) == named


def test_sources_are_read_beside_the_draft_once_and_serve_it_from_then_on(draft: Path, papers: Path) -> None:
    library = papers.parent / "library.bib"
    library.write_text(
        "@article{adler, title = {Reserves}, author = {Adler, A. and Osei, B.}, year = 2010,\n"
        "  file = {PDF:papers/one.pdf:application/pdf}}\n",
        "utf-8",
    )
    runner = CliRunner()
    first = runner.invoke(app, ["check", str(draft), "--sources", str(library), "--jobs", "1", "--json"])
    assert "1 sources in" in first.stderr
    assert "1 of them read now" in first.stderr
    again = runner.invoke(app, ["check", str(draft), "--sources", str(papers), "--jobs", "1"])
    assert "0 of them read now" in again.stderr
    plain = runner.invoke(app, ["check", str(draft), "--bib", str(library), "--jobs", "1", "--json"])
    assert plain.exit_code == first.exit_code == 0
    assert json.loads(plain.stdout)["findings"] == json.loads(first.stdout)["findings"]
    listed = runner.invoke(app, ["--corpus", str(own_corpus(draft)), "status", "--documents", "--json"])
    assert [(one["title"], one["year"]) for one in json.loads(listed.stdout)] == [("Reserves", 2010)]


def test_sources_go_into_the_corpus_that_was_named(draft: Path, papers: Path, tmp_path: Path) -> None:
    named = ["--corpus", str(tmp_path / "mine")]
    CliRunner().invoke(app, [*named, "check", str(draft), "--sources", str(papers), "--jobs", "1"])
    assert (tmp_path / "mine/corpus.db").is_file()
    assert not own_corpus(draft).exists()


def test_nothing_is_read_for_a_draft_that_is_not_there(draft: Path, papers: Path) -> None:
    gone = draft.with_name("gone.md")
    from corpus.errors import DraftError

    with pytest.raises(DraftError, match=r"gone\.md"):
        CliRunner().invoke(
            app, ["check", str(gone), "--sources", str(papers)], catch_exceptions=False, standalone_mode=False
        )
    assert not own_corpus(gone).exists()
