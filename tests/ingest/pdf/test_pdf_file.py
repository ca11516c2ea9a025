"""What a reader of the page cannot see is kept apart; what only looks hidden to a program is not."""

from __future__ import annotations

from PIL import Image
from reportlab.lib.colors import black, darkblue, white
from reportlab.lib.utils import ImageReader

from corpus.document import EVIDENCE_KINDS, BlockKind, Document
from corpus.geometry import PageIndex
from ingest.document.read import read_data
from tests.ingest.made import Sheet

PROSE = "The mill of the northern valley sells more barley than its own fields can grow in a year."


def sheet() -> Sheet:
    made = Sheet()
    for row in range(6):
        made.put(PROSE, 72, 100 + 14 * row)
    return made


def read(made: Sheet) -> Document:
    return read_data(made.data(), "made.pdf", ocr="off")


def hidden(document: Document) -> str:
    return " ".join(b.span.of(document.text) for b in document.blocks if b.kind is BlockKind.HIDDEN)


def shown(document: Document) -> str:
    return " ".join(b.span.of(document.text) for b in document.blocks if b.kind in EVIDENCE_KINDS)


def picture(mode: str = "RGB") -> ImageReader:
    return ImageReader(Image.new(mode, (40, 40), (40, 90, 160, 60)[: len(mode)]))


def test_white_text_on_white_paper_is_hidden() -> None:
    made = sheet()
    made.canvas.setFillColor(white)
    document = read(made.put("Exports were 7 million tons", 72, 300))
    assert "7 million" in hidden(document)
    assert "7 million" not in shown(document)


def test_white_text_on_a_dark_box_is_read() -> None:
    made = sheet()
    made.canvas.setFillColor(darkblue)
    made.canvas.rect(60, 792 - 310, 300, 30, stroke=0, fill=1)
    made.canvas.setFillColor(white)
    document = read(made.put("Exports were 7 million tons", 72, 300))
    assert "7 million" in shown(document)


def test_white_text_on_a_white_box_is_hidden() -> None:
    made = sheet()
    made.canvas.setFillColor(white)
    made.canvas.rect(60, 792 - 310, 300, 30, stroke=0, fill=1)
    document = read(made.put("Exports were 7 million tons", 72, 300))
    assert "7 million" in hidden(document)


def test_text_below_an_opaque_image_is_hidden_and_text_on_it_is_not() -> None:
    made = sheet().put("Exports were 7 million tons", 72, 300)
    made.canvas.drawImage(picture(), 60, 792 - 320, 200, 40)
    made.put("Imports were 9 million tons", 72, 300)
    document = read(made)
    assert "7 million" in hidden(document)
    assert "9 million" in shown(document)


def test_text_below_an_image_that_lets_it_through_is_read() -> None:
    made = sheet().put("Exports were 7 million tons", 72, 300)
    made.canvas.drawImage(picture("RGBA"), 60, 792 - 320, 200, 40, mask="auto")
    assert "7 million" in shown(read(made))


def test_tiny_text_is_hidden() -> None:
    document = read(sheet().put("Exports were 7 million tons", 72, 300, size=1))
    assert "7 million" in hidden(document)


def test_the_images_of_a_page_stay_as_they_were_after_judging() -> None:
    from ingest.pdf.pdf_file import open_pdf

    made = sheet().put("Exports were 7 million tons", 72, 300)
    made.canvas.drawImage(picture(), 60, 792 - 320, 200, 40)
    made.canvas.setFillColor(black)
    with open_pdf(made.data(), "made.pdf") as pdf:
        before = pdf.picture(PageIndex(0), 50).tobytes()
        pdf.page(PageIndex(0))
        assert pdf.picture(PageIndex(0), 50).tobytes() == before
