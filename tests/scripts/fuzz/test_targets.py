"""Any bytes come to an end in every target, and those that once did not never fail again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scripts.fuzz.targets import TARGETS

FINDINGS = sorted((Path(__file__).parent / "findings").glob("*.bin"))


@pytest.mark.parametrize("name", sorted(TARGETS))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=300))
def test_no_bytes_raise_an_error_that_is_not_our_own(name: str, data: bytes) -> None:
    TARGETS[name](data)


def test_what_was_found_stays_mended() -> None:
    for path in FINDINGS:
        TARGETS[path.stem.partition("-")[0]](path.read_bytes())
