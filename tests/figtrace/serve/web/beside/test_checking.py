"""Drafts are checked one after another, beside the desk."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from figtrace.check.revisions.changes import read_ledger
from figtrace.serve.web.beside.checking import Bench, Failed, Finished, Job, Told, Word
from tests.figtrace.small_corpus import corpus_of


def _heard(bench: Bench, job: Job) -> list[Word]:
    said: list[Word] = []
    done = threading.Event()

    def hear(word: Word) -> None:
        said.append(word)
        if not isinstance(word, Told):
            done.set()

    bench.put(job, hear)
    assert done.wait(100)
    return said


@pytest.mark.timeout(240)
def test_a_check_tells_how_far_it_is_and_names_its_ledger_as_a_person_does(
    tmp_path: Path,
) -> None:
    folder = corpus_of(tmp_path / "c")
    draft = tmp_path / "draft.md"
    draft.write_text("Foxconn assembled 40 percent of the notebook PCs of Lenovo in China (Makers 2009).")
    bench = Bench()
    said = _heard(bench, Job(folder, "tantivy", draft, "my paper.md", tmp_path / "ledger.json"))
    assert isinstance(said[-1], Finished), said
    assert any(isinstance(word, Told) and word.total for word in said)
    assert read_ledger(tmp_path / "ledger.json").draft == "my paper.md"
    empty = tmp_path / "draft.txt"
    empty.write_text("No numbers here.")
    last = _heard(bench, Job(folder, "tantivy", empty, "other.txt", tmp_path / "x.json"))[-1]
    bench.close()
    assert isinstance(last, Failed)
    assert last.problem.startswith("other.txt has no figures")
