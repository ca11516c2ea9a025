"""Drawings hold tables often enough to be worth reading."""

from __future__ import annotations

import random

import pytest

from ingest.records import Grid
from scripts.fuzz import drawn_tables
from scripts.fuzz.drawn import Drawn


def test_some_random_drawings_hold_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Grid] = []
    make = drawn_tables._make

    def noted(grid: Grid) -> None:
        made.append(grid)
        make(grid)

    monkeypatch.setattr(drawn_tables, "_make", noted)
    chance = random.Random(7)
    for _ in range(60):
        drawn_tables.draw_tables(Drawn(chance.randbytes(900), ("1,234", "2008", "Exports")))
    assert made
