"""Data goes to stdout and talk to stderr, in the form that the reader, a person or a program, can use."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from corpus.geometry import Span
from figtrace.commands.printed.blocks import ScreenBlock
from figtrace.commands.printed.terminal import (
    ERROR,
    FOUND,
    INTERRUPTED,
    NOTHING,
    Csv,
    Progress,
    bounded,
    columns,
    csv_form,
    emit_json,
    emit_line,
    plain,
    print_blocks,
    print_csv,
    print_found,
    print_rows,
    print_short,
    print_table,
    print_text,
    printable,
    say,
    shortened,
)
from tests.figtrace.commands.conftest import Terminal

Captured = pytest.CaptureFixture[str]


@dataclass(frozen=True)
class Row:
    """A record to be printed."""

    title: str
    share: float | None
    words: tuple[str, ...]
    id: str = "x1"


ROWS = [Row("On\nTrade", 0.123456, ("a", "b")), Row("Prices", None, ())]


def test_talk_goes_to_stderr(capsys: Captured) -> None:
    say("so it is")
    assert capsys.readouterr() == ("", "so it is\n")


def test_talk_is_one_line_and_leaves_the_terminal_alone(capsys: Captured) -> None:
    say("a\nb\x1b[2J.pdf")
    assert capsys.readouterr().err == "a\\nb\\x1b[2J.pdf\n"


def test_lines_are_printed_as_they_are_but_for_signs_that_act(capsys: Captured) -> None:
    print_text("one\n  \x1btwo\n")
    assert capsys.readouterr() == ("one\n  \\x1btwo\n", "")


def test_json_writes_signs_that_act_on_a_terminal_as_json_can(capsys: Captured) -> None:
    emit_json(Row("a\x1b\x9b2J\x7f\u202eb", None, ()))
    out = capsys.readouterr().out
    assert "a\\u001b\\u009b2J\\u007f\\u202eb" in out
    assert json.loads(out)["title"] == "a\x1b\x9b2J\x7f\u202eb"


@pytest.mark.parametrize(
    ("form", "piped", "shown"),
    [(Csv.SAFE, "a\\x1b[2J", "a\\x1b[2J"), (Csv.RAW, "a\x1b[2J", "a\\x1b[2J")],
)
def test_csv_is_raw_for_a_program_that_asks_for_it_alone(
    capsys: Captured, terminal: Terminal, form: Csv, piped: str, shown: str
) -> None:
    print_csv(["t"], [["a\x1b[2J"]], form)
    assert capsys.readouterr().out == f"t\n{piped}\n"
    with redirect_stdout(terminal):
        print_csv(["t"], [["a\x1b[2J"]], form)
    assert terminal.getvalue() == f"t\n{shown}\n"


def test_a_person_sees_shorter_records_than_a_program(terminal: Terminal, capsys: Captured) -> None:
    def short(rows: Sequence[Row]) -> list[Row]:
        return [replace(row, title="short") for row in rows]

    print_short(ROWS[:1], short, as_json=False, as_csv=None, empty="none")
    print_short(ROWS[:1], short, as_json=False, as_csv=Csv.SAFE, empty="none")
    print_short(ROWS[:1], short, as_json=True, as_csv=None, empty="none")
    assert "short" not in capsys.readouterr().out
    with redirect_stdout(terminal):
        print_short(ROWS[:1], short, as_json=False, as_csv=None, empty="none")
    assert "short" in terminal.getvalue()


def test_a_bar_takes_no_markup_from_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    with Progress("reading") as bar:
        bar.show(1, 2, "[/red]\x1b[2J.pdf")
        bar.step("[/red]")
    assert "\x1b[2J.pdf" not in stderr.getvalue()


def test_records_become_json_with_every_field() -> None:
    assert plain(ROWS) == [
        {"title": "On\nTrade", "share": 0.123456, "words": ["a", "b"], "id": "x1"},
        {"title": "Prices", "share": None, "words": [], "id": "x1"},
    ]
    assert plain((Decimal("1.50"), Path("a"), 3, True)) == ["1.50", "a", 3, True]


def test_json_keeps_letters_of_every_script(capsys: Captured) -> None:
    emit_json(Row("Müller – 北京", None, ()))
    out = capsys.readouterr().out
    assert "Müller – 北京" in out
    assert out.startswith('{\n  "title"')
    assert json.loads(out)["title"] == "Müller – 北京"


def test_columns_are_the_fields_that_are_shown_in_words() -> None:
    assert columns(ROWS, hide=("id",)) == (
        ["title", "share", "words"],
        [["On\nTrade", "0.123", "a, b"], ["Prices", "", ""]],
    )
    assert columns([]) == ([], [])


def test_rows_are_lines_with_tabs_for_a_program(capsys: Captured) -> None:
    print_rows(ROWS, as_json=False, empty="none", hide=("id",))
    assert capsys.readouterr() == ("On Trade\t0.123\ta, b\nPrices\t\t\n", "")


def test_rows_come_as_csv_with_a_heading(capsys: Captured) -> None:
    print_rows(ROWS, as_json=False, as_csv=Csv.SAFE, empty="none", hide=("id",))
    assert capsys.readouterr().out == 'title,share,words\n"On\nTrade",0.123,"a, b"\nPrices,,\n'


def test_rows_come_whole_as_json_hidden_fields_too(capsys: Captured) -> None:
    print_rows(ROWS, as_json=True, as_csv=Csv.SAFE, empty="none", hide=("id",))
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == ["x1", "x1"]


@pytest.mark.parametrize(("as_json", "out"), [(False, ""), (True, "[]\n")])
def test_no_rows_are_said_to_be_none_and_exit_1(capsys: Captured, as_json: bool, out: str) -> None:
    with pytest.raises(typer.Exit) as ended:
        print_rows([], as_json=as_json, empty="no such rows")
    assert ended.value.exit_code == 1
    assert capsys.readouterr() == (out, "no such rows\n")


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=8), min_size=2, max_size=2
        )
    )
)
def test_any_table_comes_back_from_its_csv(table: list[list[str]]) -> None:
    written = io.StringIO()
    with redirect_stdout(written):
        print_csv(["a", "b"], table, Csv.RAW)
    read = list(csv.reader(io.StringIO(written.getvalue(), newline="")))
    assert read == [["a", "b"], *table]


def test_a_person_sees_a_table_with_a_heading_and_without_empty_columns(terminal: Terminal) -> None:
    with redirect_stdout(terminal):
        print_table(["row_path", "gone", "title"], [["a", "", "[b] On Trade"], ["c", "", "d" * 300]])
    heading, first, *rest = terminal.getvalue().splitlines()
    assert heading.split() == ["row", "path", "title"]
    assert first.split() == ["a", "[b]", "On", "Trade"]
    assert "".join(rest).count("d") == 239
    assert "…" in "".join(rest)


def test_a_person_sees_blocks_one_below_the_other(terminal: Terminal) -> None:
    with redirect_stdout(terminal):
        print_blocks(
            [ScreenBlock("Head [1]", "detail", "body " * 90, "where"), ScreenBlock("Next", "", "b", "")]
        )
    lines = [line.rstrip() for line in terminal.getvalue().splitlines()]
    assert lines[0] == "Head [1]  detail"
    assert lines[1].startswith("  body body")
    assert "  where" in lines
    assert sum(line.count("body") for line in lines) == 80
    assert lines[-3:] == ["Next", "  b", ""]


def test_words_that_were_looked_for_are_bold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    with redirect_stdout(terminal):
        print_blocks([ScreenBlock("", "", "the [red] \x1b trade war", "", (Span(4, 9), Span(12, 17)))])
    assert "the \x1b[1m[red]\x1b[0m \\x1b \x1b[1mtrade\x1b[0m war" in terminal.getvalue()


def test_what_is_marked_behind_the_cut_is_cut() -> None:
    terminal = Terminal()
    with redirect_stdout(terminal):
        print_blocks([ScreenBlock("", "", "x" * 500, "", (Span(450, 460),))])
    assert terminal.getvalue().count("x") == 399


def blocks(rows: object) -> list[ScreenBlock]:
    return [ScreenBlock("a block", "", "", "")]


def test_what_was_found_is_blocks_for_a_person(terminal: Terminal) -> None:
    with redirect_stdout(terminal):
        print_found(ROWS, blocks, as_json=False, empty="none")
    assert terminal.getvalue().startswith("a block")


@pytest.mark.parametrize(
    ("as_json", "as_csv", "begins"), [(True, None, "["), (False, Csv.SAFE, "title,share,words\n")]
)
def test_what_was_found_is_data_for_who_asks_for_it(
    terminal: Terminal, as_json: bool, as_csv: Csv | None, begins: str
) -> None:
    with redirect_stdout(terminal):
        print_found(ROWS, blocks, as_json=as_json, as_csv=as_csv, empty="none", hide=("id",))
    assert terminal.getvalue().startswith(begins)


def test_what_was_found_is_rows_for_a_program_and_nothing_is_told(capsys: Captured) -> None:
    print_found(ROWS[:1], blocks, as_json=False, empty="none", hide=("id", "share"))
    assert capsys.readouterr().out == "On Trade\ta, b\n"
    with pytest.raises(typer.Exit):
        print_found([], blocks, as_json=False, empty="none")
    assert capsys.readouterr().err == "none\n"


def test_nothing_found_is_told_to_a_person_too(terminal: Terminal, capsys: Captured) -> None:
    with redirect_stdout(terminal), pytest.raises(typer.Exit):
        print_found([], blocks, as_json=False, empty="none")
    assert (terminal.getvalue(), capsys.readouterr().err) == ("", "none\n")


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [("abcdef", 6, "abcdef"), ("abcdefg", 6, "abcde…"), ("[red]", 9, r"\[red]"), ("x" * 240, 240, "x" * 240)],
)
def test_long_text_is_cut_and_marks_are_no_markup(text: str, width: int, short: str) -> None:
    assert shortened(text, width) == short


def test_a_bar_is_silent_where_stderr_is_no_terminal(capsys: Captured) -> None:
    with Progress("reading") as bar:
        bar.begin("weighing")
        bar.step("a")
        bar.show(1, 2, "b.pdf")
    assert capsys.readouterr() == ("", "")


def test_a_bar_says_what_is_done_and_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    with Progress("reading") as bar:
        drawn = bar._bar
        (task,) = drawn.tasks
        assert (task.description, task.total) == ("reading", None)
        bar.show(1, 2, "a" * 50)
        assert (task.completed, task.total, task.description) == (1, 2, "reading " + "a" * 40)
        bar.step("b" * 20)
        assert (task.completed, task.description) == (2, "reading " + "b" * 12)
        bar.begin("weighing")
        assert task.description == "weighing"
        bar.show(2, 2)
        assert task.description == "weighing "
    assert not drawn.live.is_started


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain – text\twith\nlines", "plain – text\twith\nlines"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\x9bb\x7f", "a\\x9bb\\x7f"),
        ("n\udcffm.pdf", "n\\xffm.pdf"),
        ("\ud800", "\\ud800"),
        ("12\u202e34", "12\\u202e34"),
    ],
)
def test_signs_that_act_on_a_terminal_are_shown_as_escapes(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_any_text_can_be_printed(text: str) -> None:
    printable(text).encode("utf-8")


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+1-2 percent", "'+1-2 percent"),
        ("-2+3", "'-2+3"),
        (" =x", "' =x"),
        ("-5.2", "-5.2"),
        ("+1,000%", "+1,000%"),
        ("plain", "plain"),
    ],
)
def test_a_cell_that_a_spreadsheet_would_work_out_is_made_harmless(
    cell: str, safe: str, capsys: Captured
) -> None:
    for form, written in ((Csv.SAFE, safe), (Csv.RAW, cell)):
        print_csv(["a"], [[cell]], form)
        assert list(csv.reader(io.StringIO(capsys.readouterr().out))) == [["a"], [written]]


def test_raw_wins_where_both_are_asked_for() -> None:
    assert csv_form(safe=False, raw=False) is None
    assert csv_form(safe=True, raw=False) is Csv.SAFE
    assert csv_form(safe=True, raw=True) is csv_form(safe=False, raw=True) is Csv.RAW


def test_json_names_halves_of_characters(capsys: Captured) -> None:
    emit_json([Row("a\ud800", None, ())])
    assert json.loads(capsys.readouterr().out)[0]["title"] == "a\ud800"


@pytest.mark.parametrize(("length", "is_cut"), [(600, False), (601, True)])
def test_of_a_long_message_the_middle_is_left_out(length: int, *, is_cut: bool) -> None:
    message = "a" * (length - 1) + "z"
    told = bounded(message)
    assert told == (f"{'a' * 300} … {'a' * 299}z" if is_cut else message)


def test_a_line_of_json_is_one_line(capsys: Captured) -> None:
    emit_line(Row("a\nb\x1b – ö", None, ("c",)))
    assert capsys.readouterr().out == (
        '{"title": "a\\nb\\u001b – ö", "share": null, "words": ["c"], "id": "x1"}\n'
    )


@pytest.mark.parametrize(
    ("length", "shown"), [(400, "x" * 400), (401, "x" * 399 + "…")], ids=["whole", "cut"]
)
def test_words_of_a_block_have_four_hundred_letters_at_most(length: int, shown: str) -> None:
    terminal = Terminal()
    with redirect_stdout(terminal):
        print_blocks([ScreenBlock("", "", "x" * length, "")])
    assert "".join(terminal.getvalue().split()) == shown


def test_exit_statuses_are_those_of_grep_and_the_shell() -> None:
    assert (FOUND, NOTHING, ERROR, INTERRUPTED) == (0, 1, 2, 130)
