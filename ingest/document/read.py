"""A PDF file to a Document: pages, lines, parts, text, in steps that each keep their result."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import BlockKind, Document, Page
from corpus.geometry import BBox, DocId, PageIndex, Span
from ingest.document.assemble import Assembled, assemble, page_extents
from ingest.document.pages import Cut, ReadPage, never_cut, read_pages
from ingest.document.paragraphs import join_paragraphs
from ingest.document.part_kinds import body_style, name_kinds
from ingest.document.references import read_references
from ingest.document.version import READER
from ingest.layout import column_to_parts, lines_to_columns, printed_labels, split_furniture, words_to_lines
from ingest.pdf import Ocr, open_any, read_bytes
from ingest.records import Grid, Line, PageText, Part, Word, turned_back
from ingest.references import settle_references
from ingest.tables import bind_captions
from ingest.titlepage import find_metadata

__all__ = ["read", "read_data"]


def read(path: Path, *, password: str | None = None, ocr: str = "auto", ocr_languages: str = "") -> Document:
    """The document in this file.

    A page that cannot be read is a Page in state unreadable with its reason, not an exception.

    Args:
        path: a PDF.
        password: for an encrypted file.
        ocr: "auto" reads pages without text by tesseract where it is installed, "force" all, "off" none.
        ocr_languages: tesseract's codes, such as "eng+deu"; "" is its own choice.

    Raises:
        NotAPdfError, EncryptedError, DamagedError, ReadError: if the file cannot be read at all.
        UsageError: if `ocr` is none of the three or the languages are no codes.
    """
    data = read_bytes(path)
    return read_data(data, str(path), password=password, ocr=ocr, ocr_languages=ocr_languages)


def read_data(
    data: bytes,
    source: str,
    *,
    password: str | None = None,
    ocr: str = "auto",
    ocr_languages: str = "",
    on_open: Callable[[int], None] | None = None,
    cut: Cut = never_cut,
) -> Document:
    """The document in these bytes; see `read`.

    `on_open` is told the number of pages before they are read; `cut` says after how many of them, and why,
    the others are left in state unreadable.
    """
    how = Ocr(ocr, ocr_languages)
    with open_any(data, source, password=password) as pdf:
        if on_open:
            on_open(len(pdf))
        info, pages = pdf.info(), list(read_pages(pdf, ocr=how, cut=cut))
    return _document(DocId(hashlib.sha256(data).hexdigest()), source, info, pages)


@dataclass(frozen=True, slots=True)
class _Laid:
    """All parts of a document in the order of reading, and the printed labels of its pages."""

    parts: list[Part]
    labels: list[str]


def _document(doc: DocId, source: str, info: dict[str, str], pages: Sequence[ReadPage]) -> Document:
    texts = [page.text for page in pages]
    laid = _lay_out(pages)
    made = assemble(laid.parts, _placer(texts), {text.index for text in texts if not text.turn})
    references = read_references(laid.parts, made)
    first = [
        (part, span.of(made.text))
        for part, span in zip(laid.parts, made.spans, strict=True)
        if part.page < 2 and part.kind is not BlockKind.HIDDEN
    ]
    return Document(
        id=doc,
        source=source,
        text=made.text,
        textmap=made.textmap,
        pages=tuple(_pages(pages, laid.labels, made)),
        blocks=made.blocks,
        tables=made.tables,
        references=references,
        maths=made.maths,
        meta=find_metadata(first, info),
        reader=READER,
    )


def _lay_out(pages: Sequence[ReadPage]) -> _Laid:
    texts = [page.text for page in pages]
    body = body_style(texts)
    furniture = split_furniture(texts)
    parts: list[Part] = []
    for page, (heads, lines, feet) in zip(pages, furniture, strict=True):
        parts += _edge_parts(page.text, heads, BlockKind.HEADER)
        parts += _page_parts(page.text, page.grids, lines)
        parts += _plotted_part(page.text)
        parts += _aside_parts(page.text)
        parts += _edge_parts(page.text, feet, BlockKind.FOOTER)
    named = name_kinds(parts, texts, body)
    bound = bind_captions(settle_references(named))
    return _Laid(join_paragraphs(bound), printed_labels(texts, furniture))


def _page_parts(page: PageText, grids: Sequence[Grid], lines: Sequence[Line]) -> list[Part]:
    columns = lines_to_columns(lines)
    parts = [part for column in columns for part in column_to_parts(column, page.index)]
    for grid in grids:
        table = Part(BlockKind.TABLE, page.index, [], grid.box.x0, grid.box.x1, grid=grid)
        parts.insert(_place_of(grid.box, parts), table)
    return parts


def _place_of(box: BBox, parts: Sequence[Part]) -> int:
    """Before the first part that stands lower in the same column, behind the last one that stands above."""
    after = 0
    for place, part in enumerate(parts):
        other = part.grid.box if part.grid else part.bbox
        beside = min(box.x1, other.x1) - max(box.x0, other.x0) > 0
        if beside and other.top < box.top:
            after = place + 1
    return after


def _edge_parts(page: PageText, lines: Sequence[Line], kind: BlockKind) -> list[Part]:
    return [Part(kind, page.index, [line], line.x0, line.x1) for line in lines]


def _plotted_part(page: PageText) -> list[Part]:
    """What stands in the plots of a page, as one part."""
    lines = page.plotted
    if not lines:
        return []
    return [Part(BlockKind.FIGURE, page.index, lines, min(li.x0 for li in lines), max(li.x1 for li in lines))]


def _aside_parts(page: PageText) -> Iterator[Part]:
    for words, kind in ((page.sideways, BlockKind.FIGURE), (page.hidden, BlockKind.HIDDEN)):
        if words:
            lines = words_to_lines(words) if kind is BlockKind.HIDDEN else [_loose_line(words)]
            yield Part(kind, page.index, lines, lines[0].x0, lines[0].x1)


def _loose_line(words: Sequence[Word]) -> Line:
    first = words[0]
    sides = (min(w.x0 for w in words), min(w.top for w in words), max(w.x1 for w in words))
    bottom, size = max(w.bottom for w in words), first.style.size or 8.0
    return Line(list(words), *sides, bottom, first.baseline, size, False, False)


def _placer(texts: Sequence[PageText]) -> Callable[[PageIndex, BBox], BBox]:
    def place(page: PageIndex, box: BBox) -> BBox:
        text = texts[page]
        return turned_back(box, text.turn, text.width, text.height) if text.turn else box

    return place


def _pages(pages: Sequence[ReadPage], labels: Sequence[str], made: Assembled) -> Iterator[Page]:
    ends = page_extents(made)
    last = 0
    for page, label in zip(pages, labels, strict=True):
        text = page.text
        span = Span(*ends.get(text.index, (last, last)))
        last = span.end
        wide, high = (text.height, text.width) if text.turn % 180 else (text.width, text.height)
        yield Page(text.index, label, wide, high, span, page.state, page.reason)
