"""How much of what is changed in the code the tests of its room notice.

    python -m scripts.mutate [--only PACKAGE …] [--count 40] [--from 0] [--seed 1] [--survivors]

A sample of one-token changes, drawn by the seed, is made one at a time in a copy of the tree; the mirrored
test file must fail, or one beside it in the same folder. PACKAGE is a room by its dotted name (`nlp`,
`figtrace.check`); the same seed draws the same changes, of which `--from` and `--count` take a part, so that
a long trial may be run in pieces. Tests beside that take more than `--seconds` without a change are left out;
a change whose own tests take five times as long is untested. Tests that take more than four times as long
with a change as without it count as failed.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from scripts.mutants import Mutant, mutants, mutated

__all__ = ["Outcome", "Trial", "main", "neighbours", "own_test", "sample"]

_PACKAGES = ("corpus", "ingest", "nlp", "search", "figtrace.check", "figtrace")
"""Rooms that are tried when none is named; the last without the one before it, which is tried by itself."""
_SLOWER = 4
"""Times the unchanged run that a changed one may take, on a machine that does other things too."""
_PATIENT = 5
"""Times `--seconds` that a module's own tests may take: without them nothing is known of it."""
_GRACE = 10.0
"""Seconds on top, for runs that take none."""
_DRAWS = 20
"""Examples of a property, a fifth of Hypothesis's own: what only a hundred notice is noticed by luck."""
_WARM = ("hypothesis", "numpy", "pytest", "rapidfuzz", "spacy", "tantivy", "typer")
"""Imported once, before the process is forked for each run: most of a short run's time."""
_QUIET = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
"""What is imported before the fork is rewritten no more, and need not be."""
_UNTESTED = 3
"""A status of pytest above this says that nothing was run (its exit codes 4 and 5)."""


class Outcome(StrEnum):
    """What became of a change."""

    OWN = "killed by its own tests"
    BESIDE = "killed by tests beside"
    SURVIVED = "survived"
    UNTESTED = "without a test that runs"


@dataclass(frozen=True, slots=True)
class _Site:
    path: Path
    mutant: Mutant

    def __str__(self) -> str:
        it = self.mutant
        return f"{self.path}:{it.line} {it.kind}: {it.before} → {it.after}"


@dataclass(slots=True)
class Trial:
    """A copy of the tree, in which changes are made and tests run.

    `unchanged` is what each set of tests takes without a change in seconds, None where it fails or takes too
    long.
    """

    root: Path
    seconds: float
    unchanged: dict[tuple[str, ...], float | None] = field(default_factory=dict)
    _ticks: int = 0

    def outcome(self, site: _Site) -> Outcome:
        """What becomes of this change; the copy is as before afterwards."""
        own, beside = [own_test(site.path)], neighbours(self.root, site.path)
        usual = self._takes(own, _PATIENT * self.seconds)
        if usual is None:
            return Outcome.UNTESTED
        if self._noticed(site, own, usual):
            return Outcome.OWN
        usual = self._takes(beside, self.seconds) if beside else None
        if usual is not None and self._noticed(site, beside, usual):
            return Outcome.BESIDE
        return Outcome.SURVIVED

    def _noticed(self, site: _Site, tests: Sequence[Path], usual: float) -> bool:
        path = self.root / site.path
        source = path.read_text(encoding="utf-8")
        self._write(path, mutated(source, site.mutant.number))
        try:
            status = _status(self.root, tuple(map(str, tests)), _SLOWER * usual + _GRACE)
        finally:
            self._write(path, source)
        return status is None or 0 < status <= _UNTESTED

    def _takes(self, tests: Sequence[Path], limit: float) -> float | None:
        names = tuple(map(str, tests))
        if names not in self.unchanged:
            began = time.monotonic()
            status = _status(self.root, names, limit)
            self.unchanged[names] = time.monotonic() - began if status == 0 else None
        return self.unchanged[names]

    def _write(self, path: Path, source: str) -> None:
        """The source with a time of change of its own: compiled files are told apart by whole seconds."""
        path.write_text(source, encoding="utf-8")
        self._ticks += 1
        os.utime(path, (time.time() + self._ticks, int(time.time()) + self._ticks))


def own_test(path: Path) -> Path:
    """The mirrored test file of a module, from the tree's root."""
    return Path("tests") / path.parent / f"test_{path.name}"


