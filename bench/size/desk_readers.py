"""Readers at the desk while an ingest writes: errors, times of answers, memory of the one process.

    python -m bench.size.desk_readers CORPUS PAPERS [--readers 20] [--seconds 300] [--seed 1]

A copy of the corpus is served by `figtrace desk`. Its memory is taken when it has answered once and is idle;
then so many readers ask one room after another, each waiting a little as a person does, while the PDFs of
PAPERS are ingested into the corpus. Memory is taken again in the middle and at the end, and that of the
processes beside the desk with it. Times are told for each kind of room as well.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError

from bench.size.desk_served import Desk, served
from corpus.store import Store
from corpus.workers import resident_mb

__all__ = ["Readers", "kind_of", "main", "memory", "rooms"]

_FIGTRACE = (sys.executable, "-c", "from cli import main; main()")
_WORDS = ("trade", "exports", "tariff", "China", "investment", "firms", "imports of steel", '"value added"')
_PAUSE_S = 1.0
"""Between two pages of a reader, at most: people read longer, so that this is a hundred of them."""


@dataclass(slots=True)
class Readers:
    """People who ask one room after another."""

    desk: Desk
    paths: Sequence[str]
    answers: list[tuple[str, float]] = field(default_factory=list)
    """The address of each, and its seconds."""
    errors: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def read(self, seed: int) -> None:
        """One reader, until it is over."""
        chance = random.Random(seed)
        while not self.over.wait(chance.uniform(0, _PAUSE_S)):
            path = chance.choice(self.paths)
            try:
                self.answers.append((path, self.desk.ask(path).whole))
            except (HTTPError, URLError, OSError) as exc:
                self.errors.append(f"{path}: {exc}")

    def told(self) -> str:
        """A line for all answers, and one for each kind of room: how many, the middle, p95, the slowest."""
        kinds = {"all": [seconds for _, seconds in self.answers]}
        for path, seconds in self.answers:
            kinds.setdefault(kind_of(path), []).append(seconds)
        return "\n".join(_line(kind, sorted(found)) for kind, found in kinds.items() if found)


def kind_of(path: str) -> str:
    """The room that an address leads to: "search", "api", "documents", "picture"; "corpus" for the first."""
    first = path.partition("?")[0].strip("/").partition("/")[0]
    return "picture" if path.endswith(".png") else first or "corpus"


def _line(kind: str, ordered: Sequence[float]) -> str:
    p95 = ordered[int(0.95 * (len(ordered) - 1))]
    middle = statistics.median(ordered)
    return f"{kind}: {len(ordered)} answers, p50 {middle:.3f}, p95 {p95:.3f}, slowest {ordered[-1]:.3f} s"


def main() -> None:
    """Print what came of it; exit 1 if a reader met an error."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("papers", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="figtrace-readers-") as folder:
        corpus = Path(folder) / "corpus"
        shutil.copytree(given.corpus, corpus, ignore=shutil.ignore_patterns("corpus.form-*", "desk"))
        with served(corpus) as desk:
            readers = Readers(desk, rooms(corpus))
            desk.ask(readers.paths[0])
            idle, begun = memory(desk.pid), desk.processor()
            middle = _read_and_write(readers, corpus, given)
            end, spent = memory(desk.pid), desk.processor() - begun
    print(readers.told())
    print(f"{len(readers.errors)} errors; processor {spent / max(len(readers.answers), 1):.3f} s an answer")
    print(f"memory idle {idle}; in the middle {middle}; at the end {end}")
    print("\n".join(readers.errors[:10]))
    sys.exit(bool(readers.errors))


def memory(pid: int) -> str:
    """Resident megabytes of the desk, of them those that are no files, and of the processes beside it."""
    beside = [int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in _words(task)]
    own = sum(resident_mb(child) for child in beside)
    return f"{resident_mb(pid):.0f} MB ({_anonymous_mb(pid):.0f} without files; beside it {own:.0f})"


def _words(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split()
    except OSError:
        return []


def _anonymous_mb(pid: int) -> float:
    """RssAnon of proc_pid_status(5)."""
    words = _words(Path(f"/proc/{pid}/status"))
    return int(words[words.index("RssAnon:") + 1]) / 1024 if "RssAnon:" in words else 0.0


def _read_and_write(readers: Readers, corpus: Path, given: argparse.Namespace) -> str:
    """All read while the papers are ingested; memory of the desk in the middle of it."""
    people = [threading.Thread(target=readers.read, args=(given.seed + at,)) for at in range(given.readers)]
    for one in people:
        one.start()
    command = [*_FIGTRACE, "--corpus", str(corpus), "ingest", str(given.papers)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as writer:
        time.sleep(given.seconds / 2)
        middle = memory(readers.desk.pid)
        time.sleep(given.seconds / 2)
        readers.over.set()
        for one in people:
            one.join()
        writer.terminate()
    return middle


def rooms(corpus: Path) -> list[str]:
    """Addresses of rooms: searches, documents with pages, entities, themes, figures; searches as JSON too."""
    with Store.open(corpus / "corpus.db") as store:
        docs = [summary.id for summary in store.summaries()][:20]
    searches = [f"/search?q={word.replace(' ', '+').replace(chr(34), '%22')}" for word in _WORDS]
    pages = [f"/documents/{doc}" for doc in docs] + [f"/documents/{doc}/pages/1.png" for doc in docs]
    return ["/", *searches, *(f"/api{one}" for one in searches), *pages, "/entities", "/figures", "/themes"]


if __name__ == "__main__":
    main()
