"""Every labelled set through the real code and its scorer, one line of figures each.

    python -m bench.run [TASK …] [--bench FOLDER] [--keep FOLDER]

The sets are the maintainers' and stand beside the checkout; without them there is nothing to run.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

__all__ = ["SETS", "main"]

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A set: the task that predicts it, its input, and its scorer with the gold."""

    name: str
    task: str
    source: str
    scorer: str
    gold: str
    pdfs: str = ""


SETS = (
    LabelledSet("quantities", "quantities", "quantities", "score_quantities", "quantities"),
    LabelledSet("measeval", "measeval", "measeval", "score_spans", "measeval"),
    LabelledSet("entities", "entities", "entities", "score_entities", "entities"),
    LabelledSet("tables", "tables", "tables/pdf", "score_tables", "tables/gold.jsonl"),
    LabelledSet("references", "references", "references/pdf", "score_references", "references/gold.jsonl"),
    LabelledSet("figures", "figures", "figures", "score_figures", "figures", "../corpus"),
    LabelledSet("check", "check", "check/drafts", "score_check", "check/labels.jsonl", "../corpus"),
    LabelledSet(
        "questions", "questions", "questions", "score_questions", "questions/questions.jsonl", "../corpus"
    ),
    LabelledSet(
        "scifact", "retrieval", "retrieval/scifact", "score_retrieval", "retrieval/scifact/queries.test.jsonl"
    ),
    LabelledSet("cacm", "retrieval", "retrieval/cacm", "score_retrieval", "retrieval/cacm/queries.jsonl"),
    LabelledSet("bbc", "themes", "themes/bbc.jsonl", "score_themes", "themes/bbc.jsonl"),
    LabelledSet("m10", "themes", "themes/m10.jsonl", "score_themes", "themes/m10.jsonl"),
)


def main() -> None:
    """Run the sets that are named, or all."""
    names = [labelled.name for labelled in SETS]
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(names))
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--keep", type=Path, default=ROOT / ".bench", help="folder for predictions")
    parser.add_argument("--engine", default="tantivy")
    given = parser.parse_args()
    unknown = sorted(set(given.sets) - set(names))
    if unknown or not given.bench.is_dir():
        sys.exit(
            f"no set {unknown[0]!r}: {', '.join(names)}" if unknown else f"no labelled sets in {given.bench}"
        )
    for labelled in SETS:
        if not given.sets or labelled.name in given.sets:
            _run(labelled, given.bench, given.keep, given.engine)


def _run(labelled: LabelledSet, bench: Path, keep: Path, engine: str) -> None:
    predictions = keep / f"{labelled.name}.jsonl"
    command = [
        sys.executable,
        "-m",
        "bench.predict",
        labelled.task,
        str(bench / labelled.source),
        str(predictions),
    ]
    command += ["--engine", engine] if labelled.task in ("retrieval", "questions") else []
    command += ["--pdfs", str((bench / labelled.pdfs).resolve())] if labelled.pdfs else []
    began = time.monotonic()
    made = subprocess.run(command, cwd=ROOT, check=False)
    print(
        f"== {labelled.name}: predicted in {time.monotonic() - began:.1f} s, status {made.returncode}",
        flush=True,
    )
    scorer = bench / "scorers" / f"{labelled.scorer}.py"
    scored = [sys.executable, str(scorer), str(bench / labelled.gold), str(predictions)]
    subprocess.run(scored, cwd=bench, check=False)


if __name__ == "__main__":
    main()
