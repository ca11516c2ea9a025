"""Each kind of bad line is spoiled as it says, and what does not come back is counted."""

from __future__ import annotations

from random import Random

import pytest

from scripts.faults import elastic
from scripts.faults.proxy import Proxy
from scripts.faults.tally import SkippedError, Tally
from scripts.faults.trial import Trial


def test_without_a_server_it_is_skipped(trial: Trial, tally: Tally, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FIGTRACE_ES_URL", raising=False)
    with pytest.raises(SkippedError):
        elastic.run(trial, tally)


@pytest.mark.parametrize("name", elastic.LINES)
def test_a_line_is_spoiled_in_one_way(name: str) -> None:
    proxy = Proxy()
    elastic.LINES[name](proxy, Random(1))
    spoiled = {"slow": proxy.delay, "cut again and again": proxy.cut_every, "cut for good": proxy.dead_after}
    assert {one for one, value in spoiled.items() if value} == {name}
