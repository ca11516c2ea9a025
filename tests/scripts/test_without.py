"""Programs are taken from the path, and nothing else is."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from scripts.without import main, path_without


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, str]:
    """An empty folder, and a path of two folders that hold three programs."""
    for place, name in (("a", "one"), ("a", "two"), ("b", "two"), ("b", "three")):
        program = tmp_path / place / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\necho {place}\n", encoding="utf-8")
        program.chmod(0o755)
    bare = tmp_path / "bare"
    bare.mkdir()
    return bare, os.pathsep.join((str(tmp_path / "a"), str(tmp_path / "nowhere"), str(tmp_path / "b")))


def test_what_is_named_is_gone_and_the_rest_is_found_as_before(places: tuple[Path, str]) -> None:
    bare, path = places
    made = path_without(["one"], bare, path=path)
    assert shutil.which("one", path=made) is None
    for kept in ("two", "three"):
        left, right = shutil.which(kept, path=made), shutil.which(kept, path=path)
        assert left is not None
        assert right is not None
        assert Path(left).resolve() == Path(right).resolve()


def test_the_command_runs_without_the_program_and_its_status_is_given_back() -> None:
    look = "import shutil, sys; sys.exit(0 if shutil.which('sh') else 7)"
    assert main(["sh", "--", sys.executable, "-c", look]) == 7
    assert main(["no-such-program", "--", sys.executable, "-c", look]) == 0


@pytest.mark.parametrize("arguments", [[], ["dot"], ["dot", "--"]])
def test_without_a_command_the_usage_is_shown(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert "scripts.without PROGRAM" in capsys.readouterr().err
