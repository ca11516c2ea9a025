"""The group of all commands: each is made when it is called for, and plain text is taken as it was typed.

Measured on `figtrace --help` and `figtrace search`: the modules of all commands and the parameters that
typer makes of their signatures took half of the time to the list of commands; pydantic, which typer asks to
turn text into text, took more than typer itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import typer
import typer.core
from typer.main import get_command_from_info, get_command_name, get_group_from_info

from figtrace.commands.directory import DIRECTORY
from figtrace.commands.printed.terminal import FOUND, INTERRUPTED, bounded, drop_output, printable, say

__all__ = ["AllCommands", "as_typed"]

_Made = Any  # typer has its own copy of click, whose classes it does not show


@contextmanager
def _harmless_errors() -> Iterator[None]:
    """Inside, what the parser says of an argument is fit for a terminal: a shell's `*` may give any name.

    A name of any length as well, of which the message repeats no more than a reader needs.
    """
    try:
        yield
    except typer.TyperException as exc:
        exc.message = bounded(printable(exc.message))
        raise


class AllCommands(typer.core.TyperGroup):
    """The commands of the directory, of which any may be interrupted."""

    app: typer.Typer
    """Where the modules of the commands put them."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = _Commands(self.app)
        _take_as_typed(self)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list of commands, without making any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, listed.help) for name, listed in DIRECTORY.items()])

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in their order."""
        del ctx
        return list(DIRECTORY)

    def make_context(self, *given: Any, **more: Any) -> Any:
        """The context of the call."""
        with _harmless_errors():
            return super().make_context(*given, **more)

    def invoke(self, ctx: Any) -> Any:
        """What the command that was called for returns."""
        try:
            with _harmless_errors():
                return super().invoke(ctx)
        except BrokenPipeError as exc:  # the reader has seen enough; typer would call that an error
            drop_output()
            raise typer.Exit(FOUND) from exc
        except KeyboardInterrupt as exc:
            say("figtrace: interrupted; what was finished is kept, the next run goes on from there")
            raise typer.Exit(INTERRUPTED) from exc


class _Commands(MutableMapping[str, _Made]):
    """The commands by name, each made when it is asked for."""

    def __init__(self, app: typer.Typer) -> None:
        self._app = app
        self._made: dict[str, _Made] = {}

    def __getitem__(self, name: str) -> _Made:
        if name not in self._made:
            import_module(f"figtrace.commands.{DIRECTORY[name].module}")
            self._made[name] = _command(self._app, name)
        return self._made[name]

    def __setitem__(self, name: str, made: _Made) -> None:
        self._made[name] = made

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(DIRECTORY)

    def __len__(self) -> int:
        return len(DIRECTORY)


def _command(app: typer.Typer, name: str) -> _Made:
    """The command, or group of commands, that was put into the app under this name."""
    frame: dict[str, Any] = {"pretty_exceptions_short": False, "rich_markup_mode": None}
    for group in app.registered_groups:
        if group.name == name:
            return _with_parts_as_typed(get_group_from_info(group, suggest_commands=True, **frame))
    for info in app.registered_commands:
        if info.callback and (info.name or get_command_name(info.callback.__name__)) == name:
            return _take_as_typed(get_command_from_info(info, **frame))
    raise KeyError(name)


def _with_parts_as_typed(group: _Made) -> _Made:
    for command in group.commands.values():
        _take_as_typed(command)
    return _take_as_typed(group)


def _take_as_typed(command: Any) -> Any:
    own = command.get_params

    def get_params(ctx: Any) -> Any:
        params = own(ctx)
        for param in params:
            if "process_value" not in vars(param):
                param.process_value = as_typed(param)
        return params

    command.get_params = get_params  # the one that asks for help is made there
    return command


_LARGEST = 18
"""Digits of a number that is certainly read alike here and there: more are for the library to judge."""


def as_typed(param: Any) -> Callable[[Any, Any], Any]:
    """The parameter's own `process_value`, passed by where the value needs no conversion.

    That is text for a parameter of text, plain digits within the bounds of a whole number, what a parser of
    ours reads, and nothing for a parameter that may be left out.
    """
    slowly = param.process_value
    kind, given = param.type_descriptor.annotation, param.type_descriptor.parameter_info
    is_one = param.nargs == 1 and not param.multiple
    is_single = is_one and param.callback is None

    def process(ctx: Any, value: Any) -> Any:
        if is_one and value is None and not param.required:
            return None if is_single else param.callback(ctx, param, None)
        if is_single and isinstance(value, str):
            if given.parser is not None:
                return given.parser(value)
            if kind is str:
                return value
            if kind is int and _is_within(value, given.min, given.max):
                return int(value)
        if is_single and kind is int and value is param.default:
            return value
        if kind == list[str] and value and param.callback is None and _are_text(value):
            return list(value)
        return slowly(ctx, value)

    return process


def _is_within(digits: str, least: float | None, most: float | None) -> bool:
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LARGEST):
        return False
    return (least is None or least <= int(digits)) and (most is None or int(digits) <= most)


def _are_text(values: Any) -> bool:
    return isinstance(values, list | tuple) and all(isinstance(value, str) for value in values)
