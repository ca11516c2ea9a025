"""Pages of an example paper: a small typesetter with columns, footnotes, tables and running heads.

Reportlab draws the text; what it lacks (footnotes at the foot of the column that has their mark) is here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from scripts.example_source import Item, Paper

__all__ = ["typeset"]

_WIDTH, _HEIGHT = letter
_TOP, _BOTTOM, _GUTTER = 704.0, 84.0, 24.0
_FONTS = {
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic"),
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique"),
}

_MID = {"alignment": TA_CENTER}
_ABSTRACT = {"alignment": TA_JUSTIFY, "leftIndent": 24, "rightIndent": 24}


def typeset(paper: Paper, path: Path) -> None:
    """Write the paper as a PDF: the same bytes for the same text."""
    canvas = Canvas(str(path), pagesize=letter, invariant=1, pageCompression=1)
    if paper.pdf_title:
        canvas.setTitle(paper.pdf_title)
        canvas.setAuthor("; ".join(paper.authors))
    _Composer(canvas, paper).compose()
    canvas.save()


@dataclass(slots=True)
class _Column:
    x: float
    width: float
    y: float
    notes: list[Paragraph] = field(default_factory=list)

    @property
    def floor(self) -> float:
        """The lowest place for text above the column's footnotes."""
        height = sum(note.wrap(self.width, 1000)[1] for note in self.notes)
        return _BOTTOM + (height + 12 if self.notes else 0)


class _Styles:
    """Paragraph styles of one paper."""

    def __init__(self, paper: Paper) -> None:
        self.regular, self.bold, self.italic = _FONTS[paper.font]
        size = 11.0 if paper.columns == 2 else 12.0
        lead = size * 1.36
        self._size, self._lead = size, lead
        self.of = {**self._of_text(size, lead), **self._of_heads(), **self._of_tables()}

    def _of_text(self, size: float, lead: float) -> dict[str, ParagraphStyle]:
        body = ParagraphStyle(
            "body", fontName=self.regular, fontSize=size, leading=lead, alignment=TA_JUSTIFY
        )
        return {
            "first": body,
            "p": ParagraphStyle("p", body, firstLineIndent=13),
            "li": ParagraphStyle("li", body, leftIndent=16, bulletIndent=4),
            "ref": self._sized("ref", -0.5, -0.6, self.regular, leftIndent=14, firstLineIndent=-14),
            "abstract": ParagraphStyle(
                "abstract", body, fontSize=size - 0.7, leading=lead - 1, leftIndent=24, rightIndent=24
            ),
        }

    def _of_heads(self) -> dict[str, ParagraphStyle]:
        return {
            "title": ParagraphStyle(
                "title", fontName=self.bold, fontSize=17, leading=20.5, spaceAfter=8, **_MID
            ),
            "authors": ParagraphStyle("authors", fontName=self.regular, fontSize=11.5, leading=14, **_MID),
            "venue": ParagraphStyle(
                "venue", fontName=self.italic, fontSize=9, leading=12, spaceAfter=10, **_MID
            ),
            "h1": self._sized("h1", 1.6, 3, self.bold, spaceBefore=9, spaceAfter=3),
            "h2": self._sized("h2", 0.4, 1, self.italic, spaceBefore=6, spaceAfter=2),
        }

    def _of_tables(self) -> dict[str, ParagraphStyle]:
        return {
            "caption": self._sized("caption", -0.6, -0.6, self.bold, spaceBefore=8),
            "units": self._sized("units", -1.2, -1, self.italic, spaceAfter=2),
            "note": ParagraphStyle("note", fontName=self.regular, fontSize=8.2, leading=9.9),
            "below": ParagraphStyle("below", fontName=self.regular, fontSize=8, leading=9.6, spaceBefore=4),
            "cell": self._sized("cell", -1.2, -1.4, self.regular),
            "number": self._sized("number", -1.2, -1.4, self.regular, alignment=TA_RIGHT),
            "head": self._sized("head", -1.2, -1.4, self.bold, alignment=TA_RIGHT),
            "span": self._sized("span", -1.2, -1.4, self.bold, alignment=TA_CENTER),
        }

    def _sized(self, name: str, size: float, lead: float, font: str, **more: float) -> ParagraphStyle:
        """A style by its difference from the body's size and leading."""
        made = ParagraphStyle(name, fontName=font, fontSize=self._size + size, leading=self._lead + lead)
        for key, value in more.items():
            setattr(made, key, value)
        return made


