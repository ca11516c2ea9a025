"""Files of odd names and things that are no files are made, handed over, and judged."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.faults import files
from scripts.faults.running import Ran
from scripts.faults.tally import Tally
from scripts.faults.trial import Trial


def test_every_kind_of_thing_is_there(tmp_path: Path) -> None:
    made = files.wild_files(tmp_path / "x", ".pdf", b"content")
    modes = {stat.S_IFMT(path.lstat().st_mode) for path in made}
    assert {stat.S_IFREG, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFSOCK, stat.S_IFLNK} == modes
    names = [os.fsencode(path.name) for path in made]
    assert all(name.endswith(b".pdf") for name in names)
    assert max(map(len, names)) == 255
    assert any(b"\xff" in name for name in names)
    assert any(b"\n" in name for name in names)
    assert {path.read_bytes() for path in made if path.is_file() and path.stat().st_size} == {b"content"}


@pytest.mark.parametrize("role", ["check .md", "check --bib", "config"])
def test_things_that_are_no_files_are_refused(role: str, trial: Trial, tally: Tally) -> None:
    files.ROLES[role](replace(trial, rounds=1), tally)
    assert tally.told == []


def test_good_papers_beside_wild_files_are_read(trial: Trial, tally: Tally) -> None:
    files.ROLES["ingest of all"](trial, tally)
    assert tally.told == []


def test_signs_that_act_on_the_terminal_are_counted(tally: Tally) -> None:
    files.count_raw(Ran(("check", "a"), 1, "fine\n", "\x1b[31m\n"), tally)
    files.count_raw(Ran(("check", "a"), 1, "fine\tÜ\n", "\\x1b\n"), tally)
    assert tally.faults == {"raw": 1}
