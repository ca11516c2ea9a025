"""Sentences of a draft have the verdicts, reasons and evidence that they always had."""

from __future__ import annotations

from tests.figtrace.check.sentences import FROM_SEVERAL
from tests.figtrace.check.told import told
from tests.goldens import GOLDEN, assert_golden


def test_each_sentence_is_judged_as_it_was() -> None:
    said = "".join(f"{one}\n{told(one, cites='paper')}" for one in FROM_SEVERAL.strip().split("\n"))
    assert_golden("own_arithmetic.txt", said, folder=GOLDEN / "judged")
