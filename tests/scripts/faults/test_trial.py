"""A trial knows its papers, copies its corpus, and compares what two corpora say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.faults.running import Ran
from scripts.faults.trial import Trial, answers, begin_trial, documents, ingest_limit, recorded


def test_a_corpus_that_is_given_lends_its_papers(ground: Trial, tmp_path: Path) -> None:
    trial = begin_trial(tmp_path, seed=7, rounds=3, corpus=ground.corpus)
    assert trial.papers == ground.papers
    assert (trial.corpus, trial.seed, trial.rounds, trial.engine) == (ground.corpus, 7, 3, "tantivy")


def test_chance_is_the_same_for_a_seed_and_a_kind(trial: Trial) -> None:
    assert trial.chance("kills").random() == trial.chance("kills").random()
    assert trial.chance("kills").random() != trial.chance("files").random()


def test_a_copy_is_fresh_each_time(trial: Trial) -> None:
    first = trial.copy()
    (first / "corpus.db").write_bytes(b"")
    (first / "more").touch()
    again = trial.copy()
    assert (again / "corpus.db").read_bytes() == (trial.corpus / "corpus.db").read_bytes()
    assert not (again / "more").exists()


def test_documents_are_known_by_their_files(trial: Trial) -> None:
    assert set(documents(trial.figtrace)) == set(map(str, trial.papers))
    assert documents(trial.figtrace.on(trial.folder / "none")) == {}


def test_a_corpus_says_the_same_as_its_copy(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.faults.trial.QUERIES", ())
    said = answers(trial.figtrace)
    assert all(said.values())
    assert len(said["documents"]) == len(trial.papers)
    assert answers(trial.figtrace.on(trial.copy())) == said


def test_states_are_read_from_an_ingest_and_from_nothing() -> None:
    outcome = {"path": "/a.pdf", "state": "failed", "code": "damaged", "reason": "why", "doc": None}
    ran = Ran(("ingest",), 1, json.dumps({"outcomes": [outcome]}), "")
    assert recorded(ran) == {"/a.pdf": ("failed", "damaged", "why")}
    assert recorded(Ran(("ingest",), 2, "", "figtrace: no\n")) == {}


def test_more_files_may_take_longer() -> None:
    assert ingest_limit(0) == 60
    assert ingest_limit(10) > ingest_limit(1) > 60
