"""Mutations are the same for a seed, differ from their papers, and all end in a state."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.faults import mutations
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial


def made(trial: Trial, folder: Path, count: int = 20, seed: int = 1) -> dict[str, bytes]:
    folder.mkdir()
    chance = replace(trial, seed=seed).chance("mutations")
    paths = mutations.mutations(folder, trial.papers, count, chance)
    return {path.name: path.read_bytes() for path in paths}


def test_a_seed_gives_the_same_files_and_another_gives_others(trial: Trial, tmp_path: Path) -> None:
    one = made(trial, tmp_path / "one")
    assert one == made(trial, tmp_path / "same")
    assert one != made(trial, tmp_path / "other", seed=2)
    assert len(one) == 20


def test_every_file_differs_from_the_papers(trial: Trial, tmp_path: Path) -> None:
    good = {paper.read_bytes() for paper in trial.papers}
    assert good.isdisjoint(made(trial, tmp_path / "one", 10).values())


def test_damaged_content_differs_in_every_page_and_nowhere_else(trial: Trial, tmp_path: Path) -> None:
    files = made(trial, tmp_path / "one")
    (changed, *_) = [data for name, data in files.items() if "-content-" in name]
    (good,) = [paper.read_bytes() for paper in trial.papers if paper.stat().st_size == len(changed)][:1]
    outside = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
    assert outside.sub(b"", changed) == outside.sub(b"", good)
    pairs = zip(outside.findall(changed), outside.findall(good), strict=True)
    assert any(one != other for one, other in pairs)


def test_damaged_content_that_is_told_as_whole_is_a_fault(
    trial: Trial, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = trial.papers[0].read_bytes()
    monkeypatch.setattr(mutations, "mutations", lambda folder, *_: [_written(folder, good + b"%")])
    mutations.run(replace(trial, rounds=1), tally)
    assert tally.faults == {"untold": 1}


def _written(folder: Path, data: bytes) -> Path:
    path = folder / "000-content-paper.pdf"
    path.write_bytes(data)
    return path


def test_every_mutation_ends_in_a_state(trial: Trial, tally: Tally) -> None:
    mutations.run(replace(trial, rounds=4), tally)
    assert tally.told == []
    assert tally.tried == 1
