"""A page and its lines, cells and parts in the making: what the rooms of ingest hand to one another."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from ingest.records.lines import Line, PageText, Word, joined
    from ingest.records.parts import Drawn, Grid, GridCell, Part
    from ingest.records.raw import Glyphs, RawPage, Rule, Style, turned_back

__all__ = [
    "Drawn",
    "Glyphs",
    "Grid",
    "GridCell",
    "Line",
    "PageText",
    "Part",
    "RawPage",
    "Rule",
    "Style",
    "Word",
    "joined",
    "turned_back",
]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        lines="Line PageText Word joined",
        parts="Drawn Grid GridCell Part",
        raw="Glyphs RawPage Rule Style turned_back",
    )
