"""One page of documentation for each command, made from the live app: `python -m scripts.command_pages`.

The pages are kept in docs/commands; a test tells when one is not as it would be made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from typer.testing import CliRunner

from cli import app
from figtrace.commands.directory import DIRECTORY

__all__ = ["PAGES", "CommandPage", "command_pages", "main"]

PAGES = Path(__file__).resolve().parent.parent / "docs" / "commands"
_OWN_CORES = re.compile(r"\[default: \d+; x>=1\]")
"""The default of `--jobs`, which is another on each machine."""


@dataclass(frozen=True, slots=True)
class CommandPage:
    """A page: the name of its file, and its text."""

    file: str
    text: str


def command_pages() -> Iterator[CommandPage]:
    """A page for each command with the commands below it, and a list of all."""
    lines = dict(_list())
    yield CommandPage("all.md", _index(lines))
    for name, says in lines.items():
        yield CommandPage(f"{name}.md", _page(name, says))


def _list() -> Iterator[tuple[str, str]]:
    """Commands with what they are for, in the order of the help."""
    for name, listed in DIRECTORY.items():
        import_module(f"figtrace.commands.{listed.module}")
        yield name, listed.help


def _index(lines: dict[str, str]) -> str:
    rows = "\n".join(f"| [`figtrace {name}`]({name}.md) | {says} |" for name, says in lines.items())
    return f"# All commands\n\n| command | what for |\n|---|---|\n{rows}\n\n## figtrace\n\n{_block(_help())}"


def _page(name: str, says: str) -> str:
    parts = [f"# figtrace {name}\n\n{says}\n\n{_block(_help(name))}"]
    for group in app.registered_groups:
        if group.name == name and group.typer_instance:
            parts += [
                f"## figtrace {name} {info.name}\n\n{_block(_help(name, str(info.name)))}"
                for info in group.typer_instance.registered_commands
            ]
    return "\n".join(parts)


def _block(text: str) -> str:
    return f"```text\n{text.strip()}\n```\n"


def _help(*command: str) -> str:
    result = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "80"}, prog_name="figtrace")
    lines = (line.rstrip() for line in result.output.splitlines())
    return "\n".join(
        _OWN_CORES.sub("[default: all cores; x>=1]", line) if "Worker processes" in line else line
        for line in lines
    )


def main() -> None:
    """Write the pages in place of older ones; pages of commands that are gone are taken away."""
    PAGES.mkdir(parents=True, exist_ok=True)
    made = {page.file: page.text for page in command_pages()}
    for path in PAGES.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (PAGES / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
