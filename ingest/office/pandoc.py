"""Pandoc as a separate program: bytes of a draft or bibliography in, its JSON out.

It runs in its sandbox (it opens no file and no address that a draft names), with a limit on time and memory.
"""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from typing import Any

from corpus.english import flat
from corpus.errors import DraftError
from ingest.office.encoding import refuse_long
from ingest.office.front_matter import unfolded

__all__ = ["Json", "bibliography_items", "draft_tree", "pandoc_version", "tree_references"]

Json = Any
"""What `json.loads` gives: pandoc's tree has no types of its own in Python."""

_SECONDS = 10.0
"""Of processor, what any draft is given; pandoc starts in a tenth of a second and most papers take less than
one."""
_SECONDS_A_MEGABYTE = 20.0
"""On top for long ones: Word files of books need up to ten a megabyte on a slow machine."""
_MOST_SECONDS = 60.0
"""Ten times what drafts of that size take here; nested brackets can make a small file take for ever."""
_SHARED = 8
"""How often the clock may count these seconds: on a machine with much else to do, pandoc waits more than it
works (a draft of 1 MB took two seconds of processor and more than thirty by the clock at a load of 20)."""
_OVER_TIME = -24
"""How a program ends that used up its processor time: by SIGXCPU (setrlimit(2))."""
_NOT_STARTED = (126, 127)
"""How a shell ends that cannot run a program, or does not find it (POSIX, Shell Command Language, 2.8.2)."""
_MEMORY = "1g"
_HEAP_EXHAUSTED = 251
"""Exit code of GHC's runtime when its heap is full."""
_MOST_COPIES = 100_000
"""Nodes that aliases of YAML may stand for; front matter written by people has none or a few."""
_LOOK_FOR = {
    "docx": "look for a body of far more text than a book has, or save its parts as files of their own",
    "latex": "look for macros that stand for other macros many times over, or brackets that are never closed",
    "markdown": "look for brackets or marks of emphasis that are opened again and again",
}
"""What to do where reading takes too much, by the kind; another is a bibliography."""
_LOOK_FOR_ENTRIES = "look for entries that are never closed, or divide it into smaller files"


def draft_tree(source: bytes, reader: str, *, name: str, text_size: int | None = None) -> dict[str, Json]:
    """Pandoc's tree of a draft: {"meta": …, "blocks": […]}.

    `reader` is pandoc's name of the format with its extensions, such as "docx+citations". Tracked changes
    are read as accepted. `text_size` is the bytes of text where the source is packed: more gets more time.

    Raises:
        DraftError: if pandoc refuses it, or takes too long; `name` is the file as a person knows it.
    """
    try:
        tree: dict[str, Json] = json.loads(_run(source, reader, "json", name, text_size=text_size))
    except RecursionError as exc:
        raise DraftError(
            f"{name} is nested too deeply to be read: look for lists, quotes or tables that stand in one "
            "another many times over"
        ) from exc
    return tree


def bibliography_items(source: bytes, reader: str, *, name: str) -> list[dict[str, Json]]:
    """CSL-JSON items of a bibliography in pandoc's format `reader`.

    Raises:
        DraftError: with pandoc's own words, which name line and column.
    """
    items: list[dict[str, Json]] = json.loads(_run(source, reader, "csljson", name) or "[]")
    return items


def tree_references(tree: dict[str, Json], *, name: str) -> list[dict[str, Json]]:
    """CSL-JSON items that a draft carries itself, in its front matter or in the fields of Zotero."""
    if "references" not in tree["meta"]:
        return []
    return bibliography_items(json.dumps(tree).encode(), "json", name=name)


def pandoc_version() -> str:
    """The version of the program, such as "3.9".

    Raises:
        DraftError: if it is not there.
    """
    import pypandoc

    _pandoc()
    return str(pypandoc.get_pandoc_version())


def _run(source: bytes, reader: str, writer: str, name: str, *, text_size: int | None = None) -> str:
    size = len(source) if text_size is None else text_size
    _refuse_boundless(source, reader, name)
    seconds = min(_MOST_SECONDS, _SECONDS + _SECONDS_A_MEGABYTE * size / 1e6)
    command = [_pandoc(), "--sandbox", "-f", reader, "-t", writer, "+RTS", f"-M{_MEMORY}", "-RTS"]
    remedy = f"{_divide(size)}{_look_for(reader)}"
    over_time = f"{name} took pandoc more than {seconds:.0f} s and was stopped: {remedy}"
    try:
        done = _run_for(seconds, command, source)
    except subprocess.TimeoutExpired as exc:
        raise DraftError(over_time) from exc
    except OSError as exc:
        raise DraftError(f"pandoc cannot be started ({exc}): install the package pypandoc-binary") from exc
    if done.returncode == _OVER_TIME:
        raise DraftError(over_time)
    if done.returncode in _NOT_STARTED:
        raise DraftError("pandoc cannot be started: install the package pypandoc-binary")
    if done.returncode == _HEAP_EXHAUSTED:
        raise DraftError(f"{name} needs more than 1 GB of memory to be read: {remedy}")
    if done.returncode:
        words = flat(done.stderr.decode("utf-8", "replace")) or f"exit code {done.returncode}"
        raise DraftError(f"{name} cannot be read: {words[:300]}")
    return done.stdout.decode("utf-8")


def _run_for(seconds: float, command: list[str], source: bytes) -> subprocess.CompletedProcess[bytes]:
    """What the command made of the source in so many seconds of processor, else by the clock.

    Raises:
        subprocess.TimeoutExpired: if it took too long by the clock.
        OSError: if it cannot be started.
    """
    if os.name == "posix":
        command = ["/bin/sh", "-c", f'ulimit -S -t {seconds:.0f}; exec "$@"', "sh", *command]
        seconds *= _SHARED
    return subprocess.run(command, input=source, capture_output=True, timeout=seconds, check=False)


_LONG = 1_000_000
"""Bytes of text from which on the length itself may be the reason: a book of 300 pages."""


def _divide(size: int) -> str:
    return f"divide its {size / 1e6:.0f} MB of text into parts, or " if size >= _LONG else ""


def _look_for(reader: str) -> str:
    kinds = (hint for kind, hint in _LOOK_FOR.items() if reader.startswith(kind))
    return next(kinds, _LOOK_FOR_ENTRIES)


def _refuse_boundless(source: bytes, reader: str, name: str) -> None:
    """Nothing, if it is of a sane size as it stands and unfolded."""
    if reader.startswith(("markdown", "latex")):
        refuse_long(source, name=name)
    if reader.startswith("markdown") and unfolded(source.decode("utf-8", "replace")) > _MOST_COPIES:
        raise DraftError(
            f"the front matter of {name} is a bomb: its aliases (*name) stand for copies of copies, "
            f"more than {_MOST_COPIES:,} in all; write out what they stand for"
        )


@cache
def _pandoc() -> str:
    import pypandoc

    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as exc:
        raise DraftError("pandoc is not installed: install the package pypandoc-binary") from exc
