"""The tables of the example papers are read as they always were."""

from __future__ import annotations

import pytest

from tests.goldens import GOLDEN, assert_golden
from tests.ingest.examples import EXAMPLES, example, tables


@pytest.mark.parametrize("name", EXAMPLES)
def test_tables_are_those_that_were_kept(name: str) -> None:
    assert_golden(f"{name}-tables.txt", tables(example(name)), folder=GOLDEN / "examples")
