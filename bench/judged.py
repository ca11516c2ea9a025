"""Claims drawn by chance for people to judge, and what their judgements come to.

`draw` writes a sheet of claims with the text around them, to be judged beside the page; `score` reads the
judgements, which name claims by the SHA-256 of the file and offsets and quote nothing, and prints the share
that is right with its interval and how far two judges agree.

    python -m bench.judged draw CORPUS SHEET --of prose --papers 30 --count 100 --seed 1
    python -m bench.judged score bench/drafts/prose_claims.jsonl
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import sqrt
from pathlib import Path

from bench.rows import Row, read_rows, write_rows
from corpus.annotations import Annotations, Claim, Dim
from corpus.document import Document
from corpus.geometry import DocId, Span
from corpus.store import Store

__all__ = ["agreement", "draw", "main", "score", "wilson"]

_AROUND = 250
"""Characters shown to either side."""
_DIMS = (Dim.MEASURE, Dim.AREA, Dim.PARTNER, Dim.PERIOD, Dim.FLOW, Dim.PRODUCT)
_Z95 = 1.959964
"""Quantile of the normal distribution for an interval of 95 per cent."""


def draw(store: Store, *, of: str, papers: int, count: int, seed: int) -> Iterator[Row]:
    """So many claims of prose, or of table cells, from among all of so many papers; the seed chooses both."""
    chance = random.Random(seed)
    docs = sorted(summary.id for summary in store.summaries())
    chance.shuffle(docs)
    pool: list[tuple[DocId, Claim]] = []
    with_claims = 0
    for doc in docs:
        annotations = store.annotations(doc)
        found = _claims(annotations, of) if annotations is not None else []
        pool += [(doc, claim) for claim in found]
        with_claims += bool(found)
        if with_claims == papers:
            break
    chosen = chance.sample(pool, min(count, len(pool)))
    for doc, claims in groupby(
        sorted(chosen, key=lambda one: (one[0], one[1].figure.span)), lambda one: one[0]
    ):
        document = store.document(doc)
        yield from (_row(document, claim) for _, claim in claims)


def _claims(annotations: Annotations, of: str) -> list[Claim]:
    return [claim for claim in annotations.claims if (claim.figure.cell is not None) == (of == "cells")]


def _row(document: Document, claim: Claim) -> Row:
    figure = claim.figure
    page = document.page_of(figure.number)
    row: Row = {
        "sha": document.id,
        "start": figure.span.start,
        "end": figure.span.end,
        "file": document.source,
        "page": None if page is None else page.number,
        "surface": figure.span.of(document.text),
        "value": str(figure.value if figure.value is not None else f"{figure.lo}..{figure.hi}"),
        "mult": figure.mult,
        "unit": figure.unit,
        "kind": figure.kind,
        "slots": {dim: (slot.surface or slot.code) for dim in _DIMS if (slot := claim.slot(dim)) is not None},
    }
    if figure.cell is None:
        return row | {"context": _context(document, figure.span)}
    table = document.tables[figure.cell.table]
    cell = table.cells[figure.cell.cell]
    return row | {
        "row": cell.row_path,
        "column": cell.col_path,
        "caption": table.caption,
        "units": table.units_note,
    }


def _context(document: Document, span: Span) -> str:
    before = document.text[max(0, span.start - _AROUND) : span.start]
    return f"{before}[[{span.of(document.text)}]]{document.text[span.end : span.end + _AROUND]}"


def wilson(right: int, of: int) -> tuple[float, float]:
    """Interval of 95 per cent of a share (Wilson 1927); (0, 1) of nothing."""
    if not of:
        return 0.0, 1.0
    share, z2 = right / of, _Z95**2
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z95 / (1 + z2 / of) * sqrt(share * (1 - share) / of + z2 / (4 * of**2))
    return max(0.0, middle - half), min(1.0, middle + half)


def agreement(pairs: Sequence[tuple[bool, bool]]) -> float:
    """Cohen's kappa of two judges (Cohen 1960); 1 where neither ever differs."""
    n = len(pairs)
    if not n:
        return 1.0
    same = sum(one is other for one, other in pairs) / n
    first, second = sum(one for one, _ in pairs) / n, sum(other for _, other in pairs) / n
    chance = first * second + (1 - first) * (1 - second)
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def score(rows: Sequence[Row]) -> Iterator[str]:
    """One line for each thing judged: share right, its interval, number, agreement.

    A row's "judges" is a list of records such as {"ok": true} or {"unit": true, "measure": false}; what a
    judge leaves out, or gives as null, is not counted.
    """
    for name in dict.fromkeys(
        name for row in rows for judge in row["judges"] for name in judge if name != "why"
    ):
        votes = [[judge[name] for judge in row["judges"] if judge.get(name) is not None] for row in rows]
        given = [vote for of_row in votes for vote in of_row]
        low, high = wilson(sum(given), len(given))
        pairs = [(of_row[0], of_row[1]) for of_row in votes if len(of_row) == 2]
        same = sum(one is other for one, other in pairs)
        share = sum(given) / len(given) if given else 0.0
        yield (
            f"{name:10} {share:.3f} ({low:.2f}–{high:.2f}) of {len(given)} judgements; "
            f"two agree on {same} of {len(pairs)}, kappa {agreement(pairs):.2f}"
        )


def main() -> None:
    """Draw or score, as the arguments say."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.judged",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    todo = parser.add_subparsers(dest="todo", required=True)
    drawing = todo.add_parser("draw")
    drawing.add_argument("corpus", type=Path)
    drawing.add_argument("sheet", type=Path)
    drawing.add_argument("--of", choices=("prose", "cells"), default="prose")
    for name, usual in (("papers", 30), ("count", 100), ("seed", 1)):
        drawing.add_argument(f"--{name}", type=int, default=usual)
    todo.add_parser("score").add_argument("judgements", type=Path)
    given = parser.parse_args()
    if given.todo == "score":
        print("\n".join(score(list(read_rows(given.judgements)))))
        return
    with Store.open(given.corpus / "corpus.db") as store:
        rows = draw(store, of=given.of, papers=given.papers, count=given.count, seed=given.seed)
        print(f"{write_rows(given.sheet, rows)} claims to be judged in {given.sheet}", file=sys.stderr)


if __name__ == "__main__":
    main()
