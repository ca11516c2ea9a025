"""Characters without Unicode, told by their looks."""

from __future__ import annotations

import pytest

from ingest.pdf.lost_characters import HYPHEN_AT_END, UNKNOWN, restored
from ingest.pdf.pdf_file import open_pdf
from ingest.records.raw import Style
from tests.ingest.made import PLAIN, Sheet

NAMELESS = Style(10.0, "", bold=False, italic=False, upright=True, visible=True)
SYMBOLS = Style(10.0, "AdvP4C4E74", bold=False, italic=False, upright=True, visible=True)


def looked_at(char: str, code: int, style: Style) -> int:
    """The code that is told for a character of a made page whose own code is given."""
    import pypdfium2

    from ingest.pdf import pdfium

    document = pypdfium2.PdfDocument(Sheet().put(char, 72, 72).data())
    page = document[0]
    text = page.get_textpage()
    found = restored(pdfium.handle(text.raw), 0, code, style)
    text.close()
    page.close()
    document.close()
    return found


@pytest.mark.parametrize("code", [0xF900, 0xFB01, 0xFFFC])
def test_forms_that_unicode_names_are_kept(code: int) -> None:
    assert looked_at("a", code, PLAIN) == code


def test_the_hyphen_at_a_line_end_is_kept_but_not_in_a_font_of_symbols() -> None:
    assert looked_at("a", HYPHEN_AT_END, PLAIN) == HYPHEN_AT_END
    assert looked_at("a", HYPHEN_AT_END, SYMBOLS) == UNKNOWN


@pytest.mark.parametrize(("code", "char"), [(0x1C, "ﬁ"), (0x10, "“"), (0x15, "–")])
def test_fonts_without_a_name_are_read_in_texs_encoding(code: int, char: str) -> None:
    assert looked_at("a", code, NAMELESS) == ord(char)
    assert looked_at("a", code, PLAIN) == UNKNOWN


@pytest.mark.parametrize(("char", "read"), [("–", "−"), ("a", "\ufffd"), ("|", "\ufffd"), (".", "\ufffd")])
def test_a_flat_bar_is_a_minus_whatever_its_code(char: str, read: str) -> None:
    assert looked_at(char, 0xE001, PLAIN) == ord(read)


def test_a_page_counts_what_stays_unknown() -> None:
    with open_pdf(Sheet().put("plain", 72, 72).data(), "made.pdf") as pdf:
        assert pdf.page(0).bad_glyphs == 0  # type: ignore[arg-type]
