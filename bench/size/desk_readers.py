"""Readers at the desk while an ingest writes: errors, times of answers, memory of the one process.

    python -m bench.size.desk_readers CORPUS PAPERS [--readers 20] [--seconds 300] [--seed 1]

A copy of the corpus is served by `figtrace desk`. Its memory is taken when it has answered once and is idle;
then so many readers ask one room after another, each waiting a little as a person does, while the PDFs of
PAPERS are ingested into the corpus. Memory is taken again in the middle and at the end.
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

__all__ = ["Readers", "main", "rooms"]

_FIGTRACE = (sys.executable, "-c", "from cli import main; main()")
_WORDS = ("trade", "exports", "tariff", "China", "investment", "firms", "imports of steel", '"value added"')
_PAUSE_S = 1.0
"""Between two pages of a reader, at most: people read longer, so that this is a hundred of them."""


@dataclass(slots=True)
class Readers:
    """People who ask one room after another."""

    desk: Desk
    paths: Sequence[str]
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def read(self, seed: int) -> None:
        """One reader, until it is over."""
        chance = random.Random(seed)
        while not self.over.wait(chance.uniform(0, _PAUSE_S)):
            path = chance.choice(self.paths)
            try:
                self.seconds.append(self.desk.ask(path).whole)
            except (HTTPError, URLError, OSError) as exc:
                self.errors.append(f"{path}: {exc}")

    def p95(self) -> float:
        """What one answer in twenty exceeds; 0 without answers."""
        return sorted(self.seconds)[int(0.95 * (len(self.seconds) - 1))] if self.seconds else 0.0


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
            idle, begun = resident_mb(desk.pid), desk.processor()
            middle = _read_and_write(readers, corpus, given)
            end, spent = resident_mb(desk.pid), desk.processor() - begun
    print(f"{len(readers.seconds)} answers, {len(readers.errors)} errors; ", end="")
    print(f"p50 {statistics.median(readers.seconds):.3f}, p95 {readers.p95():.3f} s; ", end="")
    print(f"processor {spent / max(len(readers.seconds), 1):.3f} s an answer; ", end="")
    print(f"memory idle {idle:.0f}, in the middle {middle:.0f}, at the end {end:.0f} MB")
    print("\n".join(readers.errors[:10]))
    sys.exit(bool(readers.errors))


def _read_and_write(readers: Readers, corpus: Path, given: argparse.Namespace) -> float:
    """All read while the papers are ingested; memory of the desk in the middle of it."""
    people = [threading.Thread(target=readers.read, args=(given.seed + at,)) for at in range(given.readers)]
    for one in people:
        one.start()
    command = [*_FIGTRACE, "--corpus", str(corpus), "ingest", str(given.papers)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as writer:
        time.sleep(given.seconds / 2)
        middle = resident_mb(readers.desk.pid)
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
