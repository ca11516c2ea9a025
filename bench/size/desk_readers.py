"""Readers at the desk while an ingest writes: errors, times of answers, memory of the one process.

    python -m bench.size.desk_readers CORPUS PAPERS [--readers 20] [--seconds 300] [--seed 1]

A copy of the corpus is served by `figtrace desk`. Its memory is taken when it has answered once and is idle;
then so many readers ask one room after another, each waiting a little as a person does, while the PDFs of
PAPERS are ingested into the corpus. Memory is taken again in the middle and at the end.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from corpus.store import Store
from corpus.workers import resident_mb

__all__ = ["Desk", "Readers", "main", "rooms"]

_FIGTRACE = (sys.executable, "-c", "from cli import main; main()")
_WORDS = ("trade", "exports", "tariff", "China", "investment", "firms", "imports of steel", '"value added"')
_PAUSE_S = 1.0
"""Between two pages of a reader, at most: people read longer, so that this is a hundred of them."""
_TIMEOUT_S = 60


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk that runs."""

    base: str
    token: str
    pid: int

    def ask(self, path: str) -> float:
        """Seconds until the whole answer is there.

        Raises:
            OSError: if there is none, or it is an error.
        """
        begun = time.monotonic()
        request = Request(self.base + path, headers={"Authorization": f"Bearer {self.token}"})
        with urlopen(request, timeout=_TIMEOUT_S) as answer:
            answer.read()
        return time.monotonic() - begun


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
                self.seconds.append(self.desk.ask(path))
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
        shutil.copytree(given.corpus, corpus)
        with _served(corpus) as desk:
            readers = Readers(desk, rooms(corpus))
            desk.ask(readers.paths[0])
            idle = resident_mb(desk.pid)
            middle = _read_and_write(readers, corpus, given)
            end = resident_mb(desk.pid)
    print(f"{len(readers.seconds)} answers, {len(readers.errors)} errors; ", end="")
    print(f"p50 {statistics.median(readers.seconds):.3f}, p95 {readers.p95():.3f} s; ", end="")
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


@contextmanager
def _served(corpus: Path) -> Iterator[Desk]:
    """The desk on this corpus, ended at last."""
    command = [*_FIGTRACE, "--corpus", str(corpus), "desk", "--no-open", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            lines = iter(process.stderr or ())
            found = next(filter(None, (re.search(r"(http://\S+)/\?token=(\S+)", line) for line in lines)))
            threading.Thread(target=lambda: [None for _ in lines], daemon=True).start()
            yield Desk(found[1], found[2], process.pid)
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
