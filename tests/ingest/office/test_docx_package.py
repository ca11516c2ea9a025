"""A Word file is refused if it is none, or of no sane size or form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DraftError
from ingest.office.docx_package import DOCX_BODY, check_docx
from scripts.faults.sources.docx_source import lying_bomb
from tests.ingest.office.made import body, package


def run(text: str, tag: str = "t") -> str:
    return f"<w:r><w:{tag}>{text}</w:{tag}></w:r>"


def test_a_word_document_is_accepted() -> None:
    check_docx(package({"word/document.xml": body("")}), name="d.docx")


@pytest.mark.parametrize(
    ("name", "is_body"),
    [
        ("word/document.xml", True), ("word/document2.xml", True), ("word/document.xml.rels", False),
        ("word/documents.xml", False), ("document.xml", False),
    ],
)  # fmt: skip
def test_the_body_may_be_numbered(name: str, is_body: bool) -> None:
    assert bool(DOCX_BODY.fullmatch(name)) is is_body


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0 old", "old or encrypted Word file: save it as .docx"),
        (b"words", "not a Word document: its bytes are not those of a .docx"),
        (package({"word/styles.xml": ""}), "no word/document.xml"),
        (package({"word/document.xml": body("")})[:-30], "not a Word document"),
    ],
)
def test_what_is_no_word_document_is_refused_by_its_name(data: bytes, told: str) -> None:
    with pytest.raises(DraftError, match=rf"d\.docx .*{told}"):
        check_docx(data, name="d.docx")


def test_a_file_that_unpacks_to_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    made = package({"word/document.xml": "x" * 600, "word/styles.xml": "x" * 400})
    monkeypatch.setattr("ingest.office.docx_package._MAX_UNPACKED", 1000)
    check_docx(made, name="d.docx")
    monkeypatch.setattr("ingest.office.docx_package._MAX_UNPACKED", 999)
    with pytest.raises(DraftError, match="its parts unpack to more than 0 MB"):
        check_docx(made, name="d.docx")


def test_a_file_that_tells_a_smaller_size_than_it_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    made = lying_bomb("Tin rose.", 2_000)
    monkeypatch.setattr("ingest.office.docx_package._MAX_UNPACKED", 50_000)
    with pytest.raises(DraftError, match=r"d\.docx is a zip bomb or holds huge files: its parts unpack"):
        check_docx(made, name="d.docx")


def test_a_body_is_measured_unpacked() -> None:
    inside = body(run("tin") * 9)
    assert check_docx(package({"word/document.xml": inside, "word/styles.xml": "x"}), name="d") == len(inside)


@pytest.mark.parametrize("piece", [1, 7, 1_000_000])
def test_tables_inside_tables_have_a_deepest(monkeypatch: pytest.MonkeyPatch, piece: int) -> None:
    monkeypatch.setattr("ingest.office.docx_package._PIECE", piece)
    beside = "<w:tbl></w:tbl>" * 200

    def nested(depth: int) -> bytes:
        tables = f"{'<w:tbl><w:tblPr/>' * depth}{beside}{'</w:tbl >' * depth}"
        return package({"word/document.xml": body(tables)})

    check_docx(nested(99), name="d.docx")
    with pytest.raises(DraftError, match="tables inside tables, 101 deep: expected at most 100; take them"):
        check_docx(nested(100), name="d.docx")


def test_entities_in_the_xml_are_refused() -> None:
    made = package({"word/document.xml": f'<!DOCTYPE x [<!ENTITY e "lol">]>{body(run("&e;"))}'})
    with pytest.raises(DraftError, match="declares entities in its XML"):
        check_docx(made, name="d.docx")


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(DraftError):
        check_docx(data, name="d.docx")