def neighbours(root: Path, path: Path) -> list[Path]:
    """The other test files of its folder, those that name the module first."""
    own = own_test(path)
    beside = [one.relative_to(root) for one in sorted((root / own.parent).glob("test_*.py"))]
    dotted = ".".join(path.with_suffix("").parts)
    return sorted(
        (one for one in beside if one != own),
        key=lambda one: dotted not in (root / one).read_text(encoding="utf-8"),
    )


def sample(root: Path, package: str, *, seed: int) -> list[_Site]:
    """All changes of a room in an order that the seed draws."""
    folder = Path(*package.split("."))
    apart = [Path(*other.split(".")) for other in _PACKAGES if other.startswith(f"{package}.")]
    found = sorted((root / folder).rglob("*.py")) or [(root / folder).with_suffix(".py")]
    paths = [path.relative_to(root) for path in found]
    sites = [
        _Site(path, mutant)
        for path in paths
        if path.name != "__init__.py" and not any(path.is_relative_to(other) for other in apart)
        for mutant in mutants((root / path).read_text(encoding="utf-8"))
    ]
    random.Random(seed).shuffle(sites)
    return sites


def _status(folder: Path, tests: Sequence[str], limit: float) -> int | None:
    """Pytest's exit status of these tests in that folder; None when the seconds ran out."""
    child = os.fork()
    if child == 0:
        _run_tests(folder, tests)
    ends = time.monotonic() + limit
    while time.monotonic() < ends:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return abs(os.waitstatus_to_exitcode(status))
        time.sleep(0.05)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def _run_tests(folder: Path, tests: Sequence[str]) -> None:
    """In the child: the tests, silently; never returns."""
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    sys.stdout = sys.stderr = os.fdopen(nowhere, "w")
    _forget(Path(__file__).parents[1])
    status = 1
    with suppress(BaseException):
        import hypothesis
        import pytest

        hypothesis.settings.register_profile("short", max_examples=_DRAWS, deadline=None, derandomize=True)
        hypothesis.settings.load_profile("short")
        status = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *_QUIET, *tests]))
    os._exit(status)


def _forget(tree: Path) -> None:
    """Let modules of this tree be imported anew, from the copy."""
    own = {path.stem for path in tree.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    for name in [name for name in sys.modules if name.partition(".")[0] in own]:
        del sys.modules[name]


def _copied(root: Path, into: Path) -> None:
    """The files of the tree that are known or could be, without what is ignored."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=root, capture_output=True, check=True).stdout.decode().split("\0")
    for name in filter(None, names):
        if (root / name).is_file():
            (into / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, into / name)


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", action="append", metavar="PACKAGE")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--from", type=int, default=0, dest="begin")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=90.0)
    parser.add_argument("--survivors", action="store_true", help="print only what was not noticed")
    return parser.parse_args(given)


def _outcomes(trial: Trial, package: str, given: argparse.Namespace) -> Iterator[Outcome]:
    sites = sample(trial.root, package, seed=given.seed)
    for site in sites[given.begin : given.begin + given.count]:
        outcome = trial.outcome(site)
        if not given.survivors or outcome in (Outcome.SURVIVED, Outcome.UNTESTED):
            print(f"{outcome}: {site}", flush=True)
        yield outcome


def _line(name: str, outcomes: Sequence[Outcome], *, seed: int) -> str:
    own, beside = outcomes.count(Outcome.OWN), outcomes.count(Outcome.BESIDE)
    share = 100 * (own + beside) // max(1, len(outcomes))
    return (
        f"{name}: {own + beside} of {len(outcomes)} killed ({share} %), {own} by their own tests, "
        f"{beside} by tests beside; seed {seed}"
    )


def main(arguments: Sequence[str]) -> int:
    """0 when all changes were noticed, else 1."""
    given = _arguments(arguments)
    for name in _WARM:
        with suppress(ImportError):
            importlib.import_module(name)
    told: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="figtrace-mutate-") as folder:
        root = Path(folder).resolve() / "tree"
        _copied(Path.cwd(), root)
        trial = Trial(root, given.seconds)
        for package in given.only or _PACKAGES:
            outcomes = list(_outcomes(trial, package, given))
            print(_line(package, outcomes, seed=given.seed), flush=True)
            told += outcomes
    print(_line("all", told, seed=given.seed))
    return int(any(one in (Outcome.SURVIVED, Outcome.UNTESTED) for one in told))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
