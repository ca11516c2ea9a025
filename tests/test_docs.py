"""The README, the help and the commands say the same."""

import re
from importlib import import_module

import pytest
from typer.testing import CliRunner

from cli import app
from figtrace.commands.directory import DIRECTORY
from tests.folders import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(DIRECTORY)
for _listed in DIRECTORY.values():
    import_module(f"figtrace.commands.{_listed.module}")
GROUPS = {
    group.name: group.typer_instance for group in app.registered_groups if group.name and group.typer_instance
}
NESTED = [[name, str(info.name)] for name, group in GROUPS.items() for info in group.registered_commands]


def _help(*command: str) -> str:
    result = CliRunner().invoke(app, [*command, "--help"])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert re.search(rf"^\| `figtrace {command}\b", README, re.MULTILINE)


@pytest.mark.parametrize(
    "command", [[], *([name] for name in COMMANDS if name not in ("index", "meta", "vectors")), *NESTED]
)
def test_help_begins_with_examples_that_name_the_command(command: list[str]) -> None:
    text = _help(*command)
    usage, _, rest = text.partition("Examples:")
    assert usage.startswith("Usage:")
    assert len(usage.strip().splitlines()) == 1
    assert " ".join(["figtrace", *command]) in rest.split("\n\n")[1].replace(
        "figtrace --engine elasticsearch", "figtrace"
    )


def test_every_command_has_a_line_in_the_list() -> None:
    text = _help()
    assert all(re.search(rf"^  {name} +\S", text, re.MULTILINE) for name in COMMANDS)


def test_commands_of_the_readme_exist() -> None:
    named = set(re.findall(r"^    figtrace (?:--engine \S+ )?([a-z]+)", README, re.MULTILINE))
    assert named <= set(COMMANDS)


def _words_of(command: list[str]) -> set[str]:
    """What a command's help names: its options."""
    return set(re.findall(r"--[a-z][a-z-]*", _help(*command)))


@pytest.mark.parametrize("page", ["editors.md", "ci.md"])
def test_options_that_the_pages_name_exist(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    lines = re.findall(r"^ +(?:- run: )?(figtrace .*)$|`(figtrace [^`]+)`", text, re.MULTILINE)
    commands = [(first or second).split("#")[0].split(">")[0].split() for first, second in lines]
    assert len(commands) >= 4
    for words in commands:
        name = next(word for word in words[1:] if word in COMMANDS)
        known = _words_of([name]) | _words_of([])
        assert {word for word in words if word.startswith("--")} <= known, words


def test_hooks_run_commands_that_exist() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"^  entry: figtrace (\S+)(.*)$", text, re.MULTILINE)
    assert len(entries) == len(re.findall(r"^- id: ", text, re.MULTILINE)) == 2
    for name, options in entries:
        assert set(options.split()) <= _words_of([name])
