"""A command run as on a machine that lacks some programs.

    python -m scripts.without PROGRAM … -- COMMAND …

The command's PATH is a folder of links to all that today's PATH finds, but for these programs. Its exit
status is that of the command.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

__all__ = ["main", "path_without"]


def path_without(programs: Collection[str], folder: Path, *, path: str) -> str:
    """A PATH with everything that `path` finds but these programs; its one folder is filled with links."""
    for found in _found(path):
        link = folder / found.name
        if found.name not in programs and not link.is_symlink():
            link.symlink_to(found)
    return str(folder)


def _found(path: str) -> Iterator[Path]:
    """Files of the path's folders, those that hide others first."""
    for name in path.split(os.pathsep):
        if name and Path(name).is_dir():
            yield from (entry.absolute() for entry in sorted(Path(name).iterdir()) if entry.is_file())


def main(arguments: Sequence[str]) -> int:
    """The command's exit status; 2 where none is given."""
    if "--" not in arguments[:-1]:
        print((__doc__ or "").strip(), file=sys.stderr)
        return 2
    at = arguments.index("--")
    with tempfile.TemporaryDirectory() as folder:
        path = path_without(arguments[:at], Path(folder), path=os.environ.get("PATH", ""))
        return subprocess.run(arguments[at + 1 :], env={**os.environ, "PATH": path}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
