"""Drafts of many makes are read as they always were."""

from __future__ import annotations

from pathlib import Path

import pytest

from figtrace.drafts.read import read_draft
from tests.figtrace.drafts.examples import told
from tests.folders import ROOT
from tests.goldens import GOLDEN, assert_golden

_BESIDE = Path(__file__).parent


@pytest.mark.parametrize("name", ["made.tex", "made.md", "made.txt"])
def test_a_made_draft_is_read_whole(name: str) -> None:
    assert_golden(f"{name}.txt", told(read_draft(_BESIDE / name)), folder=GOLDEN / "drafts")


@pytest.mark.parametrize("name", ["draft.md", "draft.docx"])
def test_the_example_draft_is_read_whole(name: str) -> None:
    assert_golden(f"{name}.txt", told(read_draft(ROOT / "examples" / name)), folder=GOLDEN / "drafts")
