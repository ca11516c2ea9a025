"""What may be chosen for a check, and what is chosen if nothing is."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from figtrace.check.inquiry.options import CheckOptions


def test_a_check_is_plain_unless_something_is_chosen() -> None:
    plain = CheckOptions()
    assert (plain.engine, plain.strictness, plain.jobs, plain.only) == (None, "normal", 1, None)
    assert (plain.editions, plain.known) == ({}, {})


def test_progress_may_be_told_to_nobody() -> None:
    CheckOptions().on_figure(1, 2)
    CheckOptions().on_phase("checking")


def test_options_are_not_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        CheckOptions().jobs = 2  # type: ignore[misc]
