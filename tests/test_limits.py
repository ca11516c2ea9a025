"""The bounds that the page of limits tells are those of the code."""

from __future__ import annotations

import pytest

from figtrace.ask import searches
from figtrace.check.inquiry.draft_limits import MOST_CHARACTERS, MOST_FIGURES
from figtrace.export.pictures.from_series import MOST_MARKS
from ingest.office import docx_package, encoding
from ingest.pdf import ocr
from ingest.sheets import xlsx_file
from ingest.sheets.sheet import MOST_CELLS
from tests.folders import ROOT

PAGE = (ROOT / "docs/limits.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "told",
    [
        f"{MOST_CHARACTERS:,} characters",
        f"{MOST_FIGURES:,} figures",
        f"{encoding._MOST_TEXT // 1_000_000} MB of text",
        f"{docx_package._MAX_UNPACKED // 1_000_000} MB unpacked",
        f"{ocr._TIMEOUT_S} seconds of tesseract",
        f"{xlsx_file._MOST_SHEETS} sheets",
        f"{MOST_CELLS:,} filled cells",
        f"the first {searches._FARTHEST:,} hits",
        f"{MOST_MARKS} marks",
    ],
)
def test_a_bound_is_told_as_it_is(told: str) -> None:
    assert told in PAGE