class _Composer:
    """Puts the items of a paper on pages, one after another."""

    def __init__(self, canvas: Canvas, paper: Paper) -> None:
        self.canvas, self.paper, self.styles = canvas, paper, _Styles(paper)
        self.margin = 72.0 if paper.columns == 2 else 90.0
        self.page = 0
        self.columns: list[_Column] = []
        self.at = 0
        self.waiting: list[Item] = []

    def compose(self) -> None:
        """All pages of the paper."""
        self._begin_page()
        self._title_block()
        for item in self.paper.items:
            if self.waiting and (item.kind == "scan" or item.text == "References"):
                self._next_column()
            if item.kind == "scan":
                self._scan(item)
            else:
                self._put(item)
        self._end_page()

    # -- pages -----------------------------------------------------------------------------------

    def _begin_page(self, *, has_furniture: bool = True) -> None:
        count = self.paper.columns
        width = (_WIDTH - 2 * self.margin - (count - 1) * _GUTTER) / count
        self.columns = [_Column(self.margin + n * (width + _GUTTER), width, _TOP) for n in range(count)]
        self.at = 0
        self.page += 1
        label = self.paper.first_page + self.page - 1
        self.canvas.addPageLabel(self.page - 1, "ARABIC", label)
        if has_furniture:
            self._furniture(label)

    def _furniture(self, label: int) -> None:
        self.canvas.setFont(self.styles.italic, 8.5)
        if self.page == 1:
            self.canvas.drawCentredString(_WIDTH / 2, 40, str(label))
            return
        is_even = label % 2 == 0
        words = self.paper.head if is_even else self.paper.short_authors
        if is_even:
            self.canvas.drawString(self.margin, 742, str(label))
            self.canvas.drawRightString(_WIDTH - self.margin, 742, words)
        else:
            self.canvas.drawString(self.margin, 742, words)
            self.canvas.drawRightString(_WIDTH - self.margin, 742, str(label))
        self.canvas.setLineWidth(0.4)
        self.canvas.line(self.margin, 736, _WIDTH - self.margin, 736)

    def _end_page(self) -> None:
        for column in self.columns:
            self._draw_notes(column)
        self.canvas.showPage()

    def _draw_notes(self, column: _Column) -> None:
        if not column.notes:
            return
        y = column.floor - 8
        self.canvas.setLineWidth(0.4)
        self.canvas.line(column.x, y + 3, column.x + 72, y + 3)
        for note in column.notes:
            _, height = note.wrap(column.width, 1000)
            note.drawOn(self.canvas, column.x, y - height)
            y -= height

    def _next_column(self) -> None:
        self.at += 1
        if self.at == len(self.columns):
            self._end_page()
            self._begin_page()
        waiting, self.waiting = self.waiting, []
        for table in waiting:
            for part in self._flowables(table):
                self._draw(part, self.columns[self.at])

    # -- items -----------------------------------------------------------------------------------

    def _title_block(self) -> None:
        full = _Column(self.margin, _WIDTH - 2 * self.margin, _TOP)
        style = self.styles.of
        parts = [
            Paragraph(self.paper.venue, style["venue"]),
            Paragraph(f"{self.paper.title}<super size=9>*</super>", style["title"]),
            Paragraph(_joined(self.paper.authors), style["authors"]),
            Spacer(1, 10),
            *(
                [Paragraph(self.paper.abstract, style["abstract"]), Spacer(1, 12)]
                if self.paper.abstract
                else []
            ),
        ]
        for part in parts:
            self._draw(part, full)
        for column in self.columns:
            column.y = full.y
        self.columns[0].notes.append(Paragraph(f"<super>*</super> {self.paper.notice}", style["note"]))

    def _put(self, item: Item) -> None:
        """The item in this column, or the next if it does not fit; a table waits for the top of the next."""
        notes = [Paragraph(f"<super>{m}</super> {_marked(t)}", self.styles.of["note"]) for m, t in item.notes]
        self._place(item, list(self._flowables(item)), notes)

    def _place(self, item: Item, parts: list[Flowable], notes: list[Paragraph]) -> None:
        column = self.columns[self.at]
        column.notes.extend(notes)
        if self._height(parts, column) <= column.y - column.floor:
            for part in parts:
                self._draw(part, column)
            return
        del column.notes[len(column.notes) - len(notes) :]
        if item.kind == "table":
            self.waiting.append(item)
            return
        rest = self._split(item, parts, column)
        self._next_column()
        self._place(item, rest, notes)

    def _split(self, item: Item, parts: list[Flowable], column: _Column) -> list[Flowable]:
        """What is left after the part of a paragraph without notes that still fits the column."""
        if item.kind not in ("p", "first", "ref") or item.notes or len(parts) != 1:
            return parts
        pieces = parts[0].split(column.width, column.y - column.floor)
        if len(pieces) != 2:
            return parts
        self._draw(pieces[0], column)
        return [pieces[1]]

    def _height(self, parts: Sequence[Flowable], column: _Column) -> float:
        heights = (
            part.wrap(column.width, 1000)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in parts
        )
        keep = 54 if isinstance(parts[-1], Paragraph) and parts[-1].style.name in ("h1", "h2") else 0
        return float(sum(heights) + keep)

    def _draw(self, part: Flowable, column: _Column) -> None:
        _, height = part.wrap(column.width, 1000)
        column.y -= part.getSpaceBefore() if column.y < _TOP else 0
        part.drawOn(self.canvas, column.x, column.y - height)
        column.y -= height + part.getSpaceAfter()

    def _flowables(self, item: Item) -> Iterator[Flowable]:
        style = self.styles.of
        if item.kind == "table":
            yield from self._table(item)
        elif item.kind == "li":
            yield Paragraph(_marked(item.text), style["li"], bulletText="•")
        else:
            yield Paragraph(_marked(item.text), style[item.kind])

    def _table(self, item: Item) -> Iterator[Flowable]:
        style = self.styles.of
        yield Paragraph(_marked(item.text), style["caption"])
        if item.units:
            yield Paragraph(item.units, style["units"])
        width = self.columns[self.at].width
        yield _grid(item, width, self.styles)
        if item.table_note:
            yield Paragraph(_marked(item.table_note), style["below"])
        yield Spacer(1, 12)

    def _scan(self, item: Item) -> None:
        """A page that is the picture of a typed page, a little askew, without any text behind it."""
        self._end_page()
        self._begin_page(has_furniture=False)
        self.canvas.drawImage(_typed_page(item.text.split("\n")), 40, 50, _WIDTH - 80, _HEIGHT - 130)


