"""Pandoc's tree of a draft and items of a bibliography, within limits of size, time and memory."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from corpus.errors import DraftError
from ingest.office.pandoc import bibliography_items, draft_tree, tree_references

BOOK = b"@book{a, title = {On Tin}, author = {Alder, Ben}, year = 2001}"
Ran = list[tuple[list[str], float]]


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Puts a program in the place of pandoc that ends so; what it was asked is kept."""

    def put(*, code: int = 0, out: bytes = b"{}", err: bytes = b"", raises: Exception | None = None) -> Ran:
        ran: Ran = []

        def run(seconds: float, command: Sequence[str], _: bytes) -> SimpleNamespace:
            ran.append((list(command), seconds))
            if raises is not None:
                raise raises
            return SimpleNamespace(returncode=code, stdout=out, stderr=err)

        monkeypatch.setattr("ingest.office.pandoc._run_for", run)
        monkeypatch.setattr("ingest.office.pandoc._pandoc", lambda: "pandoc")
        return ran

    return put


def test_a_draft_is_a_tree_of_blocks() -> None:
    tree = draft_tree(b"# Trade\n\nTin rose.", "markdown", name="d.md")
    assert [block["t"] for block in tree["blocks"]] == ["Header", "Para"]
    assert tree["meta"] == {}


def test_a_bibliography_is_a_list_of_items() -> None:
    (item,) = bibliography_items(BOOK, "bibtex", name="b.bib")
    assert (item["id"], item["author"]) == ("a", [{"family": "Alder", "given": "Ben"}])
    assert bibliography_items(b"", "bibtex", name="b.bib") == []


def test_references_in_the_front_matter_are_items_too() -> None:
    front = b"---\nreferences:\n- id: a\n  title: On Tin\n---\nTin rose."
    (item,) = tree_references(draft_tree(front, "markdown", name="d"), name="d")
    assert item["title"] == "On Tin"
    assert tree_references(draft_tree(b"Tin rose.", "markdown", name="d"), name="d") == []


def test_a_draft_opens_no_file(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("hush")
    for source, reader in (
        (f".. include:: {tmp_path}/kept.txt\n", "rst"),
        (f"\\input{{{tmp_path}/kept.txt}}", "latex"),
    ):
        assert "hush" not in str(draft_tree(source.encode(), reader, name="d"))


def test_what_pandoc_says_is_told_on_one_line(pretend: Callable[..., Ran]) -> None:
    pretend(code=64, err=b"Error at line 3:\n  unexpected\tend\n")
    with pytest.raises(DraftError, match=r"^d\.md cannot be read: Error at line 3: unexpected end$"):
        draft_tree(b"x", "markdown", name="d.md")
    pretend(code=64, err=b"x" * 400)
    with pytest.raises(DraftError, match=r": x{300}$"):
        draft_tree(b"x", "markdown", name="d.md")
    pretend(code=7)
    with pytest.raises(DraftError, match=r": exit code 7$"):
        draft_tree(b"x", "markdown", name="d.md")


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        ({"code": 251}, "d.md needs more than 1 GB of memory"),
        ({"raises": subprocess.TimeoutExpired("pandoc", 10)}, "d.md took pandoc more than 10 s"),
        ({"raises": FileNotFoundError("none")}, "pandoc cannot be started .* install the package"),
        ({"out": b"[" * 100_000}, "d.md is nested too deeply"),
    ],
)
def test_what_takes_too_much_is_told_with_a_remedy(
    pretend: Callable[..., Ran], ends: dict[str, object], told: str
) -> None:
    pretend(**ends)
    with pytest.raises(DraftError, match=told):
        draft_tree(b"x", "markdown", name="d.md")


@pytest.mark.parametrize("ends", [{"code": 251}, {"raises": subprocess.TimeoutExpired("pandoc", 10)}])
def test_what_is_long_may_be_too_long(pretend: Callable[..., Ran], ends: dict[str, object]) -> None:
    pretend(**ends)
    with pytest.raises(DraftError, match="divide its 6 MB of text into parts, or look for brackets"):
        draft_tree(b"word " * 1_200_000, "markdown", name="d.md")


