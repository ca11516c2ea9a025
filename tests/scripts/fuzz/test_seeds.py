"""Fuzzing begins with what its targets understand."""

from __future__ import annotations

import pytest

from corpus.annotations import Annotations
from corpus.codec import from_json
from scripts.fuzz.seeds import seeds
from scripts.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_no_seed_is_a_finding(name: str) -> None:
    for seed in seeds().get(name, ()):
        TARGETS[name](seed)


def test_stored_records_are_among_the_seeds() -> None:
    annotations = from_json(Annotations, seeds()["codec"][1][1:].decode())
    assert annotations.claims
