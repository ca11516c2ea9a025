"""The trial of a cluster, as far as it can be tried without three nodes."""

from __future__ import annotations

from typing import Any

import pytest

from scripts.faults import cluster
from scripts.faults.cluster import VICTIMS
from scripts.faults.server import Server


class Client:
    """Stands in for a client of three nodes: the second is master, the third holds the passages."""

    def __init__(self, status: str = "green") -> None:
        self.cat = self.cluster = self
        self._status = status

    def master(self, **_: Any) -> list[dict[str, str]]:
        return [{"node": "figtrace-2"}]

    def shards(self, *, index: str, **_: Any) -> list[dict[str, str]]:
        assert index == "x-passages-v2-2"
        return [{"prirep": "r", "node": "figtrace-1"}, {"prirep": "p", "node": "figtrace-3"}]

    def health(self, **_: Any) -> dict[str, str]:
        return {"status": self._status}


FRESH = ["x-claims-v2-2", "x-passages-v2-2"]


def server(status: str = "green") -> Server:
    return Server(Client(status), "x")  # type: ignore[arg-type]


@pytest.mark.parametrize(("victim", "number"), [*zip(VICTIMS, (1, 2, 3), strict=True)])
def test_each_victim_is_the_node_of_its_part(victim: str, number: int) -> None:
    assert cluster._number_of(server(), victim, FRESH) == number


@pytest.mark.parametrize(
    ("victim", "status", "fresh", "is_time"),
    [
        (VICTIMS[0], "red", [], False),
        (VICTIMS[0], "red", FRESH, True),
        (VICTIMS[2], "yellow", FRESH, False),
        (VICTIMS[2], "green", FRESH, True),
    ],
)
def test_a_node_is_lost_when_new_indices_are_there_and_of_the_holder_when_they_have_copies(
    victim: str, status: str, fresh: list[str], *, is_time: bool
) -> None:
    assert cluster._is_time(server(status), victim, fresh) is is_time
