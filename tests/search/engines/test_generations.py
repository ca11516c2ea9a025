"""Generations of an embedded index: the newest is published in one step, older ones go, damage is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.errors import EngineError
from search.engines.generations import REMEDY, current_generation, new_generation, publish, withdraw
from search.engines.halves.schema import FORM


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_without_an_index_no_generation_answers(tmp_path: Path) -> None:
    assert current_generation(tmp_path / "index") is None
    assert current_generation(tmp_path) is None


def test_a_new_generation_is_empty_numbered_on_and_does_not_answer_yet(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "index"
    first, second = new_generation(folder), new_generation(folder)
    assert (first, second) == (folder / f"v{FORM}-1", folder / f"v{FORM}-2")
    assert list(second.iterdir()) == []
    assert current_generation(folder) is None


def test_numbers_go_on_behind_any_generation_and_by_size_not_by_letter(tmp_path: Path) -> None:
    for name in ("v1-9", "v0-10", "v1-x", "x-99", "v1-98-old"):
        (tmp_path / name).mkdir()
    assert new_generation(tmp_path).name == f"v{FORM}-11"


def test_a_published_generation_answers_and_older_ones_are_removed(tmp_path: Path) -> None:
    first, second, third = (new_generation(tmp_path) for _ in range(3))
    (first / "segment").write_text("old", encoding="utf-8")
    publish(second)
    assert current_generation(tmp_path) == second
    assert names(tmp_path) == sorted(["CURRENT", second.name, third.name])


def test_the_file_that_names_it_is_the_name_alone_and_no_draft_of_it_is_left(tmp_path: Path) -> None:
    publish(new_generation(tmp_path))
    assert (tmp_path / "CURRENT").read_bytes() == f"v{FORM}-1".encode()
    assert names(tmp_path) == ["CURRENT", f"v{FORM}-1"]


def test_spaces_around_the_name_do_not_matter(tmp_path: Path) -> None:
    made = new_generation(tmp_path)
    (tmp_path / "CURRENT").write_text(f" {made.name}\n", encoding="ascii")
    assert current_generation(tmp_path) == made


@pytest.mark.parametrize(
    ("current", "says"),
    [
        (f"v{FORM + 1}-1".encode(), "another version"),
        (b"", "another version"),
        (b"v1-1/../x", "another version"),
        (f"v{FORM}-7".encode(), f"v{FORM}-7 is missing"),
        ("v1–1".encode(), "cannot be read"),
    ],
)
def test_an_index_that_is_foreign_or_damaged_is_told_with_the_remedy(
    tmp_path: Path, current: bytes, says: str
) -> None:
    new_generation(tmp_path)
    (tmp_path / f"v{FORM + 1}-1").mkdir()
    (tmp_path / "CURRENT").write_bytes(current)
    with pytest.raises(EngineError, match=says) as caught:
        current_generation(tmp_path)
    assert REMEDY in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_a_name_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").mkdir()
    with pytest.raises(EngineError, match="cannot be read"):
        current_generation(tmp_path)


def test_a_folder_that_cannot_be_made_or_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(EngineError, match="no index can be made in"):
        new_generation(tmp_path / "file")
    made = new_generation(tmp_path)
    (tmp_path / "CURRENT").mkdir()
    with pytest.raises(EngineError, match="cannot be written"):
        publish(made)


def test_a_withdrawn_generation_is_gone_and_withdrawing_again_is_no_error(tmp_path: Path) -> None:
    made = new_generation(tmp_path)
    (made / "segment").write_text("x", encoding="utf-8")
    withdraw(made)
    withdraw(made)
    assert names(tmp_path) == []


@pytest.mark.timeout(20)
def test_a_name_is_not_waited_for_from_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "CURRENT")
    with pytest.raises(EngineError, match=r"cannot be read .*pipe"):
        current_generation(tmp_path)
