r"""Pandoc's tree as one canonical text with blocks, tables and callouts, every figure findable in it.

Blocks follow one another, joined by a newline; the cells of a row by a tab. A callout stays as the author
wrote it (`[@lee2009, p. 3]`, `\citep{lee2009}`). A note's mark is a raised number in the text, and the
note a block of its own behind the paragraph. Struck-out text is left out: it is not what the author says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.document import Block, BlockKind, Table
from corpus.geometry import PageIndex, Span
from figtrace.drafts.tree_table import GridCell, table_grid, table_record
from figtrace.drafts.typed_entries import is_list_heading
from ingest.office.pandoc import Json
from nlp.citations.callouts import page_locator, part_locator

__all__ = ["TreeCite", "TreeText", "meta_strings", "tree_to_text"]

_PAGE = PageIndex(0)
_RAISED = str.maketrans("0123456789,–-", "⁰¹²³⁴⁵⁶⁷⁸⁹,–⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_OBJECT_LABEL = re.compile(r"(?:Table|Figure|Fig\.|Chart|Box)\s+[A-Z]?\d+(?:\.\d+)?", re.I)
_CAPTION = re.compile(_OBJECT_LABEL.pattern + r"\s*(?:[.:–—|-]|$)", re.I)
_BACK_MATTER = re.compile(r"(?:appendix|annex|tables?|figures?|notes)\b", re.I)
_MATH_WORDS = {
    r"\%": "%", r"\$": "$", r"\&": "&", r"\,": " ", r"\;": " ", r"\:": " ", r"\ ": " ", r"\!": "", "{,}": ",",
    r"\approx": "≈", r"\sim": "~", r"\times": "×", r"\cdot": "·", r"\pm": "±", r"\geq": "≥", r"\ge": "≥",
    r"\leq": "≤", r"\le": "≤", "~": " ",
}  # fmt: skip
_MATH = re.compile("|".join(re.escape(word) for word in sorted(_MATH_WORDS, key=len, reverse=True)))
_MATH_GROUP = re.compile(r"\\(?:text|mathrm|mathit|mathbf|textrm|mbox|operatorname)\s*\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class TreeCite:
    """One cited work in one callout of the tree."""

    span: Span
    key: str
    locator: str
    part: str = ""


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
    return TreeText(
        "".join(writer.parts),
        tuple(writer.found),
        tuple(writer.tables),
        tuple(writer.cites),
        tuple(writer.marks),
    )


def meta_strings(value: Json) -> list[str]:
    """The strings of a metadata field that is one text or a list of texts."""
    if value["t"] == "MetaList":
        return [words for item in value["c"] for words in meta_strings(item)]
    if value["t"] == "MetaString":
        return [value["c"]]
    if value["t"] == "MetaInlines":
        writer = _Writer()
        writer.inlines(value["c"])
        return ["".join(writer.parts)]
    return []


@dataclass(slots=True)
class _Writer:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    found: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    cites: list[TreeCite] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    notes: list[tuple[str, Json]] = field(default_factory=list)
    marks: list[tuple[str, Span]] = field(default_factory=list)
    in_references: bool = False

    def write(self, words: str) -> None:
        if words:
            words = words.replace("\u00a0", " ").replace("\u202f", " ")
            self.parts.append(words)
            self.length += len(words)

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
            case "CodeBlock":
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
        self.inlines(inlines)
        self.end(start, kind, level)
        self.flush_notes()

    def begin(self) -> int:
        if self.length:
            self.write("\n")
        return self.length

    def end(self, start: int, kind: BlockKind, level: int | None = None, label: str = "") -> None:
        words = self.since(start)
        if not words.strip():
            self.take_back(start)
            return
        if kind is BlockKind.HEADING:
            self.headings = [h for h in self.headings if h[0] < (level or 1)]
        kind, label = self.kind_of(words, kind, label)
        section = tuple(title for _, title in self.headings)
        is_heading = kind is BlockKind.HEADING
        level = (level or 1) if is_heading else None
        self.found.append(Block(kind, Span(start, self.length), _PAGE, section, level, label))
        if is_heading:
            self.headings.append((level or 1, words.strip()))

    def since(self, start: int) -> str:
        length, tail = self.length, []
        for part in reversed(self.parts):
            if length <= start:
                break
            tail.append(part)
            length -= len(part)
        return "".join(reversed(tail))

    def take_back(self, start: int) -> None:
        while self.parts and self.length > max(0, start - 1):
            self.length -= len(self.parts.pop())

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
        notes, self.notes = self.notes, []
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
                self.write(" ")
            self.inlines(node)

    # -- tables ----------------------------------------------------------------------------------

    def table(self, content: Json) -> None:
        self.blocks(content[1][1], BlockKind.CAPTION)
        caption = self.found[-1] if self.found and self.found[-1].kind is BlockKind.CAPTION else None
        words = self.since(caption.span.start).strip("\n") if caption else ""
        start = self.begin()
        cells = self.cells(table_grid(content))
        if not cells:
            self.take_back(start)
            return
        span = Span(start, self.length)
        section = tuple(title for _, title in self.headings)
        self.found.append(Block(BlockKind.TABLE, span, _PAGE, section))
        self.tables.append(table_record(cells, span, caption.label if caption else "", words))
        self.flush_notes()

    def cells(self, grid: Iterable[GridCell]) -> list[tuple[GridCell, Span, str]]:
        written: list[tuple[GridCell, Span, str]] = []
        for cell in grid:
            if written:
                self.write("\n" if cell.row != written[-1][0].row else "\t")
            start = self.length
            self.flat(cell.nodes)
            written.append((cell, Span(start, self.length), self.since(start)))
        return written

    # -- inlines ---------------------------------------------------------------------------------

    def inlines(self, nodes: Iterable[Json]) -> None:
        for node in nodes:
            self.inline(node)

    def inline(self, node: Json) -> None:
        content = node.get("c")
        match node["t"]:
            case "Str":
                self.write(content.replace("---", "—").replace("--", "–"))
            case "Space" | "SoftBreak":
                self.write(" ")
            case "LineBreak":
                self.write("\n")
            case "Emph" | "Strong" | "Underline" | "SmallCaps":
                self.inlines(content)
            case "Superscript":
                self.shifted(content, _RAISED)
            case "Subscript":
                self.shifted(content, _LOWERED)
            case "Quoted":
                left, right = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
                self.write(left)
                self.inlines(content[1])
                self.write(right)
            case "Span" | "Link" | "Image":
                self.inlines(content[1])
            case "Code":
                self.write(content[1])
            case "Math":
                self.write(_plain_math(content[1]))
            case "Cite":
                self.cite(content)
            case "Note":
                self.note(content)

    def note(self, nodes: Json) -> None:
        number = str(len(self.marks) + 1)
        start = self.length
        self.write(number.translate(_RAISED))
        self.marks.append((number, Span(start, self.length)))
        self.notes.append((number, nodes))

    def shifted(self, nodes: Json, table: dict[int, int]) -> None:
        start = self.length
        self.inlines(nodes)
        words = self.since(start)
        if re.fullmatch(r"[\d,–-]+", words):
            while self.length > start:
                self.length -= len(self.parts.pop())
            self.write(words.translate(table))

    def cite(self, content: Json) -> None:
        works, surface = content
        start = self.length
        for node in surface:
            if node["t"] == "RawInline":
                self.write(node["c"][1])
            else:
                self.inline(node)
        spans = _work_spans(self.since(start), start, len(works))
        for work, span in zip(works, spans, strict=True):
            suffix = _suffix(work["citationSuffix"])
            self.cites.append(TreeCite(span, work["citationId"], page_locator(suffix), part_locator(suffix)))


def _work_spans(words: str, start: int, count: int) -> list[Span]:
    """A span for each work: its own part of "[@a; @b]" or "(Lee 2009; Wei 2010)", else the whole callout."""
    whole = Span(start, start + len(words))
    inside = re.fullmatch(r"[(\[](.*)[)\]]", words, re.S)
    parts = inside[1].split(";") if inside else []
    if count < 2 or len(parts) != count:
        return [whole] * count
    spans, at = [], start + 1
    for part in parts:
        lead = len(part) - len(part.lstrip())
        spans.append(Span(at + lead, at + max(lead, len(part.rstrip()))))
        at += len(part) + 1
    return spans


def _suffix(suffix: Json) -> str:
    """What follows a key, as if it followed a year."""
    writer = _Writer()
    writer.inlines(suffix)
    words = "".join(writer.parts).strip()
    return words if words.startswith((",", ":")) else f", {words}"


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
            case "CodeBlock":
                yield [{"t": "Str", "c": node["c"][1]}]
            case "BlockQuote":
                yield from _leaves(node["c"])
            case "Div":
                yield from _leaves(node["c"][1])
            case "BulletList":
                yield from (leaf for item in node["c"] for leaf in _leaves(item))
            case "OrderedList":
                yield from (leaf for item in node["c"][1] for leaf in _leaves(item))


def _plain_math(source: str) -> str:
    r"""Simple formulas as a reader sees them: "12{,}500\,\%" gives "12,500 %"."""
    words = _MATH_GROUP.sub(r"\1", source)
    words = _MATH.sub(lambda found: _MATH_WORDS[found[0]], words)
    return re.sub(r"\^\{?([\d]+)\}?", lambda found: found[1].translate(_RAISED), words)
