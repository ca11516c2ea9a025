"""Programs that figtrace can do without: a test says what happens where one is there, and where it is not.

`needs("dot")` skips a test where the program is missing; `hide(monkeypatch, tmp_path, "dot")` makes it
missing. Both kinds carry the marker `optional`, so that they can be run again with a program hidden.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.without import path_without

__all__ = ["PROGRAMS", "hide", "needs", "optional"]

PROGRAMS = {"dot": "Graphviz", "pdftotext": "poppler's pdftotext", "tesseract": "tesseract"}
"""Names on the path, and what the README calls them."""

optional = pytest.mark.optional


def needs(program: str) -> Callable[[Any], Any]:
    """The mark of a test that needs this program."""
    missing = pytest.mark.skipif(
        shutil.which(program) is None, reason=f"{PROGRAMS[program]} is not installed"
    )
    return lambda test: optional(missing(test))


def hide(monkeypatch: pytest.MonkeyPatch, folder: Path, *programs: str) -> None:
    """Take the programs from the path for the rest of the test."""
    bare = folder / "bin"
    bare.mkdir()
    monkeypatch.setenv("PATH", path_without(programs, bare, path=os.environ["PATH"]))
