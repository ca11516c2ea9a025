"""Text boxes behind the paragraph that they hang on, each once, with what stands in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figtrace.drafts.docx_boxes import unboxed
from figtrace.drafts.read import read_draft
from tests.figtrace.check.docx_made import body, field, paragraph, run, write_docx

_VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def drawn(inside: str) -> str:
    return f"<w:drawing><w:txbxContent>{inside}</w:txbxContent></w:drawing>"


def pict(inside: str) -> str:
    shape = f"<v:shape {_VML}><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape>"
    return f"<w:pict>{shape}</w:pict>"


def both(inside: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawn(inside)}</mc:Choice>'
        f"<mc:Fallback>{pict(inside)}</mc:Fallback></mc:AlternateContent>"
    )


def text_of(folder: Path, *paragraphs: str) -> str:
    return read_draft(write_docx(folder / "d.docx", body("".join(paragraphs)))).document.text


@pytest.mark.parametrize("form", [both, drawn, pict])
def test_a_box_is_read_once_and_the_words_around_it_stay(tmp_path: Path, form: object) -> None:
    assert callable(form)
    held = f"<w:r>{form(paragraph('Flax: 8 percent.') + paragraph('Jute: 9 percent.'))}</w:r>"
    text = text_of(tmp_path, paragraph("Look ", held, "here."), paragraph("The end."))
    assert text == "Look here.\nFlax: 8 percent.\nJute: 9 percent.\nThe end."


def test_boxes_of_one_paragraph_keep_their_order(tmp_path: Path) -> None:
    runs = [f"<w:r>{both(paragraph(words))}</w:r>" for words in ("One: 1.", "Two: 2.")]
    assert text_of(tmp_path, paragraph("Look.", *runs)) == "Look.\nOne: 1.\nTwo: 2."


def test_a_box_that_only_old_readers_have_is_read(tmp_path: Path) -> None:
    shown = "<mc:AlternateContent><mc:Choice Requires='x'><w:drawing/></mc:Choice><mc:Fallback>"
    held = f"<w:r>{shown}{pict(paragraph('Flax: 8.'))}</mc:Fallback></mc:AlternateContent></w:r>"
    assert text_of(tmp_path, paragraph("Look.", held)) == "Look.\nFlax: 8."


def test_a_citation_in_a_box_keeps_its_work(tmp_path: Path) -> None:
    data = {"id": 1, "type": "book", "title": "Flax", "author": [{"family": "Oakes"}]}
    code = (
        f"ADDIN CSL_CITATION {json.dumps({'citationItems': [{'id': 1, 'itemData': data, 'locator': '3'}]})}"
    )
    held = f"<w:r>{both(paragraph('Up 8% ', field(code, '(Oakes, 3)')))}</w:r>"
    draft = read_draft(write_docx(tmp_path / "d.docx", body(paragraph("Look.", held))))
    assert draft.document.text == "Look.\nUp 8% (Oakes, 3)"
    assert [(c.locator, c.reference) for c in draft.citations] == [("3", 0)]


def test_a_box_in_a_cell_stays_in_it(tmp_path: Path) -> None:
    held = paragraph("Flax", f"<w:r>{both(paragraph(run('8')))}</w:r>")
    row = f"<w:tr><w:tc>{held}</w:tc><w:tc>{paragraph('9')}</w:tc></w:tr>"
    assert text_of(tmp_path, f"<w:tbl>{row}</w:tbl>", paragraph("End.")) == "Flax 8\t9\nEnd."


@pytest.mark.parametrize("xml", ["<w:p><w:drawing></w:drawing></w:p>", "<w:p/>", "txbxContent", ""])
def test_xml_without_boxes_stays(xml: str) -> None:
    assert unboxed(xml) == xml


@given(
    st.lists(
        st.sampled_from(
            ["<w:p>", "</w:p>", "<w:p/>", "<w:pict>", "</w:pict>", "<w:txbxContent>", "</w:txbxContent>", "5",
             "<mc:Fallback>", "</mc:Fallback>", "<mc:AlternateContent>", "</mc:AlternateContent>"]
        )
    )
)  # fmt: skip
def test_any_tags_give_no_more_xml_than_there_was(pieces: list[str]) -> None:
    xml = "".join(pieces)
    assert len(unboxed(xml)) <= len(xml)
