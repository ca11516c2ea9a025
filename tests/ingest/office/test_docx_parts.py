"""The parts of a Word file, and the file with comments added while every other part keeps its bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from corpus.errors import DraftError
from ingest.office import docx_parts
from ingest.office.docx_parts import WordPackage, open_package
from tests.ingest.office.made import W, body, package

BODY = body("<w:p><w:r><w:t>tin</w:t></w:r></w:p>")
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default/></Types>'
RELATIONS = (
    '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/comments" Target="{}"/></Relationships>'
)
COMMENT = '<w:comment w:id="{}"><w:p/></w:comment>'
PLAIN = {"[Content_Types].xml": TYPES, "word/document.xml": BODY}
OLD = {
    **PLAIN,
    "word/_rels/document.xml.rels": RELATIONS.format("comments.xml"),
    "word/comments.xml": f'<w:comments xmlns:w="{W}">{COMMENT.format(4)}</w:comments>',
}


def opened(parts: dict[str, str]) -> WordPackage:
    return open_package(package(parts), name="d.docx")


def commented(parts: dict[str, str], *, namespace: str = W) -> WordPackage:
    """The file opened again with one comment more and another body."""
    made = opened(parts).with_comments(b"<new/>", COMMENT.format(9), namespace=namespace)
    return open_package(made, name="d.docx")


def text(opened: WordPackage, name: str) -> str:
    return (opened.part(name) or b"").decode()


def test_parts_are_found_by_name() -> None:
    found = opened(
        {**PLAIN, "word/footnotes.xml": "<f/>", "word/endnotes.xml": "<e/>", "word/styles.xml": ""}
    )
    assert found.document == BODY.encode()
    assert found.part("word/footnotes.xml") == b"<f/>"
    assert found.part("word/none.xml") is None
    assert found.notes == [b"<f/>", b"<e/>"]


def test_a_file_without_notes_has_none() -> None:
    assert opened(PLAIN).notes == []


def test_a_numbered_body_is_the_document() -> None:
    found = opened({"word/document2.xml": BODY})
    assert (found.name, found.document) == ("word/document2.xml", BODY.encode())


@pytest.mark.parametrize(
    ("marks", "number"),
    [
        ("", 5),
        ('<w:commentRangeStart w:id="12"/>', 13),
        ('<w:commentReference w:author="A" w:id="7"/>', 8),
        ('<w:bookmarkStart w:id="40"/>', 5),
    ],
)
def test_the_next_comment_is_above_all_comments_and_marks(marks: str, number: int) -> None:
    assert opened({**OLD, "word/document.xml": body(marks)}).next_comment == number


def test_the_first_comment_is_number_0() -> None:
    assert opened(PLAIN).next_comment == 0


def test_a_comment_stands_behind_those_there_are() -> None:
    found = commented(OLD)
    assert text(found, "word/comments.xml").endswith(COMMENT.format(4) + COMMENT.format(9) + "</w:comments>")
    assert found.document == b"<new/>"
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        assert text(found, name) == OLD[name]


@pytest.mark.parametrize("target", ["notes7.xml", "/word/notes7.xml"])
def test_comments_are_where_the_relations_say(target: str) -> None:
    parts = {**PLAIN, "word/_rels/document.xml.rels": RELATIONS.format(target), "word/notes7.xml": "<c></c>"}
    assert text(commented(parts), "word/notes7.xml") == f"<c>{COMMENT.format(9)}</c>"


def test_a_first_comment_brings_its_part_its_type_and_its_relation() -> None:
    found = commented(PLAIN)
    assert text(found, "word/comments.xml").endswith(
        f'<w:comments xmlns:w="{W}">{COMMENT.format(9)}</w:comments>'
    )
    types = text(found, "[Content_Types].xml")
    assert types.startswith(TYPES.removesuffix("</Types>"))
    assert types.count('PartName="/word/comments.xml"') == 1
    relations = text(found, "word/_rels/document.xml.rels")
    assert 'Target="comments.xml"' in relations
    assert "openxmlformats.org/officeDocument/2006/relationships/comments" in relations


def test_a_strict_file_has_a_strict_relation() -> None:
    found = commented(PLAIN, namespace="http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert "purl.oclc.org/ooxml/officeDocument/relationships/comments" in text(
        found, "word/_rels/document.xml.rels"
    )


def test_types_and_relations_that_are_there_are_not_given_twice() -> None:
    parts = {name: data for name, data in OLD.items() if name != "word/comments.xml"}
    parts["[Content_Types].xml"] = TYPES.replace("<Default/>", '<Override PartName="/word/comments.xml"/>')
    found = commented(parts)
    assert text(found, "[Content_Types].xml") == parts["[Content_Types].xml"]
    assert text(found, "word/_rels/document.xml.rels") == parts["word/_rels/document.xml.rels"]


def test_an_empty_list_of_comments_is_opened() -> None:
    found = commented({**OLD, "word/comments.xml": f'<w:comments xmlns:w="{W}"/>'})
    assert text(found, "word/comments.xml") == f'<w:comments xmlns:w="{W}">{COMMENT.format(9)}</w:comments>'


def test_other_parts_keep_their_bytes_and_order_and_two_runs_are_the_same() -> None:
    made = [opened(OLD).with_comments(b"<new/>", "", namespace=W) for _ in range(2)]
    assert made[0] == made[1]
    assert [member.filename for member, _ in open_package(made[0], name="d").members] == list(OLD)


def test_a_damaged_part_is_told() -> None:
    data = package(PLAIN).replace(b"tin</w:t>", b"lead</w:t")
    with pytest.raises(DraftError, match=r"d\.docx is a damaged"):
        open_package(data, name="d.docx")
    with pytest.raises(DraftError, match="not a Word document"):
        open_package(b"words", name="d.docx")


def test_a_part_that_says_it_is_encrypted_and_a_part_that_is_damaged_are_told() -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<txbxContent/>" * 50)
    whole = bytearray(made.getvalue())
    flagged = bytearray(whole)
    flagged[6] |= 1  # the flag in the local header, and the one in the directory
    flagged[flagged.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(DraftError, match="encrypted"):
        open_package(bytes(flagged), name="a.docx")
    at = whole.index(b"word/document.xml") + len("word/document.xml")
    whole[at : at + 8] = b"\xff" * 8
    with pytest.raises(DraftError, match="damaged"):
        open_package(bytes(whole), name="a.docx")


def test_changed_parts_take_the_place_of_the_old_and_new_ones_come_last() -> None:
    made = open_package(package({"word/document.xml": body("")}), name="d.docx")
    changed = open_package(made.with_parts({"word/document.xml": b"<a/>", "b.xml": b"<b/>"}), name="d.docx")
    assert changed.document == b"<a/>"
    assert [m.filename for m, _ in changed.members] == [*(m.filename for m, _ in made.members), "b.xml"]


@pytest.mark.parametrize(
    ("xml", "made"),
    [
        (b"", b""),
        (b"<a/>", b"<a><b/></a>"),
        (b'<w:a x="1"/>\n', b'<w:a x="1"><b/></w:a>'),
        (b"<a></a>", b"<a><b/></a>"),
        (b"<a><c/></a>", b"<a><c/><b/></a>"),
        (b"<a><c></c></a>", b"<a><c></c><b/></a>"),
    ],
)
def test_what_is_added_stands_last_in_its_root(xml: bytes, made: bytes) -> None:
    assert docx_parts._before_end(xml, "<b/>") == made
