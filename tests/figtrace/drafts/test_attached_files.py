"""Tests of the files that a library names: each program's way of writing them."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DraftError
from figtrace.drafts.attached_files import _path, attached_files


def named(folder: Path, field: str) -> tuple[Path, ...]:
    library = folder / "library.bib"
    library.write_text(
        f"@article{{key,\n  title = {{A {{Title}}}},\n  {field},\n  year = 2009\n}}\n", "utf-8"
    )
    [entry] = attached_files(library)
    assert entry.key == "key"
    return entry.paths


@pytest.mark.parametrize(
    "field",
    [
        "file = {Full Text PDF:papers/one.pdf:application/pdf}",  # Zotero
        "file = {Full Text PDF:papers/one.pdf:application/pdf;Snapshot:papers/one.html:text/html}",
        "file = {:papers/one.pdf:PDF}",  # JabRef
        "file = {papers/one.pdf}",  # Better BibTeX
        "file = {papers/one.pdf;papers/one.html}",
        'file = "papers/one.pdf"',
        r"file = {A\: Study\; Revised:papers/one.pdf:PDF}",
        "FILE={papers/one.pdf}",
    ],
)
def test_the_pdf_is_found_as_each_program_writes_it(tmp_path: Path, field: str) -> None:
    paper = tmp_path / "papers/one.pdf"
    paper.parent.mkdir()
    paper.touch()
    assert named(tmp_path, field) == (paper,)


def test_signs_escaped_for_latex_are_those_of_the_name(tmp_path: Path) -> None:
    assert named(tmp_path, r"file = {:R{\&}D\_one.pdf:pdf}") == (tmp_path / "R&D_one.pdf",)


def test_the_slash_that_mendeley_drops_is_put_back_where_the_file_is_there(tmp_path: Path) -> None:
    paper = tmp_path / "one.pdf"
    paper.touch()
    assert named(tmp_path, f"file = {{:{str(paper).lstrip('/')}:pdf}}") == (paper,)


def test_a_drive_of_windows_is_part_of_the_path(tmp_path: Path) -> None:
    [path] = named(tmp_path, r"file = {:C$\backslash$:/Users/me/one.pdf:pdf}")
    assert str(path).endswith("/Users/me/one.pdf")
    [path] = named(tmp_path, r"file = {PDF:C\:\\Users\\me\\one.pdf:application/pdf}")
    assert str(path).endswith("C:/Users/me/one.pdf")


def test_files_are_looked_for_in_jabrefs_own_folder(tmp_path: Path) -> None:
    paper = tmp_path / "store/one.pdf"
    paper.parent.mkdir()
    paper.touch()
    library = tmp_path / "library.bib"
    library.write_text(
        "@book{b, file = {:one.pdf:PDF}}\n@Comment{jabref-meta: fileDirectory:store;}\n", "utf-8"
    )
    [entry] = attached_files(library)
    assert entry.paths == (paper,)


def test_an_entry_keeps_its_own_files_and_one_without_has_none(tmp_path: Path) -> None:
    library = tmp_path / "library.bib"
    library.write_text(
        "@string{jis = {Journal}}\n@article{a, file = {a.pdf}}\n@article{b, title = {file}}\n"
        "@article{c, file = {c.html}}\n",
        "utf-8",
    )
    assert [(one.key, [path.name for path in one.paths]) for one in attached_files(library)] == [
        ("a", ["a.pdf"]),
        ("b", []),
        ("c", []),
    ]


def test_a_field_that_nothing_closes_ends_with_its_entry(tmp_path: Path) -> None:
    library = tmp_path / "library.bib"
    library.write_text("@article{a, file = {a.pdf\n@article{b, file = {b.pdf}}\n", "utf-8")
    assert [[path.name for path in one.paths] for one in attached_files(library)] == [["a.pdf"], ["b.pdf"]]


def test_a_library_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match=r"none\.bib"):
        attached_files(tmp_path / "none.bib")


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_read(text: str) -> None:

    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library.bib"
        library.write_bytes(f"@article{{a, file = {{{text}}}}}".encode())
        attached_files(library)


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("a.pdf", "a.pdf"),
        ("A paper:in/a.pdf:application/pdf", "in/a.pdf"),
        ("in/a.pdf:PDF", "in/a.pdf"),
        (":in/a.PDF:PDF", "in/a.PDF"),
        ("A paper:C:/in/a.pdf:PDF", "C:/in/a.pdf"),
        ("C:/in/a.pdf", "C:/in/a.pdf"),
        ("one:two:three", "one"),
        ("", ""),
    ],
)
def test_of_a_link_the_path_that_ends_in_pdf_is_taken_with_its_drive(link: str, path: str) -> None:
    assert _path(link) == path
