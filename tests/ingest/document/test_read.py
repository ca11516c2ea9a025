"""A PDF file to a Document."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from corpus.codec import from_bytes, to_bytes
from corpus.document import BlockKind, Document, PageState
from corpus.errors import DamagedError, EncryptedError, NotAPdfError, ReadError, UsageError
from corpus.geometry import Span
from ingest.document.read import read, read_data
from tests.ingest.made import Sheet
from tests.optional import hide, needs, optional

PROSE = [
    "Imports of chips rose by twelve per cent in the first year and by less in the second, and",
    "most of the growth came from ports of the north, where new yards had opened. Exports of the",
    "same goods fell, as firms moved the last steps of their work to other countries of the re-",
    "gion and sold from there.",
]


def paper() -> bytes:
    sheet = Sheet()
    for page in range(3):
        sheet.put("Harbour Review 7", 72, 40, size=8).put(str(page + 11), 300, 760, size=8)
        if page == 0:
            sheet.put("Chips Across the Ocean", 150, 90, size=20, font="Times-Bold")
            sheet.put("Ben Alder and Dora Cole", 200, 120, size=12)
            sheet.put("March 2011", 250, 140, size=12)
        sheet.put(f"{page + 1}. Trade", 72, 180, size=12, font="Times-Bold")
        for row, text in enumerate(PROSE):
            sheet.put(text, 72, 210 + 12 * row)
        sheet.turn_page()
    return sheet.data()


@pytest.fixture(scope="module")
def document() -> Document:
    return read_data(paper(), "paper.pdf", ocr="off")


def test_title_authors_and_year_are_those_of_the_first_page(document: Document) -> None:
    assert document.meta.title == "Chips Across the Ocean"
    assert document.meta.authors == ("Ben Alder", "Dora Cole")
    assert document.meta.year == 2011


def test_a_title_no_larger_than_the_text_is_the_first_heading_that_names_no_series() -> None:
    sheet = Sheet().put("HARBOUR WORKING PAPER SERIES", 72, 60, font="Times-Bold")
    sheet.put("How Ports Grow and Shrink", 72, 100, font="Times-Bold").put("Ben Alder     Dora Cole", 72, 130)
    for row, text in enumerate(PROSE * 3):
        sheet.put(text, 72, 210 + 12 * row)
    meta = read_data(sheet.data(), "paper.pdf", ocr="off").meta
    assert meta.title == "How Ports Grow and Shrink"
    assert meta.authors == ("Ben Alder", "Dora Cole")


def test_pages_have_their_printed_labels(document: Document) -> None:
    assert [page.label for page in document.pages] == ["11", "12", "13"]
    assert {page.state for page in document.pages} == {PageState.TEXT}


def test_heads_and_feet_are_kept_apart_from_the_text(document: Document) -> None:
    kinds = {block.span.of(document.text): block.kind for block in document.blocks}
    assert kinds["Harbour Review 7"] is BlockKind.HEADER
    assert kinds["12"] is BlockKind.FOOTER


def test_paragraphs_know_their_section(document: Document) -> None:
    paragraph = next(
        block for block in document.blocks if block.kind is BlockKind.PARAGRAPH and block.page == 1
    )
    assert paragraph.section == ("2. Trade",)


def test_a_quote_leads_to_its_boxes(document: Document) -> None:
    start = document.text.index("region and sold")
    boxes = document.boxes(Span(start, start + len("region and sold")))
    assert [place.page for place in boxes] == [0, 0]
    assert boxes[0].bbox.bottom < boxes[1].bbox.bottom


def test_blocks_follow_one_another_without_overlap(document: Document) -> None:
    ends = [(block.span.start, block.span.end) for block in document.blocks]
    assert ends == sorted(ends)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(ends))


def test_a_document_survives_the_codec(document: Document) -> None:
    assert from_bytes(Document, to_bytes(document)) == document


def test_reading_twice_gives_the_same(document: Document) -> None:
    assert read_data(paper(), "paper.pdf", ocr="off") == document


def test_a_page_without_anything_is_empty() -> None:
    made = read_data(Sheet().turn_page().data(), "blank.pdf", ocr="off")
    assert [page.state for page in made.pages] == [PageState.EMPTY]


def scanned() -> bytes:
    from PIL import Image, ImageDraw, ImageFont
    from reportlab.lib.utils import ImageReader

    picture = Image.new("L", (1700, 2200), 255)
    ImageDraw.Draw(picture).text(
        (200, 300), "Imports of chips rose", fill=0, font=ImageFont.load_default(size=60)
    )
    sheet = Sheet()
    sheet.canvas.drawImage(ImageReader(picture), 0, 0, 612, 792)
    return sheet.data()


def test_a_scan_is_told_as_image_only_without_ocr() -> None:
    (page,) = read_data(scanned(), "scan.pdf", ocr="off").pages
    assert page.state is PageState.IMAGE_ONLY
    assert "image" in page.reason


@optional
def test_a_scan_is_told_as_image_only_where_tesseract_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    hide(monkeypatch, tmp_path, "tesseract")
    (page,) = read_data(scanned(), "scan.pdf").pages
    assert page.state is PageState.IMAGE_ONLY
    assert "tesseract" not in page.reason or "not installed" in page.reason


@needs("tesseract")
def test_a_scan_is_read_by_tesseract() -> None:
    made = read_data(scanned(), "scan.pdf")
    assert made.pages[0].state is PageState.OCR
    assert "Imports of chips rose" in made.text
    (box,) = made.boxes(Span(0, 7))
    assert 50 < box.bbox.x0 < 100


def test_an_encrypted_file_asks_for_its_password(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    path.write_bytes(Sheet(password="sesame").put("secret figures", 72, 72).data())
    with pytest.raises(EncryptedError, match="needs a password"):
        read(path)
    with pytest.raises(EncryptedError, match="not the right one"):
        read(path, password="wrong")
    assert "secret figures" in read(path, password="sesame").text


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", NotAPdfError), (b"hello, this is text", NotAPdfError), (b"%PDF-1.4\nnothing else", DamagedError)],
)
def test_what_is_no_pdf_is_refused(data: bytes, error: type[ReadError]) -> None:
    with pytest.raises(error, match=r"made\.pdf"):
        read_data(data, "made.pdf")


def test_a_truncated_file_is_saved_as_far_as_it_goes() -> None:
    data = paper()
    cut = data[: data.rindex(b"xref")].replace(b"%PDF", b"%PDF", 1)
    assert len(read_data(cut, "cut.pdf", ocr="off").pages) == 3


def test_a_missing_file_is_a_read_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read(tmp_path / "none.pdf")


def test_an_unknown_choice_of_ocr_is_refused() -> None:
    with pytest.raises(UsageError, match="auto, off, force"):
        read_data(paper(), "paper.pdf", ocr="maybe")
