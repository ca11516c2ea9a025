"""The index is looked at, made again, and given again what it refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from search.refused import Refusal, keep_refusals, read_refusals
from tests.figtrace.commands.conftest import Run
from tests.figtrace.small_corpus import MAKERS
from tests.search.samples import doc_id

KEPT = Refusal(MAKERS.id, "Makers", 1, "r1", "value out of range", "correct it with `figtrace meta set`")


def refused(corpus: Path, *kept: Refusal) -> Path:
    """The list of what the embedded engine refused, which it never does by itself."""
    path = corpus / "tantivy-refused.jsonl"
    keep_refusals(path, kept)
    return path


def test_an_index_is_made_again(run: Run, own_corpus: Path) -> None:
    shutil.rmtree(own_corpus / "index")
    made = run(own_corpus, "index", "rebuild")
    assert (made.exit_code, made.stderr) == (0, "indexed 3 documents in tantivy\n")
    assert run(own_corpus, "search", "Foxconn").exit_code == 0


def test_an_index_that_holds_all_is_told_in_numbers(run: Run, own_corpus: Path) -> None:
    told = run(own_corpus, "index")
    lines = [line.split("\t") for line in told.stdout.splitlines()]
    assert told.exit_code == 0
    assert lines[0] == ["documents", "3"]
    assert lines[-2:] == [["not as the store has them", "0"], ["records refused", "0"]]
    assert told.stderr == ""


def test_an_index_that_lacks_a_document_is_told_with_exit_1(run: Run, own_corpus: Path) -> None:
    shutil.rmtree(own_corpus / "index")
    told = run(own_corpus, "index", "--json")
    assert (told.exit_code, json.loads(told.stdout)["stale"]) == (1, 3)


def test_what_was_refused_is_listed_by_document_with_what_to_do(run: Run, own_corpus: Path) -> None:
    path = refused(own_corpus, KEPT, KEPT)
    told = run(own_corpus, "index")
    assert told.exit_code == 1
    assert told.stderr == f"refused, record by record in {path}:\n"
    assert told.stdout.splitlines()[-1].split("\t")[:5] == [
        "Makers", "2", "1", "value out of range", "correct it with `figtrace meta set`",
    ]  # fmt: skip


def test_a_rebuild_says_what_was_refused(run: Run, own_corpus: Path) -> None:
    refused(own_corpus, KEPT)
    told = run(own_corpus, "index", "rebuild")
    assert told.exit_code == 1
    assert "tantivy refused 1 records of 1 documents: `figtrace --engine tantivy index`" in told.stderr


def test_a_retry_puts_in_the_documents_that_are_there_still(run: Run, own_corpus: Path) -> None:
    gone = Refusal(doc_id("gone"), "Gone", 1, "r2", "value out of range", "correct it")
    path = refused(own_corpus, KEPT, gone)
    told = run(own_corpus, "index", "retry")
    assert "indexed 1 documents in tantivy" in told.stderr
    assert len(read_refusals(path)) == 2  # the embedded engine keeps no such list


def test_without_anything_refused_a_retry_says_so(run: Run, own_corpus: Path) -> None:
    told = run(own_corpus, "index", "retry")
    assert (told.exit_code, told.stderr) == (0, "nothing was refused\n")


@pytest.mark.parametrize("command", ["index", "index retry", "index rebuild"])
def test_each_has_help_with_examples(run: Run, own_corpus: Path, command: str) -> None:
    assert "Examples:" in run(own_corpus, *command.split(), "--help").stdout
