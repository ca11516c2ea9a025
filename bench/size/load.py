"""What figtrace costs as a corpus grows: speed and memory of ingestion, sizes, and the time of questions.

    python -m bench.size.load FOLDER [--steps 500,500,1000] [--pages 3] [--jobs 2] [--seed 1]

Papers of our own, each with other words and figures, are written into the folder and ingested by the
command in steps of so many; after each step the commands are asked, each three times (once where that takes a
minute), and then two hundred papers more are ingested while `search` is asked again and again, as a reader
does while an ingest writes: apart from the step, whose speed a reader would take from. Memory is the most of
a command with its workers, as sampled; times are of the clock and of the processor, the middle of three.
"""

from __future__ import annotations

import argparse
import random
import statistics
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from scripts.faults.papers import sentences, write_papers
from scripts.faults.running import Command, Ran

__all__ = ["ASKED", "Step", "grow", "main"]

ASKED: dict[str, tuple[str, ...]] = {
    "search": ("search", "imports of steel"),
    "claims": ("claims", "--measure", "exports", "--area", "CHN", "--year", "2008"),
    "entities": ("entities", "--type", "product"),
    "status": ("status",),
    "conflicts": ("conflicts",),
    "themes": ("themes",),
}
"""The questions by their names; themes are made at the first call after a step, and read at the others."""
_TIMES = 3
_LONG_S = 60.0
"""A question that takes a minute is asked once: the clock's noise is a few seconds."""
_WORDS, _AROUND = 20_000, 6
"""Words of the language that the papers are written in, and those before and behind what a sentence says."""
_BESIDE = 200
"""Papers that are written beside a reader: half a minute, some sixty searches."""
_LIMIT_S = 7_200.0
"""Of an ingest or a making of themes."""
_MOST_MB = 20_000.0
"""No limit here: how much is needed is what is measured."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one step cost."""

    documents: int
    """In the corpus when it had ended."""
    pages_a_second: float
    cpu_a_page: float
    """Seconds of processor."""
    memory_mb: float
    kb_a_page: float
    """Of the store alone."""
    index_kb_a_page: float
    seconds: dict[str, tuple[float, float]]
    """Of each question, by clock and processor, the middle of its calls; `themes` is a later call's."""
    reading: tuple[float, ...]
    """Seconds of each search that was asked while papers were written behind this step."""

    def __str__(self) -> str:
        asked = ", ".join(f"{name} {clock:.2f}/{cpu:.2f}" for name, (clock, cpu) in self.seconds.items())
        line = (
            f"{self.documents} documents: {self.pages_a_second:.1f} pages/s, "
            f"{self.cpu_a_page * 1000:.0f} ms of processor a page, {self.memory_mb:.0f} MB; "
            f"store {self.kb_a_page:.1f}, index {self.index_kb_a_page:.1f} kB a page; "
            f"seconds by clock/processor: {asked}"
        )
        worst = sorted(self.reading)[-1 - len(self.reading) // 100]
        return f"{line}; search while writing: p50 {statistics.median(self.reading):.2f}, p99 {worst:.2f} s"


def main() -> None:
    """Print a line for each step."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="for papers and corpus; must not hold a corpus")
    parser.add_argument("--steps", type=_numbers, default=[500, 500, 1_000], help="papers added at each")
    parser.add_argument("--pages", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for step in grow(given.folder, given.steps, pages=given.pages, jobs=given.jobs, seed=given.seed):
        print(step, flush=True)


def _numbers(given: str) -> list[int]:
    return [int(number) for number in given.split(",")]


def grow(
    folder: Path, sizes: Sequence[int], *, pages: int, jobs: int, seed: int, beside: int = _BESIDE
) -> Iterator[Step]:
    """What each step costs: so many papers of so many pages more, in the corpus of this folder.

    Behind each, `beside` papers are written while somebody reads; they count among the next one's documents.
    """
    chance = random.Random(seed)
    command = Command(folder / "corpus", folder, model=None)
    text = _sentences(chance)
    documents = 0
    for at, size in enumerate(sizes):
        papers = folder / f"step-{at}"
        write_papers(papers, size, chance, pages=pages, text=text)
        ran = _ingest(command, papers, jobs)
        documents += size
        seconds = {name: _asked(command, question) for name, question in ASKED.items()}
        all_pages = documents * pages
        kb_a_page = (command.corpus / "corpus.db").stat().st_size / 1000 / all_pages
        index_kb_a_page = _size(command.corpus / "index") / 1000 / all_pages
        papers = folder / f"beside-{at}"
        write_papers(papers, beside, chance, pages=pages, text=text)
        reading = _read_beside(command, papers, jobs)
        yield Step(
            documents=documents,
            pages_a_second=size * pages / ran.seconds,
            cpu_a_page=ran.cpu / (size * pages),
            memory_mb=ran.most_mb,
            kb_a_page=kb_a_page,
            index_kb_a_page=index_kb_a_page,
            seconds=seconds,
            reading=reading,
        )
        documents += beside


def _sentences(chance: random.Random) -> Iterator[str]:
    """Sentences with figures, each with other words around them: those of a language follow Zipf's law."""
    parts = [f"{first}{vowel}{last}" for first in "bdfklmnprstv" for vowel in "aeiou" for last in "lmnrst"]
    words = ["".join(chance.choices(parts, k=2)) for _ in range(_WORDS)]
    often = list(accumulate(1 / (rank + 1) for rank in range(_WORDS)))
    for sentence in sentences(chance):
        around = chance.choices(words, cum_weights=often, k=2 * _AROUND)
        yield f"{' '.join(around[:_AROUND])}: {sentence.removesuffix('.')}, {' '.join(around[_AROUND:])}."


def _ingest(command: Command, papers: Path, jobs: int) -> Ran:
    """What the ingest cost. Raises: SystemExit where it did not end well."""
    arguments = ("ingest", "--ocr", "off", "--jobs", str(jobs), str(papers))
    ran = command.run(*arguments, limit=_LIMIT_S, most_mb=_MOST_MB)
    if ran.status not in (0, 1):
        raise SystemExit(f"the ingest of {papers} ended with {ran.status}: {ran.last_line}")
    return ran


def _read_beside(command: Command, papers: Path, jobs: int) -> tuple[float, ...]:
    """The seconds of each search that was asked while these papers were ingested."""
    writer = threading.Thread(target=_ingest, args=(command, papers, jobs))
    writer.start()
    reading: list[float] = []
    while writer.is_alive():
        reading.append(command.run(*ASKED["search"]).seconds)
    writer.join()
    return tuple(reading)


def _asked(command: Command, question: tuple[str, ...]) -> tuple[float, float]:
    """The middle of the seconds of three calls, by the clock and of processor."""
    calls: list[Ran] = []
    while len(calls) < _TIMES and not any(ran.seconds > _LONG_S for ran in calls):
        calls.append(command.run(*question, limit=_LIMIT_S, most_mb=_MOST_MB))
    return statistics.median(ran.seconds for ran in calls), statistics.median(ran.cpu for ran in calls)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
