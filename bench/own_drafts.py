"""Labels of our own drafts with the papers' names, as the scorer of the check wants them.

    python -m bench.own_drafts bench/drafts/check4 ../shared/corpus LABELS.jsonl
    python -m bench.predict check bench/drafts/check4/drafts PRED/check4.jsonl --pdfs ../shared/corpus
    ../shared/bench/scorers/score_check.py LABELS.jsonl PRED/check4.jsonl

The labels name papers by the SHA-256 of their files, since nothing of them is kept here.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.rows import Row, read_rows, write_rows

__all__ = ["main", "named_labels"]


def main() -> None:
    """Write the labels whose papers the folder has, and say how many name a paper that it lacks."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("drafts", type=Path, help="a folder of drafts with labels.jsonl")
    parser.add_argument("papers", type=Path, help="the PDFs that the drafts cite, at any depth")
    parser.add_argument("target", type=Path)
    given = parser.parse_args()
    count = write_rows(given.target, named_labels(given.drafts, _names(given.papers)))
    print(f"{count} labels in {given.target}", file=sys.stderr)


def _names(papers: Path) -> dict[str, str]:
    """Names relative to the folder by SHA-256."""
    return {
        hashlib.sha256(path.read_bytes()).hexdigest(): str(path.relative_to(papers))
        for path in sorted(papers.rglob("*.pdf"))
    }


def named_labels(drafts: Path, names: Mapping[str, str]) -> Iterator[Row]:
    """The labels of the folder; a paper without a name keeps its SHA-256."""
    for row in read_rows(drafts / "labels.jsonl"):
        evidence = [{**place, "doc": names.get(place["doc"], place["doc"])} for place in row["evidence"]]
        yield {**row, "cited_doc": names.get(row["cited_doc"], row["cited_doc"]), "evidence": evidence}


if __name__ == "__main__":
    main()
