"""Pandoc's tree as one canonical text with blocks, tables and callouts, every figure findable in it.

Blocks follow one another, joined by a newline; the cells of a row by a tab. A note is a block of its own
behind the paragraph that has its mark. What stands within a block is written by `tree_words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.document import Block, BlockKind, Table
from corpus.geometry import PageIndex, Span
from figtrace.drafts.tree_table import GridCell, table_grid, table_record
from figtrace.drafts.tree_words import TreeCite, TreeWords, words_of
from figtrace.drafts.typed_entries import is_list_heading
from ingest.office import Json

__all__ = ["TreeText", "meta_strings", "tree_to_text"]

_PAGE = PageIndex(0)
_OBJECT_LABEL = re.compile(r"(?:Table|Figure|Fig\.|Chart|Box)\s+[A-Z]?\d+(?:\.\d+)?", re.I)
"""The label of a table or figure in a draft."""
_CAPTION = re.compile(_OBJECT_LABEL.pattern + r"\s*(?:[.:–—|-]|$)", re.I)
"""The same with the sign that parts it from the title."""
_BACK_MATTER = re.compile(r"(?:appendix|annex|tables?|figures?|notes)\b", re.I)
"""What stands behind a list of references."""


@dataclass(frozen=True, slots=True)
class TreeText:
    """A draft's text and what stands in it."""

    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...]
    cites: tuple[TreeCite, ...]
    marks: tuple[tuple[str, Span], ...]
    """Number and place of each note's mark."""


def tree_to_text(tree: dict[str, Json]) -> TreeText:
    """The text of pandoc's tree: title, abstract, then the body in its order."""
    writer = _Writer()
    meta = tree["meta"]
    for name, kind in (
        ("title", BlockKind.TITLE),
        ("subtitle", BlockKind.PARAGRAPH),
        ("abstract", BlockKind.PARAGRAPH),
    ):
        if name in meta:
            writer.meta(meta[name], kind)
    writer.blocks(tree["blocks"])
    words = writer.words
    return TreeText(
        "".join(words.parts),
        tuple(writer.found),
        tuple(writer.tables),
        tuple(words.cites),
        tuple(words.marks),
    )


def meta_strings(value: Json) -> list[str]:
    """The strings of a metadata field that is one text or a list of texts."""
    if value["t"] == "MetaList":
        return [words for item in value["c"] for words in meta_strings(item)]
    if value["t"] == "MetaString":
        return [value["c"]]
    if value["t"] == "MetaInlines":
        return [words_of(value["c"])]
    return []


