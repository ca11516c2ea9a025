"""What readers said of papers' title pages and references, against what the reader of PDFs makes of them.

    python -m bench.bibliography bench/drafts/references.jsonl FOLDER

The labels name a paper by the SHA-256 of its file and give title, authors and year, and entries of its list
by page, authors, year and title; FOLDER, with all folders in it, holds the files. Printed is how many of the
labels agree, for papers and for entries: an entry's prediction is the one on its page that agrees in most.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz

from bench.rows import Row, read_rows
from corpus.document import Document, Reference
from ingest.document.read import read
from nlp.citations import comparable, family_name

__all__ = ["FIELDS", "agreement", "main", "score"]

FIELDS = ("title", "year", "first author", "authors")
_SAME_TITLE = 90.0
"""Ratio of letters from which two titles are one, as in the labelled lists of references."""


def score(labels: Sequence[Row], documents: dict[str, Document]) -> dict[str, list[list[bool]]]:
    """For "papers" and "entries" which of `FIELDS` agree, a list a label; unread files agree in none."""
    papers = [_paper(label, documents.get(label["sha"])) for label in labels]
    entries = [_best(entry, documents.get(label["sha"])) for label in labels for entry in label["references"]]
    return {"papers": papers, "entries": entries}


def agreement(label: Row, title: str, year: str, authors: Sequence[str]) -> list[bool]:
    """Which of `FIELDS` are as labelled; names are compared by the family name, all of them in order."""
    wanted = [comparable(name) for name in label["authors"]]
    found = [comparable(name) for name in authors]
    same = [bool(_is_of(name, other)) for name, other in zip(wanted, found, strict=False)]
    return [
        fuzz.ratio(comparable(label["title"]), comparable(title)) >= _SAME_TITLE,
        str(label["year"])[:4] == year[:4],
        bool(same) and same[0],
        len(wanted) == len(found) and all(same),
    ]


def _is_of(family: str, name: str) -> bool:
    return f" {family} " in f" {name} " or family == comparable(family_name(name))


def _paper(label: Row, document: Document | None) -> list[bool]:
    if document is None:
        return [False] * len(FIELDS)
    meta = document.meta
    return agreement(label, meta.title, str(meta.year or ""), meta.authors)


def _best(label: Row, document: Document | None) -> list[bool]:
    near = _on_page(document, label["page"]) if document else ()
    found = [agreement(label, one.title, one.year, one.authors) for one in near]
    likely = [one for one in found if one[0] or (one[1] and one[2])]
    return max(likely, key=lambda one: (sum(one), one), default=[False] * len(FIELDS))


def _on_page(document: Document, page: int) -> Iterator[Reference]:
    for reference in document.references:
        if page - 1 in document.textmap.pages_of(reference.span)[:1]:
            yield reference


def _read_all(labels: Sequence[Row], folder: Path) -> Iterator[tuple[str, Document]]:
    wanted = {label["sha"] for label in labels}
    for path in sorted(folder.rglob("*.pdf")):
        sha = hashlib.sha256(path.read_bytes()).hexdigest()
        if sha in wanted:
            yield sha, read(path)


def main() -> None:
    """Print the counts; exit with an error where no labelled file is in the folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labels", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    labels = list(read_rows(given.labels))
    documents = dict(_read_all(labels, given.folder))
    if not documents:
        sys.exit(f"no labelled paper is in {given.folder}: give the folder that holds the files")
    for what, rows in score(labels, documents).items():
        shares = (f"{name} {sum(row[at] for row in rows)}" for at, name in enumerate(FIELDS))
        print(f"{what} {len(rows)}: {', '.join(shares)}")


if __name__ == "__main__":
    main()
