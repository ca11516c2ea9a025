"""What every kind is given: good papers, a corpus made of them, a folder of its own, seeded chance."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.faults.running import ROOT, Command, Ran

__all__ = ["QUERIES", "Trial", "answers", "begin_trial", "documents", "ingest_limit", "recorded"]

QUERIES = (
    "trade", '"value chain"', "tariff OR subsidy", "china export*", "year:2005..2009 firm", "solar",
    "imports -textiles", "value:>1bn unit:USD", "title:trade", "employment~ manufacturing", "technology",
    "place:china 2008",
)  # fmt: skip
"""A dozen searches, one for each thing that the language can say."""
_SECONDS_A_FILE = 30.0
"""What a good paper of few pages may take on a loaded machine."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Where and how a kind is tried."""

    folder: Path
    """Empty, to be written."""
    seed: int
    papers: tuple[Path, ...]
    """Good PDFs, not to be written."""
    corpus: Path
    """Made of good PDFs, not to be written."""
    engine: str = "tantivy"
    rounds: int | None = None
    """How often; None for the kind's own number."""

    @property
    def figtrace(self) -> Command:
        """The command on the trial's corpus."""
        return Command(self.corpus, self.folder / "home", engine=self.engine)

    def chance(self, kind: str) -> random.Random:
        """Random numbers of this seed for this kind."""
        return random.Random(f"{self.seed} {kind}")

    def copy(self, name: str = "copy") -> Path:
        """A fresh copy of the corpus, to be damaged."""
        made = self.folder / name
        shutil.rmtree(made, ignore_errors=True)
        shutil.copytree(self.corpus, made)
        return made


def begin_trial(
    folder: Path, *, seed: int, rounds: int | None = None, corpus: Path | None = None, engine: str = "tantivy"
) -> Trial:
    """A trial on a corpus that is there, or on one made of the example papers.

    Raises:
        RuntimeError: if no corpus can be made.
    """
    if corpus is not None:
        sources = documents(Command(corpus, folder / "home"))
        papers = tuple(path for path in map(Path, sources) if path.is_file())
        return Trial(folder, seed, papers, corpus, engine, rounds)
    examples = tuple(sorted((ROOT / "examples" / "papers").glob("*.pdf")))
    return Trial(folder, seed, examples, made_corpus(folder / "good", examples), engine, rounds)


def made_corpus(folder: Path, papers: tuple[Path, ...]) -> Path:
    """The folder, with a corpus of these papers.

    Raises:
        RuntimeError: if it cannot be made.
    """
    command = Command(folder, folder.parent / "home")
    ran = command.run("ingest", "--ocr", "off", *map(str, papers), limit=ingest_limit(len(papers)))
    if ran.status not in (0, 1):
        raise RuntimeError(f"no corpus could be made of the good papers: {ran.err}")
    return folder


def ingest_limit(files: int) -> float:
    """Seconds after which an ingest of so many good files hangs."""
    return 60 + _SECONDS_A_FILE * files


def documents(command: Command) -> dict[str, str]:
    """Id of each document of the corpus by its source; empty where there is no corpus."""
    rows = _rows(command.run("status", "--documents", "--json"))
    return {row["source"]: row["id"] for row in rows}


def recorded(ran: Ran) -> dict[str, tuple[str, str, str]]:
    """State, code and reason of each path in the answer of an ingest with --json; empty if it has none."""
    try:
        told = json.loads(ran.out)
    except ValueError:
        return {}
    return {row["path"]: (row["state"], row["code"], row["reason"]) for row in told["outcomes"]}


def answers(command: Command) -> dict[str, list[dict[str, Any]]]:
    """What the corpus says of itself and to each search, so that two corpora can be compared.

    The corpus's folder is left out; scores have three digits.
    """
    said = {
        "status": [row for row in _rows(command.run("status", "--json")) if row["what"] != "corpus"],
        "documents": _rows(command.run("status", "--documents", "--json")),
        "claims": _rows(command.run("claims", "-n", "1000000", "--json")),
        "entities": _rows(command.run("entities", "--top", "1000000", "--json")),
    }
    for query in QUERIES:
        rows = _rows(command.run("search", query, "-n", "50", "--json"))
        said[query] = [{**row, "score": f"{row['score']:.3g}"} for row in rows]
    return said


def _rows(ran: Ran) -> list[dict[str, Any]]:
    try:
        rows: list[dict[str, Any]] = json.loads(ran.out)
    except ValueError:
        return []
    return rows
