"""A file or folder is written whole or not at all, and a target of the other sort is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.errors import UsageError
from figtrace.export.files import folder_of_exports, write_file


def test_a_file_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    target = tmp_path / "a.svg"
    for content in (b"old", b"new"):
        write_file(target, content)
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


def test_a_file_is_readable_as_others_are(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        write_file(tmp_path / "a.svg", b"")
    finally:
        os.umask(mask)
    assert (tmp_path / "a.svg").stat().st_mode & 0o777 == 0o644


def test_a_folder_in_a_files_place_and_a_folder_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder: expected the name of a file"):
        write_file(tmp_path, b"")
    with pytest.raises(UsageError, match="cannot be written: No such file"):
        write_file(tmp_path / "nowhere" / "a.svg", b"")


def test_files_of_a_folder_come_together_beside_those_that_are_there(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "tables"
    target.mkdir(parents=True)
    (target / "mine.txt").write_text("kept")
    with folder_of_exports(target) as making:
        (making / "a.csv").write_text("a")
        assert not (target / "a.csv").exists()
    assert sorted(path.name for path in target.iterdir()) == ["a.csv", "mine.txt"]


def test_a_folder_is_left_as_it_was_where_the_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "tables"
    target.mkdir()
    (target / "a.csv").write_text("old")

    def fail() -> None:
        with folder_of_exports(target) as making:
            (making / "a.csv").write_text("new")
            raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        fail()
    assert [path.read_text() for path in target.iterdir()] == ["old"]


def test_a_file_in_a_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("")
    with (
        pytest.raises(UsageError, match="tables is a file: expected a folder"),
        folder_of_exports(tmp_path / "tables"),
    ):
        pass
