"""Texts compared whole with a file that is kept: what people or programs read is changed on purpose only."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from tests.folders import ROOT

GOLDEN = ROOT / "tests" / "golden"


def assert_golden(name: str, made: str, *, folder: Path = GOLDEN) -> None:
    """Nothing, if the file of this name holds this text; else the text is put beside it for `diff`.

    A change that is meant is taken over by moving NAME.made to NAME; all at once: `python -m tests.goldens`.
    """
    kept, beside = folder / name, folder / f"{name}.made"
    if kept.is_file() and kept.read_text(encoding="utf-8") == made:
        beside.unlink(missing_ok=True)
        return
    folder.mkdir(exist_ok=True)
    beside.write_text(made, encoding="utf-8")
    message = f"diff {kept} {beside}; if the change is meant: mv {beside} {kept}"
    raise AssertionError(message)


_WIDTH = 110
"""Letters of a line, as everywhere in the house."""


def as_lines(record: Any) -> str:
    """Records of any depth as JSON, to be compared and read by people: what fits a line stands on one."""
    return _lines(_plain(record), "") + "\n"


def _plain(record: Any) -> Any:
    if is_dataclass(record) and not isinstance(record, type):
        return asdict(record)
    return [_plain(one) for one in record] if isinstance(record, list | tuple) else record


def _lines(value: Any, indent: str) -> str:
    flat = json.dumps(value, ensure_ascii=False, default=str)
    if len(indent) + len(flat) <= _WIDTH or not isinstance(value, dict | list | tuple):
        return flat
    inner = f"{indent} "
    if isinstance(value, dict):
        parts = [f"{inner}{json.dumps(str(name))}: {_lines(one, inner)}" for name, one in value.items()]
        return "\n".join(("{", ",\n".join(parts), f"{indent}}}"))
    return "\n".join(("[", ",\n".join(inner + _lines(one, inner) for one in value), f"{indent}]"))


def take_over(folder: Path = GOLDEN) -> list[str]:
    """Puts each text that a test has made anew in the place of the one that is kept; their names."""
    made = sorted(folder.rglob("*.made"))
    for path in made:
        path.replace(path.with_suffix(""))
    return [path.with_suffix("").relative_to(folder).as_posix() for path in made]


if __name__ == "__main__":
    sys.stdout.write("".join(f"{name}\n" for name in take_over()) or "nothing was made anew\n")
