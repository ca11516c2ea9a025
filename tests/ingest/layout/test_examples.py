"""The example papers are laid out as they always were."""

from __future__ import annotations

import pytest

from tests.goldens import GOLDEN, assert_golden
from tests.ingest.examples import EXAMPLES, blocks, example


@pytest.mark.parametrize("name", EXAMPLES[:4])
def test_blocks_are_those_that_were_kept(name: str) -> None:
    assert_golden(f"{name}-blocks.txt", blocks(example(name)), folder=GOLDEN / "examples")
