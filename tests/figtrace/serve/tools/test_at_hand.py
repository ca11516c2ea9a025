"""What tools work with is there, or they say what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.settings import load_settings
from figtrace.serve.tools.at_hand import AtHand
from tests.figtrace.small_corpus import annotator


def test_each_call_opens_store_and_engine_anew(at_hand: AtHand) -> None:
    with at_hand.store() as one, at_hand.store() as other, at_hand.engine() as engine:
        assert len(one.summaries()) == len(other.summaries()) == engine.count().documents


def test_a_corpus_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no corpus"):
        AtHand(load_settings(tmp_path, env={}), "tantivy", annotator()).store()
