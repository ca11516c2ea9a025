"""What is printed: data on stdout, talk on stderr, a bar only on a terminal; and the exit statuses."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from corpus.english import flat

if TYPE_CHECKING:
    from figtrace.commands.blocks import ScreenBlock

__all__ = [
    "ERROR",
    "FOUND",
    "INTERRUPTED",
    "NOTHING",
    "Progress",
    "columns",
    "emit_json",
    "plain",
    "print_blocks",
    "print_csv",
    "print_found",
    "print_rows",
    "print_table",
    "say",
    "say_more",
    "shortened",
]

FOUND, NOTHING, ERROR, INTERRUPTED = 0, 1, 2, 130

_Row = TypeVar("_Row")


def say(text: str) -> None:
    """Print a line on stderr."""
    typer.echo(text, err=True)


def emit_json(record: object) -> None:
    """Print the record, or list of records, as JSON."""
    typer.echo(json.dumps(plain(record), ensure_ascii=False, indent=2))


def plain(value: Any) -> Any:
    """Records as JSON holds them: every field, decimals as text."""
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, Decimal | Path) else value


def print_rows(
    rows: Sequence[Any], *, as_json: bool, as_csv: bool = False, empty: str, hide: Iterable[str] = ()
) -> None:
    """Records of one kind: JSON whole, CSV and tables without the hidden fields. Exit 1 if there are none."""
    if as_json:
        emit_json(list(rows))
    elif rows:
        names, table = columns(rows, hide)
        print_csv(names, table) if as_csv else print_table(names, table)
    if not rows:
        say(empty)
        raise typer.Exit(NOTHING)


def print_found(
    rows: Sequence[_Row],
    blocks: Callable[[Sequence[_Row]], Iterable[ScreenBlock]],
    *,
    as_json: bool,
    as_csv: bool = False,
    empty: str,
    hide: Iterable[str] = (),
) -> None:
    """What was found: blocks for a person at a terminal, else rows for a program. Exit 1 if there is none."""
    if rows and sys.stdout.isatty() and not (as_json or as_csv):
        print_blocks(blocks(rows))
    else:
        print_rows(rows, as_json=as_json, as_csv=as_csv, empty=empty, hide=hide)


def columns(rows: Sequence[Any], hide: Iterable[str] = ()) -> tuple[list[str], list[list[str]]]:
    """Names of the shown fields of records of one kind, and their values in words; empty for no records."""
    names = [f.name for f in fields(rows[0]) if f.name not in hide] if rows else []
    return names, [[_cell(getattr(row, name)) for name in names] for row in rows]


def print_csv(names: Sequence[str], table: Iterable[Sequence[str]]) -> None:
    """Print a table as CSV with a heading."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerows([names, *table])
    sys.stdout.flush()  # a full disk is told here, and not while the interpreter ends


def print_table(names: Sequence[str], table: Sequence[Sequence[str]]) -> None:
    """A table on a terminal; elsewhere lines with tabs, whole and without a heading, for other programs."""
    if not sys.stdout.isatty():
        for row in table:
            typer.echo("\t".join(flat(cell) for cell in row))
        return
    from rich.console import Console
    from rich.table import Table

    used = [i for i, _ in enumerate(names) if any(row[i] for row in table)]
    drawn = Table(box=None, header_style="bold", pad_edge=False)
    for i in used:
        drawn.add_column(names[i].replace("_", " "), overflow="fold", ratio=3 if names[i] in _WIDE else None)
    for row in table:
        drawn.add_row(*(shortened(row[i]) for i in used))
    Console().print(drawn)


def print_blocks(blocks: Iterable[ScreenBlock]) -> None:
    """What was found, one below the other, for reading."""
    from rich.console import Console
    from rich.padding import Padding

    console = Console(highlight=False)
    for block in blocks:
        console.print(f"[bold]{shortened(block.head)}[/bold]  [cyan]{shortened(block.detail)}[/cyan]")
        console.print(Padding(shortened(block.body, 400), (0, 0, 0, 2)))
        if block.where:
            console.print(Padding(f"[dim]{shortened(block.where)}[/dim]", (0, 0, 0, 2)))
        console.print()


_WIDE = frozenset({"quote", "words", "reason", "title"})


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(map(_cell, value))
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def shortened(text: str, width: int = 240) -> str:
    """The text for rich, cut at a width in characters."""
    from rich.markup import escape

    return escape(text if len(text) <= width else text[: width - 1] + "…")


def say_more(shown: int, total: int, *, exact: bool) -> None:
    """Say that there is more than what was shown."""
    if shown < total:
        say(f"{shown} of {'' if exact else 'at least '}{total} shown: --limit shows more")


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
            self._bar.update(self._task, description=phase)

    def step(self, name: str) -> None:
        """One more is done, of an unknown number."""
        if self._bar is not None:
            self._bar.update(self._task, advance=1, description=f"{self._verb} {name[:12]}")

    def show(self, done: int, total: int, name: str = "") -> None:
        """So many of so many are done; the last one was this."""
        if self._bar is not None:
            self._bar.update(
                self._task, completed=done, total=total, description=f"{self._verb} {name[-40:]}"
            )

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
