"""Captions and lines of units that stand around a table and not in it: above it, or on the page before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Block, BlockKind, Document, Table
from corpus.english import flat

__all__ = ["captioned_tables"]

_LABEL = re.compile(r"(?:Appendix |Annex |Online )?(?:Table|TABLE|Tab\.|Exhibit)\s+[A-Z]?[.-]?[0-9IVX]")
_UNIT_LINE = re.compile(
    r"\W*(?:units?\b|[$€£¥]|in\b|all (?:amounts|figures|values)|amounts|thousands?\b|millions?\b|billions?\b"
    r"|per ?cent|%|(?:united states |us |u\.s\. )?dollars|[A-Z]{3}\b|rounded)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"\s*(?:[(\[].+[)\]]|units?\s*:.+|in (?:thousands|millions|billions|per ?cent).*)\s*", re.I
)
_LONGEST_LINE = 90
_LONGEST_HEADING = 200
_REACH = 4
"""Blocks above a table among which its caption is looked for: a title, a line of units, two of words."""
_SKIPPED = frozenset({BlockKind.HEADER, BlockKind.FOOTER, BlockKind.HIDDEN, BlockKind.FIGURE})
_TITLES = frozenset({BlockKind.HEADING, BlockKind.TITLE, BlockKind.CAPTION})
_SAME_HEAD = 0.7
"""Share of the paths of columns that a table has in common with the one that it continues."""


def captioned_tables(document: Document) -> tuple[Table, ...]:
    """The document's tables in order, those without caption or units with what stands above them.

    A table that goes on over pages, which shows by its head, has the caption and units of where it began.
    """
    found: list[Table] = []
    for number, table in enumerate(document.tables):
        start = document.tables[number - 1].span.end if number else 0
        above = _above(document, table, start)
        told = replace(
            table,
            caption=table.caption or _caption(above),
            units_note=table.units_note or _units(above) or _corner(document, table),
        )
        found.append(_continued(found[-1], told) if found and _goes_on(found[-1], told) else told)
    return tuple(found)


def _above(document: Document, table: Table, start: int) -> list[tuple[Block, str]]:
    """Blocks of the same page above the table with their text, the nearest first."""
    blocks = [
        block
        for block in document.blocks
        if block.page == table.page
        and start <= block.span.start
        and block.span.end <= table.span.start
        and block.kind not in _SKIPPED
    ]
    return [(block, flat(block.span.of(document.text))) for block in blocks[: -_REACH - 1 : -1]]


def _caption(above: Sequence[tuple[Block, str]]) -> str:
    """The nearest line that calls itself a table's, else the heading right above, units aside."""
    labelled = next((text for _, text in above if _LABEL.match(text)), "")
    if labelled:
        return labelled[:_LONGEST_HEADING]
    first = next(((block, text) for block, text in above if not _is_units(text)), None)
    if first is None or first[0].kind not in _TITLES or len(first[1]) > _LONGEST_HEADING:
        return ""
    return first[1]


def _units(above: Sequence[tuple[Block, str]]) -> str:
    return next((text for _, text in above[:2] if _is_units(text)), "")


def _is_units(line: str) -> bool:
    """As in "(United States dollars)", "Unit: %", "(all amounts in EUR)"."""
    return len(line) <= _LONGEST_LINE and bool(_IN_BRACKETS.fullmatch(line) and _UNIT_LINE.match(line))


def _corner(document: Document, table: Table) -> str:
    """A cell of the head, in the column of the stub, that gives the units of all: "Unit: %"."""
    heads = (flat(cell.span.of(document.text)) for cell in table.cells if cell.col == 0 and not cell.row_path)
    return next((head for head in heads if _is_units(head)), "")


def _goes_on(before: Table, table: Table) -> bool:
    """True if the table stands on the next page, has as many columns and the same head."""
    if table.page - before.page != 1 or table.n_cols != before.n_cols:
        return False
    if table.caption and table.caption[:10] != before.caption[:10]:
        return False
    ours, theirs = _heads(table), _heads(before)
    return bool(ours) and len(ours & theirs) >= _SAME_HEAD * max(len(ours), len(theirs))


def _heads(table: Table) -> set[tuple[str, ...]]:
    return {cell.col_path for cell in table.cells if cell.col_path}


def _continued(before: Table, table: Table) -> Table:
    return replace(
        table,
        caption=table.caption or before.caption,
        units_note=table.units_note or before.units_note,
        footnotes=table.footnotes or before.footnotes,
    )
