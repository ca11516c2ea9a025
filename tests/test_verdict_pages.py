"""The page of reasons has an entry for each of them, under the verdict that it comes with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from figtrace.check.ledger.records import Reason, Verdict

PAGE = (Path(__file__).parents[1] / "docs/verdicts.md").read_text(encoding="utf-8")


def test_every_reason_has_one_entry_and_no_other_has() -> None:
    assert sorted(re.findall(r"^### (\w+)$", PAGE, re.M)) == sorted(Reason)


@pytest.mark.parametrize("reason", Reason)
def test_an_entry_says_something(reason: Reason) -> None:
    entry = PAGE.split(f"### {reason}\n")[1].split("\n#")[0]
    assert len(entry.split()) >= 8


def test_every_verdict_has_its_part() -> None:
    parts = [title.lower() for title in re.findall(r"^## (\w+)$", PAGE, re.M)]
    assert parts == [verdict.value for verdict in Verdict]
