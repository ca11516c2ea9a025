"""Small good papers and drafts, written for the trials: pages of sentences with figures, and a slow one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

__all__ = ["SENTENCE", "sentences", "write_papers", "write_slow_paper"]

SENTENCE = "Chinese exports rose by 12 percent to $8.3 billion in 2008 (Okafor and Tan 2009, 67)."
_MEASURES = ("Exports", "Imports", "The trade balance", "Employment", "Value added", "Foreign investment")
_PLACES = ("China", "the United States", "Japan", "Germany", "Mexico", "Malaysia")
_GOODS = ("solar cells", "notebook computers", "steel", "textiles", "semiconductors", "optical instruments")
_LINE_PT, _LINES = 14, 12
_FITS = 105
"""Signs that a line has room for in letters of 9 points."""


def sentences(chance: random.Random) -> Iterator[str]:
    """Sentences with figures, without end."""
    while True:
        value, year = chance.randrange(10, 9_999) / 10, chance.randrange(1995, 2011)
        yield (
            f"{chance.choice(_MEASURES)} of {chance.choice(_GOODS)} from {chance.choice(_PLACES)} reached "
            f"${value} billion in {year}, {chance.randrange(1, 90)} percent more than in {year - 1}."
        )


def write_papers(
    folder: Path, count: int, chance: random.Random, *, pages: int = 1, text: Iterator[str] | None = None
) -> tuple[Path, ...]:
    """So many PDFs of so many pages with this text; the same chance gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    text = text or sentences(chance)
    written = tuple(folder / f"paper-{number:03}.pdf" for number in range(count))
    for number, path in enumerate(written):
        canvas = Canvas(str(path), pagesize=A4, invariant=True)
        canvas.setTitle(f"Trade in Figures, Part {number}")
        for page in range(pages):
            _draw_page(canvas, f"Trade in Figures, Part {number}" if not page else "", text)
        canvas.save()
    return written


def _draw_page(canvas: Canvas, title: str, text: Iterator[str]) -> None:
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(72, 780, title)
    for number, sentence in zip(range(_LINES), text, strict=False):
        canvas.setFont("Helvetica", 9 * min(1, _FITS / len(sentence)))
        canvas.drawString(72, 750 - _LINE_PT * number, sentence)
    canvas.showPage()


def write_slow_paper(path: Path, *, signs: int = 150_000) -> Path:
    """A PDF of one page with so many signs: its worker is busy for a while."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    text = canvas.beginText(10, 830)
    text.setFont("Helvetica", 1)
    text.setLeading(0.8)
    for line in range(signs // 1_000):
        text.textLine(f"{line} " + "exports rose 12 percent in 2008 to 8.3 billion " * 21)
    canvas.drawText(text)
    canvas.save()
    return path
