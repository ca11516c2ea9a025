"""Where in a document a citation points: the pages of its locator, or of the table that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.document import BlockKind, Document
from corpus.geometry import PageIndex
from figtrace.check.verdicts.governing import located_pages

__all__ = ["NOWHERE", "CitedPages", "locate"]

_LABEL = re.compile(r"([^\W\d_]+)\.?\s*([A-Za-z]?[.\-]?(?:\d+(?:\.\d+)*|[IVXLC]+))(?![\w])")
"""A label's word and its number, Arabic with a letter and levels, or Roman."""
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
"""The Roman digits up to a hundred: no paper has more tables or pages in them."""


@dataclass(frozen=True, slots=True)
class CitedPages:
    """Pages that a citation points at, and how surely what stands elsewhere is not meant."""

    pages: frozenset[PageIndex] = frozenset()
    strict: bool = False
    """True for printed page numbers: a figure on a page far from them is off the page cited."""

    def holds(self, page: PageIndex | None) -> bool | None:
        """True on a page that is meant; False far from it; None where nothing is known."""
        if not self.pages or page is None:
            return None
        if page in self.pages:
            return True
        beside = any(abs(page - meant) == 1 for meant in self.pages)
        return False if self.strict and not beside else None


NOWHERE = CitedPages()


def locate(locator: str, part: str, document: Document) -> CitedPages:
    """Where a citation's locator, or the part of a work that it names, points in this document.

    `NOWHERE` if it names none, or none that is found. Pages count by their printed numbers. Where a
    document has none, they are counted from its first page, which may be off by a cover: then other
    pages are not held against a figure.
    """
    pages = located_pages(locator, document)
    if pages:
        return CitedPages(pages, strict=any(page.label for page in document.pages))
    return CitedPages(frozenset(_pages_of_part(part, document)))


def _pages_of_part(part: str, document: Document) -> Iterator[PageIndex]:
    """Pages with the table or figure that is named "table:4"."""
    kind, _, number = part.partition(":")
    if kind not in ("table", "figure") or not number:
        return
    wanted = (kind, _plain(number))
    for table in document.tables:
        if _key(table.label) == wanted:
            yield table.page
    for block in document.blocks:
        if block.kind is BlockKind.CAPTION and _key(block.label) == wanted:
            yield block.page


def _key(label: str) -> tuple[str, str] | None:
    """As in ("table", "4") of "Table 4" or "TABLE IV"."""
    found = _LABEL.fullmatch(label.strip(" .:"))
    if found is None:
        return None
    kind = found.group(1).casefold()
    return ("figure" if kind.startswith("fig") else kind, _plain(found.group(2)))


def _plain(number: str) -> str:
    """The number without dots at its ends; Roman ones in digits."""
    bare = number.strip(" .").casefold()
    return str(_from_roman(bare)) if bare and set(bare) <= _ROMAN_VALUES.keys() else bare


def _from_roman(number: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in number]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))
