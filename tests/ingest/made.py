"""Words, lines and PDFs made by hand for the tests of ingest."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from ingest.layout.words import words_to_lines
from ingest.records.lines import Line, PageText, Word
from ingest.records.raw import Style

PLAIN = Style(10.0, "Times-Roman", bold=False, italic=False, upright=True, visible=True)
SMALL = Style(7.0, "Times-Roman", bold=False, italic=False, upright=True, visible=True)
BOLD = Style(10.0, "Times-Bold", bold=True, italic=False, upright=True, visible=True)
LARGE = Style(18.0, "Times-Bold", bold=True, italic=False, upright=True, visible=True)


def word(
    text: str, x0: float, baseline: float, *, style: Style = PLAIN, raised: bool = False, glued: bool = False
) -> Word:
    """A word whose letters are half as wide as high."""
    size = style.size
    right = x0 + 0.5 * size * len(text)
    return Word(
        text,
        x0,
        baseline - 0.8 * size,
        right,
        baseline + 0.2 * size,
        baseline,
        style,
        0,
        len(text),
        raised,
        glued,
    )


def words(text: str, x0: float, baseline: float, *, style: Style = PLAIN) -> list[Word]:
    """The words of a text set from x0 on with spaces of a quarter of the size."""
    made: list[Word] = []
    for part in text.split():
        made.append(word(part, x0, baseline, style=style))
        x0 = made[-1].x1 + 0.25 * style.size
    return made


def line(text: str, x0: float, baseline: float, *, style: Style = PLAIN) -> Line:
    """One line of text."""
    (made,) = words_to_lines(words(text, x0, baseline, style=style))
    return made


def paragraph(texts: Sequence[str], x0: float, baseline: float, *, style: Style = PLAIN) -> list[Line]:
    """Lines below one another at a usual distance."""
    return [line(text, x0, baseline + 1.2 * style.size * row, style=style) for row, text in enumerate(texts)]


def page_text(lines: Sequence[Line], *, index: int = 0, label: str = "") -> PageText:
    """A letter page with these lines from top to bottom."""
    from corpus.geometry import PageIndex

    ordered = sorted(lines, key=lambda line: (line.baseline, line.x0))
    return PageText(PageIndex(index), label, 612.0, 792.0, 0, ordered, [], [])


class Sheet:
    """A PDF being drawn, in points from the top left."""

    def __init__(self, *, password: str | None = None) -> None:
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=letter, encrypt=password, invariant=1)

    def put(self, text: str, x: float, top: float, *, size: float = 10, font: str = "Times-Roman") -> Sheet:
        """Set text with its baseline so far below the top."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, 792 - top, text)
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> Sheet:
        """A thin line."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, 792 - top, x1, 792 - bottom)
        return self

    def turn_page(self) -> Sheet:
        """End the page."""
        self.canvas.showPage()
        return self

    def data(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._buffer.getvalue()
