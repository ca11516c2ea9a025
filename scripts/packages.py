"""Wheel and sdist, built and tried in an empty environment: `python -m scripts.packages [FOLDER]`.

Both are built into FOLDER (default build/dist). The wheel must hold every file of the packages, with lists,
templates and pictures, and the sdist must give the same wheel. The wheel is then installed without extras, in
the versions of the lock, and takes the example papers and draft in a folder where nothing of the tree is. The
last lines tell how large an installation is; the exit status is 1 if anything is amiss.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

__all__ = ["build", "main", "missing", "try_wheel", "wheel_names"]

ROOT = Path(__file__).resolve().parents[1]
_LEFT_OUT = ("__pycache__", ".pyc")


def main(arguments: list[str]) -> int:
    """Build both, compare, install, try."""
    folder = Path(arguments[0] if arguments else ROOT / "build" / "dist").absolute()
    shutil.rmtree(folder, ignore_errors=True)
    wheel, sdist = build(ROOT, folder)
    print(f"{wheel.name}: {_mb(wheel.stat().st_size)}; {sdist.name}: {_mb(sdist.stat().st_size)}")
    faults = [f"the wheel lacks {name}" for name in missing(wheel)]
    faults += [f"the wheel that the sdist gives differs in {name}" for name in _differing(wheel, sdist)]
    for fault in faults:
        print(fault, file=sys.stderr)
    with tempfile.TemporaryDirectory() as place:
        return int(try_wheel(wheel, Path(place)) or bool(faults))


def build(tree: Path, folder: Path) -> tuple[Path, Path]:
    """A wheel and an sdist of the tree, made by its build backend as it is installed here."""
    _run(sys.executable, "-m", "hatchling", "build", "-d", str(folder), cwd=tree)
    return next(folder.glob("*.whl")), next(folder.glob("*.tar.gz"))


def missing(wheel: Path) -> tuple[str, ...]:
    """Files of the packages that the wheel has not."""
    return tuple(sorted(set(_package_files()) - wheel_names(wheel)))


def wheel_names(wheel: Path) -> frozenset[str]:
    """What is installed from the wheel beside its own records."""
    with zipfile.ZipFile(wheel) as opened:
        return frozenset(name for name in opened.namelist() if ".dist-info/" not in name)


def _package_files() -> Iterator[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for named in project["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]:
        found = [ROOT / named] if (ROOT / named).is_file() else (ROOT / named).rglob("*")
        for path in found:
            name = path.relative_to(ROOT).as_posix()
            if path.is_file() and not any(part in name for part in _LEFT_OUT):
                yield name


def _differing(wheel: Path, sdist: Path) -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as place:
        with tarfile.open(sdist) as archive:
            archive.extractall(place, filter="data")
        (tree,) = Path(place).iterdir()
        again, _ = build(tree, Path(place) / "again")
        return tuple(sorted(wheel_names(wheel) ^ wheel_names(again)))


def try_wheel(wheel: Path, place: Path) -> int:
    """Install it in an empty environment there and let it read and check the examples; 1 if it does not."""
    python, began = place / "venv" / "bin" / "python", time.monotonic()
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}") or "uv"
    _run(uv, "venv", "--quiet", "--python", sys.executable, str(place / "venv"))
    locked = ("--constraint", str(ROOT / "requirements.lock"))
    _run(uv, "pip", "install", "--quiet", "--python", str(python), *locked, str(wheel))
    size = sum(path.lstat().st_size for path in (place / "venv").rglob("*") if path.is_file())
    print(f"installed without extras in {time.monotonic() - began:.0f} s: {_mb(size)}")
    return max(_tried(python.parent / "figtrace", place))


def _tried(figtrace: Path, place: Path) -> Iterable[int]:
    examples, corpus = ROOT / "examples", ("--corpus", "corpus")
    yield _expect(place, 0, figtrace, "--version")
    yield _expect(place, 0, figtrace, *corpus, "ingest", examples / "papers")
    yield _expect(place, 0, figtrace, *corpus, "search", "processing trade")
    yield _expect(place, 1, figtrace, *corpus, "check", examples / "draft.docx", "--html", "report.html")
    yield int(not (place / "report.html").is_file())


def _expect(place: Path, status: int, *command: str | Path) -> int:
    """0 if the command ends with this status in this folder."""
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        [str(part) for part in command], cwd=place, env=env, capture_output=True, text=True, check=False
    )
    told = " ".join(str(part) for part in command[1:])
    if done.returncode == status:
        print(f"figtrace {told}: {(done.stdout or done.stderr).strip().splitlines()[-1][:100]}")
        return 0
    print(f"figtrace {told} ended with {done.returncode}, not {status}:\n{done.stderr}", file=sys.stderr)
    return 1


def _run(*command: str, cwd: Path = ROOT) -> None:
    done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}:\n{done.stderr}")


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size < 1e7 else f"{size / 1e6:.0f} MB"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
