"""LaTeX is whole before pandoc reads it: files of the draft's folder put in, and no others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from figtrace.drafts.latex import bibitem_keys, with_inputs


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("command", [r"\input{part}", r"\include{ part }", r"\subfile {part.tex}"])
def test_a_file_of_the_folder_stands_where_it_is_included(tmp_path: Path, command: str) -> None:
    write(tmp_path, "part.tex", "77 tons")
    assert with_inputs(f"So {command} and more", tmp_path) == ("So 77 tons and more", [])


def test_files_include_others_in_their_turn(tmp_path: Path) -> None:
    write(tmp_path, "one.tex", r"1 \input{sub/two}")
    write(tmp_path, "sub/two.tex", "2")
    assert with_inputs(r"0 \input{one}", tmp_path) == ("0 1 2", [])


@pytest.mark.parametrize("name", ["lost", "../outside", "/etc/hostname"])
def test_a_file_that_is_not_in_the_folder_is_named_and_left_out(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "draft"
    write(tmp_path, "outside.tex", "Secret 99.")
    write(folder, "d.tex", "")
    text, problems = with_inputs(f"So \\input{{{name}}}.", folder)
    assert text == "So ."
    assert problems == [f"the included file {name!r} was not found beside the draft and is not checked"]


@pytest.mark.timeout(20)
def test_a_pipe_or_folder_is_named_and_left_out(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "part.tex")
    (tmp_path / "sub.tex").mkdir()
    text, problems = with_inputs("So \\input{part}.\n\\include{sub}.", tmp_path)
    assert text == "So .\n."
    begins = "the included file {!r} cannot be read and is not checked: it is a {}, not a file"
    assert problems == [begins.format("part", "pipe, socket or device"), begins.format("sub", "folder")]


def test_included_files_have_a_largest_size_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figtrace.drafts.latex._MOST_BYTES", 10)
    write(tmp_path, "six.tex", "666666")
    text, problems = with_inputs("\\input{six}\n\\input{six}", tmp_path)
    assert text == "666666\n"
    (told,) = problems
    assert told == "the included file 'six' cannot be read and is not checked: it is larger than 4 bytes"


def test_a_comment_includes_nothing(tmp_path: Path) -> None:
    assert with_inputs("% \\input{lost}\nSo.", tmp_path) == ("% \\input{lost}\nSo.", [])


def test_a_file_that_includes_itself_comes_to_an_end(tmp_path: Path) -> None:
    write(tmp_path, "loop.tex", "A 5. \\input{loop}\n\\input{loop}\n")
    text, problems = with_inputs(r"\input{loop}", tmp_path)
    assert text.count("A 5.") == 200
    assert problems == ["the draft includes more than 200 files: the rest is not checked"]


def test_200_files_are_not_too_many(tmp_path: Path) -> None:
    write(tmp_path, "part.tex", "5")
    assert with_inputs("\\input{part}\n" * 200, tmp_path) == ("5\n" * 200, [])


@pytest.mark.parametrize(
    ("source", "given"),
    [
        (r"\fullcite[3]{lee}", r"\cite[3]{lee}"),
        (r"\fullcite {lee}", r"\cite {lee}"),
        (r"\footfullcite{lee}", r"\footcite{lee}"),
        (r"\fullcites{lee}", r"\fullcites{lee}"),
        (r"\begin{thebibliography}{99}", r"\begin{thebibliography}{}"),
    ],
)
def test_what_pandoc_would_misread_is_put_in_its_words(tmp_path: Path, source: str, given: str) -> None:
    assert with_inputs(source, tmp_path) == (given, [])


def test_keys_of_a_typed_list_come_in_its_order() -> None:
    listed = "\\bibitem{wei} Wei.\n\\bibitem[Lee(2009)] {lee} Lee.\\bibitem [x]{oz}"
    assert bibitem_keys(listed) == ["wei", "lee", "oz"]
    assert bibitem_keys(r"\cite{wei}") == []


def test_each_entry_of_a_typed_list_begins_a_paragraph(tmp_path: Path) -> None:
    whole, _ = with_inputs("A.\n\\bibitem{a} One.\n\\bibitem[B]{b} Two.\n", tmp_path)
    assert [part.strip() for part in whole.split("\n\n")] == [
        "A.",
        "\\bibitem{a} One.",
        "\\bibitem[B]{b} Two.",
    ]
