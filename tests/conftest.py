"""What many tests share: the example papers and one corpus made of them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.folders import ROOT


def run_figtrace(
    *arguments: str,
    folder: Path | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    into: Path | None = None,
) -> subprocess.CompletedProcess[str]:
    """The command as a user's shell runs it, on this corpus; its data go into a file, if one is given."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("FIGTRACE_")}
    command: Sequence[str] = [sys.executable, "-c", "from cli import main; main()", *arguments]
    with into.open("w") if into else nullcontext(subprocess.PIPE) as stdout:
        return subprocess.run(
            command,
            stdout=stdout,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=cwd or ROOT,
            env={
                **clean,
                "PYTHONPATH": str(ROOT),
                **({"FIGTRACE_CORPUS": str(folder)} if folder else {}),
                **(env or {}),
            },
            check=False,
            timeout=280,
        )


@pytest.fixture(scope="session")
def example_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a corpus of the example papers, read once for all tests of a worker; not to be written."""
    folder = tmp_path_factory.mktemp("examples") / "corpus"
    made = run_figtrace("ingest", "examples/papers", folder=folder)
    assert made.returncode == 0, made.stderr
    return folder
