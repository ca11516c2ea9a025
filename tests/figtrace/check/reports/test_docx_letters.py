"""Letters of a Word file and their bytes: what a reader sees, where it stands, and what holds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DraftError
from figtrace.check.reports.anchors import BREAK
from figtrace.check.reports.docx_letters import (
    Element,
    Letter,
    RunElement,
    TextElement,
    WordXml,
    read_word_xml,
)
from tests.figtrace.check.docx_made import WORD, body, paragraph, part, run

_SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'


def _read(*inner: str) -> WordXml:
    return read_word_xml(body("".join(inner)).encode(), name="a.docx")


def _text(part_read: WordXml) -> str:
    return "".join(letter.char for letter in part_read.letters)


def _held(part_read: WordXml) -> list[Letter]:
    return [letter for letter in part_read.letters if letter.holder is not None]


def test_letters_come_in_the_order_of_the_text_with_a_line_for_each_paragraph() -> None:
    assert _text(_read(paragraph("It is ", "5 tons."), paragraph("So."))) == "\nIt is 5 tons.\nSo."


@pytest.mark.parametrize("tag", ["tab", "br", "cr"])
def test_tabs_and_breaks_are_spaces_that_nothing_holds(tag: str) -> None:
    read = _read(f"<w:p><w:r><w:t>5</w:t><w:{tag}/><w:t>tons</w:t></w:r></w:p>")
    assert _text(read) == "\n5 tons"
    assert read.letters[2] == Letter(" ", None)


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20)
)
def test_each_letter_is_found_in_the_bytes_where_it_stands(words: str) -> None:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    read = _read(paragraph(run(escaped)))
    held = _held(read)
    assert "".join(letter.char for letter in held) == words
    names = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}
    spelled = [read.xml[letter.start : letter.end].decode() for letter in held]
    assert [names.get(one, one) for one in spelled] == list(words)


def test_a_letter_knows_its_text_its_run_and_their_bytes() -> None:
    read = _read(paragraph(run("5", "<w:b/>")))
    (letter,) = _held(read)
    text = letter.holder
    assert isinstance(text, TextElement)
    assert read.xml[text.start :].startswith(text.tag)
    assert (text.name, text.tag) == (b"w:t", b'<w:t xml:space="preserve">')
    assert (text.run.name, text.run.tag) == (b"w:r", b"<w:r>")
    assert text.run.properties == b"<w:rPr><w:b/></w:rPr>"
    assert read.xml[text.run.start : text.run.end].startswith(b"<w:r>")
    assert read.xml[text.run.start : text.run.end].endswith(b"</w:t></w:r>")
    assert text.run.content == text.start


def test_a_run_without_formatting_begins_behind_its_tag() -> None:
    (letter,) = _held(_read(paragraph(run("5"))))
    assert isinstance(letter.holder, TextElement)
    assert letter.holder.run.properties == b""
    assert letter.holder.run.content == letter.holder.run.start + len(b"<w:r>")


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_what_was_deleted_is_not_seen(tag: str) -> None:
    inner = f'<w:p>{run("5 ")}<w:{tag} w:id="1" w:author="x">{run("6 ")}</w:{tag}>{run("tons")}</w:p>'
    assert _text(_read(inner)) == "\n5 tons"


def test_what_was_inserted_is_seen() -> None:
    assert _text(_read(f'<w:p><w:ins w:id="1" w:author="x">{run("5")}</w:ins></w:p>')) == "\n5"


def test_raised_digits_are_raised() -> None:
    assert _text(_read(paragraph(run("92"), run("3a", _SUPERSCRIPT), run("4")))) == "\n92³a4"


def test_a_formula_holds_its_letters_as_one() -> None:
    read = _read("<w:p><m:oMath><m:r><m:t>x</m:t></m:r><m:r><m:t>5</m:t></m:r></m:oMath></w:p>")
    first, second = _held(read)
    assert first.holder is second.holder
    assert type(first.holder) is Element
    assert read.xml[first.holder.start : first.holder.end].startswith(b"<m:oMath>")
    assert read.xml[first.holder.start : first.holder.end].endswith(b"</m:oMath>")
    assert (first.start, first.end) == (0, 0)


def test_a_text_box_comes_last_and_is_held_by_the_run_around_it() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('7 mills')}</w:txbxContent></w:pict></w:r>"
    read = _read(f"<w:p>{box}{run('5 tons')}</w:p>")
    assert _text(read) == f"\n5 tons{BREAK}\n7 mills"
    holder = read.letters[-1].holder
    assert isinstance(holder, RunElement)
    assert read.xml[holder.start : holder.end] == box.encode()


def test_the_fallback_of_a_newer_drawing_is_not_read_twice() -> None:
    inner = (
        f"<w:p><mc:AlternateContent><mc:Choice Requires='w14'>{run('5')}</mc:Choice>"
        f"<mc:Fallback>{run('5')}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert _text(_read(inner)) == "\n5"


def test_notes_are_known_by_their_kind_and_number_and_their_marks_by_their_run() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    read = _read(f"<w:p>{run('5')}{mark}</w:p>")
    marked = read.marks["footnote", "2"]
    assert read.xml[marked.start : marked.end] == mark.encode()
    note = f'<w:footnote w:id="2">{paragraph("7 tons")}</w:footnote>'
    notes = read_word_xml(part("footnotes", note).encode(), name="a.docx")
    assert _text(notes) == f"{BREAK}\n7 tons"
    assert {letter.holder for letter in _held(notes)} == {("footnote", "2")}


def test_a_deleted_mark_is_none() -> None:
    mark = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    assert _read(f'<w:p><w:del w:id="1" w:author="x">{mark}</w:del></w:p>').marks == {}


def test_the_namespace_is_the_files_own() -> None:
    assert _read(paragraph("5")).namespace == WORD
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = body(paragraph("5")).replace(WORD, strict).encode()
    read = read_word_xml(xml, name="a.docx")
    assert (read.namespace, _text(read)) == (strict, "\n5")


def test_a_part_in_utf_16_is_read() -> None:
    xml = body(paragraph("5 €")).replace('encoding="UTF-8"', 'encoding="UTF-16"')
    assert _text(read_word_xml(xml.encode("utf-16"), name="a.docx")) == "\n5 €"


@pytest.mark.parametrize(
    "xml",
    [b"", b"<w:document", b"<a><b></a>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"\xff\xfe<"],
    ids=["empty", "cut", "crossed", "entities", "half"],
)
def test_damaged_xml_is_told_with_the_name_of_the_file(xml: bytes) -> None:
    with pytest.raises(DraftError, match=r"a\.docx is a damaged \.docx"):
        read_word_xml(xml, name="a.docx")
