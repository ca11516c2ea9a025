"""Cells of tables drawn by chance for people to label at the page, and how many a corpus reads as labelled.

`draw` takes numeric cells of all tables that were found, whether a claim was made of them or not; `score`
finds the labelled cells again by their page and place, and compares unit, area and period of their claims.
What a cell measures is judged by people: `python -m bench.judged score` counts their verdicts.

    python -m bench.cells draw CORPUS SHEET --papers 30 --each 4 --seed 13
    python -m bench.cells score CORPUS bench/drafts/cells.jsonl --part measure
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.judged import wilson
from bench.rows import Row, read_rows, write_rows
from corpus.annotations import Claim, Dim, Slot
from corpus.document import Cell, Document
from corpus.geometry import BBox, DocId
from corpus.store import Store

__all__ = ["SCORED", "draw", "is_numeric", "main", "score", "verdict"]

SCORED = ("figure", "unit", "area", "period")
"""What is counted: "figure" is whether a claim is made of the cell just where the cell is a figure."""
_LEAST = 8
"""Numeric cells of a paper from which it takes part."""
_LONGEST = 24
_MOST_LETTERS = 3


def is_numeric(text: str) -> bool:
    """True for a text that is mostly a number: marks, units and up to three letters aside."""
    letters = sum(map(str.isalpha, text))
    return len(text) <= _LONGEST and bool(re.search(r"\d", text)) and letters <= _MOST_LETTERS


def draw(store: Store, *, papers: int, each: int, seed: int) -> Iterator[Row]:
    """So many numeric cells of each of so many papers, headers aside; the seed chooses both."""
    chance = random.Random(seed)
    docs = sorted(summary.id for summary in store.summaries())
    chance.shuffle(docs)
    taken = 0
    for doc in docs:
        document = store.document(doc)
        cells = list(_numeric_cells(document))
        if len(cells) < _LEAST or taken == papers:
            continue
        taken += 1
        for table, cell in sorted(chance.sample(cells, min(each, len(cells)))):
            yield _row(document, table, cell)


def _numeric_cells(document: Document) -> Iterator[tuple[int, int]]:
    for number, table in enumerate(document.tables):
        for place, cell in enumerate(table.cells):
            if not cell.is_header and is_numeric(cell.span.of(document.text)):
                yield number, place


def _row(document: Document, number: int, place: int) -> Row:
    table = document.tables[number]
    cell = table.cells[place]
    return {
        "sha": document.id,
        "file": document.source,
        "page": table.page + 1,
        "box": _box(cell.bbox),
        "text": cell.span.of(document.text),
    }


def _box(box: BBox) -> list[float]:
    return [round(edge, 1) for edge in (box.x0, box.top, box.x1, box.bottom)]


def verdict(row: Row, claim: Claim | None) -> Mapping[str, bool]:
    """What of the claim agrees with the label; a label {"figure": false} has nothing but that."""
    label = row["label"]
    if not label["figure"]:
        return {"figure": claim is None}
    if claim is None:
        return dict.fromkeys(SCORED, False)
    figure = claim.figure
    return {
        "figure": True,
        "unit": figure.unit in label["unit"] and figure.mult == label["mult"],
        "area": _agrees(label["area"], (claim.slot(Dim.AREA), claim.slot(Dim.PARTNER))),
        "period": _agrees(label["period"], (claim.slot(Dim.PERIOD),)),
    }


def _agrees(allowed: Sequence[str | None], slots: Sequence[Slot | None]) -> bool:
    """None allows that nothing is said; "~Hubei" a slot that has this name in it, other texts a code."""
    said = [slot for slot in slots if slot is not None]
    for one in allowed:
        if one is None and slots[0] is None:
            return True
        if one is not None and one.startswith("~"):
            if any(one[1:].casefold() in slot.surface.casefold() for slot in said):
                return True
        elif any(slot.code == one for slot in said):
            return True
    return False


def score(store: Store, rows: Sequence[Row]) -> Iterator[str]:
    """One line for each thing that is counted: share, interval, number; then the cells that differ."""
    found = [(row, verdict(row, _claim(store, row))) for row in rows]
    for name in SCORED:
        given = [said[name] for _, said in found if name in said]
        low, high = wilson(sum(given), len(given))
        share = sum(given) / len(given) if given else 0.0
        yield f"{name:10} {share:.3f} ({low:.2f}–{high:.2f}) of {len(given)} cells"
    for row, said in found:
        if not all(said.values()):
            wrong = ", ".join(name for name, right in said.items() if not right)
            yield f"  {row['sha'][:8]} page {row['page']} {row['box']}: {wrong}"


def _claim(store: Store, row: Row) -> Claim | None:
    doc = DocId(row["sha"])
    document, annotations = store.document(doc), store.annotations(doc)
    at = _cell_at(document, row)
    claims = annotations.claims if annotations is not None else ()
    return next(
        (c for c in claims if c.figure.cell is not None and (c.figure.cell.table, c.figure.cell.cell) == at),
        None,
    )


def _cell_at(document: Document, row: Row) -> tuple[int, int] | None:
    """The table and the cell in which the middle of the labelled box lies."""
    x, y = (row["box"][0] + row["box"][2]) / 2, (row["box"][1] + row["box"][3]) / 2
    for number, table in enumerate(document.tables):
        if table.page + 1 != row["page"]:
            continue
        for place, cell in enumerate(table.cells):
            if len(cell.span) and _holds(cell, x, y):
                return number, place
    return None


def _holds(cell: Cell, x: float, y: float) -> bool:
    box = cell.bbox
    return box.x0 - 1 <= x <= box.x1 + 1 and box.top - 1 <= y <= box.bottom + 1


def main() -> None:
    """Draw or score, as the arguments say."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.cells",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    todo = parser.add_subparsers(dest="todo", required=True)
    drawing, scoring = todo.add_parser("draw"), todo.add_parser("score")
    drawing.add_argument("corpus", type=Path)
    drawing.add_argument("sheet", type=Path)
    for name, usual in (("papers", 30), ("each", 4), ("seed", 13)):
        drawing.add_argument(f"--{name}", type=int, default=usual)
    scoring.add_argument("corpus", type=Path)
    scoring.add_argument("labels", type=Path)
    scoring.add_argument("--part", default="", help="measure, second or third; all where none is named")
    given = parser.parse_args()
    with Store.open(given.corpus / "corpus.db") as store:
        if given.todo == "score":
            rows = [row for row in read_rows(given.labels) if given.part in ("", row["part"])]
            print("\n".join(score(store, rows)))
            return
        rows_drawn = draw(store, papers=given.papers, each=given.each, seed=given.seed)
        print(f"{write_rows(given.sheet, rows_drawn)} cells to be labelled in {given.sheet}", file=sys.stderr)


if __name__ == "__main__":
    main()
