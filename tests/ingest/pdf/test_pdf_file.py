"""PDF bytes to raw pages, where text that no reader of the page can see is kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.colors import black, darkblue, white
from reportlab.lib.utils import ImageReader

from corpus.document import EVIDENCE_KINDS, BlockKind, Document
from corpus.errors import DamagedError, EncryptedError, NotAPdfError, ReadError
from corpus.geometry import PageIndex
from ingest.document.read import read_data
from ingest.pdf.pdf_file import PageError, open_pdf, read_bytes
from ingest.records.raw import RawPage
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
    made = sheet().put("Exports were 7 million tons", 72, 300)
    made.canvas.drawImage(picture(), 60, 792 - 320, 200, 40)
    made.canvas.setFillColor(black)
    with open_pdf(made.data(), "made.pdf") as pdf:
        before = pdf.picture(PageIndex(0), 50).tobytes()
        pdf.page(PageIndex(0))
        assert pdf.picture(PageIndex(0), 50).tobytes() == before


def opened(data: bytes, password: str | None = None) -> tuple[int, RawPage]:
    """Number of pages, and the first."""
    with open_pdf(data, "made.pdf", password=password) as pdf:
        return len(pdf), pdf.page(PageIndex(0))


def test_a_page_has_its_size_label_and_drawings() -> None:
    count, page = opened(
        Sheet().put("tin", 72, 100).rule(72, 200, 300, 200).turn_page().put("lead", 72, 100).data()
    )
    assert (count, page.width, page.height, page.turn) == (2, 612, 792, 0)
    assert page.shown_size == (612, 792)
    (rule,) = page.rules
    assert (round(rule.x0), round(rule.x1), round(rule.top)) == (72, 300, 200)
    assert rule.is_horizontal
    assert page.image_area == 0.0


@pytest.mark.parametrize(("wide", "high", "share"), [(306, 396, 0.25), (612, 792, 1.0), (900, 900, 1.0)])
def test_images_cover_a_share_of_the_page(wide: float, high: float, share: float) -> None:
    made = Sheet()
    made.canvas.drawImage(picture(), 0, 0, wide, high)
    assert opened(made.data())[1].image_area == pytest.approx(share)


def test_what_the_file_says_of_itself_is_told() -> None:
    made = Sheet().put("tin", 72, 100)
    made.canvas.setTitle("On Tin")
    with open_pdf(made.data(), "made.pdf") as pdf:
        assert pdf.info()["Title"] == "On Tin"


def test_a_picture_has_the_size_of_the_page_in_pixels() -> None:
    with open_pdf(Sheet().put("tin", 72, 100).data(), "made.pdf") as pdf:
        drawn = pdf.picture(PageIndex(0), 72)
        assert (drawn.size, drawn.mode) == ((612, 792), "RGB")
        assert pdf.picture(PageIndex(0), 144).size == (1224, 1584)


def test_a_huge_page_is_drawn_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.pdf.pdf_file._MOST_PIXELS", 612 * 792)
    with open_pdf(Sheet().put("tin", 72, 100).data(), "made.pdf") as pdf:
        assert pdf.picture(PageIndex(0), 144).size == (612, 792)


def test_a_page_that_is_not_there_is_a_page_error() -> None:
    with open_pdf(Sheet().put("tin", 72, 100).data(), "made.pdf") as pdf:
        with pytest.raises(PageError, match="page 6 cannot be loaded"):
            pdf.page(PageIndex(5))
        with pytest.raises(PageError, match="page 6 cannot be loaded"):
            pdf.picture(PageIndex(5), 72)


def test_a_locked_file_says_what_is_wrong_with_the_password() -> None:
    locked = Sheet(password="sesame").put("tin", 72, 100).data()
    with pytest.raises(EncryptedError, match=r"made\.pdf is encrypted and it needs a password: give it"):
        opened(locked)
    with pytest.raises(EncryptedError, match="the password given is not the right one"):
        opened(locked, "mellon")
    assert opened(locked, "sesame")[0] == 1


@pytest.mark.parametrize(
    ("data", "error", "told"),
    [
        (b"", NotAPdfError, "is empty"),
        (b"words", NotAPdfError, "is not a PDF: it does not begin with %PDF"),
        (b"%PDF-1.4 words", DamagedError, "is damaged"),
        (b"junk before %PDF-1.4 words", DamagedError, "is damaged"),
    ],
)
def test_what_pdfium_does_not_open_is_told(data: bytes, error: type[ReadError], told: str) -> None:
    with pytest.raises(error, match=rf"made\.pdf {told}"):
        opened(data)


def test_the_bytes_of_a_file_are_read(tmp_path: Path) -> None:
    path = tmp_path / "made.pdf"
    path.write_bytes(b"%PDF")
    assert read_bytes(path) == b"%PDF"
    with pytest.raises(ReadError, match="cannot be read"):
        read_bytes(tmp_path)
