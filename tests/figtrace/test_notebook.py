"""Ten functions answer as the commands do, on the corpus that is named, and cost nothing until called."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import polars
import pytest

import figtrace
from corpus.errors import UsageError
from figtrace import (
    check_draft,
    claims,
    conflicts,
    documents,
    draw,
    entities,
    export_tables,
    ingest,
    search,
    series,
)
from tests.figtrace.small_corpus import corpus_of
from tests.folders import ROOT
from tests.strategies import document_of

API = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.fixture(name="corpus", scope="module")
def _corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of two documents that contradict one another."""
    one = "Chinese imports of machine tools from Germany came to $41.7 billion in 2008. Lenovo grew."
    other = "In 2008 imports of machine tools from Germany by China reached $48.2 billion."
    made = [document_of(one, doc="a", title="Tools", year=2009), document_of(other, doc="b", title="Trade")]
    return corpus_of(tmp_path_factory.mktemp("face"), made)


def test_the_face_has_ten_functions_that_the_docs_tell() -> None:
    assert len(figtrace.__all__) == 10
    assert sorted(re.findall(r"^## `(\w+)\(", API, re.MULTILINE)) == figtrace.__all__


@pytest.mark.parametrize("name", figtrace.__all__)
def test_the_docs_give_the_first_line_and_every_parameter(name: str) -> None:
    function = getattr(figtrace, name)
    section = re.search(rf"^## `{name}\(.*?(?=^## |\Z)", API, re.MULTILINE | re.DOTALL)
    assert section is not None
    assert function.__doc__.splitlines()[0] in section[0].replace("\n", " ")
    assert all(f"`{given}`" in section[0] for given in function.__annotations__ if given != "return")


def test_importing_it_is_cheap() -> None:
    code = "import sys, figtrace; print(len(sys.modules), 'sqlite3' in sys.modules, 'spacy' in sys.modules)"
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(len(sys.modules))"], capture_output=True, check=True
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT)
    count, *heavy = run.stdout.split()
    assert heavy == [b"False", b"False"]
    assert int(count) < int(bare.stdout) + 40


def test_documents_and_entities_are_listed(corpus: Path) -> None:
    assert [one.title for one in documents(folder=corpus)] == ["Tools", "Trade"]
    assert [one.key for one in entities(kind="firm", folder=corpus)] == ["firm:lenovo"]
    assert entities(words="zeppelin", folder=corpus) == ()


def test_passages_and_claims_are_found(corpus: Path) -> None:
    assert [hit.document for hit in search("Lenovo", folder=corpus)] == ["Tools"]
    found = claims(measure="imports", value="45e9..", folder=str(corpus))
    assert [claim.figure for claim in found] == ["$48.2 billion"]


def test_series_mark_what_conflicts_tell(corpus: Path) -> None:
    (one,) = series(measure="imports", folder=corpus)
    assert [point.contested for point in one.points] == [True, True]
    assert len(conflicts(folder=corpus)) == 1
    assert b"contested by another paper" in draw([one])
    assert draw([one], dark=True) != draw([one])


def test_records_become_a_table(corpus: Path) -> None:
    table = polars.DataFrame(claims(folder=corpus))
    assert {"figure", "measure", "period", "source", "page"} <= set(table.columns)


def test_tables_are_written_in_the_form_that_is_named(corpus: Path, tmp_path: Path) -> None:
    written = export_tables(tmp_path / "out", form="csv", folder=corpus)
    assert {one.table: one.rows for one in written}["documents"] == 2
    with pytest.raises(UsageError, match="expected one of parquet, csv, jsonl"):
        export_tables(tmp_path / "out", form="xlsx", folder=corpus)


def test_a_draft_is_checked(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIGTRACE_MODEL", "")
    draft = tmp_path / "draft.md"
    draft.write_text("Chinese imports of machine tools from Germany came to $41.7 billion in 2008.")
    ledger = check_draft(draft, folder=corpus)
    assert [finding.surface for finding in ledger.findings] == ["$41.7 billion"]


def test_papers_are_read_into_a_corpus_that_is_not_there_yet(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"not a PDF")
    report = ingest(tmp_path, folder=tmp_path / "corpus")
    assert [outcome.state for outcome in report.outcomes] == ["failed"]
    assert documents(folder=tmp_path / "corpus") == ()


def test_without_a_name_the_environment_tells_the_corpus(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIGTRACE_CORPUS", str(corpus))
    assert len(documents()) == 2


def test_what_comes_back_are_records(corpus: Path) -> None:
    given: list[Any] = [*documents(folder=corpus), *claims(folder=corpus), *series(folder=corpus)]
    assert all(is_dataclass(one) and fields(one) for one in given)


@pytest.mark.parametrize("package", ["corpus", "figtrace", "ingest", "nlp", "search"])
def test_type_checkers_are_told_that_the_packages_are_typed(package: str) -> None:
    assert (ROOT / package / "py.typed").is_file()
