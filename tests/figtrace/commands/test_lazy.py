"""A call loads what its own command needs, and text is taken as it was typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command_from_info
from typer.models import CommandInfo
from typer.testing import CliRunner

from cli import app
from figtrace.commands.directory import DIRECTORY
from figtrace.commands.lazy import _Commands, _is_within, as_typed
from tests.folders import ROOT

NEVER = {
    *("PIL", "elasticsearch", "jinja2", "nlp", "numpy", "pdfplumber", "pydantic", "pypdfium2"),
    *("rich", "sklearn", "spacy"),
}
"""What neither the list of commands nor a search needs: whole libraries, and our own room of language."""
NO_SEARCH = {
    "figtrace.check",
    "figtrace.drafts",
    "figtrace.library",
    "search.index",
    "search.passages.segments",
}
RECORDS = {"corpus.annotations", "corpus.document"}


def _loaded(*arguments: str) -> set[str]:
    """Names of the modules that are there when the command ends."""
    code = (
        "import atexit, sys; atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr)); "
        f"sys.argv = {['figtrace', *arguments]!r}; import cli; cli.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


def test_the_list_of_commands_loads_no_command_and_no_heavy_library() -> None:
    loaded = _loaded("--help")
    assert not loaded & {*NEVER, "tantivy", "sqlite3", "search", "corpus.store"}
    frame = {
        f"figtrace.commands.{name}" for name in ("app", "directory", "lazy", "printed", "printed.terminal")
    }
    assert {name for name in loaded if name.startswith("figtrace.commands.")} == frame


@pytest.mark.parametrize("words", [["Lenovo"], ["--limit", "2", '"left China"'], ["year:2009", "Hon"]])
def test_a_search_loads_no_check_no_language_and_no_heavy_library(
    small_corpus: Path, words: list[str]
) -> None:
    loaded = _loaded("--corpus", str(small_corpus), "search", *words)
    assert not loaded & (NEVER | NO_SEARCH | RECORDS)


def test_a_search_by_name_asks_the_store_and_loads_no_heavy_library(small_corpus: Path) -> None:
    loaded = _loaded("--corpus", str(small_corpus), "search", "place:China")
    assert not loaded & (NEVER | NO_SEARCH)


def _param(kind: Any, given: Any, default: Any = ...) -> Any:
    def command(value: Any = default) -> None: ...

    command.__annotations__["value"] = Annotated[kind, given]
    info = CommandInfo(callback=command)
    made: Any = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    return made.params[0]


OPTION = typer.Option()


@pytest.mark.parametrize(
    ("param", "value", "taken"),
    [
        (_param(str, OPTION, default=""), "8541.40", "8541.40"),
        (_param(int, typer.Option(min=1), default=10), "7", 7),
        (_param(int, typer.Option(min=1), default=10), 10, 10),
        (_param(Path | None, typer.Option(parser=Path), default=None), "a/b", Path("a/b")),
        (_param(Path | None, typer.Option(parser=Path), default=None), None, None),
        (_param(list[str], typer.Argument()), ("a", "b"), ["a", "b"]),
    ],
)
def test_what_needs_no_conversion_is_not_given_to_the_library(
    param: Any, value: Any, taken: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert as_typed(param)(None, value) == param.process_value(None, value) == taken
    monkeypatch.setattr(param, "process_value", None)
    assert as_typed(param)(None, value) == taken


WHOLE = _param(int, typer.Option(min=2, max=4000), default=10)


@given(st.text("0123456789-+ _.٣", max_size=22))
def test_a_whole_number_is_read_as_the_library_reads_it(digits: str) -> None:
    def read(process: Any) -> object:
        try:
            return process(None, digits)
        except typer.TyperException as exc:
            return type(exc)

    assert read(as_typed(WHOLE)) == read(WHOLE.process_value)


def test_a_misspelt_command_is_met_with_what_was_meant() -> None:
    result = CliRunner().invoke(app, ["serach"])
    assert result.exit_code == 2
    assert "Did you mean 'search'?" in result.output


@pytest.mark.parametrize("group", [[], ["index"]])
def test_an_unknown_command_of_any_length_is_told_in_short(group: list[str]) -> None:
    result = CliRunner().invoke(app, [*group, "(" * 4000])
    assert result.exit_code == 2
    assert "No such command" in result.output
    assert len(result.output) < 2000


@pytest.mark.parametrize(
    ("digits", "least", "most", "within"),
    [
        ("2", 2, 4, True),
        ("1", 2, 4, False),
        ("4", 2, 4, True),
        ("5", 2, 4, False),
        ("0", None, None, True),
        ("9" * 18, None, None, True),
        ("9" * 19, None, None, False),
        ("-1", None, None, False),
        ("٣", None, None, False),
        ("", None, None, False),
        ("5", 2, None, True),
        ("5", None, 4, False),
    ],
)
def test_plain_digits_within_the_bounds_need_no_library(
    digits: str, least: float | None, most: float | None, *, within: bool
) -> None:
    assert _is_within(digits, least, most) is within


def _double(_: Any, __: Any, value: Any) -> Any:
    return value if value is None else value * 2


@pytest.mark.parametrize(
    ("param", "value", "taken"),
    [
        (_param(str | None, typer.Option(callback=_double), default=None), None, None),
        (_param(str, typer.Option(callback=_double), default=""), "ab", "abab"),
        (_param(int, typer.Option(callback=_double), default=3), "7", 14),
        (_param(list[str], typer.Option(callback=_double), default=["x"]), ("a",), ["a", "a"]),
        (_param(list[int], typer.Option(), default=[1]), ("7", "8"), [7, 8]),
        (_param(bool, typer.Option(), default=False), True, True),
        (_param(float, typer.Option(), default=1.0), "2.5", 2.5),
        (_param(tuple[str, int], typer.Option(), default=("a", 1)), ("b", "2"), ("b", 2)),
    ],
)
def test_what_needs_a_conversion_or_a_callback_has_it(param: Any, value: Any, taken: Any) -> None:
    assert as_typed(param)(None, value) == param.process_value(None, value) == taken


def test_a_value_that_must_be_given_is_missed_as_by_the_library() -> None:
    needed = _param(str, typer.Option())
    for process in (needed.process_value, as_typed(needed)):
        with pytest.raises(typer.TyperException):
            process(None, None)


def test_commands_are_made_once_and_those_of_the_directory_alone() -> None:
    commands = _Commands(app)
    assert list(commands) == list(DIRECTORY)
    assert len(commands) == len(DIRECTORY)
    assert commands["search"] is commands["search"]
    with pytest.raises(KeyError):
        commands["serach"]


def test_a_call_that_is_interrupted_ends_with_130_and_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(typer.core.TyperGroup, "invoke", interrupted)
    result = CliRunner().invoke(app, ["status"])
    assert result.exit_code == 130
    assert "interrupted; what was finished is kept" in result.output


def test_the_list_of_commands_has_them_all_with_their_help() -> None:
    shown = CliRunner().invoke(app, ["--help"]).output
    assert all(name in shown for name in DIRECTORY)
