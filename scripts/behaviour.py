"""A record of what the commands answer, to hold a change of the house against: one JSON file a question.

    python -m scripts.behaviour RECORD [PDF …] [--draft FILE …]
    diff -r BEFORE AFTER

The corpus is made anew of the example papers and the PDFs that are given; the drafts are the example's and
those that are given. Folders and times are left out, so that two records of one behaviour are byte-equal.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

__all__ = ["main", "questions"]

ROOT = Path(__file__).resolve().parents[1]
_TIMES = re.compile(r'("seconds": )[\d.e+-]+|\b\d{4}-\d\d-\d\dT[\d:.+Z-]+|("basis": )"\w+"')
"""Durations and instants in the answers, and the print of a corpus, which knows when it was made."""
_QUERIES = (
    "value chain", '"processing trade" OR assembly -textiles', "year:2005..2009 export", "tariff*", "solar~",
    "policy:tariff", "value:>1e9 unit:USD",
)  # fmt: skip
_CLAIMS = (
    ("--measure", "imports"), ("--near", "92bn", "--unit", "USD"), ("--kind", "share"), ("--partner", "CHN"),
    ("--flow", "X", "--year", "2005.."), ("--limit", "4000"),
)  # fmt: skip
_ENTITIES = (
    ("--top", "500"), ("--type", "product"), ("--type", "policy", "--with", "place:CHN"),
    ("--of", "firm", "--with", "place:USA"), ("show", "place:CHN"), ("show", "place:USA"),
)  # fmt: skip


def questions(drafts: Sequence[Path]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A name and the arguments of each question, the examples' drafts first."""
    yield "status", ("status",)
    yield "status-documents", ("status", "--documents")
    yield "status-failed", ("status", "--failed")
    yield from ((f"search-{at}", ("search", query, "-n", "50")) for at, query in enumerate(_QUERIES))
    yield from ((f"claims-{at}", ("claims", *wanted)) for at, wanted in enumerate(_CLAIMS))
    yield from ((f"entities-{at}", ("entities", *wanted)) for at, wanted in enumerate(_ENTITIES))
    yield "graph", ("graph", "place:CHN")
    yield "themes", ("themes",)
    yield "conflicts", ("conflicts", "-n", "500")
    yield from ((f"check-{at}-{draft.name}", ("check", str(draft))) for at, draft in enumerate(drafts))


def main() -> None:
    """Write the record and say how many answers it holds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("record", type=Path)
    parser.add_argument("pdfs", nargs="*", type=Path)
    parser.add_argument("--draft", action="append", default=[], type=Path)
    given = parser.parse_args()
    given.record.mkdir(parents=True, exist_ok=True)
    drafts = [*sorted((ROOT / "examples").glob("draft.*")), *(path.resolve() for path in given.draft)]
    with tempfile.TemporaryDirectory() as folder:
        papers = Path(folder, "papers")
        shutil.copytree(ROOT / "examples" / "papers", papers)
        for pdf in given.pdfs:
            shutil.copy(pdf, papers)
        _ask(folder, "ingest", str(papers))
        asked = list(questions(drafts))
        for name, arguments in asked:
            answer = _ask(folder, *arguments, "--json")
            Path(given.record, f"{name}.json").write_text(answer, encoding="utf-8")
    print(f"{len(asked)} answers in {given.record}")


def _ask(folder: str, *arguments: str) -> str:
    """What the command says, without folders and times, and how it ends."""
    command = [sys.executable, "-c", "from cli import main; main()", *arguments]
    command += ["--corpus", f"{folder}/corpus"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    said = "" if arguments[0] == "ingest" else done.stderr
    text = f"{done.stdout}{said}exit {done.returncode}\n".replace(folder, "FOLDER").replace(str(ROOT), "ROOT")
    return _TIMES.sub(r"\1\2…", text)


if __name__ == "__main__":
    main()
