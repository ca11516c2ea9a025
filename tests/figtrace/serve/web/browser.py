"""A real browser where one is installed, and the desk as the command serves it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from tests.folders import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["Served", "found_browser", "launched", "served"]

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_START_S = 120.0


@dataclass(frozen=True, slots=True)
class Served:
    """A desk that runs."""

    base: str
    token: str
    corpus_at: Path
    process: subprocess.Popen[str]

    @property
    def headers(self) -> dict[str, str]:
        """What a program sends to be let in."""
        return {"Authorization": f"Bearer {self.token}"}


def found_browser() -> str:
    """The browser's program; the test is skipped where there is none, and fails under REQUIRE_BROWSER=1."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None and os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail("REQUIRE_BROWSER=1, and no chromium is on the path")
    if found is None:
        pytest.skip("no chromium is on the path")
    return found


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser without a window."""
    from playwright.sync_api import sync_playwright

    program = found_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def served(folder: Path, *options: str, env: Mapping[str, str] = MappingProxyType({})) -> Iterator[Served]:
    """The desk as `figtrace desk` serves it, ended by Ctrl-C as a person ends it; `env`: more variables."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FIGTRACE_")}
    process = subprocess.Popen(
        [sys.executable, "-c", "from cli import main; main()", "desk", "--no-open", "--port", "0", *options],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=ROOT,
        env={**environment, "PYTHONPATH": str(ROOT), "FIGTRACE_CORPUS": str(folder), **env},
    )
    try:
        base, token = _address(process)
        yield Served(base, token, folder, process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stderr is not None:
            process.stderr.close()


def _address(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Base and token of the address that the command prints."""
    assert process.stderr is not None
    alarm = threading.Timer(_START_S, process.kill)
    alarm.start()
    said = ""
    for line in process.stderr:
        said += line
        found = re.search(r"(http://\S+)/\?token=(\S+)", line)
        if found:
            alarm.cancel()
            threading.Thread(target=_drain, args=(process,), daemon=True).start()
            return found[1], found[2]
    alarm.cancel()
    pytest.fail(f"the desk did not start: {said}")


def _drain(process: subprocess.Popen[str]) -> None:
    """Read what else is said, so that the pipe never fills."""
    try:
        for _ in process.stderr or ():
            pass
    except ValueError:  # it was closed
        return
