"""The example papers as they are read, in lines that people can compare."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from corpus.document import Document, Table
from corpus.geometry import BBox
from ingest.document.read import read
from tests.folders import ROOT

__all__ = ["EXAMPLES", "blocks", "example", "tables", "words"]

_FOLDER = ROOT / "examples" / "papers"
EXAMPLES = tuple(sorted(path.stem for path in _FOLDER.glob("*.pdf")))
"""Names of the papers, without their ends."""


@cache
def example(name: str) -> Document:
    """The paper of this name."""
    return read(_FOLDER / f"{name}.pdf", ocr="off")


def blocks(document: Document) -> str:
    """Each block: page, kind, level, depth of its section, text; then the spans of mathematics."""
    lines = [
        f"{block.page + 1} {block.kind} {block.level or '-'} {len(block.section)} {block.label or '-'} "
        f"{block.span.of(document.text)!r}"
        for block in document.blocks
    ]
    return "\n".join([*lines, *(f"maths {span.of(document.text)!r}" for span in document.maths)]) + "\n"


def tables(document: Document) -> str:
    """Each table with its words around it, and its cells with their paths of headers."""
    return "\n".join("\n".join(_table(document, table)) for table in document.tables) + "\n"


def _table(document: Document, table: Table) -> Iterator[str]:
    yield f"{table.label} | {table.caption} | {table.units_note} | {table.n_rows} x {table.n_cols}"
    yield f"page {table.page + 1} at {_corners(table.bbox)}, sure {table.confidence:.2f}"
    yield from (f"note: {note}" for note in table.footnotes)
    for cell in table.cells:
        size = f"+{cell.row_span}+{cell.col_span}" if (cell.row_span, cell.col_span) != (1, 1) else ""
        head = "head " if cell.is_header else ""
        paths = f"{' > '.join(cell.row_path)} / {' > '.join(cell.col_path)}"
        yield f"{cell.row},{cell.col}{size} {head}{cell.span.of(document.text)!r} {paths}"


def words(document: Document) -> str:
    """Each page with its size, label and state, and each run of its text with its box."""
    lines = []
    for page in document.pages:
        size = f"{page.width:.0f} x {page.height:.0f}"
        lines.append(f"page {page.number} {page.label!r} {size} {page.state} {page.reason}".rstrip())
        runs = document.textmap.runs(page.span)
        lines += [
            f"{run.span.of(document.text)!r} {_corners(run.bbox)}" for run in runs if run.page == page.index
        ]
    return "\n".join(lines) + "\n"


def _corners(box: BBox) -> str:
    return f"{box.x0:.0f},{box.top:.0f},{box.x1:.0f},{box.bottom:.0f}"
