"""Pages of an open PDF: their lines, tables and state, and which text layers are not worth reading."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import PageState
from corpus.geometry import PageIndex
from ingest.document.pages import ReadPage, is_gibberish, read_pages
from ingest.document.read import read_data
from ingest.pdf.ocr import NoOcrError
from ingest.pdf.ocr_choice import Ocr
from ingest.pdf.opening import AnyPdf
from ingest.pdf.pdf_file import PageError
from ingest.records.lines import Line, Word
from ingest.records.parts import Grid, GridCell
from ingest.records.raw import Glyphs, RawPage, Rule
from scripts.faults.sources.pdf_source import TEXT, one_page, stream
from tests.ingest.made import PLAIN, Sheet, word, words

PROSE = "The mill of the northern valley sells more barley than its own fields can grow in a year."


def shifted(text: str, by: int) -> str:
    return "".join(chr(97 + (ord(c) - 97 + by) % 26) if c.islower() else c for c in text)


@pytest.mark.parametrize("by", [1, 3, 7, 12])
def test_a_page_whose_letters_make_no_words_counts_as_an_image(by: int) -> None:
    made = Sheet()
    for row in range(12):
        made.put(shifted(PROSE, by), 72, 100 + 14 * row)
    document = read_data(made.data(), "made.pdf", ocr="off")
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


@dataclass
class FakePdf:
    """Pages made by hand, in the place of an open file; None for one that cannot be loaded."""

    pages: Sequence[RawPage | None]
    faults: Sequence[str] = ("", "")
    searched: list[tuple[PageIndex, bool]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.pages)

    def page(self, index: PageIndex) -> RawPage:
        found = self.pages[index]
        if found is None:
            raise PageError(f"page {index + 1} cannot be loaded")
        return found

    def fault(self, index: PageIndex, *, thorough: bool) -> str:
        self.searched.append((index, thorough))
        return self.faults[index]

    def picture(self, index: PageIndex, dpi: float) -> str:
        return f"{index} at {dpi}"


def raw(text: str, *, visible: bool = True, images: float = 0.0, bad: int = 0) -> RawPage:
    """A page with one line of text."""
    codes = np.array([ord(char) for char in text], np.int64)
    xs = np.arange(72, 72 + 5 * len(text), 5, dtype=np.float64)
    level = np.full(len(text), 100.0)
    zeros = np.zeros(len(text), np.int64)
    glyphs = Glyphs(
        codes, zeros, xs, level - 8, xs + 5, level + 2, level, zeros, np.zeros(len(text), np.bool_)
    )
    style = replace(PLAIN, visible=visible)
    return RawPage(PageIndex(0), "iv", 612.0, 792.0, 0, (style,), glyphs, (), (), images, bad)


def read_one(page: RawPage | None, *, ocr: str = "off", fault: str = "") -> ReadPage:
    (found,) = read_pages(_as_pdf(page, fault=fault), ocr=Ocr(ocr))
    return found


def _as_pdf(*pages: RawPage | None, fault: str = "") -> AnyPdf:
    made: AnyPdf = FakePdf(pages, [fault] * len(pages))  # type: ignore[assignment]
    return made


def _reads(*found: Word | NoOcrError) -> object:
    def read_picture(picture: object, width: float, height: float, languages: str) -> list[Word]:
        assert (picture, width, height) == ("0 at 200", 612.0, 792.0)
        for each in found:
            if isinstance(each, NoOcrError):
                raise each
        return [each for each in found if isinstance(each, Word)]

    return read_picture


def test_a_page_has_its_lines_size_and_label() -> None:
    found = read_one(raw("tin"))
    assert (found.state, found.reason, found.grids) == (PageState.TEXT, "", [])
    assert [line.text for line in found.text.lines] == ["tin"]
    assert (found.text.width, found.text.height, found.text.label) == (612.0, 792.0, "iv")


def test_a_page_that_cannot_be_loaded_is_unreadable_and_the_others_are_read() -> None:
    found = list(read_pages(_as_pdf(None, raw("tin")), ocr=Ocr("off")))
    assert [page.state for page in found] == [PageState.UNREADABLE, PageState.TEXT]
    assert found[0].reason == "page 1 cannot be loaded"
    assert (found[0].text.width, found[0].text.lines) == (0.0, [])


@pytest.mark.parametrize(("images", "state"), [(0.01, PageState.EMPTY), (0.02, PageState.IMAGE_ONLY)])
def test_a_page_without_text_is_empty_or_an_image(images: float, state: PageState) -> None:
    assert read_one(raw("", images=images)).state is state


@pytest.mark.parametrize(("bad", "state"), [(3, PageState.TEXT), (4, PageState.IMAGE_ONLY)])
def test_a_text_layer_without_unicode_is_not_read(bad: int, state: PageState) -> None:
    found = read_one(raw("abcdefghij", bad=bad))
    assert found.state is state
    assert ("bad encoding" in found.reason) is (bad == 4)


@pytest.mark.parametrize(
    ("visible", "images", "state"),
    [(False, 0.6, PageState.OCR), (True, 0.6, PageState.TEXT), (False, 0.4, PageState.TEXT)],
)
def test_an_unseen_layer_over_an_image_is_a_scans_own(visible: bool, images: float, state: PageState) -> None:
    found = read_one(raw("tin", visible=visible, images=images))
    assert found.state is state
    assert [word.text for word in found.text.hidden] == (["tin"] if (visible, images) == (False, 0.4) else [])


def test_tesseract_reads_a_page_without_text_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.document.pages.can_ocr", lambda: True)
    monkeypatch.setattr("ingest.document.pages.read_picture", _reads(word("tin", 72, 100)))
    found = read_one(raw("", images=1.0), ocr="auto")
    assert (found.state, [line.text for line in found.text.lines]) == (PageState.OCR, ["tin"])
    assert read_one(raw("lead"), ocr="auto").state is PageState.TEXT
    assert [line.text for line in read_one(raw("lead"), ocr="force").text.lines] == ["tin"]
    assert read_one(raw("", images=1.0)).state is PageState.IMAGE_ONLY


def test_without_tesseract_a_page_without_text_is_an_image(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.document.pages.can_ocr", lambda: False)
    assert read_one(raw("", images=1.0), ocr="auto").state is PageState.IMAGE_ONLY


def test_why_tesseract_gave_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.document.pages.can_ocr", lambda: True)
    for made, told in (
        (_reads(), "the page is an image without text; tesseract found no words"),
        (_reads(NoOcrError("too slow")), "the page is an image without text; too slow"),
    ):
        monkeypatch.setattr("ingest.document.pages.read_picture", made)
        found = read_one(raw("", images=1.0), ocr="auto")
        assert (found.state, found.reason) == (PageState.IMAGE_ONLY, told)
    assert read_one(raw("tin"), ocr="force").reason == "too slow"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("strength " * 40, True),
        ("banana " * 60, False),
        ("aeiou " * 60, True),
        ("strength " * 20, False),
        ("STRENGTH " * 60, False),
        ("\u1200" * 60, True),
        ("\u1200" * 59, False),
        ("\u1200" * 60 + "a" * 500, False),
    ],
)
def test_far_too_few_or_many_vowels_and_rare_scripts_are_gibberish(text: str, answer: bool) -> None:
    assert is_gibberish(words(text, 0, 0)) is answer


def test_words_of_tables_are_not_among_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    def first_word(page: RawPage, lines: Sequence[Line]) -> list[Grid]:
        box = lines[0].bbox
        return [Grid(box, 1, 1, (GridCell(0, 0, lines[0].words[:1], box),), "made")]

    spaced = raw("tin7")
    breaks = np.array([False, False, False, True])
    spaced = replace(spaced, glyphs=replace(spaced.glyphs, breaks=breaks))
    monkeypatch.setattr("ingest.document.pages.find_tables", first_word)
    found = read_one(spaced)
    assert [line.text for line in found.text.lines] == ["7"]
    assert [cell.text for cell in found.grids[0].cells] == ["tin"]


FAULT = "its content stream is damaged"


def test_a_page_whose_content_is_at_fault_is_read_in_part_or_not_at_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    part = read_one(raw("tin"), fault=FAULT)
    assert (part.state, part.reason) == (PageState.DAMAGED, f"{FAULT}: the page was read in part")
    assert [line.text for line in part.text.lines] == ["tin"]
    for lost in (raw(""), raw("", images=0.6), raw("abcdefghij", bad=4)):
        found = read_one(lost, fault=FAULT)
        assert (found.state, found.reason) == (PageState.UNREADABLE, FAULT)
    monkeypatch.setattr("ingest.document.pages.can_ocr", lambda: True)
    monkeypatch.setattr("ingest.document.pages.read_picture", _reads(word("tin", 72, 100)))
    assert read_one(raw("", images=0.6), ocr="auto", fault=FAULT).state is PageState.DAMAGED


@pytest.mark.parametrize(
    ("page", "thorough"),
    [(raw("tin"), False), (raw(""), True), (raw("", images=0.4), True), (raw("", images=0.6), False)],
)
def test_content_is_searched_where_a_page_gives_neither_text_nor_a_scan(
    page: RawPage, thorough: bool
) -> None:
    pdf = FakePdf([page])
    list(read_pages(pdf, ocr=Ocr("off")))  # type: ignore[arg-type]
    assert pdf.searched == [(0, thorough)]


LINE = Rule(10, 10, 90, 10)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (raw(""), "the page is blank: it has no text, no drawings and no images"),
        (raw("", images=0.01), "the page has a small image and no text"),
        (replace(raw(""), rules=(LINE,), objects=1), "the page has drawings and no text"),
        (replace(raw(""), boxes=(LINE,), objects=1), "the page has drawings and no text"),
        (replace(raw(""), shades=(LINE,), objects=1), "the page has drawings and no text"),
        (replace(raw(""), objects=1), "the page has nothing that is seen and no text"),
    ],
)
def test_an_empty_page_says_what_it_has_instead_of_text(page: RawPage, reason: str) -> None:
    found = read_one(page)
    assert (found.state, found.reason) == (PageState.EMPTY, reason)


def test_pages_behind_a_cut_are_not_read_and_say_why() -> None:
    pdf = _as_pdf(raw("tin"), raw("lead"), None)
    found = list(read_pages(pdf, ocr=Ocr("off"), cut=lambda read: "enough" if read == 1 else ""))
    assert [(page.state, page.reason) for page in found] == [
        (PageState.TEXT, ""),
        (PageState.UNREADABLE, "enough"),
        (PageState.UNREADABLE, "enough"),
    ]
    assert [page.text.index for page in found] == [0, 1, 2]


@pytest.mark.parametrize(
    ("content", "state", "reason"),
    [
        (b"", PageState.EMPTY, "the page is blank: it has no text, no drawings and no images"),
        (b"10 10 m 200 10 l S", PageState.EMPTY, "the page has drawings and no text"),
        (TEXT, PageState.TEXT, ""),
    ],
)
def test_pages_of_real_files_say_what_they_are(content: bytes, state: PageState, reason: str) -> None:
    (page,) = read_data(one_page(stream(content)), "made.pdf", ocr="off").pages
    assert (page.state, page.reason) == (state, reason)


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_real_page_whose_packed_content_breaks_off_is_told(share: float) -> None:
    rows = b"".join(
        b"BT /F1 11 Tf 72 %d Td (Exports rose by %d percent.) Tj ET\n" % (y, y * y)
        for y in range(60, 760, 14)
    )
    data = bytearray(zlib.compress(rows))
    place = max(2, int(len(data) * share))
    data[place : place + 8] = b"\xff" * 8
    (page,) = read_data(one_page(stream(bytes(data), b"/Filter/FlateDecode")), "made.pdf", ocr="off").pages
    assert page.state is (PageState.DAMAGED if share else PageState.UNREADABLE)
    assert page.reason.startswith(FAULT)
