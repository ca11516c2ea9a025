"""What is printed: data on stdout, talk on stderr, a bar only on a terminal; and the exit statuses."""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from corpus.english import flat

if TYPE_CHECKING:
    from rich.text import Text

    from figtrace.commands.printed.blocks import ScreenBlock

__all__ = [
    "ERROR",
    "FOUND",
    "INTERRUPTED",
    "NOTHING",
    "Csv",
    "Progress",
    "bounded",
    "columns",
    "csv_form",
    "drop_output",
    "emit_json",
    "emit_line",
    "plain",
    "print_blocks",
    "print_csv",
    "print_found",
    "print_rows",
    "print_short",
    "print_table",
    "print_text",
    "printable",
    "say",
    "shortened",
]

FOUND, NOTHING, ERROR, INTERRUPTED = 0, 1, 2, 130
"""Exit statuses: those of grep, and the shell's for a program ended by Ctrl-C."""

_Row = TypeVar("_Row")


def say(text: str) -> None:
    """Print a line on stderr."""
    typer.echo(_in_one_line(text), err=True)


def print_text(text: str) -> None:
    """Print lines on stdout that are no table: a card, a drawing for another program."""
    typer.echo(printable(text.removesuffix("\n")))


_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
"""Signs that act on a terminal or cannot be encoded, newline and tab apart: a file's name may hold any."""


def printable(text: str) -> str:
    r"""The text with signs that act on a terminal shown as escapes: "\x1b"."""
    return _ACTING.sub(_escaped, text)


_LONGEST = 600
"""Characters of a message; what was typed may be far longer."""


def bounded(message: str) -> str:
    """The message with the middle of a very long one left out."""
    half = _LONGEST // 2
    return message if len(message) <= _LONGEST else f"{message[:half]} … {message[-half:]}"


