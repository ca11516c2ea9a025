"""Every command that a module makes is listed, once, and is made by the module that the list names."""

from __future__ import annotations

from importlib import import_module

import pytest
from typer.main import get_command_name

from figtrace.commands.app import app
from figtrace.commands.directory import DIRECTORY

MODULES = sorted({listed.module for listed in DIRECTORY.values()})


def _made() -> dict[str, str]:
    """The commands by name, each with the module that made it."""
    for module in MODULES:
        import_module(f"figtrace.commands.{module}")
    return {
        info.name or get_command_name(info.callback.__name__): info.callback.__module__.rpartition(".")[2]
        for info in app.registered_commands
        if info.callback
    }


def test_the_list_names_the_module_of_every_command() -> None:
    made = _made()
    groups = {str(group.name) for group in app.registered_groups}
    listed = {name: one.module for name, one in DIRECTORY.items() if name not in groups}
    assert made == listed
    assert groups <= DIRECTORY.keys()


@pytest.mark.parametrize("name", DIRECTORY)
def test_every_command_says_what_it_is_for(name: str) -> None:
    assert DIRECTORY[name].help.endswith(".")
