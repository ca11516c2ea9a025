"""What strangers wrote, in names of files, titles and texts, never acts on the terminal of who reads it."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli import main
from corpus.document import Document, Metadata
from tests.figtrace.small_corpus import corpus_of
from tests.strategies import document_of

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NAMES = (
    "\x1b[31mred\x1b]0;owned\x07", "two\nlines\rback", "c1\x9b2J\x85", "turned\u202eround",
    "[/bold][red] a[/]", "=cmd|'/C calc'!A0", "\udcff",
)  # fmt: skip
NAME = " ".join(NAMES[:-1])
"""All in one; no text of a corpus holds half a character, a name of a file may."""
ASKED = (
    ("status",), ("status", "--documents"), ("status", "--failed"), ("search", "Foxconn"), ("claims",),
    ("entities",), ("entities", "show", "Foxconn"), ("entities", "decisions"), ("themes",), ("conflicts",),
    ("graph", "Foxconn"), ("graph", "Foxconn", "--dot"), ("graph", "Foxconn", "--graphml"),
)  # fmt: skip
NAMING = (
    ("ingest",), ("remove", "nothing of the name"), ("search",), ("show",), ("claims", "--explain"),
    ("graph",), ("check",), ("entities", "show"), ("--engine",), ("status", "--corpus"), (),
    ("trust", "--corpus"), ("ingest", "--gazetteer"), ("ingest", "--bib"), ("meta", "set", "x", "year"),
    ("check", "--explain"), ("check", "--against"),
)  # fmt: skip
FORMS = ((), ("--json",), ("--csv",))


class Screen(StringIO):
    """A terminal that keeps what is printed on it."""

    def isatty(self) -> bool:
        return True


def paper() -> Document:
    """A stranger's paper with all that in its name, its title, its authors and its text."""
    said = f"{NAME} Foxconn assembled 40 percent of the notebook PCs of {NAME} Lenovo in China."
    made = document_of(said, f"In 2008 Hon Hai, {NAME}, earned $5 billion.", doc="a1")
    return replace(made, source=f"{NAME}.pdf", meta=Metadata(title=f"On {NAME}", authors=(NAME,), year=2009))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus with a stranger's paper."""
    return corpus_of(tmp_path_factory.mktemp("hostile"), [paper()])


@pytest.fixture(autouse=True, scope="module")
def plain_terminal() -> object:
    """A terminal for which no colours are drawn: every sign that acts on it is then another's."""
    with pytest.MonkeyPatch.context() as patched:
        for name, text in (("TERM", "dumb"), ("NO_COLOR", "1"), ("COLUMNS", "90"), ("FIGTRACE_MODEL", "")):
            patched.setenv(name, text)
        yield


def printed(folder: Path, *arguments: str, screen: bool) -> tuple[str, str]:
    """What a call prints on a terminal, or into a pipe."""
    out, err = (Screen(), Screen()) if screen else (StringIO(), StringIO())
    with pytest.MonkeyPatch.context() as patched, redirect_stdout(out), redirect_stderr(err):
        patched.setattr(sys, "argv", ["figtrace", "--corpus", str(folder), *arguments])
        with pytest.raises(SystemExit):
            main()
    return out.getvalue(), err.getvalue()


def judge(said: Sequence[str]) -> None:
    for text in said:
        text.encode("utf-8")
        assert not ACTING.search(text), ascii(text[-500:])


@pytest.mark.parametrize("screen", [False, True])
@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
def test_answers_leave_the_terminal_alone(corpus: Path, arguments: tuple[str, ...], screen: bool) -> None:
    for form in FORMS:
        judge(printed(corpus, *arguments, *form, screen=screen))


@pytest.mark.parametrize("screen", [False, True])
@pytest.mark.parametrize("form", [*FORMS, ("--brief",), ("--csv-raw",), ("--explain", "a")], ids=str)
def test_checks_leave_the_terminal_alone(
    corpus: Path, tmp_path: Path, form: tuple[str, ...], screen: bool
) -> None:
    draft = tmp_path / f"{NAME.replace('/', ' ')}.txt"
    draft.write_text(
        f"On {NAME}\n\n{NAME} Foxconn assembled 46 {NAME} percent and 40 percent of {NAME} PCs.\n"
    )
    out, err = printed(corpus, "check", str(draft), "--all", "--jobs", "1", *form, screen=screen)
    judge([err] if form == ("--csv-raw",) and not screen else [out, err])
    assert out or form[:1] == ("--explain",)


@pytest.mark.parametrize("arguments", NAMING, ids=" ".join)
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_errors_about_a_name_leave_the_terminal_alone(
    corpus: Path, name: str, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    out, err = printed(corpus, *arguments, name, screen=True)
    judge([out, err])
    assert len(err.splitlines()) < 6


@given(st.text(st.sampled_from("\x00\x07\x08\x0a\x0d\x1b\x7f\x9b\u202e\u2068[]{}%=a\udc80"), max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_name_that_is_not_there_is_told_in_lines_that_leave_the_terminal_alone(name: str) -> None:
    nowhere = f"no/such/folder/{name}"
    for arguments in (("ingest", nowhere), ("check", f"{nowhere}.txt"), ("check", nowhere), (nowhere,)):
        judge(printed(Path("no/such/corpus"), *arguments, screen=True))
