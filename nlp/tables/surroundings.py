"""Captions and lines of units that stand around a table and not in it: above it, or on the page before."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from corpus.document import Block, BlockKind, Document, Table
from corpus.english import flat
from corpus.geometry import PageIndex

__all__ = ["captioned_tables"]

_LABEL = re.compile(r"(?:Appendix |Annex |Online )?(?:Table|TABLE|Tab\.|Exhibit)\s+[A-Z]?[.-]?[0-9IVX]")
"""Labels of tables' captions; figures' are none."""
_UNIT_LINE = re.compile(
    r"\W*(?:units?\b|[$€£¥]|in\b|all (?:amounts|figures|values)|amounts|thousands?\b|millions?\b|billions?\b"
    r"|per ?cent|%|(?:united states |us |u\.s\. )?dollars|[A-Z]{3}\b|rounded)",
    re.IGNORECASE,
)
"""What a line of units begins with: "in", a currency, a power of ten, per cent."""
_IN_BRACKETS = re.compile(
    r"\s*(?:[(\[].+[)\]]|units?\s*:.+|in (?:thousands|millions|billions|per ?cent).*)\s*", re.I
)
"""Forms of a line that says nothing but units: in brackets, or behind "units:"."""
_LONGEST_LINE = 90
"""Letters of a line of units; what is longer is a sentence."""
_LONGEST_HEADING = 200
"""Letters of a caption; longer ones have swallowed the text below."""
_REACH = 4
"""Blocks above a table among which its caption is looked for: a title, a line of units, two of words."""
_SKIPPED = frozenset({BlockKind.HEADER, BlockKind.FOOTER, BlockKind.HIDDEN, BlockKind.FIGURE})
_TITLES = frozenset({BlockKind.HEADING, BlockKind.TITLE, BlockKind.CAPTION})
_SAME_HEAD = 0.7
"""Share of the paths of columns that a table has in common with the one that it continues."""


def captioned_tables(document: Document) -> tuple[Table, ...]:
    """The document's tables in order, those without caption, units or notes with what stands around them.

    A table that goes on over pages, which shows by its head, has the caption and units of where it began.
    """
    found: list[Table] = []
    heads = _running_heads(document)
    pages = _by_page(document)
    last = {table.page: table.span.start for table in document.tables}
    for number, table in enumerate(document.tables):
        start = document.tables[number - 1].span.end if number else 0
        blocks = pages[table.page]
        above, below = _above(document, blocks, table, start), _below(document, blocks, table)
        corner = _corner(document, table)
        told = replace(
            table,
            caption=_full(table.caption, above)
            or _caption(above)
            or ("" if last[table.page] > table.span.start else _caption_below(below))
            or _head(document, blocks, table, heads)
            or corner,
            units_note=table.units_note or _units(above) or _corner_units(table, corner),
            footnotes=(*table.footnotes, *_notes(table, below), *_dated(above)),
        )
        found.append(_continued(found[-1], told) if found and _goes_on(found[-1], told) else told)
    return tuple(found)


def _by_page(document: Document) -> Mapping[PageIndex, list[Block]]:
    found: defaultdict[PageIndex, list[Block]] = defaultdict(list)
    for block in document.blocks:
        found[block.page].append(block)
    return found


def _above(document: Document, blocks: Sequence[Block], table: Table, start: int) -> list[tuple[Block, str]]:
    """Blocks of the page above the table with their text, the nearest first."""
    near = [
        block
        for block in blocks
        if start <= block.span.start and block.span.end <= table.span.start and block.kind not in _SKIPPED
    ]
    return [(block, flat(block.span.of(document.text))) for block in near[: -_REACH - 1 : -1]]


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
    if len(line) > _LONGEST_LINE:
        return False
    return bool((_IN_BRACKETS.fullmatch(line) and _UNIT_LINE.match(line)) or _BARE.fullmatch(line))


_BARE = re.compile(
    r"\s*(?:(?:current|constant|[12][0-9]{3}) )?"
    r"(?:cents?|(?:us |u\.s\. )?dollars?|us\$|per ?cent|percent|%|euros?|yuan)(?: (?:per|of) [\w-]+)?\s*",
    re.IGNORECASE,
)
"""A unit alone on its line: "Cents per kilowatt-hour", "Percent of GDP"."""


def _corner(document: Document, table: Table) -> str:
    """A cell of the head, in the column of the stub, that gives the units of all: "Unit: %", "Staff (1,000)".

    Besides units in brackets or after "Unit:" it may say what is measured, where the columns are years.
    """
    heads = [flat(cell.span.of(document.text)) for cell in table.cells if cell.col == 0 and not cell.row_path]
    heads += _numbered_corner(document, table)
    columns = {cell.col_path[-1] for cell in table.cells if cell.col and cell.col_path}
    years = sum(bool(_YEAR_HEAD.fullmatch(head)) for head in columns)
    of_years = years > 1 and years >= _MOST_YEARS * len(columns)
    return next((head for head in heads if _is_units(head) or (of_years and _WITH_UNIT.fullmatch(head))), "")


def _numbered_corner(document: Document, table: Table) -> Iterator[str]:
    """Units in the second column of the head, where the first numbers the rows."""
    for cell in table.cells:
        if cell.col == 1 and cell.is_header:
            text = flat(cell.span.of(document.text))
            if _IN_BRACKETS.fullmatch(text) and _is_units(text):
                yield text


_MOST_YEARS = 0.8
"""Share of the columns that must be years for the corner to speak for all; our choice."""
_YEAR_HEAD = re.compile(r"\s*(?:FY ?)?[12][0-9]{3}(?:\s*[-–/]\s*[0-9]{2,4})?\s*[*a-z]?\s*")
"""Headers that are years, fiscal years or ranges of two."""
_WITH_UNIT = re.compile(r"[^()]{2,40}\([^()]{1,30}\)")
"""A name with its unit in brackets in the corner of a table of years: it is of all columns."""


def _corner_units(table: Table, corner: str) -> str:
    """The brackets of the corner, else all of it."""
    return corner[corner.index("(") :] if "(" in corner else corner


def _full(caption: str, above: Sequence[tuple[Block, str]]) -> str:
    """The caption, with the line below it where it is but a label: "Table 2" above "Wages of weavers"."""
    if not _ONLY_LABEL.fullmatch(caption.strip()):
        return caption
    for place, (_, text) in enumerate(above):
        if text.strip() == caption.strip() and place:
            title = above[place - 1][1]
            return f"{caption} {title}" if len(title) <= _LONGEST_HEADING else caption
    return caption


_ONLY_LABEL = re.compile(r"(?:Appendix |Annex )?(?:Table|TABLE|Exhibit)\s+[A-Z]?[.-]?[0-9IVX]+[.:]?")
"""A label and nothing else: the title stands in the next line."""


def _below(document: Document, blocks: Sequence[Block], table: Table) -> list[tuple[Block, str]]:
    """Blocks of the page below the table with their text, the nearest first, up to the next table."""
    after = (b for b in blocks if b.span.start >= table.span.end and b.kind not in _SKIPPED)
    near = islice(takewhile(lambda block: block.kind is not BlockKind.TABLE, after), _REACH)
    return [(block, flat(block.span.of(document.text))) for block in near]


def _caption_below(below: Sequence[tuple[Block, str]]) -> str:
    """A table's caption that stands below its notes; only of the last table of a page it is certain whose."""
    captions = (text for block, text in below if block.kind is BlockKind.CAPTION and _LABEL.match(text))
    return next(captions, "")[:_LONGEST_HEADING]


