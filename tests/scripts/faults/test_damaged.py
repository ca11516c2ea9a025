"""A damaged store or index is told in one line, and an index is made again as it was."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from scripts.faults import damaged
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial

CALLS = [("status",), ("claims", "-n", "500"), ("search", "trade")]


@pytest.mark.parametrize(
    "name",
    [
        "empty",
        "of noise",
        "truncated",
    ],
)
def test_a_store_that_is_none_is_refused(name: str, trial: Trial, tally: Tally) -> None:
    damaged.try_store(name, damaged.STORE[name], CALLS[:1], trial, tally)
    assert tally.told == []
    assert tally.tried == 1


def test_flipped_bytes_of_the_store_give_no_traceback(trial: Trial, tally: Tally) -> None:
    damaged.try_store("flipped", damaged.flipped, CALLS, trial, tally)
    assert tally.told == []


def test_an_index_that_is_none_is_made_again(trial: Trial, tally: Tally) -> None:
    damaged.try_index("emptied", damaged.INDEX["emptied"], trial, tally)
    assert tally.told == []


def test_the_first_page_is_left_alone(tmp_path: Path) -> None:
    db = tmp_path / "corpus.db"
    db.write_bytes(bytes(20_000))
    damaged.flipped(db, Random(1))
    assert not any(db.read_bytes()[:4096])
    assert any(db.read_bytes()[4096:])
