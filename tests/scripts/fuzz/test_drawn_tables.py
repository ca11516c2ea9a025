"""Drawings hold tables often enough to be worth reading."""

from __future__ import annotations

import random

import pytest

from scripts.fuzz import drawn_tables
from scripts.fuzz.drawn import Drawn


def test_some_random_drawings_hold_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    monkeypatch.setattr(drawn_tables, "_make", made.append)
    chance = random.Random(7)
    for _ in range(60):
        drawn_tables.draw_tables(Drawn(chance.randbytes(900), ("1,234", "2008", "Exports")))
    assert made
