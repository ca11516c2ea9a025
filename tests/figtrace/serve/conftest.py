"""A small corpus for those who serve it, and what is at hand to do so."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.settings import load_settings
from figtrace.serve.tools.at_hand import AtHand
from tests.figtrace.small_corpus import annotator, corpus_of


@pytest.fixture(scope="session")
def small_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a corpus of three small documents; not to be written."""
    return corpus_of(tmp_path_factory.mktemp("served"))


@pytest.fixture
def at_hand(small_corpus: Path) -> AtHand:
    """That corpus, with lists and rules alone."""
    return AtHand(load_settings(small_corpus, env={}), "tantivy", annotator())
