"""A trial on the smallest corpus that says something."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from scripts.faults.papers import write_papers
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial, made_corpus


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """A trial whose folder is not to be used."""
    folder = tmp_path_factory.mktemp("faults")
    papers = write_papers(folder / "papers", 2, Random(1))
    return Trial(folder, 1, papers, made_corpus(folder / "corpus", papers), rounds=1)


@pytest.fixture
def trial(ground: Trial, tmp_path: Path) -> Trial:
    return replace(ground, folder=tmp_path)


@pytest.fixture
def tally() -> Tally:
    return Tally("test")