@pytest.mark.parametrize(
    ("reader", "told"),
    [
        ("docx+citations", "a body of far more text than a book has"),
        ("latex", "macros that stand for other macros"),
        ("markdown-smart", "brackets or marks of emphasis"),
        ("biblatex", "entries that are never closed"),
    ],
)
@pytest.mark.parametrize("ends", [{"code": 251}, {"raises": subprocess.TimeoutExpired("pandoc", 10)}])
def test_what_to_look_for_depends_on_the_kind(
    pretend: Callable[..., Ran], ends: dict[str, object], reader: str, told: str
) -> None:
    pretend(**ends)
    with pytest.raises(DraftError, match=f": look for {told}"):
        draft_tree(b"x", reader, name="d")


def test_aliases_that_stand_for_far_too_much_are_refused_before_pandoc_is_started(
    pretend: Callable[..., Ran],
) -> None:
    ran = pretend()
    front = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
    with pytest.raises(DraftError, match=r"front matter of d\.md is a bomb: its aliases .* 100,000 in all"):
        draft_tree(f"---\na0: &a0 [tin]\n{front}---\nTin.".encode(), "markdown", name="d.md")
    assert ran == []


def _program(folder: Path, script: str) -> str:
    made = folder / "program"
    made.write_text(f"#!/bin/sh\n{script}\n")
    made.chmod(0o755)
    return str(made)


@pytest.mark.skipif(os.name != "posix", reason="there is no shell that counts processor time")
@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("while :; do :; done", "took pandoc more than 1 s and was stopped"),
        ("sleep 2; exit 5", "exit code 5"),  # others had the processor meanwhile
    ],
)
def test_what_counts_is_the_time_that_it_works_and_not_what_it_waits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str, told: str
) -> None:
    monkeypatch.setattr("ingest.office.pandoc._SECONDS", 1.0)
    monkeypatch.setattr("ingest.office.pandoc._pandoc", lambda: _program(tmp_path, script))
    with pytest.raises(DraftError, match=told):
        draft_tree(b"x", "markdown", name="d.md")


def test_a_program_that_is_gone_is_told_with_a_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ingest.office.pandoc._pandoc", lambda: str(tmp_path / "none"))
    with pytest.raises(DraftError, match="cannot be started"):
        draft_tree(b"x", "markdown", name="d.md")


def test_what_is_packed_gets_the_time_of_what_it_unpacks_to(pretend: Callable[..., Ran]) -> None:
    ran = pretend()
    draft_tree(b"x", "docx", name="d", text_size=1_000_000)
    assert [seconds for _, seconds in ran] == [30]


@pytest.mark.parametrize(("size", "seconds"), [(0, 10), (1_000_000, 30), (9_000_000, 60)])
def test_time_grows_with_the_draft_up_to_a_minute(
    pretend: Callable[..., Ran], size: int, seconds: float
) -> None:
    ran = pretend()
    draft_tree(b"x" * size, "markdown", name="d.md")
    ((command, given),) = ran
    assert given == seconds
    assert command[:6] == ["pandoc", "--sandbox", "-f", "markdown", "-t", "json"]
    assert "-M1g" in command


@pytest.mark.parametrize(("reader", "is_read"), [("markdown+x", False), ("latex", False), ("docx", True)])
def test_text_has_a_largest_size_and_packages_have_not(
    pretend: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, reader: str, is_read: bool
) -> None:
    ran = pretend()
    monkeypatch.setattr("ingest.office.encoding._MOST_TEXT", 3)
    draft_tree(b"xyz", reader, name="d")
    if is_read:
        draft_tree(b"wxyz", reader, name="d")
    else:
        with pytest.raises(DraftError, match="0 MB of text: expected at most 0 MB"):
            draft_tree(b"wxyz", reader, name="d")
    assert len(ran) == 1 + is_read
