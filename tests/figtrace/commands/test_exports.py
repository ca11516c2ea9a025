"""The corpus is given to other programs by one command with one form at a time."""

from __future__ import annotations

import json
from pathlib import Path

import polars
import pytest

from corpus.errors import UsageError
from tests.figtrace.commands.conftest import Run

_FILES = {
    "--bibtex": "@misc{",
    "--csl-json": '"id"',
    "--ris": "TY  - ",
    "--annotations": "AnnotationCollection",
    "--graphml": "<graphml",
    "--datasette": '"databases"',
}


@pytest.mark.parametrize(("form", "holds"), _FILES.items())
def test_a_file_of_each_form_is_written(
    run: Run, small_corpus: Path, tmp_path: Path, form: str, holds: str
) -> None:
    found = run(small_corpus, "export", str(tmp_path / "out"), form)
    assert found.exit_code == 0
    assert holds in (tmp_path / "out").read_text(encoding="utf-8")


def test_tables_come_into_a_folder_and_are_told(run: Run, small_corpus: Path, tmp_path: Path) -> None:
    found = run(small_corpus, "export", str(tmp_path / "out"), "--parquet", "--json")
    written = {one["what"]: one["count"] for one in json.loads(found.stdout)}
    assert written["documents"] == len(polars.read_parquet(tmp_path / "out" / "documents.parquet")) == 3


@pytest.mark.parametrize("form", ["--csv", "--jsonl"])
def test_other_forms_of_tables(run: Run, small_corpus: Path, tmp_path: Path, form: str) -> None:
    run(small_corpus, "export", str(tmp_path / "out"), form)
    assert (tmp_path / "out" / f"claims.{form[2:]}").stat().st_size


def test_a_document_as_tei(run: Run, small_corpus: Path, tmp_path: Path) -> None:
    run(small_corpus, "export", str(tmp_path / "a.xml"), "--tei", "--doc", "Makers")
    assert "Foxconn" in (tmp_path / "a.xml").read_text(encoding="utf-8")


def test_findings_of_a_check_are_annotations(run: Run, small_corpus: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("Foxconn assembled 40 percent of the notebook PCs in 2008.")
    ledger = tmp_path / "ledger.json"
    ledger.write_text(run(small_corpus, "check", str(draft), "--json", "--jobs", "1").stdout)
    run(small_corpus, "export", str(tmp_path / "out"), "--findings", str(ledger))
    items = json.loads((tmp_path / "out").read_text())["first"]["items"]
    assert [one["motivation"] for one in items] == ["assessing"]


@pytest.mark.parametrize("forms", [[], ["--csv", "--jsonl"], ["--tei", "--graphml"]])
def test_exactly_one_form_is_asked_for(
    run: Run, small_corpus: Path, tmp_path: Path, forms: list[str]
) -> None:
    with pytest.raises(UsageError, match=f"expected one of --parquet, .*; given: {len(forms)}"):
        run(small_corpus, "export", str(tmp_path / "out"), *forms)


def test_a_file_in_the_folders_place_is_one_line(run: Run, small_corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(UsageError, match="out is a file: expected a folder"):
        run(small_corpus, "export", str(tmp_path / "out"), "--parquet")
    assert (tmp_path / "out").read_text() == "mine"