_BRACKETS_HOLD = re.compile(
    r"(?:statistics?|errors?|deviations?|values?)\b[^.;]{0,90}\b(?:parenthes|bracket)", re.IGNORECASE
)
"""What notes say of brackets, within one sentence."""


def _notes(table: Table, below: Sequence[tuple[Block, str]]) -> Iterator[str]:
    """What is said below of the brackets of a table whose own notes do not speak of them."""
    if any(map(_BRACKETS_HOLD.search, table.footnotes)):
        return
    for _, text in below:
        if _BRACKETS_HOLD.search(text):
            yield text
            return


def _dated(above: Sequence[tuple[Block, str]]) -> Iterator[str]:
    """As a note, when the data are of: a period that stands above the table, alone on its line."""
    found = next((text for _, text in above if _PERIOD_LINE.fullmatch(text)), "")
    if found:
        yield f"Data are for {found.strip('() ')}."


_PERIOD_LINE = re.compile(
    r"\(?(?:(?:(?:as )?(?:at|of|on)|(?:for )?(?:the )?(?:fiscal |financial )?(?:years?|quarter|period)"
    r"(?: ended| ending| to)?|FY|in|during) ?)?"
    r"(?:[0-9]{1,2} )?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? )?"
    r"(?:[0-9]{1,2}, )?(?:19|20)[0-9]{2}(?: ?[-–/] ?[0-9]{2,4})?\)?",
    re.IGNORECASE,
)
"""As statements of accounts and tables have it: "2014", "Year ended 31 March 2014", "(2008-12)"."""
_RUNNING = 0.3
"""Share of the pages on which a head stands that is the document's, and not that of some tables."""


def _running_heads(document: Document) -> frozenset[str]:
    heads = Counter(
        flat(block.span.of(document.text)) for block in document.blocks if block.kind is BlockKind.HEADER
    )
    return frozenset(head for head, pages in heads.items() if pages > _RUNNING * len(document.pages))


def _head(document: Document, blocks: Sequence[Block], table: Table, running: frozenset[str]) -> str:
    """The first head of a page on which nothing but heads stands above the table, as in yearbooks."""
    above = [block for block in blocks if block.span.end <= table.span.start]
    if not above or any(block.kind is not BlockKind.HEADER for block in above):
        return ""
    texts = (flat(block.span.of(document.text)) for block in above)
    return next((text for text in texts if text not in running and len(text) > 3 and not text.isdigit()), "")


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
