"""A damaged store or index is told in one line, and an index is made again as it was."""

from __future__ import annotations

from dataclasses import replace
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
        pytest.param("empty", marks=pytest.mark.xfail(strict=False, reason="no bytes count as a new corpus")),
        "of noise",
        "truncated",
        "of the future",
    ],
)
def test_a_store_that_is_none_is_refused(name: str, trial: Trial, tally: Tally) -> None:
    damaged.try_store(name, damaged.STORE[name], CALLS[:2], trial, tally)
    assert tally.told == []
    assert tally.tried == 2


@pytest.mark.parametrize("seed", [1, 2])
def test_flipped_bytes_of_the_store_give_no_traceback(seed: int, trial: Trial, tally: Tally) -> None:
    damaged.try_store("flipped", damaged.flipped, CALLS, replace(trial, seed=seed), tally)
    assert tally.told == []


@pytest.mark.parametrize("name", ["gone", "emptied"])
def test_an_index_that_is_none_is_made_again(name: str, trial: Trial, tally: Tally) -> None:
    damaged.try_index(name, damaged.INDEX[name], trial, tally)
    assert tally.told == []


def test_the_first_page_is_left_alone(tmp_path: Path) -> None:
    db = tmp_path / "corpus.db"
    db.write_bytes(bytes(20_000))
    damaged.flipped(db, Random(1))
    assert not any(db.read_bytes()[:4096])
    assert any(db.read_bytes()[4096:])
