"""Files, folders and patterns give the PDFs meant, each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UsageError
from ingest.batch.discover import find_files, folders_without


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """a.pdf and notes.txt, and b.PDF deeper down."""
    (tmp_path / "deep.pdf").mkdir()
    for name in ("a.pdf", "notes.txt", "deep.pdf/b.PDF"):
        (tmp_path / name).write_text(name)
    return tmp_path


def test_a_folder_gives_its_pdfs_at_any_depth_in_order(folder: Path) -> None:
    assert find_files([str(folder)]) == (folder / "a.pdf", folder / "deep.pdf" / "b.PDF")


def test_a_file_that_is_named_twice_is_given_once(folder: Path) -> None:
    assert find_files([str(folder / "a.pdf"), str(folder), str(folder / "a.pdf")]) == (
        folder / "a.pdf",
        folder / "deep.pdf" / "b.PDF",
    )


def test_a_file_that_is_named_is_taken_whatever_its_name(folder: Path) -> None:
    assert find_files([str(folder / "notes.txt")]) == (folder / "notes.txt",)


def test_a_pattern_gives_the_files_it_matches_whatever_their_names(folder: Path) -> None:
    assert find_files([f"{folder}/n*"]) == (folder / "notes.txt",)


def test_a_folder_that_a_pattern_matches_gives_its_pdfs(folder: Path) -> None:
    assert find_files([f"{folder}/*.pdf"]) == (folder / "a.pdf", folder / "deep.pdf" / "b.PDF")


def test_two_stars_look_into_folders(folder: Path) -> None:
    assert find_files([f"{folder}/**/b.PDF"]) == (folder / "deep.pdf" / "b.PDF",)


def test_a_file_whose_name_looks_like_a_pattern_is_taken_as_it_is(folder: Path) -> None:
    (folder / "x[1].pdf").write_text("x")
    assert find_files([f"{folder}/x[1].pdf"]) == (folder / "x[1].pdf",)


def test_a_tilde_is_the_home_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    assert find_files(["~/a.pdf"]) == (folder / "a.pdf",)


def test_an_empty_name_is_not_the_current_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(UsageError, match='"" is no path: name a PDF, a folder or a pattern'):
        find_files([""])


def test_a_folder_without_pdfs_beside_files_is_passed_over_and_told(folder: Path) -> None:
    (folder / "empty").mkdir()
    named = [str(folder / "empty"), str(folder / "a.pdf"), str(folder)]
    assert find_files(named) == (folder / "a.pdf", folder / "deep.pdf" / "b.PDF")
    assert folders_without([*named, ""]) == (str(folder / "empty"),)


def test_a_link_that_leads_nowhere_is_taken_so_that_its_end_is_recorded(folder: Path) -> None:
    (folder / "gone.pdf").symlink_to(folder / "nothing.pdf")
    assert find_files([str(folder / "gone.pdf")]) == (folder / "gone.pdf",)


def test_nothing_named_gives_nothing() -> None:
    assert find_files([]) == ()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("missing.pdf", "missing.pdf does not exist: name a PDF, a folder or a pattern"),
        ("*.docx", r"no file matches .*/\*\.docx"),
        ("?", "no file matches"),
        ("empty", "there is no PDF in the folder .*/empty"),
    ],
)
def test_what_gives_no_file_is_refused_with_its_name(folder: Path, name: str, told: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(UsageError, match=told):
        find_files([str(folder / name)])