def _joined(names: Sequence[str]) -> str:
    *first, last = names
    comma = "," if len(first) > 1 else ""
    return f"{', '.join(first)}{comma} and {last}" if first else last


def _marked(words: str) -> str:
    """Reportlab's markup for `^3^` (raised) and `*italics*`."""
    words = words.replace("&", "&amp;").replace("<", "&lt;")
    words = re.sub(r"\^([^^\s]{1,4})\^", r"<super>\1</super>", words)
    return re.sub(r"\*([^*]+)\*", r"<i>\1</i>", words)


def _grid(item: Item, width: float, styles: _Styles) -> Table:
    rows = [_head_row(row) for row in item.head] + [_body_row(row) for row in item.rows]
    columns = max(len(row) for row in rows)
    commands: list[tuple[object, ...]] = [
        ("TOPPADDING", (0, 0), (-1, -1), 1.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6),
    ]
    data: list[list[object]] = []
    for at, row in enumerate(rows):
        cells: list[object] = []
        for words, span, indent in row:
            col = len(cells)
            name = _cell_style(at < len(item.head), col, span)
            padding = "&nbsp;" * 3 * indent
            cells.append(Paragraph(padding + _marked(words), styles.of[name]))
            cells += [""] * (span - 1)
            if span > 1:
                commands.append(("SPAN", (col, at), (col + span - 1, at)))
        data.append(cells + [""] * (columns - len(cells)))
    stub = width * (0.42 if width > 300 else 0.36)
    commands += _rules(item, len(data))
    return Table(data, colWidths=[stub] + [(width - stub) / (columns - 1)] * (columns - 1), style=commands)


def _cell_style(is_head: bool, col: int, span: int) -> str:
    if is_head:
        return "span" if span > 1 else "head" if col else "cell"
    return "number" if col else "cell"


def _rules(item: Item, rows: int) -> list[tuple[object, ...]]:
    heads = len(item.head)
    if item.style == "ruled":
        return [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("BACKGROUND", (0, 0), (-1, heads - 1), colors.whitesmoke),
        ]
    if item.style == "half":
        lines = ((0, 0, "LINEABOVE"), (heads - 1, heads - 1, "LINEBELOW"), (rows - 1, rows - 1, "LINEBELOW"))
        return [(kind, (0, row), (-1, row), 0.7, colors.black) for row, _, kind in lines]
    return []


def _head_row(row: Sequence[str]) -> list[tuple[str, int, int]]:
    found = []
    for cell in row:
        words, _, span = cell.partition("@")
        found.append((words.strip(), int(span or 1), 0))
    return found


def _body_row(row: Sequence[str]) -> list[tuple[str, int, int]]:
    indent = len(row[0]) - len(row[0].lstrip(">"))
    return [(cell.lstrip("> ").strip(), 1, indent if at == 0 else 0) for at, cell in enumerate(row)]


def _typed_page(lines: Iterable[str]) -> ImageReader:
    """A black and white picture of typewriter text at 150 dots an inch, turned by a third of a degree."""
    import pypdfium2
    from PIL import Image

    drawn = BytesIO()
    canvas = Canvas(drawn, pagesize=letter, invariant=1)
    text = canvas.beginText(60, 730)
    text.setFont("Courier", 10.5)
    for line in lines:
        text.textLine(line)
    canvas.drawText(text)
    canvas.save()
    page = pypdfium2.PdfDocument(drawn.getvalue())[0]
    picture = page.render(scale=150 / 72, grayscale=True).to_pil()
    turned = picture.rotate(0.33, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return ImageReader(turned.point(lambda shade: 255 if shade > 140 else 0).convert("1"))
