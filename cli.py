"""The command line's door: arguments in, errors to one line and an exit status.

Exit status: 0 found or clean, 1 nothing found or findings, 2 an error.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from corpus.errors import FigtraceError, UsageError
from figtrace.commands.app import app
from figtrace.commands.printed.terminal import ERROR, bounded, drop_output, say

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; errors become one line on stderr and exit status 2."""
    debug = "--debug" in sys.argv
    try:
        _refuse_strangers()
        app(args=_globals_first(sys.argv[1:]), standalone_mode=True)
    except FigtraceError as exc:
        if debug:
            raise
        say(f"figtrace: {_one_line(str(exc))}")
        sys.exit(ERROR)
    except OSError as exc:
        if exc.filename is None:
            drop_output()
        say(f"figtrace: {_one_line(_told(exc))}")
        sys.exit(ERROR)


def _one_line(message: str) -> str:
    """The message on one line, with the middle of a very long one left out."""
    return bounded(message.replace("\n", "\\n").replace("\r", "\\r"))


_WRITING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
"""What only those meet who write (errno(3)): full disk, quota, largest file, a disk for reading alone."""


def _told(exc: OSError) -> str:
    """What happened to which file. Those who write a file name it in an error of their own; the rest read."""
    verb = "written" if exc.filename is None or exc.errno in _WRITING else "read"
    return f"{exc.filename or 'the output'} cannot be {verb}: {exc.strerror or exc}"


_GLOBAL_OPTIONS = frozenset({"--corpus", "--engine"})
"""Options of the whole program that take a value; people write them behind the command, where the parser
knows none."""


def _globals_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with the options of every command moved to the front, where the parser wants them."""
    front: list[str] = []
    rest = list(arguments)
    at = 0
    while at < len(rest) and rest[at] != "--":
        name, joined, _ = rest[at].partition("=")
        taken = (1 if joined else 2) if name in _GLOBAL_OPTIONS else int(name == "--debug")
        front += rest[at : at + taken]
        del rest[at : at + taken]
        at += not taken
    return front + rest


def _refuse_strangers() -> None:
    """Stop if another distribution's package of the same name would be imported (ADR 0001)."""
    home = Path(__file__).resolve().parent
    for name in ("corpus", "ingest", "nlp", "search", "figtrace"):
        spec = find_spec(name)
        origin = Path(spec.origin).resolve() if spec and spec.origin else None
        if origin is None or origin.parent.parent != home:
            raise UsageError(
                f"the package {name!r} comes from {origin}, not from figtrace in {home}: "
                "install figtrace in an environment of its own"
            )


if __name__ == "__main__":
    main()
