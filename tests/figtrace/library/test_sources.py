"""Tests of what a person names as a draft's sources."""

from pathlib import Path

import pytest

from corpus.errors import UsageError
from figtrace.library.sources import find_sources


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.pdf"
    path.write_bytes(b"%PDF-1.4")
    return path


def a_paper(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(b"%PDF-1.4 " + name.encode())
    return path


def test_a_folder_gives_its_pdfs(tmp_path: Path, draft: Path) -> None:
    paper = a_paper(tmp_path / "papers", "one.pdf")
    found = find_sources(tmp_path / "papers", draft)
    assert found.files == (paper,)
    assert found.problems == ()


def test_the_draft_is_no_source_of_its_own(tmp_path: Path, draft: Path) -> None:
    paper = a_paper(tmp_path, "one.pdf")
    found = find_sources(tmp_path, draft)
    assert found.files == (paper,)
    assert "left out" in found.problems[0]


def test_a_library_gives_its_files_with_what_it_says_of_them(tmp_path: Path, draft: Path) -> None:
    paper = a_paper(tmp_path / "papers", "one.pdf")
    library = tmp_path / "library.bib"
    library.write_text(
        "@article{lee, title = {On Trade}, author = {Lee, Ann}, year = 2009, file = {papers/one.pdf}}\n"
        "@article{kim, title = {On Goods}, author = {Kim, Bo}, year = 2010}\n"
        "@article{ono, title = {On Ships}, author = {Ono, Cy}, year = 2011, file = {papers/gone.pdf}}\n",
        "utf-8",
    )
    found = find_sources(library, draft)
    assert found.files == (paper,)
    [described] = found.described
    assert (described.file, described.entry.reference.title) == (paper, "On trade")
    assert any("kim" in problem and "1 entry names no PDF" in problem for problem in found.problems)
    assert any("ono is missing" in problem for problem in found.problems)


def test_a_file_that_two_entries_name_is_described_by_neither(tmp_path: Path, draft: Path) -> None:
    paper = a_paper(tmp_path, "one.pdf")
    library = tmp_path / "library.bib"
    library.write_text(
        "@article{a, title = {One}, file = {one.pdf}}\n@article{b, title = {Two}, file = {one.pdf}}\n",
        "utf-8",
    )
    found = find_sources(library, draft)
    assert found.files == (paper,)
    assert found.described == ()


@pytest.mark.parametrize(
    ("name", "told"),
    [("none", "does not exist"), ("draft.pdf", "is no folder"), ("empty", "no PDF"), ("bare.bib", "no PDF")],
)
def test_what_gives_no_source_is_told(tmp_path: Path, draft: Path, name: str, told: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "bare.bib").write_text("@article{a, title = {One}}", "utf-8")
    with pytest.raises(UsageError, match=told):
        find_sources(tmp_path / name, draft)


def test_a_folder_with_the_draft_alone_gives_nothing(tmp_path: Path, draft: Path) -> None:
    with pytest.raises(UsageError, match="left out"):
        find_sources(tmp_path, draft)
