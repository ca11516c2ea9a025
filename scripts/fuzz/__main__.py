"""Fuzz one target, or all: `python -m scripts.fuzz [TARGET…] [--seconds 600]`.

atheris changes the bytes that a target is given and keeps in .fuzz/TARGET what runs code that nothing ran
before; the next run goes on from there. An error that is not figtrace's own ends it with exit status 1: the
bytes that led to it are then in .fuzz, and belong into tests/scripts/fuzz/findings as TARGET-WHAT.bin, where
a test tries them for ever.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

__all__ = ["main"]

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".fuzz"
_SECONDS = 600
"""Ten minutes a target."""
_LONGEST = 4096
"""Bytes that a target is given."""
_SLOW_S = 10
"""An answer that takes longer is a finding as well: nothing that reads so little may."""
_NAMES = ("query", "numbers", "units", "drafts", "codec", "references", "tables")


def main(arguments: list[str]) -> int:
    """Fuzz the targets named, each in a process of its own; 1 if there was a finding."""
    parser = argparse.ArgumentParser(prog="python -m scripts.fuzz")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(_NAMES))
    parser.add_argument("--seconds", type=int, default=_SECONDS)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    unknown = set(given.targets) - set(_NAMES)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}; there are {', '.join(_NAMES)}")
    try:
        import atheris
    except ImportError as exc:
        print(f"atheris cannot be imported ({exc}): make setup installs it, on Linux", file=sys.stderr)
        return 2
    if given.inside:
        _fuzz(atheris, given.targets[0], given.seconds)
    faults = [name for name in given.targets or _NAMES if _run(name, given.seconds)]
    print(
        f"{len(given.targets or _NAMES)} targets, {len(faults)} with findings: {', '.join(faults) or 'none'}"
    )
    return int(bool(faults))


def _run(name: str, seconds: int) -> int:
    print(f"== {name}", flush=True)
    command = [sys.executable, "-m", "scripts.fuzz", name, "--inside", "--seconds", str(seconds)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _fuzz(atheris: object, name: str, seconds: int) -> None:
    """Give the target bytes until the time is over; ends the process."""
    include = ["corpus", "ingest", "nlp", "search", "figtrace"]
    with atheris.instrument_imports(include=include):  # type: ignore[attr-defined]  # it ships no types
        from scripts.fuzz.seeds import seeds
        from scripts.fuzz.targets import TARGETS
    kept = KEPT / name
    kept.mkdir(parents=True, exist_ok=True)
    for at, seed in enumerate(seeds().get(name, ())):
        (kept / f"seed-{at}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}", f"-max_len={_LONGEST}", f"-timeout={_SLOW_S}", "-rss_limit_mb=4096",
        f"-artifact_prefix={KEPT}/{name}-", "-print_final_stats=1", "-verbosity=0", str(kept),
    ]  # fmt: skip
    atheris.Setup(["fuzz", *options], TARGETS[name])  # type: ignore[attr-defined]
    atheris.Fuzz()  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
