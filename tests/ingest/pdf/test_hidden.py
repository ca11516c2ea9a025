"""What a reader of the page cannot see is kept apart; what only looks hidden to a program is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.colors import black, darkblue, white
from reportlab.lib.utils import ImageReader

from corpus.document import EVIDENCE_KINDS, BlockKind, Document, PageState
from corpus.geometry import PageIndex
from ingest.document.pages import is_gibberish
from ingest.document.read import read_data
from tests.ingest.made import Sheet, words

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


def shifted(text: str, by: int) -> str:
    return "".join(chr(97 + (ord(c) - 97 + by) % 26) if c.islower() else c for c in text)


@pytest.mark.parametrize("by", [1, 3, 7, 12])
def test_a_page_whose_letters_make_no_words_counts_as_an_image(by: int) -> None:
    made = Sheet()
    for row in range(12):
        made.put(shifted(PROSE, by), 72, 100 + 14 * row)
    document = read(made)
    (page,) = document.pages
    assert page.state is PageState.IMAGE_ONLY
    assert "wrong encoding" in page.reason
    assert not document.text


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Der Handel zwischen den kleinen Häfen des Nordens wuchs nach der Ernte schneller als erwartet.",
        "Le commerce entre les petits ports du nord augmente plus vite que la production de la vallée.",
        "Handel między małymi portami północy rośnie szybciej niż produkcja całej doliny w tym samym roku.",
        "Obchod mezi malými přístavy na severu roste rychleji než výroba v celém údolí.",
        "北方小港之间的贸易增长快于整个山谷的生产",
    ],
)
def test_prose_of_any_tongue_is_no_gibberish(text: str) -> None:
    assert not is_gibberish(words(" ".join([text] * 12), 0, 0))


@given(st.lists(st.text(st.characters(exclude_categories=["Z", "Cs"]), min_size=1, max_size=12), max_size=30))
def test_any_words_can_be_judged(texts: list[str]) -> None:
    is_gibberish(words(" ".join(texts), 0, 0))


def test_the_images_of_a_page_stay_as_they_were_after_judging() -> None:
    from ingest.pdf.pdf_file import open_pdf

    made = sheet().put("Exports were 7 million tons", 72, 300)
    made.canvas.drawImage(picture(), 60, 792 - 320, 200, 40)
    made.canvas.setFillColor(black)
    with open_pdf(made.data(), "made.pdf") as pdf:
        before = pdf.picture(PageIndex(0), 50).tobytes()
        pdf.page(PageIndex(0))
        assert pdf.picture(PageIndex(0), 50).tobytes() == before