def _in_one_line(text: str) -> str:
    return printable(text).replace("\n", "\\n")


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte of a name that is no UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def emit_json(record: object) -> None:
    """Print the record, or list of records, as JSON."""
    text = json.dumps(plain(record), ensure_ascii=False, indent=2)
    typer.echo(_ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def emit_line(record: object) -> None:
    """Print the record as JSON in one line."""
    text = json.dumps(plain(record), ensure_ascii=False)
    typer.echo(_ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


_LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which UTF-8 cannot carry."""


def plain(value: Any) -> Any:
    """Records as JSON holds them: every field, decimals as text."""
    if value is None or isinstance(value, str | int | float):
        return value  # nearly all fields of a long ledger
    kind: type = type(value)
    if is_dataclass(kind):
        return {name: plain(getattr(value, name)) for name in _names_of(kind)}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, Decimal | Path) else value


@cache
def _names_of(record: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(record))


def print_rows(
    rows: Sequence[Any], *, as_json: bool, as_csv: Csv | None = None, empty: str, hide: Iterable[str] = ()
) -> None:
    """Records of one kind: JSON whole, CSV and tables without the hidden fields. Exit 1 if there are none."""
    if as_json:
        emit_json(list(rows))
    elif rows:
        names, table = columns(rows, hide)
        print_csv(names, table, as_csv) if as_csv else print_table(names, table)
    if not rows:
        say(empty)
        raise typer.Exit(NOTHING)


def print_found(
    rows: Sequence[_Row],
    blocks: Callable[[Sequence[_Row]], Iterable[ScreenBlock]],
    *,
    as_json: bool,
    as_csv: Csv | None = None,
    empty: str,
    hide: Iterable[str] = (),
) -> None:
    """What was found: blocks for a person at a terminal, else rows for a program. Exit 1 if there is none."""
    if rows and sys.stdout.isatty() and not (as_json or as_csv):
        print_blocks(blocks(rows))
    else:
        print_rows(rows, as_json=as_json, as_csv=as_csv, empty=empty, hide=hide)


def print_short(
    rows: Sequence[_Row],
    short: Callable[[Sequence[_Row]], Sequence[Any]],
    *,
    as_json: bool,
    as_csv: Csv | None,
    empty: str,
) -> None:
    """Records of one kind: at a terminal as shorter ones, else whole. Exit 1 if there are none."""
    at_terminal = sys.stdout.isatty() and not (as_json or as_csv)
    print_rows(short(rows) if at_terminal else rows, as_json=as_json, as_csv=as_csv, empty=empty)


def columns(rows: Sequence[Any], hide: Iterable[str] = ()) -> tuple[list[str], list[list[str]]]:
    """Names of the shown fields of records of one kind, and their values in words; empty for no records."""
    names = [f.name for f in fields(rows[0]) if f.name not in hide] if rows else []
    return names, [[_cell(getattr(row, name)) for name in names] for row in rows]


class Csv(Enum):
    """How cells of CSV are written."""

    SAFE = auto()
    """A cell that a spreadsheet would take for a formula begins with an apostrophe; signs that act on a
    terminal are shown as escapes."""
    RAW = auto()
    """Every cell as it is; on a terminal, signs that act on it are shown as escapes."""


def csv_form(*, safe: bool, raw: bool) -> Csv | None:
    """What `--csv` and `--csv-raw` ask for; None where neither is given."""
    return Csv.RAW if raw else Csv.SAFE if safe else None


_FORMULA = re.compile(r"\s*[=+\-@](?![\d.,]+%?$)")
"""Beginnings that spreadsheets work out (OWASP, CSV injection); a number with its sign is left alone."""


def print_csv(names: Sequence[str], table: Iterable[Sequence[str]], form: Csv = Csv.SAFE) -> None:
    """Print a table as CSV with a heading."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    carried = _carried if form is Csv.RAW and not sys.stdout.isatty() else printable
    rows = table if form is Csv.RAW else ([_harmless(cell) for cell in row] for row in table)
    writer.writerows([[carried(cell) for cell in row] for row in (names, *rows)])
    sys.stdout.flush()  # a full disk is told here, and not while the interpreter ends


def _harmless(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _carried(cell: str) -> str:
    """The cell with what UTF-8 cannot carry shown as escapes."""
    return _LONE.sub(_escaped, cell)


def print_table(names: Sequence[str], table: Sequence[Sequence[str]]) -> None:
    """A table on a terminal; elsewhere lines with tabs, whole and without a heading, for other programs."""
    if not sys.stdout.isatty():
        for row in table:
            typer.echo(printable("\t".join(flat(cell) for cell in row)))
        return
    from rich.console import Console
    from rich.table import Table

    used = [i for i, _ in enumerate(names) if any(row[i] for row in table)]
    drawn = Table(box=None, header_style="bold", pad_edge=False)
    for i in used:
        drawn.add_column(names[i].replace("_", " "), overflow="fold", ratio=3 if names[i] in _WIDE else None)
    for row in table:
        drawn.add_row(*(shortened(flat(row[i])) for i in used))
    Console().print(drawn)


def print_blocks(blocks: Iterable[ScreenBlock]) -> None:
    """What was found, one below the other, for reading."""
    from rich.console import Console
    from rich.padding import Padding

    console = Console(highlight=False)
    for block in blocks:
        console.print(f"[bold]{shortened(block.head)}[/bold]  [cyan]{shortened(block.detail)}[/cyan]")
        console.print(Padding(_marked(block), (0, 0, 0, 2)))
        if block.where:
            console.print(Padding(f"[dim]{shortened(block.where)}[/dim]", (0, 0, 0, 2)))
        console.print()


_LONGEST_BODY = 400
"""Characters of a block's words: some lines of a terminal."""


def _marked(block: ScreenBlock) -> Text:
    """The block's words, those that were looked for in bold."""
    from rich.text import Text

    body = block.body if len(block.body) <= _LONGEST_BODY else f"{block.body[: _LONGEST_BODY - 1]}…"
    made, at = Text(), 0
    for span in block.marks:
        made.append(printable(body[at : span.start])).append(printable(span.of(body)), style="bold")
        at = span.end
    return made.append(printable(body[at:]))


_WIDE = frozenset({"quote", "words", "reason", "title"})
"""Columns of running text, which get three times the width of the others."""


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(map(_cell, value))
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def drop_output() -> None:
    """Let what is still buffered go nowhere, so that the interpreter ends in silence."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def shortened(text: str, width: int = 240) -> str:
    """The text for rich, cut at a width in characters, with signs that act on a terminal as escapes."""
    from rich.markup import escape

    return escape(printable(text if len(text) <= width else text[: width - 1] + "…"))


class Progress:
    """A bar on stderr while work goes on; nothing where stderr is not a terminal."""

    def __init__(self, verb: str) -> None:
        self._verb = verb
        self._bar: Any = None

    def __enter__(self) -> Progress:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
            )
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(self._verb, total=None)
            self._bar.start()
        return self

    def begin(self, phase: str) -> None:
        """Something else is begun, of an unknown length."""
        self._verb = phase
        if self._bar is not None:
            self._bar.update(self._task, description=shortened(phase))

    def step(self, name: str) -> None:
        """One more is done, of an unknown number."""
        if self._bar is not None:
            self._bar.update(self._task, advance=1, description=shortened(f"{self._verb} {name[:12]}"))

    def show(self, done: int, total: int, name: str = "") -> None:
        """So many of so many are done; the last one was this."""
        if self._bar is not None:
            description = shortened(f"{self._verb} {flat(name[-40:])}")
            self._bar.update(self._task, completed=done, total=total, description=description)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
