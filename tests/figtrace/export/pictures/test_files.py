"""Pictures come into the files that are named, in the form and look that are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UsageError
from figtrace.export.pictures.files import write_pictures
from figtrace.export.pictures.looks import DARK, LIGHT
from tests.figtrace.export.pictures.made import BARS


def test_each_form_comes_into_its_file(tmp_path: Path) -> None:
    write_pictures([BARS], svg=tmp_path / "a.svg", png=tmp_path / "a.png")
    assert LIGHT.paper in (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_the_dark_look_is_asked_for(tmp_path: Path) -> None:
    write_pictures([BARS], svg=tmp_path / "a.svg", dark=True)
    assert DARK.paper in (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert not (tmp_path / "a.png").exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder"):
        write_pictures([BARS], png=tmp_path)
