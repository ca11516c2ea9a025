"""Texts compared whole with a file that is kept: what people or programs read is changed on purpose only."""

from __future__ import annotations

from pathlib import Path

from tests.folders import ROOT

GOLDEN = ROOT / "tests" / "golden"


def assert_golden(name: str, made: str, *, folder: Path = GOLDEN) -> None:
    """Nothing, if the file of this name holds this text; else the text is put beside it for `diff`.

    A change that is meant is taken over by moving NAME.made to NAME.
    """
    kept, beside = folder / name, folder / f"{name}.made"
    if kept.is_file() and kept.read_text(encoding="utf-8") == made:
        beside.unlink(missing_ok=True)
        return
    folder.mkdir(exist_ok=True)
    beside.write_text(made, encoding="utf-8")
    message = f"diff {kept} {beside}; if the change is meant: mv {beside} {kept}"
    raise AssertionError(message)
