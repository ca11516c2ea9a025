"""Texts have the size that is asked for, and time that grows faster than the text is seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.faults import growth
from scripts.faults.running import Ran
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial


@pytest.mark.parametrize("name", growth.KINDS)
@pytest.mark.parametrize("size", [10_000, 20_000])
def test_a_text_has_about_as_many_signs_as_are_asked_for(name: str, size: int, trial: Trial) -> None:
    assert 0.8 * size < len(growth.KINDS[name][1](trial, size)) < 1.4 * size


@pytest.mark.parametrize("name", ["sentences", "letters"])
def test_twice_the_text_takes_twice_the_time(name: str, trial: Trial, tally: Tally) -> None:
    growth.grow(name, trial, tally, first=12_000, doublings=1)
    assert tally.told == []


@pytest.mark.parametrize(("once", "twice", "slower"), [(1, 2.7, False), (1, 2.9, True), (0.1, 0.6, False)])
def test_more_than_twice_the_time_is_slow(once: float, twice: float, slower: bool) -> None:
    assert growth.is_slower(once, twice) is slower


def test_the_first_text_that_is_too_slow_is_the_last(
    trial: Trial, tally: Tally, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def checked(name: str, size: int, trial: Trial) -> Ran:
        seen.append(size)
        return replace(Ran((), 1, "", ""), cpu=(size / 100) ** 2)

    monkeypatch.setattr(growth, "_checked", checked)
    growth.grow("letters", trial, tally, first=100, doublings=4)
    assert tally.faults == {"slow": 1}
    assert seen == [0, 100, 200, 200]