@dataclass(slots=True)
class _Writer:
    words: TreeWords = field(default_factory=TreeWords)
    found: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    in_references: bool = False

    # -- blocks ----------------------------------------------------------------------------------

    def meta(self, value: Json, kind: BlockKind) -> None:
        if value["t"] == "MetaInlines":
            self.block(value["c"], kind)
        elif value["t"] == "MetaString":
            self.block([{"t": "Str", "c": value["c"]}], kind)
        elif value["t"] == "MetaBlocks":
            self.blocks(value["c"])

    def blocks(self, nodes: Iterable[Json], kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        for node in nodes:
            self.node(node, kind)

    def node(self, node: Json, kind: BlockKind) -> None:
        content = node.get("c")
        match node["t"]:
            case "Para" | "Plain":
                self.block(content, kind)
            case "Header":
                self.block(content[2], BlockKind.HEADING, level=content[0])
            case "LineBlock":
                self.block([x for line in content for x in (*line, {"t": "LineBreak"})][:-1], kind)
            case "CodeBlock" if not content[0][1]:  # with a language it is code, else an indented text
                self.block([{"t": "Str", "c": content[1]}], kind)
            case "BlockQuote":
                self.blocks(content, kind)
            case "OrderedList":
                self.list_items(content[1])
            case "BulletList":
                self.list_items(content)
            case "DefinitionList":
                for term, definitions in content:
                    self.block(term, BlockKind.LIST_ITEM)
                    self.list_items(definitions)
            case "Div":
                self.division(content)
            case "Figure":
                self.blocks(content[2], BlockKind.FIGURE)
                self.blocks(content[1][1], BlockKind.CAPTION)
            case "Table":
                self.table(content)

    def list_items(self, items: Iterable[Json]) -> None:
        for item in items:
            self.blocks(item, BlockKind.LIST_ITEM)

    def division(self, content: Json) -> None:
        (name, classes, _), nodes = content
        listing = name == "refs" or bool({"thebibliography", "references", "csl-bib-body"} & set(classes))
        before, self.in_references = self.in_references, self.in_references or listing
        self.blocks(nodes)
        self.in_references = before

    def block(self, inlines: Json, kind: BlockKind, *, level: int | None = None) -> None:
        start = self.begin()
        self.words.inlines(inlines)
        self.end(start, kind, level)
        self.flush_notes()

    def begin(self) -> int:
        if self.words.length:
            self.words.write("\n")
        return self.words.length

    def end(self, start: int, kind: BlockKind, level: int | None = None, label: str = "") -> None:
        words = self.words.since(start)
        if not words.strip():
            self.words.take_back(max(0, start - 1))
            return
        if kind is BlockKind.HEADING:
            self.headings = [h for h in self.headings if h[0] < (level or 1)]
        kind, label = self.kind_of(words, kind, label)
        section = tuple(title for _, title in self.headings)
        is_heading = kind is BlockKind.HEADING
        level = (level or 1) if is_heading else None
        self.found.append(Block(kind, Span(start, self.words.length), _PAGE, section, level, label))
        if is_heading:
            self.headings.append((level or 1, words.strip()))

    def kind_of(self, words: str, kind: BlockKind, label: str) -> tuple[BlockKind, str]:
        """The kind after a look at the words: lists of references and captions are often plain paragraphs."""
        words = words.strip()
        if is_list_heading(words) and kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            self.in_references = True
            return BlockKind.HEADING, label
        if kind is BlockKind.HEADING or (self.in_references and _BACK_MATTER.match(words)):
            self.in_references = False
        if self.in_references and kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
            return BlockKind.REFERENCE, label
        typed = kind is BlockKind.PARAGRAPH and _CAPTION.match(words) and len(words) < 250
        named = _OBJECT_LABEL.match(words)
        return (
            (BlockKind.CAPTION, named[0]) if named and (typed or kind is BlockKind.CAPTION) else (kind, label)
        )

    def flush_notes(self) -> None:
        notes, self.words.notes = self.words.notes, []
        for mark, nodes in notes:
            start = self.begin()
            self.flat(nodes)
            self.end(start, BlockKind.FOOTNOTE, label=mark)
        if notes:
            self.flush_notes()

    def flat(self, nodes: Iterable[Json]) -> None:
        """The inlines of blocks in one line, for a note or a cell."""
        for at, node in enumerate(_leaves(nodes)):
            if at:
                self.words.write(" ")
            self.words.inlines(node)

    # -- tables ----------------------------------------------------------------------------------

    def table(self, content: Json) -> None:
        self.blocks(content[1][1], BlockKind.CAPTION)
        caption = self.found[-1] if self.found and self.found[-1].kind is BlockKind.CAPTION else None
        words = self.words.since(caption.span.start).strip("\n") if caption else ""
        start = self.begin()
        cells = self.cells(table_grid(content))
        if not cells:
            self.words.take_back(max(0, start - 1))
            return
        span = Span(start, self.words.length)
        section = tuple(title for _, title in self.headings)
        self.found.append(Block(BlockKind.TABLE, span, _PAGE, section))
        self.tables.append(table_record(cells, span, caption.label if caption else "", words))
        self.flush_notes()

    def cells(self, grid: Iterable[GridCell]) -> list[tuple[GridCell, Span, str]]:
        written: list[tuple[GridCell, Span, str]] = []
        for cell in grid:
            if written:
                self.words.write("\n" if cell.row != written[-1][0].row else "\t")
            start = self.words.length
            self.flat(cell.nodes)
            written.append((cell, Span(start, self.words.length), self.words.since(start)))
        return written


def _leaves(nodes: Iterable[Json]) -> Iterator[Json]:
    """Lists of inlines of the paragraphs in blocks, at any depth."""
    for node in nodes:
        match node["t"]:
            case "Para" | "Plain":
                yield node["c"]
            case "Header":
                yield node["c"][2]
            case "LineBlock":
                yield from node["c"]
            case "CodeBlock" if not node["c"][0][1]:
                yield [{"t": "Str", "c": node["c"][1]}]
            case "BlockQuote":
                yield from _leaves(node["c"])
            case "Div":
                yield from _leaves(node["c"][1])
            case "BulletList":
                yield from (leaf for item in node["c"] for leaf in _leaves(item))
            case "OrderedList":
                yield from (leaf for item in node["c"][1] for leaf in _leaves(item))
