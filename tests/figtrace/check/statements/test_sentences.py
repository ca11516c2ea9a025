"""Sentences of a draft have the verdicts, reasons and evidence that they always had."""

from __future__ import annotations

from tests.figtrace.check.sentences import IN_TABLES
from tests.figtrace.check.told import told
from tests.goldens import GOLDEN, assert_golden


def test_each_sentence_is_judged_as_it_was() -> None:
    said = "".join(f"{one}\n{told(one, cites='table')}" for one in IN_TABLES.strip().split("\n"))
    assert_golden("statements.txt", said, folder=GOLDEN / "judged")
