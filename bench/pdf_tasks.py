"""Predictions on PDFs: tables, references, and the figures and entities of single pages."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.rows import Row
from corpus.annotations import Annotations, Claim, Dim, Entity, Label
from corpus.document import BlockKind, Document, Reference, Table
from corpus.errors import FigtraceError
from corpus.geometry import Span
from ingest.document.read import read
from nlp import Annotator

__all__ = ["predict_figures", "predict_references", "predict_tables"]


def _documents(folder: Path) -> Iterator[tuple[str, Document]]:
    for path in sorted(folder.glob("*.pdf")):
        try:
            yield path.stem, read(path)
        except FigtraceError as exc:
            print(f"{path.name}: {exc}", file=sys.stderr)


def predict_tables(folder: Path) -> Iterator[Row]:
    """A row for each PDF with its tables as cells and regions."""
    for stem, document in _documents(folder):
        yield {"doc": stem, "tables": [_table(document, table) for table in document.tables]}


def _table(document: Document, table: Table) -> Row:
    page, box = document.pages[table.page], table.bbox
    cells = [
        {
            "rows": [cell.row, cell.row + cell.row_span - 1],
            "cols": [cell.col, cell.col + cell.col_span - 1],
            "text": cell.span.of(document.text),
        }
        for cell in table.cells
        if len(cell.span)
    ]
    bbox = [box.x0, page.height - box.bottom, box.x1, page.height - box.top]
    return {"cells": cells, "page": page.number, "bbox": bbox}


def predict_references(folder: Path) -> Iterator[Row]:
    """A row for each PDF with its list of references."""
    for stem, document in _documents(folder):
        yield {"doc": stem, "references": [_reference(reference) for reference in document.references]}


def _reference(reference: Reference) -> Row:
    return {
        "raw": reference.raw,
        "authors": list(reference.authors),
        "year": reference.year,
        "title": reference.title,
    }


def predict_figures(folder: Path, pdfs: Path) -> Iterator[Row]:
    """A row for each page that the folder names, with the figures and entities of its prose."""
    wanted: dict[str, list[int]] = {}
    for path in sorted(folder.glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        wanted.setdefault(page["doc"], []).append(page["page"])
    annotator = Annotator()
    for name, pages in wanted.items():
        document = read(pdfs / name)
        annotations = annotator(document)
        for page in pages:
            yield {"doc": name, "page": page, **_page(document, annotations, page - 1)}


def _page(document: Document, annotations: Annotations, index: int) -> Row:
    def here(span: Span) -> bool:
        return document.textmap.pages_of(span)[:1] == (index,)

    claims = [c for c in annotations.claims if c.figure.cell is None and here(c.figure.span)]
    tables = [block.span for block in document.blocks if block.kind in (BlockKind.TABLE, BlockKind.FIGURE)]
    entities = [
        e for e in annotations.entities if here(e.span) and not any(e.span in span for span in tables)
    ]
    return {
        "figures": [_figure(document, claim) for claim in claims],
        "entities": [_entity(document, e) for e in entities if e.label is not Label.PERSON],
    }


def _figure(document: Document, claim: Claim) -> Row:
    f = claim.figure
    row = {
        name: None if end is None else str(end)
        for name, end in (("value", f.value), ("lo", f.lo), ("hi", f.hi))
    }
    codes = {name: claim.code(Dim(name)) for name in ("period", "area", "partner", "flow")}
    words = {name: _words(claim, Dim(name)) for name in ("measure", "product")}
    surface = " ".join(f.span.of(document.text).split())
    kinds = {"kind": f.kind, "hedge": f.hedge, "direction": f.direction, "mult": f.mult, "unit": f.unit}
    return {"surface": surface, **row, **kinds, **codes, **words}


def _words(claim: Claim, dim: Dim) -> str:
    slot = claim.slot(dim)
    return slot.surface if slot else ""


def _entity(document: Document, entity: Entity) -> Row:
    surface = " ".join(entity.span.of(document.text).split())
    return {"surface": surface, "type": entity.label.upper(), "canonical": entity.canonical}
