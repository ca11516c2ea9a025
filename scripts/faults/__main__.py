"""Try to break figtrace, and say what broke: the command line of the kinds.

    python -m scripts.faults [KIND …] [--seed N] [--rounds N] [--corpus DIR] [--engine tantivy|elasticsearch]

Each kind prints what happens and ends with one line such as `kills: lost=0 tracebacks=0 hangs=0 unclear=0`;
the exit status is 1 if any count is not 0. The corpus given is copied and never written; without one the
example papers serve. Elasticsearch is the server that FIGTRACE_ES_URL names; `cluster` starts its own.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from scripts.faults import (
    arguments,
    cluster,
    damaged,
    disk,
    drafts,
    elastic,
    files,
    growth,
    kills,
    mutations,
    orphans,
    secrets,
)  # fmt: skip
from scripts.faults.tally import SkippedError, Tally
from scripts.faults.trial import Trial, begin_trial

__all__ = ["KINDS", "main", "try_kind"]

KINDS: dict[str, Callable[[Trial, Tally], None]] = {
    "kills": kills.run,
    "orphans": orphans.run,
    "files": files.run,
    "mutations": mutations.run,
    "damaged": damaged.run,
    "drafts": drafts.run,
    "growth": growth.run,
    "secrets": secrets.run,
    "arguments": arguments.run,
    "disk": disk.run,
    "elastic": elastic.run,
    "cluster": cluster.run,
}
"""What can be tried, by name."""


def main() -> int:
    """1 if a kind found a fault, else 0."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.faults", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument(
        "kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)}; all if none is named"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, help="how often; each kind has a number of its own")
    parser.add_argument("--corpus", type=Path, help="a corpus to try on; else one of the example papers")
    parser.add_argument("--engine", default="tantivy", choices=("tantivy", "elasticsearch"))
    given = parser.parse_args()
    unknown = [kind for kind in given.kinds if kind not in KINDS]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; expected of {', '.join(KINDS)}")
    with tempfile.TemporaryDirectory(prefix="figtrace-faults-") as folder:
        trial = begin_trial(
            Path(folder), seed=given.seed, rounds=given.rounds, corpus=given.corpus, engine=given.engine
        )
        return max(try_kind(kind, trial) for kind in given.kinds or KINDS)


def try_kind(kind: str, trial: Trial) -> int:
    """1 if the kind found a fault, else 0; its closing line is printed."""
    print(f"== {kind}, seed {trial.seed}", flush=True)
    tally = Tally(kind)
    own = trial.folder / kind
    own.mkdir()
    try:
        KINDS[kind](replace(trial, folder=own), tally)
    except SkippedError as why:
        print(f"{kind}: skipped: {why}", flush=True)
        return 0
    for fault in tally.told:
        print(f"  {fault}")
    print(tally.closing_line, flush=True)
    return tally.status


if __name__ == "__main__":
    sys.exit(main())
