"""Drafts are gone when the desk ends."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from figtrace.serve.web.drafts_folder import DraftsFolder


def test_what_is_not_kept_goes_with_the_desk(tmp_path: Path) -> None:
    folder = DraftsFolder(tmp_path)
    draft = folder.make()
    (draft / "a").write_text("x")
    folder.close()
    assert not draft.exists()


def test_what_is_kept_is_found_by_the_next_desk(tmp_path: Path) -> None:
    folder = DraftsFolder(tmp_path)
    draft = folder.make()
    (draft / "a").write_text("x")
    kept = folder.keep(draft)
    assert folder.keep(kept) == kept
    folder.close()
    again = DraftsFolder(tmp_path)
    assert [(one / "a").read_text() for one in again.kept()] == ["x"]
    again.close()


def test_what_a_crash_left_is_removed_and_what_another_desk_holds_is_not(tmp_path: Path) -> None:
    left = tmp_path / "drafts" / "crashed"
    left.mkdir(parents=True)
    (left / "lock").write_bytes(b"")
    running = DraftsFolder(tmp_path)
    assert not left.exists()
    other = DraftsFolder(tmp_path)
    assert running.home.is_dir()
    running.close()
    other.close()


def test_names_are_random(tmp_path: Path) -> None:
    folder = DraftsFolder(tmp_path)
    assert len({folder.make().name for _ in range(5)}) == 5
    folder.close()


def test_a_corpus_that_cannot_be_written_has_its_drafts_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    folder = DraftsFolder(tmp_path / "file")
    assert folder.make().is_dir()
    assert list(folder.kept()) == []
    folder.close()


class _Msvcrt(ModuleType):
    """Windows's own lock of bytes: those that are locked, by file."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.locked: list[tuple[int, int]] = []

    def locking(self, number: int, mode: int, count: int) -> None:
        assert mode == self.LK_NBLCK
        self.locked.append((number, count))


def test_where_there_is_no_fcntl_a_byte_is_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    windows = _Msvcrt()
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    folder = DraftsFolder(tmp_path)
    assert [count for _, count in windows.locked] == [1]
    folder.close()
