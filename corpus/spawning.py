"""Processes that Python spawns and that end in silence where their parent is gone before they have begun.

A spawned process first reads from a pipe what it is to do. A parent that is killed in this moment leaves the
pipe empty, and Python's own start (`multiprocessing.spawn.spawn_main`) shows an EOFError with its traceback,
before any line of ours runs: so the line that starts it is wrapped.
"""

from __future__ import annotations

from multiprocessing import spawn

__all__ = ["quiet_command_line", "spawn_quietly"]

_command_line = spawn.get_command_line


def spawn_quietly() -> None:
    """From now on all processes that are spawned here begin so."""
    spawn.get_command_line = quiet_command_line


def quiet_command_line(**handles: int) -> list[str]:
    """What Python itself would call, with its program inside a `try`; unchanged where it is no program.

    An EOFError of what the process does later is shown by the process itself and never reaches it.
    """
    line = _command_line(**handles)
    if "-c" not in line:
        return line  # a frozen program has a line of its own
    at = line.index("-c") + 1
    quiet = f"import sys\ntry:\n    {line[at]}\nexcept EOFError:\n    sys.exit(1)\n"
    return [*line[:at], quiet, *line[at + 1 :]]
